"""Delivery: what is handed to the client in one batch is in the batch."""

from aiokafka.errors import MessageSizeTooLargeError

from streams import clients
from streams.chunks import Chunk, can_shrink, chunked
from streams.delivery import Delivery
from streams.messages import Message, Record
from streams.metrics import Metrics
from streams.settings import Settings
from tests.batches import assert_fits

RECORD = Record("news.raw", 0, 0, 0, b"raw", b"page")


def test_a_chunk_fits_its_batch_whatever_the_producers_headers() -> None:
    name = "\U0001f4f0" * 5_000  # four bytes each on the wire
    messages = [
        Message("news.enriched", b"key", b"value", [(name, b"1")], RECORD) for _ in range(100)
    ]
    chunks = list(chunked(messages, {"news.enriched": 1}, clients.MAX_BATCH_BYTES))
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
        (message,) = delivery._again(chunk, error)
        sent.append(message)
    assert [(m.topic, m.key, m.value) for m in sent[1:]] == [
        ("news.dead-letters", b"raw", b"page"),
        ("news.dead-letters", b"raw", None),
        ("news.dead-letters", b"", None),
    ]
    assert not can_shrink(Chunk(message.topic, 0, [message]), error)
