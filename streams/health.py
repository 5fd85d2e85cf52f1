"""Notice a worker that makes no progress: lag, stalled, alive and ready."""

import asyncio
import time
from typing import Any

from aiokafka import errors
from mode import Service

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
        if self.source.assigned is None:
            return
        try:
            lag = await asyncio.wait_for(self._lag(), 5 * _EVERY_SECONDS)
        except (TimeoutError, errors.KafkaError):
            return  # an unknown lag is no sign of health
        self.metrics.lagging({(tp.topic, tp.partition): n for tp, n in lag.items()})
        if not any(lag.values()):
            self._well_at = time.monotonic()

    async def _lag(self) -> dict[Any, int]:
        """Records from what is delivered to the end, by partition."""
        assigned = self.source.assigned
        ends = await self.source.consumer.end_offsets(assigned) if assigned else {}
        return {tp: max(0, end - await self._delivered(tp)) for tp, end in ends.items()}

    async def _delivered(self, tp: Any) -> int:
        """Offset up to which everything is delivered.

        With nothing of it in flight it is the position, which passes over what a count of records
        does not see: what retention has removed and the markers of transactions.
        """
        if self.source.idle or tp not in self.source.next_offsets:
            return int(await self.source.consumer.position(tp))
        return self.source.next_offsets[tp]
