"""What the agent does with a batch: run the stages, produce what came out, say that it is done."""

import asyncio
import logging
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from streams.chunks import parted
from streams.delivery import Delivery
from streams.events import published_at
from streams.messages import Record
from streams.metrics import Metrics
from streams.pipeline import Outcome, Stage, run_all
from streams.settings import Settings
from streams.source import Batch
from streams.storm import Storm

log = logging.getLogger(__name__)

# What a stage is given before the next one has its turn, and then heartbeats and acknowledgements
# theirs: some 20 ms of computing. Twice as much would save 2 % more. A record costs what its bytes
# do and as much as 4,000 more.
PORTION, RECORD_COST = 400_000, 4_000


@dataclass(slots=True)
class Computed:
    """What a batch became, and what the metrics say of its events.

    The events themselves go as soon as they are counted: their messages have their bytes.
    """

    outcomes: list[Outcome] = field(default_factory=list)
    labels: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    published: list[float] = field(default_factory=list)  # Unix seconds

    def add(self, outcome: Outcome) -> None:
        """Count an outcome's events and let go of them."""
        self.outcomes.append(outcome)
        for event in outcome.events:
            for label in event["labels"]:
                self.labels[label["label"]] += 1
            self.languages[event["language"]] += 1
            if (published := published_at(event)) is not None:
                self.published.append(published)
        outcome.events.clear()


class Work:
    """The chain of stages of this worker, with the limits and counts around it."""

    def __init__(
        self, settings: Settings, chain: Sequence[Stage], delivery: Delivery, metrics: Metrics
    ) -> None:
        self._limits = settings.limits
        self.chain = chain
        self.delivery = delivery
        self.metrics = metrics
        self._storm = Storm(settings.storm_share, settings.storm_records)
        self._delivering: set[asyncio.Task[None]] = set()

    async def take(self, batch: Batch) -> None:
        """Compute a batch and leave it to a task to deliver, so that the next can be computed."""
        try:
            computed = await self._compute(batch.records)
        except Exception as error:
            batch.delivered.set_exception(error)
            return
        task = asyncio.create_task(self._deliver(batch, computed))
        self._delivering.add(task)
        task.add_done_callback(self._delivering.discard)

    async def _compute(self, records: Sequence[Any]) -> Computed:
        computed = Computed()
        for portion in portions(records):
            for outcome in run_all(self.chain, portion, self._limits):
                computed.add(outcome)
            await asyncio.sleep(0)
        _report(computed.outcomes)
        self._storm.judge(computed.outcomes)
        return computed

    async def _deliver(self, batch: Batch, computed: Computed) -> None:
        try:
            outcomes = computed.outcomes
            await self.delivery.deliver(m for outcome in outcomes for m in outcome.messages)
            self._count(computed)
        except asyncio.CancelledError:
            batch.delivered.cancel()
            raise
        except Exception as error:
            batch.delivered.set_exception(error)
            return
        batch.delivered.set_result(None)

    def _count(self, computed: Computed) -> None:
        now = time.time()
        for number, stage in enumerate(self.chain):
            reached = [o for o in computed.outcomes if len(o.counts) >= number]
            if not reached:
                continue
            done = [o for o in reached if len(o.counts) > number]
            self.metrics.batch(
                stage.name,
                items_in=sum(o.counts[number - 1] if number else 1 for o in reached),
                items_out=sum(o.counts[number] for o in done),
                durations=(o.seconds[number] for o in done),
                now=now,
                dead=Counter(o.reason for o in reached if o.reason and o.stage == stage.name),
            )
        self.metrics.emitted(
            computed.labels,
            computed.languages,
            (now - published for published in computed.published),
        )


def portions(records: Sequence[Record]) -> Iterator[Sequence[Record]]:
    """Part a batch, in order, into what is computed at once."""
    return parted(records, lambda record: len(record.value or b"") + RECORD_COST, PORTION)


def _report(outcomes: Iterable[Outcome]) -> None:
    """Log where a step broke, without the error's message: that may quote the article."""
    for outcome in outcomes:
        if outcome.reason == "unexpected" and (error := outcome.error):
            frames = "".join(traceback.format_tb(error.__traceback__))
            kind = type(error).__name__
            log.error("set aside %s in %s: %s\n%s", outcome.place, outcome.stage, kind, frames)
            outcome.error = None  # its frames hold the page
