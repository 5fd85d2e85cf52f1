"""A producer of raw records that no dead leader stops."""

import asyncio
from collections.abc import Sequence
from typing import Any

from aiokafka.errors import KafkaError

from streams import clients
from streams.settings import Settings
from tests.topics import Sent

_TURN_SECONDS = 15.0
_PAUSE_SECONDS = 0.5
_CLOSE_SECONDS = 30.0


class Feed:
    """Sends until all is acknowledged; what it sent `again` may be on the topic twice.

    A producer that fails is replaced: the client lets a batch expire while its partition has no
    leader, but counts it, and no broker takes what an idempotent producer sends after the gap.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.topic = settings.topic("news.raw")
        self.sent = 0
        self.again = 0
        self._producer: Any = None
        self._stopping: list[asyncio.Task[None]] = []

    async def send(self, records: Sequence[Sent]) -> None:
        """Return when every record is acknowledged."""
        rest = await self._attempt(records)
        while rest:
            self._drop()
            self.again += len(rest)
            await asyncio.sleep(_PAUSE_SECONDS)
            rest = await self._attempt(rest)
        self.sent += len(records)

    async def close(self) -> None:
        """Let every producer that there was end: until then it may still deliver."""
        self._drop()
        if self._stopping:
            await asyncio.wait(self._stopping, timeout=_CLOSE_SECONDS)

    def _drop(self) -> None:
        if self._producer:
            self._stopping.append(asyncio.create_task(self._producer.stop()))
        self._producer = None

    async def _attempt(self, records: Sequence[Sent]) -> list[Sent]:
        """Send all once, within a turn's time; gives what was not acknowledged."""
        try:
            async with asyncio.timeout(_TURN_SECONDS):
                self._producer = self._producer or await clients.producer(self.settings)
        except (KafkaError, TimeoutError):
            return list(records)
        sending = {asyncio.ensure_future(self._send(record)): record for record in records}
        await asyncio.wait(sending, timeout=_TURN_SECONDS)
        return [record for task, record in sending.items() if _failed(task)]

    async def _send(self, record: Sent) -> None:
        key, value, headers = record
        await self._producer.send_and_wait(self.topic, value, key=key, headers=list(headers))


def _failed(task: "asyncio.Task[None]") -> bool:
    """Whether the broker did not acknowledge; ends what still waits, raises what is a bug."""
    if task.cancel():
        return True
    error = task.exception()
    if error and not isinstance(error, KafkaError):
        raise error
    return error is not None
