"""One dead letter sent back or marked as dealt with, or only told of; `WAYS` has which."""

from typing import Any

import click

from streams.cli.render import safe
from streams.letters import Letter, marker, written
from streams.messages import ERROR_PREFIX, without_ours

_ATTEMPTS = f"{ERROR_PREFIX}attempts"


def topic_of(letter: Letter) -> str:
    """Where the record was read from, as text: headers may be any bytes."""
    return letter.topic.decode("utf-8", "replace")


async def _would_send(producer: Any, source: str, letter: Letter) -> None:
    place = written(letter.place)
    click.echo(safe(f"{place} to {topic_of(letter)} ({letter.reason}, {letter.stage})"))


async def _would_mark(producer: Any, source: str, letter: Letter) -> None:
    click.echo(f"{written(letter.place)} ({letter.reason}, {letter.stage})")


async def _send(producer: Any, source: str, letter: Letter) -> None:
    """Send a letter back, and mark it once it is acknowledged."""
    record, topic = letter.record, topic_of(letter)
    partition = await _partition(producer, topic, letter.topic_partition)
    await producer.send_and_wait(
        topic, record.value, key=record.key, partition=partition, headers=headers(letter)
    )
    await _mark(producer, source, letter)


async def _mark(producer: Any, source: str, letter: Letter) -> None:
    """Mark a letter as dealt with."""
    record = letter.record
    mark = record.key or b""  # the client sends no record without key and value
    await producer.send_and_wait(
        source, None, key=mark, partition=record.partition, headers=[marker(letter)]
    )


async def _partition(producer: Any, topic: str, wanted: int | None) -> int | None:
    """Where the record was, which keeps a key's order; by its key if that is no longer there."""
    return wanted if wanted in await producer.partitions_for(topic) else None


def headers(letter: Letter) -> list[tuple[str, bytes]]:
    """The record's own headers, and how often it has been set aside."""
    return [*without_ours(letter.record.headers), (_ATTEMPTS, str(letter.attempts).encode())]


# By whether it is a dry run, and whether it only discards.
WAYS = {
    (False, False): _send,
    (False, True): _mark,
    (True, False): _would_send,
    (True, True): _would_mark,
}
