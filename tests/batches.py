"""The Kafka client's own batch, to hold our chunks against."""

from aiokafka.producer.message_accumulator import BatchBuilder

from streams import clients
from streams.chunks import Chunk


def assert_fits(chunk: Chunk) -> None:
    """The client takes every message of a chunk into the batch that was meant for it."""
    batch = BatchBuilder(
        clients.MAX_BATCH_BYTES,
        0,
        is_transactional=False,
        key_serializer=None,
        value_serializer=None,
    )
    for m in chunk.messages:
        assert batch.append(timestamp=None, key=m.key, value=m.value, headers=m.headers)
