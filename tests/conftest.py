"""Fixtures for all tests: shared material, one real Kafka a run, topics of one's own, workers."""

import asyncio
import os
import random
import uuid
from collections.abc import Callable, Iterator
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

from streams.embedded import embedded_broker
from streams.settings import Settings
from tests import kafka
from tests.processes import Worker
from tests.topics import create_topics

# One for all processes of a run; a failed test's name has it, and TEST_SEED runs it again.
os.environ.setdefault("TEST_SEED", str(random.randrange(1, 10_000)))
ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


def pytest_configure() -> None:
    """Refuse to test what was compiled of a module's older text."""
    for built in (ROOT / "streams").rglob(f"*{EXTENSION_SUFFIXES[0]}"):
        source = built.with_name(f"{built.name.partition('.')[0]}.py")
        if source.stat().st_mtime > built.stat().st_mtime:
            pytest.exit(f"{source.name} is newer than what was compiled of it: run `make build`", 1)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles and pages beside the project."""
    if not SHARED.is_dir():
        pytest.skip("../shared with the real articles is not here")
    return SHARED


@pytest.fixture(scope="session")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a real Apache Kafka: TEST_BROKER, else one started for this run.

    Without Java it is the embedded broker, and the tests marked `kafka` are skipped.
    """
    if running := os.environ.get("TEST_BROKER"):
        yield running
    elif _without_kafka():
        with embedded_broker() as (address, _):
            yield address
    else:
        started = kafka.Broker(tmp_path_factory.mktemp("kafka")).start()
        yield started.address
        started.stop()


def _without_kafka() -> str:
    """Why there is no real Kafka; empty where there is one."""
    return "" if os.environ.get("TEST_BROKER") else kafka.unavailable()


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("kafka") and not os.environ.get("TEST_BROKER"):
        kafka.required()


@pytest.fixture
def settings(broker: str) -> Settings:
    """Settings with a topic prefix of this test's own; the topics exist, with 4 partitions."""
    own = Settings(
        brokers=broker,
        topic_prefix=f"{uuid.uuid4().hex[:8]}.",
        commit_interval=0.3,
        session_timeout=6.0,
        web_port=0,
        idempotent=not _without_kafka(),  # the embedded broker has no idempotent producer
    )
    asyncio.run(create_topics(own, partitions=4))
    return own


@pytest.fixture
def start_worker(settings: Settings, tmp_path: Path) -> Iterator[Callable[..., Worker]]:
    """Start worker processes; all are ended after the test."""
    workers: list[Worker] = []

    def start(*arguments: str, **environ: str) -> Worker:
        log = tmp_path / f"worker-{len(workers)}.log"
        workers.append(Worker(settings, log, arguments, environ))
        return workers[-1]

    yield start
    for worker in workers:
        worker.kill()


@pytest.fixture
def ordinary_user() -> Iterator[None]:
    """Root may read everything, so root becomes somebody else."""
    own = os.geteuid()
    os.seteuid(own or 65_534)
    yield
    os.seteuid(own)
