"""`news-streams dead-letters replay`: send dead letters back to where they were read."""

import asyncio
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import click
from rich.progress import MofNCompleteColumn, SpinnerColumn, TimeElapsedColumn

from streams.cli import environment
from streams.cli.broker import consuming, producing
from streams.cli.filters import Filters, PlaceType, filtered, letters
from streams.cli.render import Advance, progress, safe
from streams.cli.sending import send_all
from streams.cli.sending_back import mark, send_back, topic_of
from streams.letters import Letter, Place, written
from streams.pipeline import STAGES
from streams.settings import Settings
from streams.topics import DEAD_LETTERS


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a replay goes."""

    attempts: int
    letters: int | None
    again: bool
    dry_run: bool
    discard: bool


@dataclass(slots=True)
class Tally:
    """What was sent back to which topic, what was left out and what failed, with why."""

    sent: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)


@click.command()
@click.argument("places", type=PlaceType(), metavar="[PARTITION:OFFSET]...", nargs=-1)
@filtered
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@click.option(
    "--max-attempts",
    type=click.IntRange(1),
    default=5,
    show_default=True,
    help="Leave out what was set aside so often: it would come back for ever.",
)
@click.option("--dry-run", is_flag=True, help="Only say what would be sent.")
@click.option("--discard", is_flag=True, help="Send nothing: only mark them as dealt with.")
def replay(
    again: bool, limit: int | None, max_attempts: int, dry_run: bool, discard: bool, **filters: Any
) -> None:
    """Send dead letters back, all of them at once unless told which.

    They go to where they were read, the value, key and headers as they were, so the ids come out
    as a first success would have given them. What is acknowledged gets a marker in the dead
    letters' topic and is left out the next time; a replay that was cut short can simply be
    repeated. --discard gives the marker to letters that were mended another way or can't go back.
    """
    is_all = not any([*filters.values(), limit])
    if discard and is_all:
        raise click.UsageError("--discard wants places, or options that say which letters")
    if is_all and not dry_run and sys.stdin.isatty():
        click.confirm("Send all dead letters back?", abort=True)
    extent = Extent(max_attempts, limit, again, dry_run, discard)
    columns = (SpinnerColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with progress(*columns) as advance:
        tally = asyncio.run(_replay(environment.settings(), Filters(**filters), extent, advance))
    _report(tally, extent)


def _report(tally: Tally, extent: Extent) -> None:
    what = "discard" if extent.discard else "replay"
    done = f"would {what}" if extent.dry_run else f"{what}ed"
    topics = ", ".join(f"{count} to {topic}" for topic, count in tally.sent.most_common())
    click.echo(
        f"{done} {tally.sent.total()}" + (f": {topics}" if topics and not extent.discard else "")
    )
    for reason, count in tally.skipped.most_common():
        click.echo(f"left out {count}: {reason}")
    if tally.failed:
        reasons = "; ".join(f"{count}: {safe(why)}" for why, count in tally.failed.most_common())
        raise click.ClickException(f"{tally.failed.total()} not replayed; {reasons}")


async def _replay(settings: Settings, filters: Filters, extent: Extent, advance: Advance) -> Tally:
    tally, source = Tally(), settings.topic(DEAD_LETTERS)
    targets = {settings.topic(stage.reads) for stage in STAGES}
    async with consuming(settings, source) as consumer, producing(settings, source) as producer:
        found = letters(consumer, filters, again=extent.again or bool(filters.places))
        fit = _replayable(_all_there(found, filters.places, tally), targets, extent, tally)
        send = partial(mark if extent.discard else send_back, producer, source)
        sent = _told(fit, extent) if extent.dry_run else send_all(fit, send, _size, settings)
        async for letter, result in sent:
            _count(tally, letter, result)
            advance(1)
    return tally


async def _told(fit: AsyncIterator[Letter], extent: Extent) -> AsyncIterator[tuple[Letter, None]]:
    """Print what would be sent, each as if it were."""
    async for letter in fit:
        topic = "" if extent.discard else f" to {topic_of(letter)}"
        click.echo(safe(f"{written(letter.place)}{topic} ({letter.reason}, {letter.stage})"))
        yield letter, None


async def _all_there(
    found: AsyncIterator[Letter], places: Iterable[Place], tally: Tally
) -> AsyncIterator[Letter]:
    """The letters as they come; after the last one, the places where there was none have failed."""
    missing = set(places)
    async for letter in found:
        missing.discard(letter.place)
        yield letter
    for place in sorted(missing):
        tally.failed[f"no such dead letter: {written(place)}"] += 1


async def _replayable(
    found: AsyncIterator[Letter], targets: set[str], extent: Extent, tally: Tally
) -> AsyncIterator[Letter]:
    """The letters that may go back, or all that are to be discarded."""
    count = 0
    async for letter in found:
        if why := _unfit(letter, targets, extent):
            tally.skipped[why] += 1
            continue
        yield letter
        count += 1
        if count == extent.letters:
            return


def _size(letter: Letter) -> int:
    return len(letter.record.value or b"")


def _unfit(letter: Letter, targets: set[str], extent: Extent) -> str:
    """Why a letter can't go back: headers may be forged, so only to what a stage reads."""
    if letter.dealt_with and not extent.again:
        return "dealt with before (--again)"
    if extent.discard:
        return ""
    if topic_of(letter) not in targets:
        return "not from a topic that a stage reads"
    if letter.value_omitted:
        return "the value was too large to keep"
    if letter.record.value is None and letter.record.key is None:
        return "neither key nor value"
    if letter.attempts >= extent.attempts:
        return f"set aside {extent.attempts} times or more (--max-attempts)"
    return ""


def _count(tally: Tally, letter: Letter, result: Any) -> None:
    if result is None:
        tally.sent[topic_of(letter)] += 1
    else:
        tally.failed[str(result)] += 1
