"""The whole stream on this machine: an embedded broker, its topics and a worker."""

import os
import shlex
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import click

from streams.cli.render import safe
from streams.embedded import Unavailable, embedded_broker
from streams.environment import load
from streams.settings import Settings, variable
from streams.subprocesses import Beside, Ended, beside

# The embedded broker has no idempotent producer and no security, and waits half a session for each
# to join.
_ENVIRON = {
    "NEWS_IDEMPOTENT": "false",
    "NEWS_SECURITY_PROTOCOL": "PLAINTEXT",
    "NEWS_SESSION_TIMEOUT": "6",
}
# Unless the user sets them: whoever tries a feed wants to see all that is wrong with it, and may
# have a worker's port in use.
_DEFAULTS = {"NEWS_STORM_SHARE": "1", "NEWS_WEB_PORT": "0"}
# What another terminal needs to reach the same topics.
_SHOWN = ("brokers", "idempotent", "security_protocol", "topic_prefix", "topics")
# Not what lies in the current folder under our name (-P).
_OURS = (sys.executable, "-P", "-m", "streams")
_START_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Stream:
    """What runs beside the command, and the environment in which commands find it."""

    environ: Mapping[str, str]
    broker: Beside
    worker: Beside

    def check(self) -> None:
        """Raise Ended once one of them has ended; the broker first, for the worker needs it."""
        self.broker.check()
        self.worker.check()


@contextmanager
def local_stream() -> Iterator[Stream]:
    """An embedded broker, its topics and a worker."""
    _end_in_order()
    try:
        with embedded_broker() as (address, broker):
            environ = environment(address)
            _say_how_to_reach(load(environ))
            command(environ, "topics", "create")
            with _worker(environ) as worker:
                yield Stream(environ, broker, worker)
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


def environment(address: str) -> dict[str, str]:
    """The user's environment, with the settings that find the embedded broker."""
    ours = {**_ENVIRON, "NEWS_BROKERS": address}
    files = {f"{name}_FILE" for name in ours}  # these would come before ours
    users = {name: value for name, value in os.environ.items() if name not in files}
    return {**_DEFAULTS, **users, **ours}


def _say_how_to_reach(settings: Settings) -> None:
    """The settings for another terminal; a file that is set there too would come before them."""
    shown = {variable(name): str(getattr(settings, name)) for name in _SHOWN}
    if files := [f"{name}_FILE" for name in shown if f"{name}_FILE" in os.environ]:
        _say(f"unset {' '.join(files)}")
    values = (f"{name}={value}" for name, value in shown.items() if value)
    _say(f"export {shlex.join(values)}")


def _say(text: str) -> None:
    click.secho(text, dim=True, err=True)


def command(environ: Mapping[str, str], *arguments: str, check: bool = True) -> str:
    """Run one of our commands; its output goes to stderr, for stdout has the events.

    Without `check` a status that is not 0 is the caller's business.
    """
    _say(f"$ news-streams {' '.join(arguments)}")
    done = subprocess.run(
        [*_OURS, *arguments], env=environ, capture_output=True, encoding="utf-8", errors="replace"
    )
    click.echo(done.stdout + done.stderr, err=True, nl=False)
    if done.returncode and check:
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
