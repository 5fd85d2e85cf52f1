"""`news-streams worker`: run stages until SIGTERM."""

import asyncio
import gc
import logging
import os
import signal
import socket
import sys
import time
from collections.abc import Mapping, Sequence
from functools import partial

import click

from streams.cli import environment
from streams.cli.broker import producing
from streams.cli.failures import hint
from streams.pipeline import NAMES, Stage, stages
from streams.settings import Settings
from streams.steps.matching.scan import compiled
from streams.topics import DEAD_LETTERS, ENRICHED, OF_LABEL

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_SELDOM_SECONDS = 10.0


@click.command()
@click.option(
    "--stages",
    "names",
    default=",".join(NAMES),
    show_default=True,
    help="Neighbours to run in this worker, as split,clean; the topics lie between those apart.",
)
@click.option(
    "--web-port",
    type=click.IntRange(0, 65_535),
    help="Instead of NEWS_WEB_PORT; 0 takes a free one.",
)
def worker(names: str, web_port: int | None) -> None:
    """Run the stages: read a topic, split, clean and classify, emit.

    Settings come from the environment (NEWS_BROKERS and so on). SIGTERM drains and commits.
    The exit status is 0 after SIGTERM and 1 when the worker had to stop: a supervisor restarts it.
    """
    try:
        chain = stages(names)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--stages") from None
    _log_to_stderr()
    log = logging.getLogger(__name__)
    settings = environment.settings(_environ(web_port), partial(log.warning, "%s"))
    if not compiled():
        log.warning("the steps are not compiled, so they are several times slower")
    asyncio.run(_check_topics(settings, chain))
    _check_port(settings)
    _run(settings, chain)


def _environ(web_port: int | None) -> Mapping[str, str]:
    """The environment, with a port that was given instead of what it says."""
    if web_port is None:
        return os.environ
    rest = {name: value for name, value in os.environ.items() if name != "NEWS_WEB_PORT_FILE"}
    return {**rest, "NEWS_WEB_PORT": str(web_port)}


def _run(settings: Settings, chain: Sequence[Stage]) -> None:
    import faust

    from streams.app import create_app

    app = create_app(settings, chain)
    service = faust.Worker(
        app,
        # Not uvloop's, which is no faster here: a write to a connection that has just been lost is
        # a RuntimeError there, which ends the Kafka client's tasks instead of reconnecting.
        loop=asyncio.new_event_loop(),
        loglevel="INFO",
        quiet=True,
        redirect_stdouts=False,
        override_logging=False,
        stdout=sys.stderr,
    )
    # A closed terminal or a reload drains as well, but where it is to be outlived (nohup).
    if signal.getsignal(signal.SIGHUP) is signal.SIG_DFL:
        signal.signal(signal.SIGHUP, lambda *_: signal.raise_signal(signal.SIGTERM))
    gc.freeze()  # the classifier's tables stay; the collector need not go through them again
    service.spinner = None  # it writes terminal codes into the log
    try:
        service.execute_from_commandline()
    except SystemExit as exit:
        # A start that failed is no crash to Faust: it only ends with what was raised.
        if exit.code and (reason := service.crash_reason or exit.__context__):
            raise click.ClickException(f"had to stop: {reason!r}{hint(reason)}") from None
        raise


def _log_to_stderr() -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(_Seldom())
    logging.basicConfig(handlers=[handler], level=logging.INFO, format=_FORMAT)
    for chatty in ("aiokafka", "faust", "mode"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


class _Seldom(logging.Filter):
    """Let a complaint of the Kafka client through once in a while: it has ten a second."""

    def __init__(self) -> None:
        super().__init__()
        self._latest: dict[tuple[str, int], float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        place, now = (record.name, record.lineno), time.monotonic()
        if not record.name.startswith("aiokafka"):
            return True
        if now - self._latest.get(place, -_SELDOM_SECONDS) < _SELDOM_SECONDS:
            return False
        self._latest[place] = now
        return True


def _check_port(settings: Settings) -> None:
    """Fail now and plainly where the port is taken."""
    host, port = settings.web_host, settings.web_port
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        reason = f"can't serve on {host}:{port}: {error.strerror}"
        raise click.ClickException(f"{reason} (check NEWS_WEB_HOST and NEWS_WEB_PORT)") from None


async def _check_topics(settings: Settings, chain: Sequence[Stage]) -> None:
    """Fail now and plainly on a wrong address, password or missing topic, not in a loop later."""
    needed = [chain[0].reads, chain[-1].writes, DEAD_LETTERS]
    needed += OF_LABEL.values() if chain[-1].writes == ENRICHED else ()
    async with producing(settings, *map(settings.topic, needed)):
        pass
