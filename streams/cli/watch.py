"""`news-streams watch`: follow the enriched events."""

import asyncio
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import click
import orjson
from rich.console import Console
from rich.text import Text

from streams.cli import environment
from streams.cli.broker import consuming
from streams.cli.failures import Complaints, listening
from streams.cli.render import console, isolated, moment, safe, write_json
from streams.cli.seconds import Seconds
from streams.errors import Unprocessable
from streams.schemas import check
from streams.settings import Settings
from streams.topics import BY_NAME, ENRICHED, OF_LABEL

_POLL_MS = 200
_SAID_SECONDS = 10.0  # between two lines about a broker that is away
_LABELS_WIDTH, _COUNTRIES_WIDTH, _MOST_COUNTRIES = 27, 12, 4


@dataclass(slots=True)
class Watched:
    """What has come so far, for the summary."""

    limit: int | None
    events: int = 0
    unreadable: int = 0
    labels: Counter[str] = field(default_factory=Counter)
    begun: float = field(default_factory=time.monotonic)

    @property
    def enough(self) -> bool:
        return self.limit is not None and self.events >= self.limit


@click.command()
@click.option("--label", help="Only the events that carry this label, as diplomacy.")
@click.option("--json", "as_json", is_flag=True, help="Lines of JSON, as always in a pipe.")
@click.option("--limit", type=click.IntRange(1), help="End after so many events.")
@click.option("--from-beginning", is_flag=True, help="Begin with the oldest event there is.")
@click.option("--timeout", type=Seconds(0), help="End after so many seconds without one.")
def watch(
    label: str | None, as_json: bool, limit: int | None, from_beginning: bool, timeout: float | None
) -> None:
    """Follow the enriched events as they come out.

    A table in a terminal, a JSON line for each event in a pipe. Ctrl-C ends it. With --limit and
    --timeout the status is 1 when fewer have come in time.
    """
    settings, topic = environment.settings(), _topic(label)
    seen, write = Watched(limit), writer(as_json)
    try:
        asyncio.run(_follow(settings, topic, seen, write, from_beginning, timeout))
    except KeyboardInterrupt:
        click.echo(err=True)
    click.echo(_summary(seen), err=True)
    if limit and timeout is not None and not seen.enough:
        raise click.exceptions.Exit(1)


def writer(as_json: bool = False) -> Callable[[Any, Any], None]:
    """What shows a record and its event: table rows in a terminal, JSON lines in a pipe."""
    return _write_json if as_json or not sys.stdout.isatty() else Rows(console()).write


def _topic(label: str | None) -> str:
    if label is None:
        return ENRICHED
    if label not in OF_LABEL:
        raise click.BadParameter(f"expected one of {', '.join(OF_LABEL)}", param_hint="--label")
    return OF_LABEL[label]


async def _follow(
    settings: Settings,
    topic: str,
    seen: Watched,
    write: Callable[[Any, Any], None],
    from_beginning: bool,
    timeout: float | None,
) -> None:
    async with consuming(settings, settings.topic(topic)) as consumer:
        await (consumer.seek_to_beginning() if from_beginning else _skip(consumer))
        heard, said = time.monotonic(), -_SAID_SECONDS
        with listening() as complaints:
            while not seen.enough:
                fetched = await consumer.getmany(timeout_ms=_POLL_MS)
                records = sorted((r for some in fetched.values() for r in some), key=_timestamp)
                for record in records:
                    if not seen.enough:
                        _show(record, seen, write)
                heard = time.monotonic() if records else heard
                if timeout is not None and time.monotonic() - heard > timeout:
                    return
                said = _repeat(complaints, said)


async def _skip(consumer: Any) -> None:
    """Begin behind what there is: `seek_to_end` may be answered with the beginning.

    The client has asked for that when it was assigned, and takes the answer for this one.
    """
    ends = await consumer.end_offsets(consumer.assignment())
    for partition, end in ends.items():
        consumer.seek(partition, end)


def _timestamp(record: Any) -> int:
    return int(record.timestamp)


def _repeat(complaints: Complaints, said: float) -> float:
    """Say that the broker is away, so that a silent screen is not taken for a quiet feed.

    Gives when that was said last: the client complains several times a second.
    """
    complaint, now = complaints.take(), time.monotonic()
    if not complaint or now - said < _SAID_SECONDS:
        return said
    click.echo(f"waiting for the broker: {complaint}", err=True)
    return now


def _show(record: Any, seen: Watched, write: Callable[[Any, Any], None]) -> None:
    """Anyone may have written to the topic: what is no event is counted, not shown."""
    try:
        event = orjson.loads(record.value or b"")
        check(BY_NAME[ENRICHED].schema, event)
    except (ValueError, Unprocessable):
        seen.unreadable += 1
        return
    write(record, event)
    seen.events += 1
    seen.labels.update(label["label"] for label in event["labels"])


def _write_json(record: Any, event: Any) -> None:
    """The event's bytes; anew where another writer spread them over lines."""
    one_line = b"\n" not in record.value and b"\r" not in record.value
    write_json([record.value if one_line else orjson.dumps(event)])


class Rows:
    """Table rows with a heading; the title comes last and isolated, whatever its direction."""

    def __init__(self, out: Console) -> None:
        self.out = out
        names = ("time", "labels", "countries", "title")
        out.print(Text(_columns(*names), style="bold"))

    def write(self, record: Any, event: Any) -> None:
        self.out.print(self.row(record, event), no_wrap=True, overflow="ellipsis")

    def row(self, record: Any, event: Any) -> Text:
        time_of_day = moment(record.timestamp).astimezone().strftime("%H:%M:%S")
        labels = [f"{safe(label['label'])} {label['probability']:.2f}" for label in event["labels"]]
        countries = " ".join(safe(c["code"]) for c in event["countries"][:_MOST_COUNTRIES])
        title = event["title"] or event["text"].partition("\n")[0]
        head = _columns(time_of_day, labels[0] if labels else "-", countries, isolated(title))
        more = [_columns("", label, "", "") for label in labels[1:]]
        return Text("\n".join([head, *more]))


def _columns(time: str, label: str, countries: str, title: str) -> str:
    return f"{time:8}  {label:{_LABELS_WIDTH}}  {countries:{_COUNTRIES_WIDTH}}  {title}".rstrip()


def _summary(seen: Watched) -> str:
    labels = "".join(f", {safe(name)} {count}" for name, count in seen.labels.most_common())
    unreadable = f", {seen.unreadable} records are no events" if seen.unreadable else ""
    return f"{seen.events} events in {time.monotonic() - seen.begun:.1f} s{labels}{unreadable}"
