"""Delivery: what is handed to the client in one batch is in the batch."""

import asyncio

from aiokafka.errors import (
    MessageSizeTooLargeError,
    NotEnoughReplicasError,
    NotLeaderForPartitionError,
    ProducerClosed,
)

from streams import clients
from streams.chunks import Chunk, can_shrink, chunked
from streams.delivery import Delivery
from streams.errors import Unprocessable
from streams.messages import ERROR_PREFIX, Message, Record, dead_letter
from streams.metrics import Metrics
from streams.settings import Settings
from tests.batches import assert_fits

RECORD = Record("news.raw", 0, 0, 0, b"raw", b"page")


def test_a_chunk_fits_its_batch_whatever_the_producers_headers() -> None:
    name = "\U0001f4f0" * 5_000  # four bytes each on the wire
    messages = [
        Message("news.enriched", b"key", b"value", [(name, b"1")], RECORD) for _ in range(100)
    ]
    chunks = chunked(messages, {"news.enriched": 1}, clients.MAX_BATCH_BYTES)
    assert sum(len(chunk.messages) for chunk in chunks) == len(messages)
    for chunk in chunks:
        assert_fits(chunk)


async def test_what_is_too_large_shrinks_as_far_as_it_can_and_then_waits() -> None:
    delivery, error = Delivery(Settings(), Metrics()), MessageSizeTooLargeError()
    message = Message("news.enriched", b"key", b"value", [("own", b"1")], RECORD)
    sent = [message]
    for _ in range(3):
        chunk = Chunk(message.topic, 0, [message])
        assert can_shrink(chunk, error)
        (message,) = delivery._again(chunk, error, {})
        sent.append(message)
    assert [(m.topic, m.key, m.value) for m in sent[1:]] == [
        ("news.dead-letters", b"raw", b"page"),
        ("news.dead-letters", b"raw", None),
        ("news.dead-letters", b"", None),
    ]
    assert not can_shrink(Chunk(message.topic, 0, [message]), error)
    why = {"stage": "classify", "reason": "refused_by_broker"}  # counted once it is acknowledged
    assert delivery.metrics.registry.get_sample_value("news_dead_letters_total", why) == 0


async def test_a_dead_letter_without_value_goes_without_the_producers_headers() -> None:
    record = Record("news.raw", 0, 0, 0, None, None, [("own", b"1" * 1_000_000)])
    letter = dead_letter(record, "split", "empty", Unprocessable("empty", "there is no text"))
    error = MessageSizeTooLargeError()
    (smaller,) = Delivery(Settings(), Metrics())._again(Chunk(letter.topic, 0, [letter]), error, {})
    assert dict(smaller.headers)[ERROR_PREFIX + "reason"] == b"empty"
    assert "own" not in dict(smaller.headers)
    assert not can_shrink(Chunk(letter.topic, 0, [smaller]), error)


class Batch(list[bytes]):
    """What a chunk puts in a produce batch: the keys."""

    def append(self, *, key: bytes, **_: object) -> bool:  # type: ignore[override]
        super().append(key)
        return True


class Client:
    """Stands in for a producer, to give each batch in turn the end that is wanted.

    A number is the seconds until it is acknowledged, below zero it is cancelled.
    """

    def __init__(self, *ends: Exception | float) -> None:
        self.ends = iter(ends)
        self.sent: list[bytes] = []

    def create_batch(self) -> Batch:
        return Batch()

    async def partitions_for(self, topic: str) -> range:
        return range(3)

    async def send_batch(self, batch: Batch, topic: str, partition: int) -> asyncio.Future[None]:
        loop, end = asyncio.get_running_loop(), next(self.ends)
        self.sent += batch
        sent: asyncio.Future[None] = loop.create_future()
        if isinstance(end, ProducerClosed):
            raise end
        if isinstance(end, Exception):
            sent.set_exception(end)
        elif end < 0:
            sent.cancel()
        else:
            loop.call_later(end, sent.set_result, None)
        return sent


def messages(count: int) -> list[Message]:
    return [Message("news.enriched", b"%d" % at, b"value", [], RECORD) for at in range(count)]


async def test_each_chunk_fails_by_itself_and_is_told_in_order() -> None:
    metrics = Metrics()
    delivery = Delivery(Settings(request_timeout=0.2), metrics)
    client = Client(0, ProducerClosed(), NotLeaderForPartitionError(), -1, 0.3)
    chunks = [Chunk("news.enriched", at, messages(2)) for at in range(5)]
    failures = await delivery._send(client, chunks)
    kinds = [type(None), ProducerClosed, NotLeaderForPartitionError, asyncio.CancelledError]
    assert [type(each) for each in failures] == [*kinds, type(None)]
    assert b'news_produce_retries_total{reason="timeout"} 2.0' in metrics.exposition()
    assert await delivery._send(client, []) == []


async def test_only_what_failed_is_sent_again() -> None:
    delivery, client = (
        Delivery(Settings(), Metrics()),
        Client(0, NotLeaderForPartitionError(), 0, 0),
    )
    delivery._producer = client
    sent = messages(40)
    await delivery.deliver(sent)
    failed = chunked(sent, {"news.enriched": 3}, clients.MAX_BATCH_BYTES)[1].messages
    assert len(client.sent) == len(sent) + len(failed)
    assert client.sent[len(sent) :] == [message.key for message in failed]


async def test_retries_are_counted_by_what_each_batch_failed_with() -> None:
    metrics = Metrics()
    ends = (NotLeaderForPartitionError(), NotEnoughReplicasError(), NotEnoughReplicasError())
    delivery = Delivery(Settings(), metrics)
    delivery._producer = Client(*ends, 0, 0, 0)
    sent = messages(30)
    await delivery.deliver(sent)
    sizes = [len(c.messages) for c in chunked(sent, {"news.enriched": 3}, clients.MAX_BATCH_BYTES)]
    said = metrics.exposition().decode()
    assert f'news_produce_retries_total{{reason="no_leader"}} {sizes[0]}.0' in said
    replicas = sizes[1] + sizes[2]
    assert f'news_produce_retries_total{{reason="not_enough_replicas"}} {replicas}.0' in said
