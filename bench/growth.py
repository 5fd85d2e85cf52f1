"""Whether the worker's cost grows: CPU per page and memory over a long run. `-m bench.growth`."""

import threading
import time
from dataclasses import asdict, dataclass
from itertools import pairwise

import click
from rich.console import Console
from rich.table import Table

from bench.feed import pages
from bench.kept import keep
from bench.measure import broker, running, workload
from bench.runners import RUNNERS
from bench.running import Running
from bench.topics import Topics

_AHEAD = 20_000  # pages that the feeder keeps before the worker
_CHUNK = 2_000
# The broker keeps no more than the feeder is ahead, for the whole would not fit a small disk.
_RETENTION = {"retention.bytes": str(64 << 20), "segment.bytes": str(16 << 20)}


@dataclass(frozen=True)
class Sample:
    """Where the worker stood: pages done, CPU seconds since the start, resident bytes."""

    items: int
    cpu: float
    resident: int


@click.command()
@click.option("--items", default=1_000_000, show_default=True, help="Pages in all.")
@click.option("--every", default=10_000, show_default=True, help="Pages between samples.")
@click.option("--partitions", default=12, show_default=True)
@click.option("--runner", default="ours", show_default=True)
def main(items: int, every: int, partitions: int, runner: str) -> None:
    """Run one worker for long; the window before each sample must cost the same."""
    with (
        broker() as settings,
        running(RUNNERS[runner], settings, partitions, _RETENTION) as (worker, topics),
    ):
        samples = _samples(worker, topics, items, every)
    _show(samples)
    keep("growth", {"items": items, "samples": [asdict(sample) for sample in samples]})


def _samples(worker: Running, topics: Topics, items: int, every: int) -> list[Sample]:
    events = _events_per_page()
    done = threading.Event()
    position = [0]
    feeder = threading.Thread(target=_feed, args=(topics, items, position, done))
    feeder.start()
    samples: list[Sample] = []
    try:
        while not samples or samples[-1].items < items:
            worker.check()
            position[0] = round(topics.counts(["news.enriched"])["news.enriched"] / events)
            due = (samples[-1].items if samples else 0) + every
            if position[0] >= min(due, items):
                samples.append(Sample(position[0], worker.cpu_seconds(), worker.resident_bytes()))
            time.sleep(0.05)
    finally:
        done.set()
        feeder.join()
    return samples


def _events_per_page() -> float:
    load = workload(0, 2_000)
    return load.after_warm["news.enriched"] / 2_000


def _feed(topics: Topics, items: int, position: list[int], done: threading.Event) -> None:
    made = pages(items)
    for sent in range(0, items, _CHUNK):
        while sent - position[0] > _AHEAD and not done.is_set():
            time.sleep(0.1)
        if done.is_set():
            return
        topics.publish(page for _, page in zip(range(_CHUNK), made, strict=False))


def _show(samples: list[Sample]) -> None:
    table = Table("pages", "CPU us/page so far", "in the last window", "resident MB")
    for at in [10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000]:
        found = [pair for pair in pairwise(samples) if pair[1].items >= at]
        if found:
            before, sample = found[0]
            window = (sample.cpu - before.cpu) / (sample.items - before.items) * 1e6
            table.add_row(
                f"{sample.items:,}",
                f"{sample.cpu / sample.items * 1e6:.0f}",
                f"{window:.0f}",
                f"{sample.resident / 1e6:.0f}",
            )
    Console().print(table)


if __name__ == "__main__":
    main()
