"""Names, sentences and counting of the worker's metrics."""

import re

import pytest
from prometheus_client.core import Metric

from streams.delivery import Delivery
from streams.errors import REASONS
from streams.limits import Limits
from streams.messages import Record
from streams.metrics import LANGUAGES, Metrics
from streams.pipeline import STAGES, run
from streams.settings import Settings
from streams.work import Computed, Work

NEWS = [m for m in Metrics().registry.collect() if m.name.startswith("news_")]


@pytest.fixture
def metrics() -> Metrics:
    return Metrics(["diplomacy"], model_version="1.2.3")


def value(metrics: Metrics, name: str, **labels: str) -> float | None:
    return metrics.registry.get_sample_value(name, labels)


@pytest.mark.parametrize("metric", NEWS, ids=lambda m: m.name)
def test_each_metric_has_a_sentence_and_a_base_unit(metric: Metric) -> None:
    assert re.fullmatch(r"[A-Z0-9].*\.", metric.documentation)
    assert not re.search(r"_(ms|millis|milliseconds|minutes|kb|percent)(_|$)", metric.name)
    if metric.type == "histogram":
        assert metric.name.endswith("_seconds")


def test_nothing_else_is_exposed_than_ours_the_process_and_the_collector() -> None:
    names = {m.name.split("_")[0] for m in Metrics().registry.collect()}
    assert names == {"news", "process", "python"}


def test_what_can_be_named_beforehand_starts_at_zero(metrics: Metrics) -> None:
    for reason in REASONS:
        assert value(metrics, "news_dead_letters_total", stage="split", reason=reason) == 0
    assert value(metrics, "news_labels_total", label="diplomacy") == 0
    assert value(metrics, "news_stage_duration_seconds_count", stage="clean") == 0


def test_a_worker_of_one_stage_shows_no_other() -> None:
    metrics = Metrics(stages=["clean"])
    metrics.lagging({("news.items", 0): 7}, 0)
    assert value(metrics, "news_items_in_total", stage="split") is None
    lag = value(
        metrics, "news_consumer_lag_records", stage="clean", topic="news.items", partition="0"
    )
    assert lag == 7


def test_many_values_are_observed_as_one_by_one(metrics: Metrics) -> None:
    values = [0.0, 0.00005, 0.0003, 0.0003, 1.0, 7.0]  # on a bound, between them, above all
    metrics.batch("split", items_in=1, items_out=1, durations=iter(values), now=0.0, dead={})
    for each in values:
        metrics.stage_duration.labels("clean").observe(each)

    def samples(stage: str) -> list[tuple[str, str | None, float]]:
        collected = metrics.stage_duration.collect()[0].samples
        mine = [each for each in collected if each.labels["stage"] == stage]
        return [(each.name, each.labels.get("le"), each.value) for each in mine]

    assert samples("split") == samples("clean")
    assert len(samples("split")) > 10


def test_a_batch_counts_once(metrics: Metrics) -> None:
    metrics.batch(
        "split",
        items_in=3,
        items_out=5,
        durations=[0.0002, 0.002, 2.0],
        now=1000.0,
        dead={"empty": 1},
    )
    assert value(metrics, "news_items_in_total", stage="split") == 3
    assert value(metrics, "news_items_out_total", stage="split") == 5
    assert value(metrics, "news_dead_letters_total", stage="split", reason="empty") == 1
    assert value(metrics, "news_stage_duration_seconds_bucket", stage="split", le="0.0025") == 2
    assert value(metrics, "news_stage_duration_seconds_count", stage="split") == 3
    assert value(metrics, "news_last_item_timestamp_seconds", stage="split") == 1000.0


def test_a_language_not_listed_makes_no_series(metrics: Metrics) -> None:
    metrics.emitted({"diplomacy": 2}, {"ar": 2, "xx": 1, "yy": 1}, [])
    assert value(metrics, "news_languages_total", language="other") == 2
    assert value(metrics, "news_languages_total", language="xx") is None
    assert len(LANGUAGES) < 20


def test_a_record_from_the_future_has_no_latency(metrics: Metrics) -> None:
    metrics.emitted({}, {}, [-5.0, 1.5])
    assert value(metrics, "news_end_to_end_latency_seconds_sum") == 1.5
    assert value(metrics, "news_end_to_end_latency_seconds_count") == 2


def test_an_end_that_is_not_told_is_counted(metrics: Metrics) -> None:
    metrics.lagging({("news.raw", 0): 4}, unknown=2)
    assert value(metrics, "news_consumer_lag_unknown_partitions") == 2
    metrics.lagging({("news.raw", 0): 4}, 0)
    assert value(metrics, "news_consumer_lag_unknown_partitions") == 0


def test_partitions_taken_away_leave_no_lag(metrics: Metrics) -> None:
    metrics.lagging({("news.raw", 0): 4, ("news.raw", 1): 9}, 0)
    metrics.lagging({("news.raw", 1): 2}, 0)
    lag = "news_consumer_lag_records"
    assert value(metrics, lag, stage="split", topic="news.raw", partition="0") is None
    assert value(metrics, lag, stage="split", topic="news.raw", partition="1") == 2


def test_the_build_says_what_runs(metrics: Metrics) -> None:
    assert b'model_version="1.2.3"' in metrics.exposition()


def test_a_stage_that_no_record_reached_has_not_finished_one(metrics: Metrics) -> None:
    settings, computed = Settings(), Computed()
    computed.add(run(STAGES, Record("news.raw", 0, 0, 0, None, b"\xff"), Limits()))
    Work(settings, STAGES, Delivery(settings, metrics), metrics)._count(computed)
    name = "news_last_item_timestamp_seconds"
    assert value(metrics, name, stage="split")
    assert value(metrics, name, stage="clean") == 0
