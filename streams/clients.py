"""Connections to the broker, with the guarantees we need of each."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

import aiokafka
from aiokafka.errors import UnknownError

from streams import lenient_records, produce_requests
from streams.settings import Settings

lenient_records.install()
produce_requests.install()

# Of one partition in a request. Larger than the client's 16 KiB: few large requests are about
# three times as fast. Not larger: while it is built it is copied, and should stay in the cache.
MAX_BATCH_BYTES = 128 * 1024
_MAX_REQUEST_BYTES = 2 * 1024 * 1024
# Of all partitions in a response. The client's own 50 MB come, with many partitions, in memory that
# the system gives and takes back each time, and its page faults cost 6 % of the work.
_DAY_MS = 86_400_000
_MAX_FETCH_BYTES = 16 * 1024 * 1024
_CLOSE_SECONDS = 1.0
ASK_SECONDS = 5.0  # in which a broker has to answer while the group or a batch waits
_NOT_IDEMPOTENT = (
    "the broker does not say why it refused an idempotent producer: "
    "if it has none, as the demo's, set NEWS_IDEMPOTENT=false"
)

log = logging.getLogger(__name__)
_stopping: set[asyncio.Task[None]] = set()


async def producer(settings: Settings) -> Any:
    """Start a producer whose acknowledgements come from all in-sync replicas.

    Raises the broker's own error; where it has no words for it, with what may be the cause.
    """
    client = aiokafka.AIOKafkaProducer(
        **settings.client(),
        acks="all",
        enable_idempotence=settings.idempotent,
        max_batch_size=MAX_BATCH_BYTES,
        max_request_size=_MAX_REQUEST_BYTES,
        linger_ms=int(settings.linger * 1000),
        compression_type=None if settings.compression == "none" else settings.compression,
    )
    try:
        await client.start()
    except BaseException as error:
        await client.stop()
        if settings.idempotent and isinstance(error, UnknownError):
            raise UnknownError(_NOT_IDEMPOTENT) from None
        raise
    return client


async def consumer(settings: Settings, group: str | None) -> Any:
    """Start a consumer that commits nothing by itself."""
    client = aiokafka.AIOKafkaConsumer(
        **settings.client(),
        group_id=group,
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        fetch_max_bytes=_MAX_FETCH_BYTES,
        isolation_level="read_committed",  # what a producer aborted was never published
        session_timeout_ms=int(settings.session_timeout * 1000),
        # Who waits for acknowledgements reads nothing and stays in the group: that a worker stalls
        # is for its health to say.
        max_poll_interval_ms=_DAY_MS,
        heartbeat_interval_ms=int(settings.session_timeout * 1000 / 10),
    )
    try:
        await client.start()
    except BaseException:
        await client.stop()
        raise
    return client


async def close(closing: Coroutine[Any, Any, None]) -> None:
    """Stop a client, or after a moment let it go on stopping: no broker may be there to answer.

    What a producer still holds it may deliver later: with the same bytes as when it is sent again.

    A consumer stopped as soon as it started ends in a cancellation of its own making, which is not
    ours; waiting for a task keeps the two apart.
    """
    stopping = asyncio.ensure_future(closing)
    _stopping.add(stopping)
    stopping.add_done_callback(_stopped)
    await asyncio.wait([stopping], timeout=_CLOSE_SECONDS)


def _stopped(stopping: "asyncio.Task[None]") -> None:
    _stopping.discard(stopping)
    if not stopping.cancelled() and (error := stopping.exception()):
        log.info("a client did not stop in order: %r", error)
