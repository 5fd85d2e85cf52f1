"""Produce messages and return only when the broker has acknowledged every one."""

import asyncio
import logging
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

from aiokafka import errors
from mode import Service

from streams import clients
from streams.chunks import Chunk, bare, can_shrink, chunked, parted
from streams.errors import InvalidSetting, Unprocessable
from streams.messages import Message, dead_letter
from streams.metrics import Metrics
from streams.retries import mends_by_waiting, reason_of
from streams.settings import Settings
from streams.topics import BY_NAME, DEAD_LETTERS

log = logging.getLogger(__name__)

# In memory as batches at once, and so in one request, which the client copies whole: larger ones,
# of many partitions, are paid for in page faults. A batch of 500 pages of 6 kB is some 7 MB. A
# record's headers go with every message made of it, which may be hundreds of times its bytes.
_AT_ONCE_BYTES = 1 << 22
# A broker closes the connection on a request of 100 MB or more (socket.request.max.bytes), which an
# idempotent producer would repeat for ever.
_LARGEST_BYTES = 1 << 26
_BACKOFF = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0)


class Delivery(Service):
    """The producer. It never gives up: only what is acknowledged may be committed."""

    def __init__(self, settings: Settings, metrics: Metrics) -> None:
        super().__init__()
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
        refused: dict[int, str] = {}  # the stage that each record has its letter of, by `id`
        while rest:
            producer = self._producer
            failed = await self._attempt(producer, rest, limit)
            rest = [m for chunk, error in failed for m in self._again(chunk, error, refused)]
            waiting = [pair for pair in failed if not can_shrink(*pair)]
            if len(waiting) < len(failed):
                limit //= 2
            if waiting:
                await self._recover(producer, waiting, attempt)
                attempt += 1
        for stage in refused.values():  # a counter is never ahead of the topics
            self.metrics.dead_letters.labels(stage, "refused_by_broker").inc()

    async def _attempt(
        self, producer: Any, messages: Sequence[Message], limit: int
    ) -> list[tuple[Chunk, BaseException]]:
        """Send all once; give back what was not acknowledged, with why."""
        counts, unknown = await self._partitions(producer, {message.topic for message in messages})
        known = [message for message in messages if message.topic in counts]
        lost = [[m for m in messages if m.topic == topic] for topic in unknown]
        chunks = chunked(known, counts, limit)
        results: list[BaseException | None] = []
        for some in parted(chunks, lambda chunk: chunk.size, _AT_ONCE_BYTES):
            results += await self._send(producer, some)
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

    async def _send(self, producer: Any, chunks: Sequence[Chunk]) -> list[BaseException | None]:
        """Send each chunk in a batch of its own; give back what each failed with, if it did."""
        handed = await asyncio.gather(
            *(self._hand_over(producer, chunk) for chunk in chunks), return_exceptions=True
        )
        await self._wait(
            {
                sent: len(chunk.messages)
                for sent, chunk in zip(handed, chunks, strict=True)
                if not isinstance(sent, BaseException)
            }
        )
        return [_failure(sent) for sent in handed]

    async def _wait(self, sizes: dict[asyncio.Future[Any], int]) -> None:
        """Wait until every batch is acknowledged or failed; count the records that are late.

        For an idempotent producer tries for ever by itself, without a word to anyone. The first
        count may be late too: a batch behind a stuck one of its partition waits to be taken.
        """
        waiting = set(sizes)
        while waiting:
            _, waiting = await asyncio.wait(waiting, timeout=self.settings.request_timeout)
            if waiting:
                self.metrics.retried("timeout", sum(sizes[sent] for sent in waiting))

    async def _hand_over(self, producer: Any, chunk: Chunk) -> asyncio.Future[Any]:
        """Give the client a batch; what it gives back is done once the batch is acknowledged."""
        if chunk.size > _LARGEST_BYTES:
            raise errors.MessageSizeTooLargeError(f"{chunk.size} bytes in a batch")
        batch = producer.create_batch()
        for message in chunk.messages:
            added = batch.append(
                key=message.key, value=message.value, timestamp=None, headers=message.headers
            )
            if added is None:  # full: the client says no more, and what it left out would be lost
                raise errors.RecordListTooLargeError(f"{len(chunk.messages)} messages in a batch")
        topic = self.settings.topic(chunk.topic)
        sent: asyncio.Future[Any] = await producer.send_batch(
            batch, topic, partition=chunk.partition
        )
        return sent

    def _again(self, chunk: Chunk, error: BaseException, refused: dict[int, str]) -> list[Message]:
        """What to send next time: the same, or a dead letter for the one that is too large.

        A record has one letter, however many of its events are refused: the letter is all of it.
        """
        if len(chunk.messages) > 1 or not can_shrink(chunk, error):
            return chunk.messages
        message = chunk.messages[0]
        if message.topic == DEAD_LETTERS:
            return [bare(message)]
        if id(message.record) in refused:
            return []
        stage = refused[id(message.record)] = BY_NAME[message.topic].written_by[0]
        size, topic = len(message.value or b""), self.settings.topic(message.topic)
        why = f"{topic} takes no message of {size} bytes: {type(error).__name__}"
        letter = Unprocessable("refused_by_broker", why)
        return [dead_letter(message.record, stage, "refused_by_broker", letter)]

    async def _recover(
        self, producer: Any, failures: Sequence[tuple[Chunk, BaseException]], attempt: int
    ) -> None:
        """Say what failed, wait, and make a new producer where waiting does not mend it."""
        for chunk, error in failures:
            self.metrics.retried(reason_of(error), len(chunk.messages))
        count = sum(len(chunk.messages) for chunk, _ in failures)
        topics = ", ".join(sorted({self.settings.topic(chunk.topic) for chunk, _ in failures}))
        first = failures[0][1]
        log.warning("%d messages not acknowledged, trying %s again: %r", count, topics, first)
        await asyncio.sleep(_BACKOFF[min(attempt, len(_BACKOFF) - 1)])
        if not all(mends_by_waiting(error) for _, error in failures):
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


def _failure(sent: asyncio.Future[Any] | BaseException) -> BaseException | None:
    """Tell what came of a batch that was handed over, or was not."""
    if isinstance(sent, BaseException):
        return sent
    return asyncio.CancelledError() if sent.cancelled() else sent.exception()
