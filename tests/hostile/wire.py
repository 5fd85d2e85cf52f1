"""A record as a consumer of ours reads it off the wire, whatever its key and headers are."""

from collections.abc import Iterable

from aiokafka.record.default_records import _DefaultRecordBatchBuilderPy

from streams.lenient_records import Records
from streams.messages import Message, Record

PARTITION, OFFSET = 3, 17

Header = tuple[bytes, bytes | None]


class _Name(bytes):
    """A header's name that need not be UTF-8; the client's builder asks a name to encode itself."""

    def encode(self, encoding: str) -> bytes:
        return bytes(self)


def received(
    key: bytes | None, value: bytes | None, headers: Iterable[Header], topic: str = "news.raw"
) -> Record:
    """Write a record as a producer would, and read it as the worker does."""
    builder = _DefaultRecordBatchBuilderPy(2, 0, False, -1, -1, -1, batch_size=1 << 20)
    builder.append(0, 7, key, value, [(_Name(name), v) for name, v in headers])
    (read,) = Records(bytes(builder.build())).next_batch()
    return Record(topic, PARTITION, OFFSET, read.timestamp, read.key, read.value, read.headers)


def sent(message: Message) -> Record:
    """A message of ours, as whoever reads its topic gets it."""
    headers = [(name.encode(), value) for name, value in message.headers]
    return received(message.key, message.value, headers, message.topic)
