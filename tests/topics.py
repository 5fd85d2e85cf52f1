"""Read and write topics in tests, with the plain client."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from typing import Any

import aiokafka
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from streams.cli.verify import account
from streams.messages import Headers
from streams.oracle import Report
from streams.settings import Settings
from streams.topics import OUTPUTS, TOPICS

Sent = tuple[bytes | None, bytes | None, Headers]  # key and value first

_LOOK_SECONDS = 0.2


@asynccontextmanager
async def admin(settings: Settings) -> AsyncIterator[Any]:
    client = AIOKafkaAdminClient(**settings.client())
    await client.start()
    try:
        yield client
    finally:
        await client.close()


async def create_topics(settings: Settings, partitions: int, replication: int = 1) -> None:
    """Create every topic of the flow and wait until each has its leaders."""
    async with admin(settings) as client:
        await client.create_topics(
            [
                NewTopic(
                    settings.topic(topic.name),
                    partitions,
                    replication,
                    topic_configs={"max.message.bytes": str(topic.max_message_bytes)},
                )
                for topic in TOPICS
            ]
        )
        await _wait_for_leaders(client, {settings.topic(t.name) for t in TOPICS})


async def _wait_for_leaders(admin: AIOKafkaAdminClient, topics: set[str]) -> None:
    for _ in range(200):
        described = await admin.describe_topics(list(topics))
        if all(t["error_code"] == 0 and _led(t) for t in described):
            return
        await asyncio.sleep(0.05)
    raise RuntimeError("the topics got no leaders")


def _led(topic: dict[str, Any]) -> bool:
    return all(partition["leader"] >= 0 for partition in topic["partitions"])


async def publish(settings: Settings, topic: str, records: Iterable[Sent]) -> None:
    """Produce records and wait for every acknowledgement."""
    producer = aiokafka.AIOKafkaProducer(
        **settings.client(), acks="all", max_batch_size=512 * 1024, max_request_size=4 << 20
    )
    await producer.start()
    try:
        name = settings.topic(topic)
        sent = [
            await producer.send(name, value, key=key, headers=list(headers))
            for key, value, headers in records
        ]
        await asyncio.gather(*sent)
    finally:
        await producer.stop()


async def read(
    settings: Settings,
    topic: str,
    until: Callable[[list[Any]], bool],
    seconds: float = 30.0,
) -> list[Any]:
    """Read a topic from its beginning until `until` is satisfied; fails after `seconds`."""
    consumer = aiokafka.AIOKafkaConsumer(
        settings.topic(topic), **settings.client(), auto_offset_reset="earliest"
    )
    await consumer.start()
    records: list[Any] = []
    try:
        async with asyncio.timeout(seconds):
            while not until(records):
                for taken in (await consumer.getmany(timeout_ms=200)).values():
                    records.extend(taken)
    except TimeoutError:
        raise AssertionError(f"{topic}: only {len(records)} records in {seconds:g} s") from None
    finally:
        await consumer.stop()
    return records


async def read_all(settings: Settings, topic: str) -> list[Any]:
    """Everything that a topic holds now."""
    consumer = aiokafka.AIOKafkaConsumer(
        settings.topic(topic), **settings.client(), auto_offset_reset="earliest"
    )
    await consumer.start()
    try:
        ends = await consumer.end_offsets(consumer.assignment())
        records: list[Any] = []
        while any([await consumer.position(tp) < end for tp, end in ends.items()]):
            for taken in (await consumer.getmany(timeout_ms=200)).values():
                records.extend(taken)
        return records
    finally:
        await consumer.stop()


async def accounted(settings: Settings, seconds: float = 30.0) -> Report:
    """The oracle's report once nothing is missing; fails where something was not expected.

    It computes everything anew, so it is asked only where what came out has grown and rests. A lag
    of 0 is no sign to wait for: the marker that ends a transaction is never committed.
    """
    outputs = aiokafka.AIOKafkaConsumer(*map(settings.topic, OUTPUTS), **settings.client())
    await outputs.start()
    try:
        async with asyncio.timeout(seconds):
            async for _ in _rests(outputs):
                if not (report := await account(settings)).missing:
                    break
    finally:
        await outputs.stop()
    assert report.accounted, report
    return report


async def _rests(consumer: Any) -> AsyncIterator[None]:
    """Each time that topics are as long as a moment ago, and were not the last time."""
    rested, before = {}, None
    while True:
        ends = await consumer.end_offsets(consumer.assignment())
        if ends == before and ends != rested:
            rested = ends
            yield
        before = ends
        await asyncio.sleep(_LOOK_SECONDS)
