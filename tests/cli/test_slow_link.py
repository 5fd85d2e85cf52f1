"""What reads a topic to its end reads all of it, however slow the link; else it says so."""

import asyncio
import shutil
import uuid
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

import click
import pytest

from streams.cli.broker import consuming
from streams.cli.reading import until_end
from streams.settings import Settings
from tests import kafka
from tests.soak.proxy import Proxy, behind_proxy
from tests.topics import create_topics, publish

pytestmark = pytest.mark.kafka

TOPIC = "news.raw"
RECORDS, RECORD_BYTES = 25, 100_000
CHUNK_DELAY = 0.045  # for every 16 KiB: a fetch takes longer than the quiet that is allowed


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[kafka.Broker, Proxy]]:
    """A broker of this module's own, which is reached by a proxy too; each test starts that."""
    kafka.required()
    broker, proxy = behind_proxy(tmp_path_factory.mktemp("own") / "broker")
    yield broker.start(), proxy
    broker.stop()


@pytest.fixture
async def link(own: tuple[kafka.Broker, Proxy]) -> AsyncIterator[Proxy]:
    """A slow link."""
    _, proxy = own
    await proxy.start()
    proxy.delay = CHUNK_DELAY
    yield proxy
    await proxy.stop()


@pytest.fixture
async def far(own: tuple[kafka.Broker, Proxy], link: Proxy) -> Settings:
    """Settings that reach the broker over the link; the topic holds some megabytes."""
    near = Settings(brokers=own[0].address, topic_prefix=f"{uuid.uuid4().hex[:8]}.")
    await create_topics(near, partitions=1)
    value = b"x" * RECORD_BYTES
    await publish(near, TOPIC, [(b"%d" % n, value, []) for n in range(RECORDS)])
    return replace(near, brokers=f"127.0.0.1:{link.port}")


async def read_to_end(settings: Settings) -> int:
    """How many records of the topic are read."""
    async with asyncio.timeout(30), consuming(settings, settings.topic(TOPIC)) as consumer:
        return sum([len(records) async for records in until_end(consumer)])


async def test_all_is_read_over_a_slow_link(far: Settings) -> None:
    assert await read_to_end(far) == RECORDS


async def test_all_is_read_where_a_slow_link_breaks(far: Settings, link: Proxy) -> None:
    """What is asked then may be answered before what was being fetched, which is fetched anew."""
    reading = asyncio.create_task(read_to_end(far))
    await asyncio.sleep(5)
    link.cut()
    assert await reading == RECORDS


async def test_records_lost_meanwhile_are_no_end(
    own: tuple[kafka.Broker, Proxy], far: Settings, link: Proxy
) -> None:
    """Here with the disk; as well where a broker that lags behind becomes the leader."""
    broker, _ = own
    link.delay = 0.0
    topic = far.topic(TOPIC)
    async with asyncio.timeout(60), consuming(far, topic) as consumer:
        reading = until_end(consumer)
        await anext(reading)
        await asyncio.to_thread(broker.stop)
        shutil.rmtree(broker.folder / "data" / f"{topic}-0")
        await asyncio.to_thread(broker.start)
        with pytest.raises(click.ClickException, match="partition 0 ended at 25, now at 0"):
            async for _ in reading:
                pass
