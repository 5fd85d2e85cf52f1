"""`news-streams dead-letters`: look at what was set aside, and send it again after a fix."""

import asyncio
import heapq
import sys
from collections import Counter
from typing import Any

import click
import orjson
from rich.console import Console
from rich.table import Table
from rich.text import Text

from streams.cli.broker import consuming
from streams.cli.filters import Filters, PlaceType, filtered
from streams.cli.letters import letters
from streams.cli.render import console, isolated, moment, safe, safe_bytes, table, write_json
from streams.cli.replay import replay
from streams.letters import Letter, Place, read
from streams.settings import Settings, load
from streams.topics import DEAD_LETTERS

_SHOW_SECONDS = 10.0
_LONGEST_SHOWN = 500  # bytes of a key or header
_WHOLE = ("place", "time (UTC)", "reason")
# The columns of the list, and the width from which each is shown.
_COLUMNS = {
    **dict.fromkeys(_WHOLE, 0),
    **dict.fromkeys(("stage", "read from", "attempts", "bytes"), 140),
    **{"dealt with": 0, "source": 100, "message": 0},
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
    counts, latest = asyncio.run(_survey(load(), Filters(**filters), again, limit))
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
@click.argument("place", type=PlaceType(), metavar="PARTITION:OFFSET")
@click.option("--bytes", "most", type=click.IntRange(0), default=2000, show_default=True)
@click.option("--raw", is_flag=True, help="Only the value, byte for byte, to a file or a pipe.")
def show(place: Place, most: int, raw: bool) -> None:
    """Show the headers and the value of one dead letter.

    With --raw `news-streams explain -` can read what the first stage has set aside.
    """
    if raw and sys.stdout.isatty():
        raise click.UsageError("--raw is for a file or a pipe: a terminal would obey the bytes")
    record = asyncio.run(_fetch(load(), place))
    if record is None:
        raise click.ClickException(f"there is no dead letter at {place[0]}:{place[1]}")
    if raw:
        _write(record)
    else:
        _show(console(), record, most)


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


async def _fetch(settings: Settings, place: Place) -> Any:
    """The record at a place of the dead letters' topic; None where there is none."""
    from aiokafka import TopicPartition

    topic = settings.topic(DEAD_LETTERS)
    async with consuming(settings, topic) as consumer:
        at = TopicPartition(topic, place[0])
        if at not in consumer.assignment():
            return None
        consumer.seek(at, place[1])
        try:
            record = await asyncio.wait_for(consumer.getone(at), _SHOW_SECONDS)
        except TimeoutError:
            return None
        return record if record.offset == place[1] else None


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
        "place": "{}:{}".format(*letter.place),
        "time (UTC)": _time(letter.record.timestamp),
        "reason": letter.reason,
        "stage": letter.stage,
        "read from": _origin(letter),
        "attempts": str(letter.attempts),
        "bytes": str(len(letter.record.value or b"")),
        "dealt with": "yes" if letter.dealt_with else "",
        "source": Text(isolated(letter.source)),
        "message": Text(safe_bytes(letter.message)),
    }


def _told(letter: Letter) -> dict[str, Any]:
    """A letter for a program: as in the list, with its place of origin in parts."""
    return {
        "place": "{}:{}".format(*letter.place),
        "time": moment(letter.record.timestamp).isoformat(),
        "reason": letter.reason,
        "stage": letter.stage,
        "topic": letter.topic.decode("utf-8", "backslashreplace"),
        "partition": letter.topic_partition,
        "offset": letter.topic_offset,
        "attempts": letter.attempts,
        "bytes": len(letter.record.value or b""),
        "dealt_with": letter.dealt_with,
        "source": letter.source.encode("utf-8", "backslashreplace").decode(),
        "message": letter.message.decode("utf-8", "backslashreplace"),
    }


def _origin(letter: Letter) -> Text:
    numbers = (letter.topic_partition, letter.topic_offset)
    places = ("?" if number is None else str(number) for number in numbers)
    return Text(":".join([safe_bytes(letter.topic) or "?", *places]))


def _time(milliseconds: int) -> str:
    return moment(milliseconds).strftime("%Y-%m-%d %H:%M:%S")


def _write(record: Any) -> None:
    if read(record).value_omitted:
        raise click.ClickException("the value was too large to keep")
    if record.value is None:
        raise click.ClickException("there is no value")
    sys.stdout.buffer.write(record.value)
    sys.stdout.buffer.flush()


def _beginning(value: bytes) -> str:
    """A key or a header; a long one would take a terminal minutes."""
    shown = safe_bytes(value[:_LONGEST_SHOWN])
    return shown if len(value) <= _LONGEST_SHOWN else f"{shown} ... ({len(value)} bytes)"


def _show(out: Console, record: Any, most: int) -> None:
    grid = Table.grid(padding=(0, 2))
    grid.add_row("time", _time(record.timestamp))
    grid.add_row("key", Text("none" if record.key is None else _beginning(record.key)))
    for name, value in record.headers:
        grid.add_row(Text(safe(name[:_LONGEST_SHOWN])), Text(_beginning(value or b"")))
    out.print(grid)
    value = record.value
    if value is None:
        out.print("\nno value")
        return
    cut = f", the first {most}" if len(value) > most else ""
    out.print(f"\n{len(value)} bytes{cut}:")
    out.print(Text(safe_bytes(value[:most], lines=True)), soft_wrap=True)
