"""Messages to chunks that each fit a produce batch, and what is left of one that never fits."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from aiokafka import errors

from streams.messages import ERROR_PREFIX, Message, headers_size

_RECORD_OVERHEAD = 64  # lengths, deltas and attributes of a record, generously
_TOO_LARGE = (errors.MessageSizeTooLargeError, errors.RecordListTooLargeError)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Messages of one partition that go in one produce batch."""

    topic: str
    partition: int
    messages: list[Message]


def chunked(messages: Iterable[Message], counts: dict[str, int], limit: int) -> list[Chunk]:
    """Group by partition, in order, into chunks of at most `limit` bytes or one message."""
    chunks: list[Chunk] = []
    open_chunks: dict[tuple[str, int], tuple[Chunk, int]] = {}
    for message in messages:
        # librdkafka's partitioner `consistent`; the client's own costs 6 us a key in Python.
        partition = zlib.crc32(message.key or b"") % counts[message.topic]
        place, size = (message.topic, partition), _size(message)
        chunk, used = open_chunks.get(place, (None, 0))
        if chunk is None or used + size > limit:
            chunk, used = Chunk(*place, []), 0
            chunks.append(chunk)
        chunk.messages.append(message)
        open_chunks[place] = chunk, used + size
    return chunks


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
