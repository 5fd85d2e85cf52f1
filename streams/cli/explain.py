"""`news-streams explain`: the worker's steps on a raw page, without a broker."""

import sys
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from streams.cli import environment
from streams.cli.article import show_article
from streams.cli.pages import Page, chosen, has_lines, pages
from streams.cli.render import console, safe, write_json

if TYPE_CHECKING:
    from streams.limits import Limits
    from streams.pipeline import Outcome


@click.command()
@click.argument(
    "paths",
    metavar="[PATH]...",
    nargs=-1,
    type=click.Path(exists=True, allow_dash=True, path_type=Path),
)
@click.option("--jsonl", is_flag=True, help="One raw item a line, whatever the file's name.")
@click.option("--json", "as_json", is_flag=True, help="Print each event as a line of JSON.")
def explain(paths: Sequence[Path], jsonl: bool, as_json: bool) -> None:
    """Show what the worker would make of raw pages, without a broker.

    PATH is a raw page as a producer would publish it (text, HTML or JSON), a .jsonl file with one a
    line, or a folder of them, of which every page is read; without PATH, or where it is -, stdin
    is. The events are the worker's, without `origin`: they did not come over Kafka. What it would
    set aside gives {"dead_letter": {"place", "reason", "message", "stage"}}, and status 1 for a
    single page.
    """
    if not paths and sys.stdin.isatty():
        raise click.UsageError("no PATH, and stdin is a terminal")
    paths = paths or (Path("-"),)
    files = [file for path in paths for file in chosen(path)[0]]
    several = jsonl or len(files) > 1 or any(map(has_lines, files))
    limits = environment.settings().limits
    show = _show_json if as_json else _show_to_reader
    dead: Counter[str] = Counter()
    for page in _some(pages(files, jsonl, limits.max_bytes), paths):
        outcome = _outcome(page, limits)
        if several and not as_json:
            console().print(safe(page.place), style="dim", soft_wrap=True)
        show(page, outcome)
        if outcome.reason:
            dead[outcome.reason] += 1
    if dead and several:
        counts = ", ".join(f"{reason} {count}" for reason, count in dead.most_common())
        click.echo(f"{dead.total()} would be dead letters: {counts}", err=True)
    elif dead:
        raise click.exceptions.Exit(1)


def _some(found: Iterable[Page], paths: Iterable[Path]) -> Iterator[Page]:
    """The pages; that there is none, or that one can't be read, is an error."""
    page = None
    for page in found:
        if page.unreadable:
            raise click.ClickException(safe(f"can't read {page.place}: {page.unreadable}"))
        yield page
    if page is None:
        raise click.ClickException(f"nothing to explain in {safe(', '.join(map(str, paths)))}")


def _outcome(page: Page, limits: "Limits") -> "Outcome":
    from streams.messages import Record
    from streams.pipeline import STAGES, run

    outcome = run(STAGES, Record("", 0, 0, 0, None, page.value), limits)
    for event in outcome.events:
        event.pop("origin", None)
    if outcome.reason == "unexpected" and outcome.error:
        frames = "".join(traceback.format_exception(outcome.error))
        click.echo(safe(frames, lines=True), err=True)
    return outcome


def _dead_letter(page: Page, outcome: "Outcome") -> dict[str, str]:
    """Where the page was, and what the dead letter's headers would say."""
    from streams.messages import ERROR_PREFIX

    headers = dict(outcome.messages[0].headers)
    names = ("reason", "message", "stage")
    said = {name: headers[ERROR_PREFIX + name].decode() for name in names}
    # The value ends behind the limit: what is too large has its true size beside it.
    message = said["message"].replace(str(len(page.value)), str(page.size), 1)
    return {"place": safe(page.place), **said, "message": message}


def _show_json(page: Page, outcome: "Outcome") -> None:
    import orjson

    letters = [{"dead_letter": _dead_letter(page, outcome)}] if outcome.reason else []
    write_json(map(orjson.dumps, [*outcome.events, *letters]))


def _show_to_reader(page: Page, outcome: "Outcome") -> None:
    out = console()
    for event in outcome.events:
        show_article(out, event)
    if outcome.reason:
        letter = _dead_letter(page, outcome)
        where = f"{letter['place']}: dead letter in {letter['stage']}: {letter['reason']}"
        out.print(where, style="bold red", soft_wrap=True)
        out.print(safe(letter["message"]))
    sys.stdout.flush()
