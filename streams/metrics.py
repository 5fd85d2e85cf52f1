"""Every metric the worker exposes, once: name, labels, meaning.

Counted once per batch, never per event: a label look-up per event would cost more than the count.
"""

import platform
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Literal, get_args

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    GCCollector,
    Histogram,
    Info,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)

from streams import __version__
from streams.errors import REASONS, Reason
from streams.histograms import DURATION_BUCKETS, LATENCY_BUCKETS, observe
from streams.pipeline import NAMES
from streams.steps.matching.scan import compiled

# Else every counter has a second series, its birthday, which nothing reads.
disable_created_metrics()  # type: ignore[no-untyped-call]

RetryReason = Literal["connection", "timeout", "no_leader", "not_enough_replicas", "other"]
RETRY_REASONS: tuple[RetryReason, ...] = get_args(RetryReason)

# Named one by one, so that text nobody foresaw cannot make series without bound.
LANGUAGES = ("ar", "en", "fr", "fa", "ur", "tr", "ku", "he", "ru", "und", "other")


class Metrics:
    """The worker's metrics in one registry; every series known beforehand starts at 0."""

    def __init__(
        self, labels: Iterable[str] = (), stages: Sequence[str] = NAMES, model_version: str = ""
    ) -> None:
        self.registry = registry = CollectorRegistry()
        counter = partial(Counter, registry=registry)
        gauge = partial(Gauge, registry=registry)
        histogram = partial(Histogram, registry=registry)

        self.items_in = counter("news_items_in_total", "Records a stage has read.", ["stage"])
        self.items_out = counter(
            "news_items_out_total",
            "Records a stage has handed on; split makes several of one.",
            ["stage"],
        )
        self.dead_letters = counter(
            "news_dead_letters_total",
            "Records a stage has set aside, by reason; 'unexpected' is a bug.",
            ["stage", "reason"],
        )
        self.stage_duration = histogram(
            "news_stage_duration_seconds",
            "Time a stage computed on all that a record read by the worker became, without Kafka; "
            "a record that it sets aside is left out.",
            ["stage"],
            buckets=DURATION_BUCKETS,
        )
        self.latency = histogram(
            "news_end_to_end_latency_seconds",
            "Time from the raw record's timestamp until the broker had its enriched event.",
            buckets=LATENCY_BUCKETS,
        )
        self.last_item = gauge(
            "news_last_item_timestamp_seconds",
            "Unix time at which a stage last finished a record; 0 before the first.",
            ["stage"],
        )
        self.labels = counter("news_labels_total", "Enriched events that carry a label.", ["label"])
        self.languages = counter(
            "news_languages_total",
            "Enriched events by language (ISO 639-1; 'und' unknown, 'other' any not listed).",
            ["language"],
        )
        self.lag = gauge(
            "news_consumer_lag_records",
            "Records between what a worker has finished and the end of a partition it reads.",
            ["stage", "topic", "partition"],
        )
        self.lag_unknown = gauge(
            "news_consumer_lag_unknown_partitions",
            "Partitions that a worker reads and whose end no broker tells: their lag is missing.",
        )
        self.last_commit = gauge(
            "news_last_commit_timestamp_seconds",
            "Unix time of the last successful offset commit; 0 before the first.",
        )
        self.produce_retries = counter(
            "news_produce_retries_total",
            "Records sent again because the broker did not acknowledge them, by reason.",
            ["reason"],
        )
        self.records_removed = counter(
            "news_records_removed_unread_total",
            "Records that retention removed before this stage read them.",
        )
        self.stalled = gauge(
            "news_worker_stalled",
            "1 while there is lag and nothing has been finished for longer than the limit, else 0.",
        )
        Info("news_build", "What runs here.", registry=registry).info(
            {
                "version": __version__,
                "model_version": model_version,
                "python": platform.python_version(),
                "compiled": "yes" if compiled() else "no",
            }
        )
        ProcessCollector(registry=registry)
        GCCollector(registry=registry)
        self._reads = stages[0]
        self._start_at_zero(labels, stages)

    def _start_at_zero(self, labels: Iterable[str], stages: Sequence[str]) -> None:
        """Make the series now: a rate over one that appears late misses its first count."""
        for stage in stages:
            for metric in (self.items_in, self.items_out, self.stage_duration, self.last_item):
                metric.labels(stage)
            for reason in REASONS:
                self.dead_letters.labels(stage, reason)
        for label in labels:
            self.labels.labels(label)
        for language in LANGUAGES:
            self.languages.labels(language)
        for retry in RETRY_REASONS:
            self.produce_retries.labels(retry)

    def batch(
        self,
        stage: str,
        *,
        items_in: int,
        items_out: int,
        durations: Iterable[float],
        now: float,
        dead: Mapping[Reason, int],
    ) -> None:
        """Count one batch: `durations` in seconds, one a record; `now` in Unix seconds."""
        self.items_in.labels(stage).inc(items_in)
        self.items_out.labels(stage).inc(items_out)
        observe(self.stage_duration.labels(stage), durations)
        for reason, count in dead.items():
            self.dead_letters.labels(stage, reason).inc(count)
        self.last_item.labels(stage).set(now)

    def emitted(
        self, labels: Mapping[str, int], languages: Mapping[str, int], latencies: Iterable[float]
    ) -> None:
        """Count a batch of acknowledged enriched events; `latencies` in seconds, one an event."""
        for label, count in labels.items():
            self.labels.labels(label).inc(count)
        for language, count in languages.items():
            self.languages.labels(language if language in LANGUAGES else "other").inc(count)
        # A producer's clock may run ahead of ours, and a sum must never fall.
        observe(self.latency, [max(0.0, seconds) for seconds in latencies])

    def committed(self, now: float) -> None:
        """Note a successful commit at `now`, Unix seconds."""
        self.last_commit.set(now)

    def lagging(self, records: Mapping[tuple[str, int], int], unknown: int) -> None:
        """Replace the lag by (topic, partition): partitions taken away leave no series behind.

        `unknown`: partitions whose end the broker does not tell.
        """
        self.lag.clear()
        self.lag_unknown.set(unknown)
        for (topic, partition), count in records.items():
            self.lag.labels(self._reads, topic, str(partition)).set(count)

    def retried(self, reason: RetryReason, count: int) -> None:
        """Count `count` records sent again."""
        self.produce_retries.labels(reason).inc(count)

    def exposition(self) -> bytes:
        """Everything, in the Prometheus text format."""
        return generate_latest(self.registry)
