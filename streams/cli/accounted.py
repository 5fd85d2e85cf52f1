"""What has come out of a published feed: is everything accounted for, and how did it go?"""

import statistics
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import orjson
from rich.table import Table

from streams.events import published_at
from streams.letters import read


@dataclass(slots=True)
class Seen:
    """What has come out so far: which raw records, and figures for the summary."""

    records: set[tuple[int | None, int | None]] = field(default_factory=set)
    articles: int = 0
    labels: Counter[str] = field(default_factory=Counter)
    dead: Counter[str] = field(default_factory=Counter)
    latencies: list[float] = field(default_factory=list)  # milliseconds
    last_at: float = field(default_factory=time.monotonic)

    def event(self, record: Any) -> Any:
        """Count an enriched event; gives it decoded."""
        event = orjson.loads(record.value)
        origin = event["origin"]
        self.records.add((origin["partition"], origin["offset"]))
        self.articles += 1
        self.labels.update(label["label"] for label in event["labels"])
        if (published := published_at(event)) is not None:
            self.latencies.append(record.timestamp - published * 1000)
        return event

    def dead_letter(self, record: Any) -> None:
        """Count a dead letter."""
        letter = read(record)
        self.records.add((letter.topic_partition, letter.topic_offset))
        self.dead[letter.reason] += 1


def summary(seen: Seen, published: int, seconds: float) -> Table:
    """The figures of a run of `seconds`, for a reader."""
    table = Table.grid(padding=(0, 2))
    for name, value in _figures(seen, published, seconds):
        table.add_row(name, value)
    return table


def _figures(seen: Seen, published: int, seconds: float) -> Iterator[tuple[str, str]]:
    yield "items in", f"{published}, {len(seen.records)} accounted for"
    yield "articles out", str(seen.articles)
    yield "labels", ", ".join(f"{name} {n}" for name, n in seen.labels.most_common()) or "none"
    yield "dead letters", ", ".join(f"{name} {n}" for name, n in seen.dead.most_common()) or "none"
    yield "rate", f"{published / max(seconds, 0.001):.0f} items/s"
    if len(seen.latencies) > 1:
        cuts = statistics.quantiles(seen.latencies, n=100, method="inclusive")
        yield "latency", f"p50 {cuts[49]:.0f} ms, p99 {cuts[98]:.0f} ms, raw record to event"
