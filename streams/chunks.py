"""Messages to chunks that each fit a produce batch, and what is left of one that never fits."""

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from aiokafka import errors

from streams.messages import ERROR_PREFIX, Message, headers_size

T = TypeVar("T")

_RECORD_OVERHEAD = 64  # lengths, deltas and attributes of a record, generously
_TOO_LARGE = (errors.MessageSizeTooLargeError, errors.RecordListTooLargeError)


@dataclass(slots=True)
class Chunk:
    """Messages of one partition that go in one produce batch, and their bytes."""

    topic: str
    partition: int
    messages: list[Message]
    size: int = 0


def chunked(messages: Iterable[Message], counts: dict[str, int], limit: int) -> list[Chunk]:
    """Group by partition, in order, into chunks of at most `limit` bytes or one message."""
    chunks: list[Chunk] = []
    open_chunks: dict[tuple[str, int], Chunk] = {}
    for message in messages:
        # librdkafka's partitioner `consistent`; the client's own costs 6 us a key in Python.
        partition = zlib.crc32(message.key or b"") % counts[message.topic]
        place, size = (message.topic, partition), _size(message)
        chunk = open_chunks.get(place)
        if chunk is None or chunk.size + size > limit:
            chunk = open_chunks[place] = Chunk(*place, [])
            chunks.append(chunk)
        chunk.messages.append(message)
        chunk.size += size
    return chunks


def parted(items: Sequence[T], size_of: Callable[[T], int], limit: int) -> Iterator[Sequence[T]]:
    """Part items, in order, into runs whose sizes add up to the limit at most, or of one item."""
    begin = total = 0
    for at, item in enumerate(items):
        size = size_of(item)
        total += size
        if total > limit and at > begin:
            yield items[begin:at]
            begin, total = at, size
    yield items[begin:]


def _size(message: Message) -> int:
    content = len(message.value or b"") + len(message.key or b"")
    return content + headers_size(message.headers) + _RECORD_OVERHEAD


def can_shrink(chunk: Chunk, error: BaseException) -> bool:
    """Whether it was too large and there is something to leave out: messages, or of the one."""
    first = chunk.messages[0]
    return isinstance(error, _TOO_LARGE) and (len(chunk.messages) > 1 or bare(first) != first)


def bare(message: Message) -> Message:
    """A dead letter that is too large itself keeps our headers only, then not even its key."""
    ours = [(name, value) for name, value in message.headers if name.startswith(ERROR_PREFIX)]
    if message.value is None:
        return message._replace(key=message.key and b"", headers=ours)
    omitted = (f"{ERROR_PREFIX}value_omitted", str(len(message.value)).encode())
    return message._replace(value=None, headers=[*ours, omitted])
