"""Every item is accounted for whatever breaks: real workers, a real Kafka with its data on disk."""

import asyncio
import os
import random
import time
import uuid
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from aiokafka.admin import NewTopic

from streams.cli.verify import account
from streams.oracle import Report
from streams.settings import Settings
from tests import kafka
from tests.pages import records
from tests.processes import Worker, eventually, news_streams, series
from tests.soak.faults import carry_out, schedule
from tests.soak.proxy import Proxy, behind_proxy
from tests.soak.stream import ALL_STAGES, SESSION_SECONDS, Stream
from tests.topics import admin, create_topics, read

pytestmark = pytest.mark.kafka

SEEDS = [int(os.environ["TEST_SEED"])]  # in the test's name
ITEMS, RATE = 1_500, 400.0


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[kafka.Broker, Proxy]]:
    """A broker of this module's own, for it gets killed; the proxy is started by each test."""
    kafka.required()
    broker, proxy = behind_proxy(tmp_path_factory.mktemp("own") / "broker")
    yield broker.start(), proxy
    broker.kill()


@asynccontextmanager
async def stream(
    own: tuple[kafka.Broker, Proxy],
    folder: Path,
    stages: Sequence[str] = (ALL_STAGES, ALL_STAGES),
    **changes: object,
) -> AsyncIterator[Stream]:
    broker, proxy = own
    settings = replace(faulty_settings(broker.address), **changes)  # type: ignore[arg-type]
    await proxy.start()
    try:
        async with Stream(folder, settings, [broker], stages, proxy) as running:
            yield running
    finally:
        await proxy.stop()


def faulty_settings(address: str) -> Settings:
    return Settings(
        brokers=address,
        topic_prefix=f"{uuid.uuid4().hex[:8]}.",
        session_timeout=SESSION_SECONDS,
        request_timeout=6.0,
        commit_interval=0.5,
        shutdown_timeout=5.0,
        web_port=0,
    )


async def under(running: Stream, plan: Sequence[tuple[float, str]], seed: int) -> Report:
    """Publish while the plan is carried out; then ask the oracle."""
    feed = records(ITEMS, malformed=97)
    rng = random.Random(seed)
    await asyncio.gather(running.publish(feed, RATE), carry_out(running, plan, rng))
    return await running.account()


def assert_accounted(report: Report, running: Stream) -> None:
    """Nothing is missing; the raw topic holds what was sent, once more what was sent again."""
    sent, again = running.feed.sent, running.feed.again
    assert report.accounted, report
    assert sent <= report.records <= sent + again
    assert report.letters.keys() == {"not_utf8"}
    assert report.letters["not_utf8"] >= len(range(0, sent, 97))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    "stages", [[ALL_STAGES] * 2, ALL_STAGES.split(",")], ids=["whole", "apart"]
)
async def test_workers_killed(
    own: tuple[kafka.Broker, Proxy], tmp_path: Path, stages: list[str], seed: int
) -> None:
    async with stream(own, tmp_path, stages) as running:
        plan = schedule(random.Random(seed), ["worker-kill"], seconds=8, every=2)
        assert_accounted(await under(running, plan, seed), running)
        assert running.kills == 4
        assert not running.ended


QUICK = ["broker-kill", "cut", "rebalance", "slow"]
LONG = ["broker-pause", "silence", "worker-pause"]  # each for longer than a session timeout


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    "fault", [*QUICK, *(pytest.param(f, marks=pytest.mark.slow) for f in LONG)]
)
async def test_fault(
    own: tuple[kafka.Broker, Proxy], tmp_path: Path, fault: str, seed: int
) -> None:
    async with stream(own, tmp_path) as running:
        assert_accounted(await under(running, [(1.0, fault)], seed), running)
        assert not running.ended, "a worker did not outlive it"


async def test_a_rolling_restart_does_nothing_twice(
    own: tuple[kafka.Broker, Proxy], tmp_path: Path
) -> None:
    async with stream(own, tmp_path) as running:
        publishing = asyncio.create_task(running.publish(records(ITEMS), RATE))
        statuses = []
        for number in (0, 1, 0, 1):
            statuses.append(await running.restart(number))
            await asyncio.to_thread(running.workers[number].wait_until_ready)
        await publishing
        report = await running.account()
    assert statuses == [0, 0, 0, 0]
    assert report.accounted, report
    assert (report.records, report.duplicates) == (ITEMS, 0)


