"""Produce messages and return only when the broker has acknowledged every one."""

import asyncio
import logging
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from aiokafka import errors
from mode import Service

from streams import clients
from streams.messages import ERROR_PREFIX, Message, dead_letter
from streams.metrics import Metrics, RetryReason
from streams.settings import InvalidSetting, Settings
from streams.topics import BY_NAME, DEAD_LETTERS

log = logging.getLogger(__name__)

_RECORD_OVERHEAD = 64  # lengths, deltas and attributes of a record, generously
_BACKOFF = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0)

_TOO_LARGE = (errors.MessageSizeTooLargeError, errors.RecordListTooLargeError)
# What time mends. After anything else the producer's own state is suspect, so it is made anew.
_WAIT = (
    errors.TopicAuthorizationFailedError,
    errors.KafkaTimeoutError,
    errors.KafkaConnectionError,
)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Messages of one partition that go in one produce batch."""

    topic: str
    partition: int
    messages: list[Message]


class Delivery(Service):
    """The producer. It never gives up: only what is acknowledged may be committed."""

    def __init__(self, settings: Settings, metrics: Metrics, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.settings = settings
        self.metrics = metrics
        self._producer: Any = None
        self._reconnecting = asyncio.Lock()

    async def on_start(self) -> None:
        self._producer = await clients.producer(self.settings)

    async def on_stop(self) -> None:
        if self._producer is not None:  # the broker may have gone before we had one
            await clients.close(self._producer.stop())

    async def deliver(self, messages: Iterable[Message]) -> None:
        """Produce and wait for every acknowledgement; retry what failed, set aside the refused."""
        rest, limit, attempt = list(messages), clients.MAX_BATCH_BYTES, 0
        while rest:
            producer = self._producer
            failed = await self._attempt(producer, rest, limit)
            rest = [message for chunk, error in failed for message in self._again(chunk, error)]
            waiting = [pair for pair in failed if not _can_shrink(*pair)]
            if len(waiting) < len(failed):
                limit //= 2
            if waiting:
                await self._recover(producer, waiting, len(rest), attempt)
                attempt += 1

    async def _attempt(
        self, producer: Any, messages: Sequence[Message], limit: int
    ) -> list[tuple[Chunk, BaseException]]:
        """Send all once; give back what was not acknowledged, with why."""
        counts, unknown = await self._partitions(producer, {message.topic for message in messages})
        known = [message for message in messages if message.topic in counts]
        lost = [[m for m in messages if m.topic == topic] for topic in unknown]
        chunks = list(_chunks(known, counts, limit))
        results = await asyncio.gather(
            *(self._send(producer, chunk) for chunk in chunks), return_exceptions=True
        )
        chunks += [Chunk(topic, 0, rest) for topic, rest in zip(unknown, lost, strict=True)]
        pairs = zip(chunks, [*results, *unknown.values()], strict=True)
        return [(chunk, error) for chunk, error in pairs if isinstance(error, BaseException)]

    async def _partitions(
        self, producer: Any, topics: Iterable[str]
    ) -> tuple[dict[str, int], dict[str, Exception]]:
        """How many each topic has, and why that is unknown of the others."""
        counts: dict[str, int] = {}
        unknown: dict[str, Exception] = {}
        for topic in topics:
            try:
                counts[topic] = len(await producer.partitions_for(self.settings.topic(topic)))
            except Exception as error:
                unknown[topic] = error
        return counts, unknown

    async def _send(self, producer: Any, chunk: Chunk) -> None:
        batch = producer.create_batch()
        for message in chunk.messages:
            added = batch.append(
                key=message.key, value=message.value, timestamp=None, headers=message.headers
            )
            if added is None:  # full: the client says no more, and what it left out would be lost
                raise errors.RecordListTooLargeError(f"{len(chunk.messages)} messages in a batch")
        topic = self.settings.topic(chunk.topic)
        sent = await producer.send_batch(batch, topic, partition=chunk.partition)
        # An idempotent producer tries for ever by itself, without a word to anyone.
        while not (await asyncio.wait([sent], timeout=self.settings.request_timeout))[0]:
            self.metrics.retried("timeout", len(chunk.messages))
        await sent

    def _again(self, chunk: Chunk, error: BaseException) -> list[Message]:
        """What to send next time: the same, or a dead letter for the one that is too large."""
        if len(chunk.messages) > 1 or not _can_shrink(chunk, error):
            return chunk.messages
        message = chunk.messages[0]
        if message.topic == DEAD_LETTERS:
            return [_bare(message)]
        stage = BY_NAME[message.topic].written_by[0]
        self.metrics.dead_letters.labels(stage, "refused_by_broker").inc()
        return [dead_letter(message.record, stage, "refused_by_broker", error)]

    async def _recover(
        self,
        producer: Any,
        failures: Sequence[tuple[Chunk, BaseException]],
        count: int,
        attempt: int,
    ) -> None:
        """Say what failed, wait, and make a new producer where waiting does not mend it."""
        chunk, error = failures[0]
        self.metrics.retried(_retry_reason(error), count)
        topic = self.settings.topic(chunk.topic)
        log.warning("%d messages not acknowledged, trying %s again: %r", count, topic, error)
        await asyncio.sleep(_BACKOFF[min(attempt, len(_BACKOFF) - 1)])
        lasting = [e for _, e in failures if not getattr(e, "retriable", False)]
        if any(not isinstance(e, _WAIT) for e in lasting):
            await self._reconnect(producer)

    async def _reconnect(self, failed: Any) -> None:
        """Start a fresh producer; the next attempt reports it where the broker is still away."""
        async with self._reconnecting:
            if failed is not self._producer:
                return  # the other batch in flight has done it
            # InvalidSetting: a TLS file may just be being replaced.
            with suppress(errors.KafkaError, OSError, InvalidSetting):
                self._producer = await clients.producer(self.settings)
                await clients.close(failed.stop())


def _chunks(messages: Iterable[Message], counts: dict[str, int], limit: int) -> Iterator[Chunk]:
    """Group by partition, in order, into chunks of at most `limit` bytes or one message."""
    open_chunks: dict[tuple[str, int], tuple[Chunk, int]] = {}
    for message in messages:
        # librdkafka's partitioner `consistent`; the client's own costs 6 us a key in Python.
        partition = zlib.crc32(message.key or b"") % counts[message.topic]
        place, size = (message.topic, partition), _size(message)
        chunk, used = open_chunks.get(place, (None, 0))
        if chunk is None or used + size > limit:
            chunk, used = Chunk(*place, []), 0
            yield chunk
        chunk.messages.append(message)
        open_chunks[place] = chunk, used + size


def _size(message: Message) -> int:
    headers = sum([len(name.encode()) + len(value or b"") + 10 for name, value in message.headers])
    return len(message.value or b"") + len(message.key or b"") + headers + _RECORD_OVERHEAD


def _can_shrink(chunk: Chunk, error: BaseException) -> bool:
    """Whether it was too large and there is something to leave out: messages, a value, a key."""
    first = chunk.messages[0]
    return isinstance(error, _TOO_LARGE) and (
        len(chunk.messages) > 1 or first.value is not None or bool(first.key)
    )


def _bare(message: Message) -> Message:
    """A dead letter that is too large itself goes without its value, then without its key."""
    if message.value is None:
        return message._replace(key=b"")
    omitted = (f"{ERROR_PREFIX}value_omitted", str(len(message.value)).encode())
    ours = [(name, value) for name, value in message.headers if name.startswith(ERROR_PREFIX)]
    return message._replace(value=None, headers=[*ours, omitted])


_REASONS: tuple[tuple[type[Exception], RetryReason], ...] = (
    (errors.KafkaConnectionError, "connection"),
    (errors.NodeNotReadyError, "connection"),
    (errors.KafkaTimeoutError, "timeout"),
    (errors.RequestTimedOutError, "timeout"),
    (errors.NotLeaderForPartitionError, "no_leader"),
    (errors.LeaderNotAvailableError, "no_leader"),
    (errors.NotEnoughReplicasError, "not_enough_replicas"),
    (errors.NotEnoughReplicasAfterAppendError, "not_enough_replicas"),
)


def _retry_reason(error: BaseException) -> RetryReason:
    return next((reason for kind, reason in _REASONS if isinstance(error, kind)), "other")
