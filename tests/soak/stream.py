"""A stream to break: brokers with their data on disk, workers that are started again, a feed."""

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import aiokafka
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError

from streams.cli.verify import account
from streams.oracle import Report
from streams.pipeline import stages
from streams.settings import Settings
from tests import kafka
from tests.processes import Worker
from tests.soak.feed import Feed
from tests.soak.proxy import Proxy
from tests.topics import Sent, create_topics

PARTITIONS = 6
SESSION_SECONDS = 6.0
ALL_STAGES = "split,clean,classify"
_LOOK_SECONDS = 0.2


class Stream:
    """`workers` names the stages of each; `settings` reach the broker, `theirs` by the proxy."""

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        brokers: Sequence[kafka.Broker] = (),
        workers: Sequence[str] = (ALL_STAGES, ALL_STAGES),
        proxy: Proxy | None = None,
    ) -> None:
        self.folder = folder
        self.settings = settings
        self.brokers = brokers
        self.proxy = proxy
        address = f"127.0.0.1:{proxy.port}" if proxy else settings.brokers
        self.theirs = replace(settings, brokers=address)
        self.workers: list[Worker] = []
        self.ended: Counter[str] = Counter()  # workers that ended by themselves, by last words
        self.kills = 0
        self.feed = Feed(settings)
        self._stages = list(workers)
        self._supervisor: asyncio.Task[None] | None = None

    async def __aenter__(self) -> "Stream":
        await create_topics(self.settings, PARTITIONS, replication=min(3, len(self.brokers) or 1))
        self.workers = [self._start(names) for names in self._stages]
        for worker in self.workers:
            await asyncio.to_thread(worker.wait_until_ready)
        self._supervisor = asyncio.create_task(self._supervise())
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._supervisor:
            self._supervisor.cancel()
        for worker in self.workers:
            worker.kill()

    def _start(self, names: str) -> Worker:
        log = self.folder / f"worker-{time.monotonic_ns()}.log"
        return Worker(self.theirs, log, ("--stages", names))

    async def _supervise(self) -> None:
        """Start again what ended by itself, as a container platform would."""
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            for number, worker in enumerate(self.workers):
                if worker.process.poll() is not None:
                    self.ended[(worker.output().splitlines() or [""])[-1]] += 1
                    self.workers[number] = self._start(self._stages[number])

    def kill(self, number: int) -> None:
        """kill -9 a worker and start another in its place."""
        self.workers[number].kill()
        self.kills += 1
        self.workers[number] = self._start(self._stages[number])

    async def restart(self, number: int) -> int:
        """SIGTERM; start another in its place once it has ended; gives its status."""
        stopping = self.workers[number]
        self.workers[number] = self._start(self._stages[number])
        return await asyncio.to_thread(stopping.terminate)

    async def publish(self, records: Sequence[Sent], rate: float = 0.0) -> None:
        """Publish all, so many a second, again where a broker did not acknowledge."""
        turn = max(100, int(rate / 4))
        try:
            for start in range(0, len(records), turn):
                next_turn = asyncio.get_running_loop().time() + (turn / rate if rate else 0)
                await self.feed.send(records[start : start + turn])
                await asyncio.sleep(next_turn - asyncio.get_running_loop().time())
        finally:
            await self.feed.close()

    async def settle(self, seconds: float = 120.0) -> None:
        """Return when every group has committed all that its topic holds."""
        async with asyncio.timeout(seconds):
            while not await self._done():
                await asyncio.sleep(_LOOK_SECONDS)

    async def _done(self) -> bool:
        with suppress(KafkaError):
            return all([await self._caught_up(names) for names in sorted(set(self._stages))])
        return False

    async def _caught_up(self, names: str) -> bool:
        first = stages(names)[0]
        topic, group = self.settings.topic(first.reads), self.settings.group(first.name)
        partitions = [aiokafka.TopicPartition(topic, number) for number in range(PARTITIONS)]
        admin = AIOKafkaAdminClient(**self.settings.client())
        consumer = aiokafka.AIOKafkaConsumer(**self.settings.client())
        try:
            await admin.start()
            await consumer.start()
            committed = await admin.list_consumer_group_offsets(group)
            ends = await consumer.end_offsets(partitions)
        finally:
            await admin.close()
            await consumer.stop()
        done = {tp: offset.offset for tp, offset in committed.items()}
        return all(done.get(tp, 0) == end for tp, end in ends.items())

    async def account(self, seconds: float = 120.0) -> Report:
        """What the oracle says, once nothing is left to do."""
        await self.settle(seconds)
        # In a thread: the proxy lives in this loop, and computing must not look like a fault.
        return await asyncio.to_thread(asyncio.run, account(self.settings))
