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
        """Records from what is delivered to the end, by partition: the broker's word for both."""
        consumer, assigned = self.source.consumer, set(self.source.assigned or ())
        unknown = assigned - self.source.next_offsets.keys()
        for tp in unknown:
            self.source.next_offsets[tp] = await consumer.committed(tp) or 0
        if not assigned:
            return {}
        ends, begins = await consumer.end_offsets(assigned), self.source.next_offsets
        return {tp: max(0, end - begins.get(tp, 0)) for tp, end in ends.items()}
