"""One record by its place in a topic: fetched, shown, or its bytes written."""

import asyncio
import sys
from collections.abc import Callable
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from streams.cli.broker import consuming
from streams.cli.filters import PlaceType
from streams.cli.render import console, moment, safe, safe_bytes
from streams.letters import Place, written
from streams.settings import Settings

# The end offset is not asked: the demo's broker counts a batch as one record.
_FETCH_SECONDS = 10.0
_LONGEST_SHOWN = 500  # bytes of a key or header


def _not_to_a_terminal(ctx: click.Context, param: click.Parameter, raw: bool) -> bool:
    if raw and sys.stdout.isatty():
        raise click.UsageError("--raw is for a file or a pipe: a terminal would obey the bytes")
    return raw


def by_place(command: Callable[..., None]) -> Callable[..., None]:
    """Add the place of the record that is meant, and the options that say how it is shown."""
    for parameter in (
        click.option(
            "--raw",
            is_flag=True,
            callback=_not_to_a_terminal,
            help="Only the value, byte for byte, to a file or a pipe.",
        ),
        click.option(
            "--bytes",
            "most",
            type=click.IntRange(0),
            default=2000,
            show_default=True,
            help="How much of the value is shown.",
        ),
        click.argument("place", type=PlaceType(), metavar="PARTITION:OFFSET"),
    ):
        command = parameter(command)
    return command


def fetch(settings: Settings, topic: str, place: Place) -> Any:
    """Give the record at a place of a topic of the flow; an error where there is none."""
    record = asyncio.run(_fetch(settings, settings.topic(topic), place))
    if record is None:
        raise click.ClickException(f"there is no record at {written(place)} of {topic}")
    return record


def show_record(record: Any, most: int, *, raw: bool) -> None:
    """Show key, headers and the first bytes of the value, or write only all of the value."""
    if not raw:
        print_record(console(), record, most)
    elif record.value is None:
        raise click.ClickException("there is no value")
    else:
        sys.stdout.buffer.write(record.value)
        sys.stdout.buffer.flush()


def time_of(record: Any) -> str:
    """When it was written, UTC."""
    return moment(record.timestamp).strftime("%Y-%m-%d %H:%M:%S")


async def _fetch(settings: Settings, topic: str, place: Place) -> Any:
    from aiokafka import TopicPartition

    at = TopicPartition(topic, place[0])
    async with consuming(settings, topic) as consumer:
        if at not in consumer.assignment():
            return None
        consumer.seek(at, place[1])
        try:
            record = await asyncio.wait_for(consumer.getone(at), _FETCH_SECONDS)
        except TimeoutError:
            return None
        return record if record.offset == place[1] else None


def print_record(out: Console, record: Any, most: int) -> None:
    """Print key, headers and the first bytes of the value, made safe."""
    grid = Table.grid(padding=(0, 2))
    grid.add_row("time", time_of(record))
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


def _beginning(value: bytes) -> str:
    """A key or a header; a long one would take a terminal minutes."""
    shown = safe_bytes(value[:_LONGEST_SHOWN])
    return shown if len(value) <= _LONGEST_SHOWN else f"{shown} ... ({len(value)} bytes)"
