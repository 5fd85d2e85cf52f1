"""Connections for one command: opened, checked and closed."""

import asyncio
from collections.abc import AsyncIterable, AsyncIterator, Callable, Coroutine, Iterable, Mapping
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import click

from streams.settings import Settings

_POLL_MS = 500
_QUIET_SECONDS = 2.0
_BATCH_BYTES = 4_000_000

T = TypeVar("T")


@asynccontextmanager
async def producing(settings: Settings, *topics: str) -> AsyncIterator[Any]:
    """A producer for topics that exist: names on the broker."""
    from streams import clients

    producer = await clients.producer(settings)
    try:
        cluster = await producer.client.fetch_all_metadata()
        _require(topics, cluster.topics())
        yield producer
    finally:
        await clients.close(producer.stop())


@asynccontextmanager
async def connecting(settings: Settings) -> AsyncIterator[Any]:
    """A consumer in no group, of no topic yet."""
    from streams import clients

    consumer = await clients.consumer(settings, None)
    try:
        yield consumer
    finally:
        await clients.close(consumer.stop())


@asynccontextmanager
async def consuming(settings: Settings, topic: str) -> AsyncIterator[Any]:
    """A consumer of every partition of a topic that exists, in no group."""
    async with connecting(settings) as consumer:
        _require((topic,), await consumer.topics())
        consumer.subscribe([topic])
        while not consumer.assignment():
            await asyncio.sleep(0.01)
        yield consumer


@asynccontextmanager
async def administering(settings: Settings) -> AsyncIterator[Any]:
    """An admin client."""
    from aiokafka.admin import AIOKafkaAdminClient

    from streams import clients

    admin = AIOKafkaAdminClient(**settings.client())
    try:
        await admin.start()
        yield admin
    finally:
        await clients.close(admin.close())


def _require(wanted: tuple[str, ...], seen: set[str]) -> None:
    """Looked up in the list of all: asking for one by its name could create it."""
    for topic in wanted:
        if topic not in seen:
            raise click.ClickException(
                f"topic {topic} does not exist, or this user may not see it; "
                "`news-streams topics create` makes it"
            )


async def answers(sending: Iterable[Coroutine[Any, Any, T]], settings: Settings) -> list[Any]:
    """What each was answered, or the exception that says why it was not.

    Waits for two requests' time: an idempotent producer would try for ever.
    """
    from aiokafka.errors import KafkaTimeoutError

    seconds = 2 * settings.request_timeout
    tasks = [asyncio.ensure_future(one) for one in sending]
    _, late = await asyncio.wait(tasks, timeout=seconds)
    for task in late:
        task.cancel()
    none = KafkaTimeoutError(f"no answer in {seconds:g} s")
    return [none if task in late else task.exception() or task.result() for task in tasks]


def is_lasting(error: Any) -> bool:
    """Whether an answer that is no success says that the next would be none either.

    Raises what is not the broker's word: a bug.
    """
    from aiokafka.errors import KafkaError, MessageSizeTooLargeError

    if not isinstance(error, KafkaError):
        raise error
    return not isinstance(error, MessageSizeTooLargeError)


async def batches(
    found: AsyncIterable[T], size_of: Callable[[T], int], most: int
) -> AsyncIterator[list[T]]:
    """What is to be sent at once: no more than `most`, and some megabytes."""
    batch: list[T] = []
    size = 0
    async for one in found:
        batch.append(one)
        size += size_of(one)
        if len(batch) == most or size > _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


async def until_end(consumer: Any) -> AsyncIterator[list[Any]]:
    """Batches of records from the beginning to the ends as they are now, partitions mixed.

    Nothing else ends it, for a slow link is as quiet as an end: transactions' markers and what
    retention deletes move the position on, and compaction keeps the last record. A batch is given
    whole, even past the end: the demo's broker counts a last batch as one record.
    """
    loop = asyncio.get_running_loop()
    await consumer.seek_to_beginning()
    ends = await consumer.end_offsets(consumer.assignment())
    heard = loop.time()
    while ahead := [tp for tp, end in ends.items() if await consumer.position(tp) < end]:
        if fetched := await consumer.getmany(*ahead, timeout_ms=_POLL_MS):
            heard = loop.time()
            yield [record for records in fetched.values() for record in records]
        elif loop.time() - heard > _QUIET_SECONDS:
            await _require_ends(consumer, {tp: ends[tp] for tp in ahead})


async def _require_ends(consumer: Any, ends: Mapping[Any, int]) -> None:
    """Raise where nobody answers, or where partitions have become shorter: it waited for ever."""
    for tp, end in (await consumer.end_offsets(ends)).items():
        if end < ends[tp]:
            raise click.ClickException(
                f"{tp.topic} lost records while it was read: "
                f"partition {tp.partition} ended at {ends[tp]}, now at {end}"
            )
