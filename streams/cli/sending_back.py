"""One dead letter sent back, or marked as dealt with."""

from typing import Any

from streams.letters import Letter, marker
from streams.messages import ERROR_PREFIX, without_ours

_ATTEMPTS = f"{ERROR_PREFIX}attempts"


def topic_of(letter: Letter) -> str:
    """Where the record was read from, as text: headers may be any bytes."""
    return letter.topic.decode("utf-8", "replace")


async def send_back(producer: Any, source: str, letter: Letter) -> None:
    """Send a letter back, and mark it once it is acknowledged."""
    record, topic = letter.record, topic_of(letter)
    partition = await _partition(producer, topic, letter.topic_partition)
    await producer.send_and_wait(
        topic, record.value, key=record.key, partition=partition, headers=headers(letter)
    )
    await mark(producer, source, letter)


async def mark(producer: Any, source: str, letter: Letter) -> None:
    """Mark a letter as dealt with."""
    record = letter.record
    key = record.key or b""  # the client sends no record without key and value
    await producer.send_and_wait(
        source, None, key=key, partition=record.partition, headers=[marker(letter)]
    )


async def _partition(producer: Any, topic: str, wanted: int | None) -> int | None:
    """Where the record was, which keeps a key's order; by its key if that is no longer there."""
    return wanted if wanted in await producer.partitions_for(topic) else None


def headers(letter: Letter) -> list[tuple[str, bytes]]:
    """The record's own headers, and how often it has been set aside."""
    return [*without_ours(letter.record.headers), (_ATTEMPTS, str(letter.attempts).encode())]
