"""`news-streams demo` and `run`: everything on a feed, by the commands that a user would run."""

import asyncio
import re
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from streams.cli.accounted import Seen, summary
from streams.cli.broker import connecting
from streams.cli.local import Stream, command, local_stream
from streams.cli.render import console
from streams.cli.seconds import Seconds
from streams.cli.watch import writer
from streams.environment import load
from streams.topics import DEAD_LETTERS, ENRICHED

_LOOK_SECONDS = 0.2
_QUIET_SECONDS = 1.0  # after the last page's first article its others may still come
_SAMPLES = Path("samples/feed")


def _given(ctx: click.Context, param: click.Parameter, feed: Path | None) -> Path:
    """The folder given, or the samples, which only a checkout has."""
    if feed is None and not _SAMPLES.exists():
        raise click.UsageError("give a folder of pages, as samples/feed of the repository", ctx)
    return feed or _SAMPLES


_feed = click.argument(
    "feed", type=click.Path(exists=True, path_type=Path), required=False, callback=_given
)
_seconds = click.option(
    "--seconds",
    type=Seconds(0, min_open=True),
    default=60.0,
    show_default=True,
    help="Time limit until everything is out.",
)


@click.command()
@_feed
@_seconds
def demo(feed: Path, seconds: float) -> None:
    """Run everything on the sample feed: broker, topics, worker, events, summary.

    Starts an embedded broker and a worker, publishes FEED (samples/feed), shows the enriched events
    as they come out (JSON lines when piped) and a summary. The status is 0 when all that was
    published is out.
    """
    with local_stream() as stream:
        if late := _run_feed(stream, feed, seconds):
            raise click.ClickException(late)


@click.command()
@_feed
@_seconds
def run(feed: Path, seconds: float) -> None:
    """Run everything like the demo, and stay up.

    Publish more from another terminal, with the settings that it prints; Ctrl-C ends it. What is
    not out within --seconds is only said. The status is 1, with the end of its log, when the broker
    or the worker has ended by itself.
    """
    with local_stream() as stream:
        if late := _run_feed(stream, feed, seconds):
            click.echo(f"Warning: {late}", err=True)
        with suppress(KeyboardInterrupt):
            click.echo("staying up; Ctrl-C ends it", err=True)
            while True:
                stream.check()
                time.sleep(_LOOK_SECONDS)


def _run_feed(stream: Stream, feed: Path, seconds: float) -> str:
    """Publish a feed and show what comes of it; gives what to say where not all is out in time."""
    published, begun = _publish(stream, feed), time.monotonic()
    seen = asyncio.run(_watch(stream, published, seconds))
    console(stderr=True).print(summary(seen, published, seen.last_at - begun))
    missing = published - len(seen.records)
    return f"{missing} of {published} not out after {seconds:g} s" if missing > 0 else ""


def _publish(stream: Stream, feed: Path) -> int:
    """Give how many pages were published; what was refused is said and left."""
    said = command(stream.environ, "publish", str(feed), check=False)
    published = re.match(r"published (\d+) ", said)
    if not published or published[1] == "0":
        raise click.ClickException("`news-streams publish` failed")
    return int(published[1])


async def _watch(stream: Stream, published: int, seconds: float) -> Seen:
    """Show events until every published record is accounted for, or time is up."""
    settings = load(stream.environ)
    enriched, dead = settings.topic(ENRICHED), settings.topic(DEAD_LETTERS)
    seen, write = Seen(), writer()
    async with connecting(settings) as consumer:
        consumer.subscribe([enriched, dead])
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and not _is_all(seen, published):
            stream.check()
            for records in (await consumer.getmany(timeout_ms=200)).values():
                for record in records:
                    _note(seen, write, record, dead)
    return seen


def _is_all(seen: Seen, published: int) -> bool:
    return len(seen.records) >= published and time.monotonic() - seen.last_at > _QUIET_SECONDS


def _note(seen: Seen, write: Callable[[Any, Any], None], record: Any, dead: str) -> None:
    seen.last_at = time.monotonic()
    if record.topic == dead:
        seen.dead_letter(record)
    else:
        write(record, seen.event(record))
