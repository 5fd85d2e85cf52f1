"""Delivery: what is handed to the client in one batch is in the batch."""

from aiokafka.producer.message_accumulator import BatchBuilder

from streams import clients
from streams.delivery import _chunks
from streams.messages import Message, Record

RECORD = Record("news.raw", 0, 0, 0, None, b"")


def test_a_chunk_fits_its_batch_whatever_the_producers_headers() -> None:
    name = "\U0001f4f0" * 5_000  # four bytes each on the wire
    messages = [
        Message("news.enriched", b"key", b"value", [(name, b"1")], RECORD) for _ in range(100)
    ]
    chunks = list(_chunks(messages, {"news.enriched": 1}, clients.MAX_BATCH_BYTES))
    assert sum(len(chunk.messages) for chunk in chunks) == len(messages)
    for chunk in chunks:
        batch = BatchBuilder(
            clients.MAX_BATCH_BYTES,
            0,
            is_transactional=False,
            key_serializer=None,
            value_serializer=None,
        )
        for m in chunk.messages:
            assert batch.append(timestamp=None, key=m.key, value=m.value, headers=m.headers)
