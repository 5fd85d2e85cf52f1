"""Connections for one command: opened, checked and closed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import click

from streams.settings import Settings


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
