"""`news-streams publish`: raw pages to the first topic, every acknowledgement awaited."""

import asyncio
import signal
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Any

import click
from rich.progress import BarColumn, DownloadColumn, TransferSpeedColumn

from streams.cli import environment
from streams.cli.broker import producing
from streams.cli.pages import Page, chosen, pages, total_bytes
from streams.cli.render import Advance, progress, safe
from streams.cli.sending import is_lasting, send_all
from streams.settings import Settings

_MOST_PLACES = 3


@dataclass(slots=True)
class Tally:
    """What was acknowledged and what was refused: by reason, with the first places of each."""

    sent: int = 0
    sent_bytes: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    places: dict[str, list[str]] = field(default_factory=dict)
    given_up: bool = False  # what follows was not sent

    def refuse(self, page: Page, reason: str) -> None:
        self.refused[reason] += 1
        places = self.places.setdefault(reason, [])
        if len(places) < _MOST_PLACES:
            size = "" if page.unreadable else f" ({page.size} bytes)"
            places.append(f"{page.place}{size}")


@click.command()
@click.argument(
    "paths",
    metavar="PATH...",
    type=click.Path(exists=True, allow_dash=True, path_type=Path),
    nargs=-1,
    required=True,
)
@click.option("--jsonl", is_flag=True, help="One raw item a line, whatever the file's name.")
def publish(paths: tuple[Path, ...], jsonl: bool) -> None:
    """Publish raw pages to the first topic.

    Each PATH is a file, a folder or - for stdin. A file is one raw item with its bytes as they are;
    a .jsonl file has one a line. Of a folder and those in it .txt, .md, .html, .htm, .xml, .rss,
    .atom, .json and .jsonl files and those without a suffix are taken, by path; what is left out
    is counted. The key is the raw id.
    The status is 1 when there was nothing to publish, or anything was refused: unreadable, empty,
    too large for NEWS_MAX_BYTES, or by the broker.
    """
    settings, begun = environment.settings(), time.monotonic()
    parts = [chosen(path) for path in paths]
    files, others = ([file for part in parts for file in part[n]] for n in (0, 1))
    nothing = click.ClickException(f"nothing to publish in {safe(', '.join(map(str, paths)))}")
    if not files:
        raise nothing
    columns = (BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with progress(*columns, total=total_bytes(files)) as advance, _interrupted_at_once():
        found = pages(files, jsonl, settings.max_bytes)
        tally = asyncio.run(_publish(settings, _counted(found, advance)))
    if not (tally.sent or tally.refused):
        raise nothing
    seconds = time.monotonic() - begun
    records = "record" if tally.sent == 1 else "records"
    click.echo(
        f"published {tally.sent} {records}, {tally.sent_bytes} bytes "
        f"in {seconds:.1f} s, {tally.sent / seconds:.0f} records/s"
    )
    if others:
        click.echo(f"left out {len(others)} that are no pages, as {safe(str(others[0]))}", err=True)
    if tally.refused:
        raise click.ClickException(_refusals(tally))


def _refusals(tally: Tally) -> str:
    lines = [f"{tally.refused.total()} refused"]
    for reason, count in tally.refused.most_common():
        places = tally.places[reason] + ["..."] * (count > _MOST_PLACES)
        lines.append(safe(f"{count}: {reason}: {', '.join(places)}"))
    return "\n  ".join(lines + ["what follows was not sent"] * tally.given_up)


@contextmanager
def _interrupted_at_once() -> Iterator[None]:
    """Have the first Ctrl-C end a read of stdin; asyncio's own handler waits until it is over."""
    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:  # a shell may have it ignored in the background
        same = partial(signal.default_int_handler)  # asyncio replaces only the default itself
        signal.signal(signal.SIGINT, same)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _counted(found: Iterable[Page], advance: Advance) -> Iterator[Page]:
    for page in found:
        advance(page.size)
        yield page


async def _publish(settings: Settings, found: Iterable[Page]) -> Tally:
    """Send what can be sent, and count what was acknowledged and what was refused."""
    from streams.topics import RAW

    tally, topic = Tally(), settings.topic(RAW)
    async with producing(settings, topic) as producer:
        sendable = _sendable(found, settings.max_bytes, tally)
        send = partial(_send, producer, topic)
        async for page, result in send_all(sendable, send, attrgetter("size"), settings):
            _count(tally, page, result)
    return tally


async def _sendable(found: Iterable[Page], limit: int, tally: Tally) -> AsyncIterator[Page]:
    for page in found:
        if page.unreadable:
            tally.refuse(page, f"can't be read: {page.unreadable}")
        elif not page.size:
            tally.refuse(page, "nothing in it")
        elif page.size > limit:
            tally.refuse(page, f"more than NEWS_MAX_BYTES, {limit}")
        else:
            yield page


async def _send(producer: Any, topic: str, page: Page) -> None:
    await producer.send_and_wait(topic, page.value, key=key(page.value))


def _count(tally: Tally, page: Page, result: Any) -> None:
    if result is None:
        tally.sent += 1
        tally.sent_bytes += page.size
    elif is_lasting(result):
        tally.refuse(page, str(result))
        tally.given_up = True
    else:
        tally.refuse(page, type(result).__name__)


def key(value: bytes) -> bytes:
    """The raw id, or the digest of bytes that are no page."""
    from streams.errors import Unprocessable
    from streams.ids import raw_id
    from streams.steps.parse import parse

    try:
        return parse(value, len(value))["id"].encode()
    except Unprocessable:
        return raw_id(value).encode()
