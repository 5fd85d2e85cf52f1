"""Feed the agent batches of records; commit a batch's offsets once its outputs are acknowledged.

Faust's own consumer acks what its agent failed on and costs several times the work itself
(docs/decisions/0001-worker-loop.md), so the app manages this service instead.
"""

import asyncio
import logging
import math
import time
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import aiokafka
from aiokafka import TopicPartition, errors
from mode import Service

from streams import clients
from streams.metrics import Metrics
from streams.retention import Removed
from streams.settings import Settings

log = logging.getLogger(__name__)

_POLL_SECONDS = 0.2
_PARTITIONS = 24  # that share a batch of NEWS_BATCH_RECORDS
_IN_FLIGHT = 2  # one batch is computed while the other's acknowledgements travel


@dataclass(slots=True)
class Batch:
    """Records for the agent, which resolves `delivered` once all they became is acknowledged."""

    records: list[Any]
    next_offsets: dict[TopicPartition, int]
    delivered: asyncio.Future[None] = field(default_factory=asyncio.Future)


class Source(Service):
    """The consumer: one per worker, in the group of the worker's first stage."""

    def __init__(
        self, settings: Settings, topic: str, group: str, channel: Any, metrics: Metrics
    ) -> None:
        super().__init__()
        self.settings = settings
        self.topic = settings.topic(topic)
        self.group = group
        self.channel = channel
        self.metrics = metrics
        self.consumer: Any = None
        self.removed: Any = None
        self.assigned: set[TopicPartition] | None = None  # None while the group rebalances
        self.next_offsets: dict[TopicPartition, int] = {}  # delivered up to here
        self.delivered_at = 0.0  # by time.monotonic()
        self._in_flight: deque[Batch] = deque()
        self._uncommitted: dict[TopicPartition, int] = {}
        self._committed_at = time.monotonic()
        self._committing = asyncio.Lock()

    async def on_start(self) -> None:
        self.consumer = await clients.consumer(self.settings, self.group)
        self.removed = Removed(self.consumer, self.metrics)
        self.consumer.subscribe([self.topic], listener=_Rebalance(self))

    async def on_stop(self) -> None:
        """Finish what was taken, commit, and leave the group, so that nothing is done twice."""
        if self.consumer is None:
            return
        try:
            await asyncio.wait_for(self.drain(), self.settings.shutdown_timeout)
        except TimeoutError:
            log.error("stopping with %d batches not acknowledged", len(self._in_flight))
        except Exception as error:  # what stops us is reported where it was raised
            log.error("stopping with a batch that can't be delivered: %s", type(error).__name__)
        await clients.close(self.consumer.stop())

    async def drain(self) -> None:
        """Wait for the batches in flight and commit them; a rebalance takes nothing new."""
        try:
            while self._in_flight:
                await self._settle()
        except Exception:
            await self._commit()  # what came before the batch that failed
            raise
        await self._commit()

    @property
    def idle(self) -> bool:
        """Whether all that was taken is delivered."""
        return not self._in_flight

    async def assign(self, partitions: set[TopicPartition]) -> None:
        """Read these from now on."""
        self._uncommitted.update(await self.removed.before_commit(partitions))
        self.assigned = partitions
        log.info("assigned %d partitions of %s", len(partitions), self.topic)

    def revoke(self) -> None:
        """Forget the assignment: the group rebalances."""
        self.assigned = None
        self.next_offsets.clear()
        self._uncommitted.clear()
        self.removed.revoked()

    @Service.task
    async def _run(self) -> None:
        while not self.should_stop:
            await self._take()
            while self._in_flight and self._must_settle():
                await self._settle()
            if time.monotonic() - self._committed_at > self.settings.commit_interval:
                await self._commit()

    def _must_settle(self) -> bool:
        return len(self._in_flight) >= _IN_FLIGHT or self._in_flight[0].delivered.done()

    async def _take(self) -> None:
        """Hand the agent what has arrived; waits through a rebalance, which then has it all."""
        most = most_records(self.settings.batch_records, len(self.assigned or ()))
        fetched = await self.consumer.getmany(
            timeout_ms=int(_POLL_SECONDS * 1000), max_records=most
        )
        if fetched and not self.should_stop:
            batch = Batch(
                [record for records in fetched.values() for record in records],
                {tp: records[-1].offset + 1 for tp, records in fetched.items()},
            )
            for tp, records in fetched.items():
                self.next_offsets.setdefault(tp, records[0].offset)
            self._in_flight.append(batch)
            await self.channel.put(batch)
            await self.removed.fetched(fetched)

    async def _settle(self) -> None:
        """Wait for the oldest batch; both the loop and a rebalance may be waiting for it."""
        batch = self._in_flight[0]
        await asyncio.shield(batch.delivered)
        if self._in_flight and self._in_flight[0] is batch:
            self._in_flight.popleft()
            self.next_offsets.update(batch.next_offsets)
            self._uncommitted.update(batch.next_offsets)
            self.delivered_at = time.monotonic()

    async def _commit(self) -> None:
        """Commit what is delivered, after the commit that has begun: who drains waits for both."""
        async with self._committing:
            await self._commit_delivered()

    async def _commit_delivered(self) -> None:
        """What can't be committed is read again, here or elsewhere.

        The client itself tries again, without end, what time may mend.
        """
        self._committed_at = time.monotonic()
        mine = self.consumer.assignment()
        offsets = {tp: offset for tp, offset in self._uncommitted.items() if tp in mine}
        self._uncommitted.clear()
        if not offsets:
            return
        try:
            await self.consumer.commit(offsets)
        except (errors.CommitFailedError, errors.IllegalStateError) as error:
            log.warning("the group took partitions away before the commit: %s", error)
        else:
            self.metrics.committed(time.time())


def most_records(setting: int, partitions: int) -> int:
    """Give how many records a batch may have: of 96 partitions as many again of each 24.

    Each partition written to has produce batches of its own, which cost as much with few records.
    """
    return setting * max(1, math.ceil(partitions / _PARTITIONS))


class _Rebalance(aiokafka.ConsumerRebalanceListener):  # type: ignore[misc]
    """Finish and commit before partitions go to another worker."""

    def __init__(self, source: Source) -> None:
        self.source = source

    async def on_partitions_revoked(self, revoked: Iterable[TopicPartition]) -> None:
        try:
            await self.source.drain()
        finally:  # the client only logs what is raised here, and the group goes on
            self.source.revoke()

    async def on_partitions_assigned(self, assigned: Iterable[TopicPartition]) -> None:
        await self.source.assign(set(assigned))
