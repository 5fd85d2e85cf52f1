"""From raw append to enriched visible, at a steady rate. `python -m bench.latency`."""

import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from statistics import median, quantiles

import click
from confluent_kafka import Consumer, Producer, TopicPartition
from rich.console import Console
from rich.table import Table

from bench.feed import pages
from bench.kept import keep, kept
from bench.measure import broker, in_turn, running, wait_for, workload
from bench.runners import EAGER, RUNNERS
from bench.topics import Topics

# The broker itself stamps a raw record when it appends it; `ce_time` carries that stamp on.
_APPEND_TIME = {"message.timestamp.type": "LogAppendTime"}
_COMPARED = {
    **{name: RUNNERS[name] for name in ("ours", "aiokafka-loop", "confluent-loop")},
    "confluent-loop-eager": EAGER,
}


@click.command()
@click.option("--rate", type=float, help="Pages a second; half of the highest measured rate.")
@click.option("--seconds", default=20, show_default=True, help="How long, each time.")
@click.option("--rounds", default=5, show_default=True)
@click.option("--partitions", default=12, show_default=True)
@click.option("--runners", default=",".join(_COMPARED), show_default=True)
def main(rate: float | None, seconds: int, rounds: int, partitions: int, runners: str) -> None:
    """Measure every runner at the same rate, round by round; medians over the rounds."""
    rate = rate or _half_of_the_highest()
    items = [*pages(int(rate * seconds))]
    load = workload(0, 500)
    taken: dict[str, list[list[float]]] = defaultdict(list)
    with broker() as settings:
        for number in range(rounds + 1):
            for name in in_turn(runners.split(","), number):
                with running(_COMPARED[name], settings, partitions, _APPEND_TIME) as (
                    worker,
                    topics,
                ):
                    topics.publish(load.warm)
                    wait_for(worker, topics, load.after_warm, seconds=120)
                    found = _latencies(topics, items, rate)
                if number:  # in the first one the broker's code is still interpreted
                    taken[name].append(_percentiles(found))
    results = {
        "rate": rate,
        "seconds": seconds,
        "rounds": rounds,
        "runners": {
            name: {
                "title": _COMPARED[name].title,
                "p50_ms": median(p50 for p50, _ in runs),
                "p99_ms": median(p99 for _, p99 in runs),
                "runs": runs,
            }
            for name, runs in taken.items()
        },
    }
    _show(results)
    keep("latency", results)


def _half_of_the_highest() -> float:
    """Half of what the fastest runner drains."""
    measured = kept("throughput")["runners"]
    return float(max(each["rate"] for name, each in measured.items() if name != "steps") / 2)


def _percentiles(latencies: list[float]) -> list[float]:
    hundredths = quantiles(latencies, n=100)
    return [hundredths[49], hundredths[98]]


def _latencies(topics: Topics, items: list[bytes], rate: float) -> list[float]:
    """Milliseconds for each enriched event, read as soon as it can be."""
    consumer = _reader(topics)
    feeder = threading.Thread(target=_feed, args=(topics, items, rate))
    feeder.start()
    found = list(_read(consumer, 2 * len(items)))
    feeder.join()
    consumer.close()
    return found


def _reader(topics: Topics) -> Consumer:
    """A consumer at the end of `news.enriched`."""
    settings = topics.settings
    consumer = Consumer(
        {"bootstrap.servers": settings.brokers, "group.id": "reader", "log_level": 0}
    )
    name = settings.topic("news.enriched")
    ends = [
        TopicPartition(name, p, consumer.get_watermark_offsets(TopicPartition(name, p))[1])
        for p in range(topics.partitions)
    ]
    consumer.assign(ends)
    return consumer


def _read(consumer: Consumer, count: int) -> Iterator[float]:
    deadline = time.monotonic() + 300
    while count and time.monotonic() < deadline:
        taken = consumer.poll(0.1)
        if taken is None or taken.error():
            continue
        appended = dict(taken.headers())["ce_time"].decode()
        yield (time.time() - datetime.fromisoformat(appended).timestamp()) * 1000
        count -= 1
    if count:
        raise RuntimeError(f"{count} events did not come")


def _feed(topics: Topics, items: list[bytes], rate: float) -> None:
    producer = Producer({"bootstrap.servers": topics.settings.brokers, "linger.ms": 0})
    name, begun = topics.settings.topic("news.raw"), time.perf_counter()
    for number, item in enumerate(items):
        time.sleep(max(0.0, begun + number / rate - time.perf_counter()))
        producer.produce(name, item, partition=number % topics.partitions)
        producer.poll(0)
    producer.flush()


def _show(results) -> None:
    title = f"Raw append to enriched visible, {results['rate']:.0f} pages/s"
    table = Table("", "p50 ms", "p99 ms", title=title)
    for each in results["runners"].values():
        table.add_row(each["title"], f"{each['p50_ms']:.1f}", f"{each['p99_ms']:.1f}")
    Console().print(table)


if __name__ == "__main__":
    main()
