"""`news-streams demo` and `run`: everything on a feed, by the commands that a user would run."""

import asyncio
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from streams.beside import Beside, Ended, beside
from streams.cli.accounted import Seen, summary
from streams.cli.broker import connecting
from streams.cli.render import console, safe
from streams.cli.watch import writer
from streams.embedded import Unavailable, embedded_broker
from streams.settings import load
from streams.topics import DEAD_LETTERS, written_by

# The embedded broker has no idempotent producer and no security, and waits half a session for each
# to join.
_ENVIRON = {
    "NEWS_IDEMPOTENT": "false",
    "NEWS_SECURITY_PROTOCOL": "PLAINTEXT",
    "NEWS_SESSION_TIMEOUT": "6",
    "NEWS_WEB_PORT": "0",
}
# Not what lies in the current folder under our name (-P).
_OURS = (sys.executable, "-P", "-m", "streams")
_START_SECONDS = 30.0
_LOOK_SECONDS = 0.2
_QUIET_SECONDS = 1.0  # after the last page's first article its others may still come


_feed = click.argument(
    "feed", type=click.Path(exists=True, path_type=Path), default=Path("samples/feed")
)
_seconds = click.option(
    "--seconds", default=60.0, show_default=True, help="Time limit until everything is out."
)


@dataclass(frozen=True, slots=True)
class _Stream:
    """What runs beside the command, and the environment in which commands find it."""

    environ: Mapping[str, str]
    broker: Beside
    worker: Beside

    def check(self) -> None:
        """Raise Ended once one of them has ended; the broker first, for the worker needs it."""
        self.broker.check()
        self.worker.check()


@click.command()
@_feed
@_seconds
def demo(feed: Path, seconds: float) -> None:
    """Run everything on the sample feed: broker, topics, worker, events, summary.

    Starts an embedded broker and a worker, publishes FEED, shows the enriched events as they come
    out (JSON lines when piped) and a summary. The status is 0 when all that was published is out.
    """
    with _stream() as stream:
        _run_feed(stream, feed, seconds)


@click.command()
@_feed
@_seconds
def run(feed: Path, seconds: float) -> None:
    """Run everything like the demo, and stay up.

    Publish more from another terminal, with the NEWS_BROKERS that it prints; Ctrl-C ends it. The
    status is 1, with the end of its log, when the broker or the worker has ended by itself.
    """
    with _stream() as stream:
        _run_feed(stream, feed, seconds)
        with suppress(KeyboardInterrupt):
            click.echo("staying up; Ctrl-C ends it", err=True)
            while True:
                stream.check()
                time.sleep(_LOOK_SECONDS)


@contextmanager
def _stream() -> Iterator[_Stream]:
    """An embedded broker, its topics and a worker."""
    _end_in_order()
    try:
        with embedded_broker() as (address, broker):
            environ = _environ(address)
            _say(f"export NEWS_BROKERS={address} NEWS_IDEMPOTENT=false")
            _command(environ, "topics", "create")
            with _worker(environ) as worker:
                yield _Stream(environ, broker, worker)
    except (Unavailable, Ended) as error:
        raise click.ClickException(safe(str(error), lines=True)) from None


def _end_in_order() -> None:
    """SIGTERM and a closed terminal are as Ctrl-C: the broker and the worker must not stay behind.

    Under nohup the terminal may be closed.
    """
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _interrupt)


def _interrupt(number: int, frame: Any) -> None:
    signal.signal(number, signal.SIG_IGN)  # kernel and shell both tell that the terminal is closed
    raise KeyboardInterrupt


def _environ(address: str) -> dict[str, str]:
    """The user's environment, with the settings that find the embedded broker."""
    ours = {**_ENVIRON, "NEWS_BROKERS": address}
    files = {f"{name}_FILE" for name in ours}  # these would come before ours
    return {**{name: value for name, value in os.environ.items() if name not in files}, **ours}


def _run_feed(stream: _Stream, feed: Path, seconds: float) -> None:
    words = _command(stream.environ, "publish", str(feed)).split()
    published, begun = int(words[words.index("published") + 1]), time.monotonic()
    seen = asyncio.run(_watch(stream, published, seconds))
    console(stderr=True).print(summary(seen, published, seen.last_at - begun))
    if len(seen.records) < published:
        missing = published - len(seen.records)
        raise click.ClickException(f"{missing} of {published} not out after {seconds:g} s")


def _say(text: str) -> None:
    click.secho(text, dim=True, err=True)


def _command(environ: Mapping[str, str], *arguments: str) -> str:
    """Run one of our commands; its output goes to stderr, for stdout has the events."""
    _say(f"$ news-streams {' '.join(arguments)}")
    done = subprocess.run([*_OURS, *arguments], env=environ, capture_output=True, encoding="utf-8")
    click.echo(done.stdout + done.stderr, err=True, nl=False)
    if done.returncode:
        raise click.ClickException(f"`news-streams {arguments[0]}` failed")
    return done.stdout


@contextmanager
def _worker(environ: Mapping[str, str]) -> Iterator[Beside]:
    """Run a worker until the block ends; given once it has its partitions."""
    _say("$ news-streams worker")
    with beside("worker", [*_OURS, "worker"], environ) as worker:
        url = _address(worker)
        _wait_until_ready(worker, url)
        _say(f"metrics are on {url}/metrics")
        yield worker


def _address(worker: Beside) -> str:
    """The address that the worker logs once it serves."""
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        _, found, after = worker.said().partition("serving ")
        if found and "/metrics" in after:
            return after.split("/metrics")[0]
        worker.check()
        time.sleep(0.05)
    raise click.ClickException(f"the worker did not start:\n{safe(worker.said(), lines=True)}")


def _wait_until_ready(worker: Beside, url: str) -> None:
    """Wait for the worker's partitions: what is published before would count as latency."""
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        worker.check()
        with suppress(OSError):  # 503: not yet
            urllib.request.urlopen(f"{url}/readyz", timeout=5).close()  # noqa: S310
            return
        time.sleep(0.05)
    raise click.ClickException("the worker got no partitions")


async def _watch(stream: _Stream, published: int, seconds: float) -> Seen:
    """Show events until every published record is accounted for, or time is up."""
    settings = load(stream.environ)
    enriched, dead = settings.topic(written_by("classify")), settings.topic(DEAD_LETTERS)
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
