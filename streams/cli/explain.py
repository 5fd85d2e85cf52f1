"""`news-streams explain`: the worker's steps on a raw page, without a broker."""

import sys
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from streams.cli import environment
from streams.cli.pages import has_lines
from streams.cli.render import safe, write_json

if TYPE_CHECKING:
    from streams.limits import Limits
    from streams.pipeline import Outcome


@click.command()
@click.argument(
    "path",
    metavar="[FILE]",
    required=False,
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
)
@click.option("--jsonl", is_flag=True, help="One raw item a line, whatever the file's name.")
@click.option("--json", "as_json", is_flag=True, help="Print each event as a line of JSON.")
def explain(path: Path | None, jsonl: bool, as_json: bool) -> None:
    """Show what the worker would make of a raw page, without a broker.

    FILE is a raw page as a producer would publish it (text, HTML or JSON), or a .jsonl file with
    one a line; without FILE, or where it is -, stdin is read. The events are the worker's, without
    `origin`: they did not come over Kafka. What it would set aside gives
    {"dead_letter": {"reason", "message", "stage"}}, and status 1 for a single page.
    """
    if path is None and sys.stdin.isatty():
        raise click.UsageError("no FILE, and stdin is a terminal")
    path = path or Path("-")
    jsonl, limits = jsonl or has_lines(path), environment.settings().limits
    with click.open_file(str(path), "rb") as file:
        outcomes = _outcomes(_values(file, jsonl, path), limits)
        dead = _print_json(outcomes) if as_json else _print_for_reader(outcomes)
    if dead and jsonl:
        counts = ", ".join(f"{reason} {count}" for reason, count in dead.most_common())
        click.echo(f"{dead.total()} would be dead letters: {counts}", err=True)
    elif dead:
        raise click.exceptions.Exit(1)


def _values(file: IO[bytes], jsonl: bool, path: Path) -> Iterator[bytes]:
    """What is to be explained, one item after the other; no lines are an error."""
    values = _lines(file) if jsonl else iter([file.read()])
    first = next(values, None)
    if first is None:
        raise click.ClickException(f"nothing to explain in {safe(str(path))}")
    yield first
    yield from values


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    return (line for line in (raw.rstrip(b"\r\n") for raw in file) if line.strip())


def _outcomes(values: Iterable[bytes], limits: "Limits") -> "Iterator[Outcome]":
    from streams.messages import Record
    from streams.pipeline import STAGES, run

    for number, value in enumerate(values):
        outcome = run(STAGES, Record("", 0, number, 0, None, value), limits)
        for event in outcome.events:
            event.pop("origin", None)
        if outcome.reason == "unexpected" and outcome.error:
            frames = "".join(traceback.format_exception(outcome.error))
            click.echo(safe(frames, lines=True), err=True)
        yield outcome


def dead_letter(outcome: "Outcome") -> dict[str, Any]:
    """What the dead letter's headers would say."""
    from streams.messages import ERROR_PREFIX

    headers = dict(outcome.messages[0].headers)
    names = ("reason", "message", "stage")
    return {name: headers[ERROR_PREFIX + name].decode() for name in names}


def _print_json(outcomes: "Iterable[Outcome]") -> Counter[str]:
    import orjson

    dead: Counter[str] = Counter()
    for outcome in outcomes:
        if outcome.reason:
            dead[outcome.reason] += 1
            write_json([orjson.dumps({"dead_letter": dead_letter(outcome)})])
        else:
            write_json(map(orjson.dumps, outcome.events))
    return dead


def _print_for_reader(outcomes: "Iterable[Outcome]") -> Counter[str]:
    from streams.cli.article import show_article
    from streams.cli.render import console

    dead: Counter[str] = Counter()
    out = console()
    for outcome in outcomes:
        for event in outcome.events:
            show_article(out, event)
        if outcome.reason:
            dead[outcome.reason] += 1
            letter = dead_letter(outcome)
            out.print(f"dead letter in {letter['stage']}: {letter['reason']}", style="bold red")
            out.print(safe(letter["message"]))
        sys.stdout.flush()
    return dead
