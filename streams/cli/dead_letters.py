"""`news-streams dead-letters`: look at what was set aside, and send it again after a fix."""

import asyncio
import heapq
from collections import Counter
from typing import Any

import click
import orjson
from rich.table import Table
from rich.text import Text

from streams.cli import environment
from streams.cli.broker import consuming
from streams.cli.filters import Filters, filtered, letters
from streams.cli.record import by_place, fetch, show_record, time_of
from streams.cli.render import console, isolated, moment, safe_bytes, table, write_json
from streams.cli.replay import replay
from streams.letters import Letter, Place, read, written
from streams.settings import Settings
from streams.topics import DEAD_LETTERS

_WHOLE = ("place", "time (UTC)", "reason")
# The columns of the list, and the width from which each is shown.
_COLUMNS = {
    **dict.fromkeys(_WHOLE, 0),
    **dict.fromkeys(("stage", "read from", "attempts", "bytes"), 140),
    **{"dealt with": 0, "key": 100, "source": 100, "message": 0},
}


@click.group("dead-letters")
def dead_letters() -> None:
    """List, show and replay what could not be processed."""


dead_letters.add_command(replay)


@dead_letters.command("list")
@filtered
@click.option("--limit", type=click.IntRange(0), default=20, show_default=True, help="Rows shown.")
@click.option("--json", "as_json", is_flag=True, help="The latest as lines of JSON.")
def list_(again: bool, limit: int, as_json: bool, **filters: Any) -> None:
    """Count dead letters by reason and stage, and show the latest."""
    counts, latest = asyncio.run(_survey(environment.settings(), Filters(**filters), again, limit))
    if as_json:
        write_json([orjson.dumps(_told(letter)) for letter in latest])
        return
    out = console()
    if not counts:
        out.print("no dead letters")
        return
    out.print(_counts(counts))
    if latest:
        out.print(rows(latest, out.width))


@dead_letters.command()
@by_place
def show(place: Place, most: int, raw: bool) -> None:
    """Show the headers and the value of one dead letter.

    With --raw `news-streams explain -` can read what the first stage has set aside. A place
    without a record is asked for 10 seconds.
    """
    record = fetch(environment.settings(), DEAD_LETTERS, place)
    if raw and read(record).value_omitted:
        raise click.ClickException("the value was too large to keep")
    show_record(record, most, raw=raw)


async def _survey(
    settings: Settings, filters: Filters, again: bool, limit: int
) -> tuple[Counter[tuple[str, str]], list[Letter]]:
    """Counts by reason and stage, and the latest letters, oldest of them first."""
    counts: Counter[tuple[str, str]] = Counter()
    latest: list[tuple[int, Place, Letter]] = []
    async with consuming(settings, settings.topic(DEAD_LETTERS)) as consumer:
        async for letter in letters(consumer, filters, again=again):
            counts[letter.reason, letter.stage] += 1
            heapq.heappush(latest, (letter.record.timestamp, letter.place, letter))
            if len(latest) > limit:
                heapq.heappop(latest)
    return counts, [letter for _, _, letter in sorted(latest, key=lambda entry: entry[:2])]


def _counts(counts: Counter[tuple[str, str]]) -> Table:
    counted = Table("reason", "stage", "dead letters")
    for (reason, stage), count in counts.most_common():
        counted.add_row(reason, stage, str(count))
    return counted


def rows(letters: list[Letter], width: int) -> Table:
    """As many columns as the width has room for; `show` has the rest."""
    columns = dict(_COLUMNS)
    if not any(letter.dealt_with for letter in letters):
        del columns["dealt with"]
    return table([_cells(letter) for letter in letters], columns, _WHOLE, width)


def _cells(letter: Letter) -> dict[str, Text | str]:
    return {
        "place": written(letter.place),
        "time (UTC)": time_of(letter.record),
        "reason": letter.reason,
        "stage": letter.stage,
        "read from": _origin(letter),
        "attempts": str(letter.attempts),
        "bytes": str(len(letter.record.value or b"")),
        "dealt with": "yes" if letter.dealt_with else "",
        "key": Text(safe_bytes(letter.record.key or b"")),
        "source": Text(isolated(letter.source)),
        "message": Text(safe_bytes(letter.message)),
    }


def _told(letter: Letter) -> dict[str, Any]:
    """A letter for a program: as in the list, with its place of origin in parts."""
    return {
        "place": written(letter.place),
        "time": moment(letter.record.timestamp).isoformat(),
        "reason": letter.reason,
        "stage": letter.stage,
        "topic": letter.topic.decode("utf-8", "backslashreplace"),
        "partition": letter.topic_partition,
        "offset": letter.topic_offset,
        "attempts": letter.attempts,
        "bytes": len(letter.record.value or b""),
        "key": (letter.record.key or b"").decode("utf-8", "backslashreplace"),
        "dealt_with": letter.dealt_with,
        "source": letter.source,
        "message": letter.message.decode("utf-8", "backslashreplace"),
    }


def _origin(letter: Letter) -> Text:
    numbers = (letter.topic_partition, letter.topic_offset)
    places = ("?" if number is None else str(number) for number in numbers)
    return Text(":".join([safe_bytes(letter.topic) or "?", *places]))
