"""Measure a runner on a backlog: started, warmed, stopped while it is appended, let go."""

import json
import os
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.feed import pages
from bench.runners import Runner
from bench.running import Running
from bench.topics import Topics
from streams.settings import Settings
from streams.topics import OUTPUTS
from tests.kafka import Broker

# The worker has a core of its own; the broker and this process share the others.
WORKER_CORE = max(os.sched_getaffinity(0))
_POLL_SECONDS = 0.05
_BROKER = {"log.retention.check.interval.ms": "5000", "log.segment.delete.delay.ms": "1000"}


@dataclass(frozen=True)
class Workload:
    """Pages for every runner alike, and how many messages they become, by topic."""

    warm: list[bytes]
    items: list[bytes]
    after_warm: dict[str, int]
    after_all: dict[str, int]
    steps_seconds: float
    steps_cpu: float


@dataclass(frozen=True)
class Measured:
    """One run: seconds to drain the backlog and the CPU time of the worker for it."""

    items: int
    seconds: float
    cpu: float
    resident: int


def workload(items: int, warm: int) -> Workload:
    """Make the pages, and run the steps alone on them, on the worker's core."""
    command = [sys.executable, "-m", "bench.steps", f"--items={items}", f"--warm={warm}"]
    done = subprocess.run(
        [*command, "--as-json"],
        check=True,
        capture_output=True,
        preexec_fn=lambda: os.sched_setaffinity(0, {WORKER_CORE}),
    )
    steps = json.loads(done.stdout)
    made = list(pages(warm + items))
    return Workload(
        made[:warm], made[warm:], steps["warm"], steps["all"], steps["seconds"], steps["cpu"]
    )


@contextmanager
def broker() -> Iterator[Settings]:
    """A fresh Kafka on the cores that the worker does not have; the settings to reach it."""
    others = os.sched_getaffinity(0) - {WORKER_CORE}
    os.sched_setaffinity(0, others or {WORKER_CORE})
    with TemporaryDirectory() as folder:
        started = Broker(Path(folder) / "kafka", properties=_BROKER).start()
        try:
            # Longer than any runner is stopped, so that none loses its place in its group.
            yield Settings(brokers=started.address, web_port=0, session_timeout=120)
        finally:
            started.kill()


@contextmanager
def running(
    runner: Runner,
    base: Settings,
    partitions: int,
    config: dict[str, str] | None = None,
    before: Callable[[Topics], None] = lambda topics: None,
) -> Iterator[tuple[Running, Topics]]:
    """A runner on topics of its own; `before` is done to them before it starts."""
    settings = replace(base, topic_prefix=f"{uuid.uuid4().hex[:8]}.")
    topics = Topics(settings, partitions)
    topics.create(config)
    before(topics)
    with TemporaryDirectory() as folder:
        with Running(runner, settings, {WORKER_CORE}, Path(folder) / "log") as processes:
            yield processes, topics
        topics.delete()


def in_turn(names: Sequence[str], number: int) -> list[str]:
    """Give the order of round `number`: each begins with another, so that no place favours one."""
    first = number % len(names)
    return [*names[first:], *names[:first]]


def drain(runner: Runner, base: Settings, load: Workload, partitions: int) -> Measured:
    """Measure a runner on a backlog."""
    with backlogged(runner, base, load, partitions) as (processes, topics):
        processes.resume()
        return drained(processes, topics, load)


@contextmanager
def backlogged(
    runner: Runner,
    base: Settings,
    load: Workload,
    partitions: int,
    ready: Callable[[Topics], None] = lambda topics: None,
) -> Iterator[tuple[Running, Topics]]:
    """A warmed runner that is stopped, so that none of the backlog before it is read yet.

    `ready` returns when the warmed runner is.
    """
    with running(runner, base, partitions) as (processes, topics):
        topics.publish(load.warm)
        wait_for(processes, topics, load.after_warm, seconds=120)
        ready(topics)
        processes.pause()
        topics.publish(load.items)
        yield processes, topics


def drained(processes: Running, topics: Topics, load: Workload) -> Measured:
    """Measure from now, when the runner goes on, until every output is there."""
    cpu, begun = processes.cpu_seconds(), time.perf_counter()
    wait_for(processes, topics, load.after_all, seconds=60 + len(load.items) / 50)
    seconds, cpu = time.perf_counter() - begun, processes.cpu_seconds() - cpu
    return Measured(len(load.items), seconds, cpu, processes.resident_bytes())


def wait_for(processes: Running, topics: Topics, expected: dict[str, int], seconds: float) -> None:
    """Return when every output is there; raise where there are more, or the time is over."""
    deadline = time.monotonic() + seconds
    wanted = {name: expected.get(name, 0) for name in OUTPUTS}
    while (found := topics.counts(OUTPUTS)) != wanted:
        processes.check()
        if time.monotonic() > deadline or any(found[n] > wanted[n] for n in OUTPUTS):
            raise RuntimeError(f"expected {wanted}, found {found}\n{processes.log_tail()}")
        time.sleep(_POLL_SECONDS)
