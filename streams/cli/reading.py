"""A topic read to its end."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from typing import Any

import click

_POLL_MS = 500
_QUIET_SECONDS = 2.0


async def until_end(consumer: Any) -> AsyncIterator[list[Any]]:
    """Batches of records from the beginning to the ends as they are now, partitions mixed.

    Nothing else ends it, for a slow link is as quiet as an end: transactions' markers and what
    retention deletes move the position on, and compaction keeps the last record. A batch is given
    whole, even past the end: the demo's broker counts a last batch as one record.
    """
    loop = asyncio.get_running_loop()
    await consumer.seek_to_beginning()
    ends = await consumer.end_offsets(consumer.assignment())
    heard = loop.time()
    while ahead := [tp for tp, end in ends.items() if await consumer.position(tp) < end]:
        if fetched := await consumer.getmany(*ahead, timeout_ms=_POLL_MS):
            heard = loop.time()
            yield [record for records in fetched.values() for record in records]
        elif loop.time() - heard > _QUIET_SECONDS:
            await _require_ends(consumer, {tp: ends[tp] for tp in ahead})


async def _require_ends(consumer: Any, ends: Mapping[Any, int]) -> None:
    """Raise where nobody answers, or where partitions have become shorter: it waited for ever."""
    for tp, end in (await consumer.end_offsets(ends)).items():
        if end < ends[tp]:
            raise click.ClickException(
                f"{tp.topic} lost records while it was read: "
                f"partition {tp.partition} ended at {ends[tp]}, now at {end}"
            )
