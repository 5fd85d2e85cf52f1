"""Notice what retention removed from the topic before it was read: nothing else would say so.

The client goes on where the partition begins now, and the lag only falls.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from typing import Any

from aiokafka import TopicPartition, errors

from streams.clients import ASK_SECONDS
from streams.metrics import Metrics

log = logging.getLogger(__name__)


class Removed:
    """Counts the records between what was read of a partition and where it begins.

    Of a topic with transactions their markers count as well.
    """

    def __init__(self, consumer: Any, metrics: Metrics) -> None:
        self._consumer = consumer
        self._metrics = metrics
        self._read: dict[TopicPartition, int] = {}  # up to this offset

    def revoked(self) -> None:
        """Forget what was read: another worker may go on from there."""
        self._read.clear()

    async def before_commit(
        self, partitions: Iterable[TopicPartition]
    ) -> dict[TopicPartition, int]:
        """Count what went while no worker read; gives where to commit, so that it counts once."""
        removed: dict[TopicPartition, int] = {}
        async with _answering():
            mine = list(partitions)
            committed = await asyncio.gather(*map(self._consumer.committed, mine))
            read = zip(mine, committed, strict=True)
            self._read = {tp: offset for tp, offset in read if offset is not None}
            removed = await self._begins(self._read)
            self._count(self._read, removed)
            self._read.update(removed)
        return removed

    async def fetched(self, records: Mapping[TopicPartition, list[Any]]) -> None:
        """Count what went between the fetch before and this one; a marker leaves a gap as well."""
        first = {tp: found[0].offset for tp, found in records.items()}
        gaps = {tp: self._read[tp] for tp in first if self._read.get(tp, first[tp]) < first[tp]}
        # Before the question: while it travels the partitions may be revoked.
        self._read.update({tp: found[-1].offset + 1 for tp, found in records.items()})
        async with _answering():
            begins = await self._begins(gaps)
            self._count(gaps, {tp: min(begin, first[tp]) for tp, begin in begins.items()})

    async def _begins(self, read: Mapping[TopicPartition, int]) -> dict[TopicPartition, int]:
        """Give where those partitions begin that begin behind what was read of them."""
        begins = await self._consumer.beginning_offsets(list(read)) if read else {}
        return {tp: begin for tp, begin in begins.items() if read[tp] < begin}

    def _count(
        self, read: Mapping[TopicPartition, int], begins: Mapping[TopicPartition, int]
    ) -> None:
        for tp, begin in begins.items():
            lost = begin - read[tp]
            log.error("%d records of %s:%d were removed unread", lost, tp.topic, tp.partition)
            self._metrics.records_removed.inc(lost)


@asynccontextmanager
async def _answering() -> AsyncIterator[None]:
    """Go on where the broker does not answer: nothing waits long for a count."""
    try:
        async with asyncio.timeout(ASK_SECONDS):
            yield
    except (TimeoutError, errors.KafkaError) as error:
        log.warning("can't ask whether records were removed unread: %r", error)
