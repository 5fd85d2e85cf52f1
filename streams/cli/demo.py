"""`news-streams demo` and `run`: everything on a feed, by the commands that a user would run."""

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import click

from streams.cli.accounted import Seen, summary
from streams.cli.broker import connecting
from streams.cli.render import console
from streams.cli.watch import writer
from streams.embedded import Unavailable, embedded_broker
from streams.settings import Settings, load
from streams.topics import DEAD_LETTERS, written_by

# The embedded broker has no idempotent producer, and waits half a session for each to join.
_ENVIRON = {"NEWS_IDEMPOTENT": "false", "NEWS_SESSION_TIMEOUT": "6", "NEWS_WEB_PORT": "0"}
_START_SECONDS = 30.0
_QUIET_SECONDS = 1.0  # after the last page's first article its others may still come


_feed = click.argument(
    "feed", type=click.Path(exists=True, path_type=Path), default=Path("samples/feed")
)
_seconds = click.option(
    "--seconds", default=60.0, show_default=True, help="Time limit until everything is out."
)


@click.command()
@_feed
@_seconds
def demo(feed: Path, seconds: float) -> None:
    """Run everything on the sample feed: broker, topics, worker, events, summary.

    Starts an embedded broker and a worker, publishes FEED, shows the enriched events as they come
    out (JSON lines when piped) and a summary. The status is 0 when all that was published is out.
    """
    with _stream() as environ:
        _run_feed(environ, feed, seconds)


@click.command()
@_feed
@_seconds
def run(feed: Path, seconds: float) -> None:
    """Run everything like the demo, and stay up.

    Publish more from another terminal, with the NEWS_BROKERS that it prints; Ctrl-C ends it.
    """
    with _stream() as environ:
        _run_feed(environ, feed, seconds)
        with suppress(KeyboardInterrupt):
            click.echo("staying up; Ctrl-C ends it", err=True)
            signal.pause()


@contextmanager
def _stream() -> Iterator[dict[str, str]]:
    """An embedded broker, its topics and a worker; gives the environment that finds them."""
    # SIGTERM too ends in order: the broker and the worker must not stay behind.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with embedded_broker() as address:
            environ = {**os.environ, **_ENVIRON, "NEWS_BROKERS": address}
            _say(f"export NEWS_BROKERS={address} NEWS_IDEMPOTENT=false")
            _command(environ, "topics", "create")
            with _worker(environ) as url:
                _say(f"metrics are on {url}/metrics")
                yield environ
    except Unavailable as error:
        raise click.ClickException(str(error)) from None


def _run_feed(environ: Mapping[str, str], feed: Path, seconds: float) -> None:
    words = _command(environ, "publish", str(feed)).split()
    published, begun = int(words[words.index("published") + 1]), time.monotonic()
    seen = asyncio.run(_watch(load(environ), published, seconds))
    console(stderr=True).print(summary(seen, published, seen.last_at - begun))
    if len(seen.records) < published:
        missing = published - len(seen.records)
        raise click.ClickException(f"{missing} of {published} not out after {seconds:g} s")


def _say(text: str) -> None:
    click.secho(text, dim=True, err=True)


def _command(environ: Mapping[str, str], *arguments: str) -> str:
    """Run one of our commands; its output goes to stderr, for stdout has the events."""
    _say(f"$ news-streams {' '.join(arguments)}")
    command = [sys.executable, "-m", "streams", *arguments]
    done = subprocess.run(command, env=environ, capture_output=True, text=True)
    click.echo(done.stdout + done.stderr, err=True, nl=False)
    if done.returncode:
        raise click.ClickException(f"`news-streams {arguments[0]}` failed")
    return done.stdout


@contextmanager
def _worker(environ: Mapping[str, str]) -> Iterator[str]:
    """Run a worker until the block ends; gives the address of its pages."""
    _say("$ news-streams worker")
    command = [sys.executable, "-m", "streams", "worker"]
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, "worker.log")
        with log.open("wb") as out:
            process = subprocess.Popen(command, env=environ, stderr=out, start_new_session=True)
        try:
            url = _address(process, log)
            _wait_until_ready(url)
            yield url
        finally:
            process.terminate()
            process.wait(timeout=60)


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    """The address that the worker logs once it serves; an error with its log if it does not."""
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        _, found, after = log.read_text().partition("serving ")
        if found and "/metrics" in after:
            return after.split("/metrics")[0]
        time.sleep(0.05)
    raise click.ClickException(f"the worker did not start:\n{log.read_text()}")


def _wait_until_ready(url: str) -> None:
    """Wait for the worker's partitions: what is published before would count as latency."""
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        with suppress(urllib.error.HTTPError):  # 503: not yet
            urllib.request.urlopen(f"{url}/readyz", timeout=5).close()  # noqa: S310
            return
        time.sleep(0.05)
    raise click.ClickException("the worker got no partitions")


async def _watch(settings: Settings, published: int, seconds: float) -> Seen:
    """Show events until every published record is accounted for, or time is up."""
    enriched, dead = settings.topic(written_by("classify")), settings.topic(DEAD_LETTERS)
    seen, write = Seen(), writer()
    async with connecting(settings) as consumer:
        consumer.subscribe([enriched, dead])
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and not _is_all(seen, published):
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
