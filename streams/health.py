"""Notice a worker that makes no progress: lag, stalled, alive and ready."""

import asyncio
import time
from collections.abc import Collection
from typing import Any

from aiokafka import errors
from mode import Service

from streams.clients import ASK_SECONDS
from streams.metrics import Metrics
from streams.source import Source

_EVERY_SECONDS = 1.0


class Health(Service):
    """Measure the lag every second; the worker is well while there is none or it shrinks."""

    def __init__(self, source: Source, metrics: Metrics) -> None:
        super().__init__()
        self.source = source
        self.metrics = metrics
        self._well_at = time.monotonic()

    @property
    def stalled(self) -> bool:
        """Whether nothing was finished for too long while there was something to do."""
        return time.monotonic() - self._well_at > self.source.settings.stall_timeout

    @property
    def ready(self) -> bool:
        """Whether the group has given this worker its partitions, be it none, and it goes on."""
        return self.source.assigned is not None and not self.stalled

    @Service.task
    async def _watch(self) -> None:
        while not self.should_stop:
            await self._look()
            self.metrics.stalled.set(self.stalled)
            await self.sleep(_EVERY_SECONDS)

    async def _look(self) -> None:
        self._well_at = max(self._well_at, self.source.delivered_at)
        assigned = self.source.assigned
        if assigned is None:
            return
        lag = await self._lag(assigned)
        if len(lag) < len(assigned):  # one without a leader must not hide the others
            each = await asyncio.gather(*(self._lag({tp}) for tp in assigned))
            lag = {tp: records for found in each for tp, records in found.items()}
        unknown = len(assigned) - len(lag)
        self.metrics.lagging({(tp.topic, tp.partition): n for tp, n in lag.items()}, unknown)
        if not unknown and not any(lag.values()):  # an unknown lag is no sign of health
            self._well_at = time.monotonic()

    async def _lag(self, partitions: Collection[Any]) -> dict[Any, int]:
        """Records from what is delivered to the end, by partition; none where one is not told."""
        try:
            async with asyncio.timeout(ASK_SECONDS):
                ends = await self.source.consumer.end_offsets(partitions) if partitions else {}
                return {tp: max(0, end - await self._delivered(tp)) for tp, end in ends.items()}
        except (TimeoutError, errors.KafkaError):
            return {}

    async def _delivered(self, tp: Any) -> int:
        """Offset up to which everything is delivered.

        With nothing of it in flight it is the position, which passes over what a count of records
        does not see: what retention has removed and the markers of transactions.
        """
        if self.source.idle or tp not in self.source.next_offsets:
            return int(await self.source.consumer.position(tp))
        return self.source.next_offsets[tp]