@pytest.mark.parametrize("commit_interval", [0.5, 60.0], ids=["in-flight", "uncommitted"])
async def test_sigterm_without_a_broker_ends_in_time(
    own: tuple[kafka.Broker, Proxy], tmp_path: Path, commit_interval: float
) -> None:
    async with stream(own, tmp_path, [ALL_STAGES], commit_interval=commit_interval) as running:
        assert running.proxy
        await running.publish(records(200))
        if commit_interval == 60.0:
            await read(running.settings, "news.enriched", lambda found: len(found) == 300)
        running.proxy.hold()
        begun = time.monotonic()
        await asyncio.wait_for(running.restart(0), 30)
        assert time.monotonic() - begun < running.settings.shutdown_timeout + 6
        running.proxy.release()
        running.kill(0)  # the one that was started meanwhile waits for the group's old member
        async with asyncio.timeout(60):
            while (report := await account(running.settings)).missing:
                await asyncio.sleep(0.5)
    assert report.accounted, report


async def test_verify_says_what_is_missing(own: tuple[kafka.Broker, Proxy], tmp_path: Path) -> None:
    async with stream(own, tmp_path, [ALL_STAGES]) as running:
        await running.publish(records(50, malformed=10))
        await running.settle()
        url = running.workers[0].url
        arguments = ("verify", "--exact", "--metrics", f"{url}/metrics")
        done = await asyncio.to_thread(news_streams, running.settings, *arguments)
        assert done.stdout.splitlines()[-1] == "ALL ITEMS ACCOUNTED: 50", done.stdout
        assert done.returncode == 0
        running._supervisor.cancel()  # type: ignore[union-attr]
        running.workers[0].kill()
        await running.publish(records(3))
        done = await asyncio.to_thread(news_streams, running.settings, "verify")
        assert done.returncode == 1
        assert done.stdout.splitlines()[-1].startswith("NOT ACCOUNTED: ")


@pytest.mark.slow  # three brokers start
async def test_a_partition_without_a_leader_hides_the_lag_of_no_other(tmp_path: Path) -> None:
    kafka.required()
    cluster = kafka.Cluster(tmp_path / "cluster", 3).start()
    settings = faulty_settings(cluster.address)
    worker = Worker(settings, tmp_path / "log")
    try:
        async with admin(settings) as client:
            await client.create_topics([NewTopic(settings.topic("news.raw"), 6, 1)])
        await create_topics(settings, 6, replication=3)
        worker.wait_until_ready()
        await lags(worker, known=6, unknown=0)
        cluster.brokers[0].kill()
        await lags(worker, known=4, unknown=2)
        await asyncio.to_thread(cluster.brokers[0].start)
        await lags(worker, known=6, unknown=0)
    finally:
        worker.kill()
        cluster.kill()


async def lags(worker: Worker, known: int, unknown: int) -> None:
    """Wait until the worker shows the lag of so many partitions, and says of how many it can't."""

    def shown() -> bool:
        lines = worker.get("/metrics")[1].splitlines()
        found = sum(line.startswith("news_consumer_lag_records{") for line in lines)
        return found == known and series(worker, "news_consumer_lag_unknown") == unknown

    await eventually(shown)


@pytest.mark.slow  # three brokers start, and each in turn is killed and starts again
async def test_leaders_killed_one_after_the_other(tmp_path: Path) -> None:
    kafka.required()
    cluster = kafka.Cluster(tmp_path / "cluster", 3).start()
    settings = faulty_settings(cluster.address)
    try:
        async with Stream(tmp_path, settings, cluster.brokers) as running:
            publishing = asyncio.create_task(
                running.publish(records(3 * ITEMS, malformed=97), RATE)
            )
            for broker in cluster.brokers:
                broker.kill()
                await asyncio.sleep(3)
                await asyncio.to_thread(broker.start)
            await publishing
            report = await running.account()
            assert_accounted(report, running)
            assert not running.ended
    finally:
        cluster.kill()
