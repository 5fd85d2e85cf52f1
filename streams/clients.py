"""Connections to the broker, with the guarantees we need of each."""

import asyncio
from contextlib import suppress
from typing import Any

import aiokafka
from aiokafka import errors

from streams import records
from streams.settings import Settings

records.install()

# Few large requests: about three times the rate of the client's default of 16 KiB.
MAX_BATCH_BYTES = 512 * 1024
_CLOSE_SECONDS = 3.0


async def producer(settings: Settings) -> Any:
    """Start a producer whose acknowledgements come from all in-sync replicas."""
    client = aiokafka.AIOKafkaProducer(
        **settings.client(),
        acks="all",
        enable_idempotence=settings.idempotent,
        max_batch_size=MAX_BATCH_BYTES,
        max_request_size=4 * MAX_BATCH_BYTES,
        linger_ms=int(settings.linger * 1000),
        compression_type=None if settings.compression == "none" else settings.compression,
    )
    try:
        await client.start()
    except BaseException:
        await client.stop()
        raise
    return client


async def consumer(settings: Settings, group: str | None, **kwargs: Any) -> Any:
    """Start a consumer that commits nothing by itself."""
    client = aiokafka.AIOKafkaConsumer(
        **settings.client(),
        group_id=group,
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        session_timeout_ms=int(settings.session_timeout * 1000),
        heartbeat_interval_ms=int(settings.session_timeout * 1000 / 10),
        max_poll_interval_ms=300_000,
        **kwargs,
    )
    try:
        await client.start()
    except BaseException:
        await client.stop()
        raise
    return client


async def close(client: Any) -> None:
    """Stop a client; a producer with batches that no broker takes would wait for ever."""
    with suppress(TimeoutError, errors.KafkaError):
        await asyncio.wait_for(client.stop(), _CLOSE_SECONDS)
