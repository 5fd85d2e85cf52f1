"""A real Prometheus with the shipped configuration, scraping what a worker serves."""

import asyncio
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from prometheus_client import start_http_server

from streams.metrics import Metrics
from streams.settings import Settings
from tests.deploy.prometheus import Prometheus
from tests.deploy.rules import ALERTS, DEPLOY
from tests.processes import Worker
from tests.topics import publish

pytestmark = pytest.mark.slow

Scraping = Callable[[str], Prometheus]
FEED = Path(__file__).parents[2] / "samples/feed"
FIRING = 'ALERTS{alertstate="firing", alertname="NewsUnexpectedException"}'


@pytest.fixture
def metrics() -> Metrics:
    """What a worker has after one batch, waiting for the next."""
    metrics = Metrics(["diplomacy"], model_version="1")
    for stage, read in (("split", 2), ("clean", 3), ("classify", 3)):
        times = [0.001] * read
        metrics.batch(stage, items_in=read, items_out=3, durations=times, now=1e9, dead={})
    metrics.emitted({"diplomacy": 1}, {"ar": 3}, [0.2, 0.2, 0.3])
    metrics.lagging({("news.raw", 0): 4}, 0)
    metrics.committed(1e9)
    return metrics


@pytest.fixture
def target(metrics: Metrics) -> Iterator[str]:
    """Where the metrics are served, `host:port`."""
    server, thread = start_http_server(0, addr="127.0.0.1", registry=metrics.registry)
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join(timeout=5)


def panel_queries() -> list[str]:
    panels = json.loads((DEPLOY / "grafana/dashboards/pipeline.json").read_text())["panels"]
    queries = [query["expr"] for panel in panels for query in panel.get("targets", [])]
    return [q.replace("$__rate_interval", "1m").replace("$stage", "split") for q in queries]


def test_rules_load_and_the_first_unexpected_exception_fires(
    scraping: Scraping, target: str, metrics: Metrics
) -> None:
    prometheus = scraping(target)
    loaded = {r["name"] for g in prometheus.get("rules")["groups"] for r in g["rules"]}
    assert {alert["alert"] for alert in ALERTS} <= loaded
    prometheus.until('news_dead_letters_total{reason="unexpected"} == 0')
    metrics.dead_letters.labels("clean", "unexpected").inc()
    assert prometheus.until(FIRING)[0]["metric"]["stage"] == "clean"


def test_every_panel_has_an_answer(scraping: Scraping, target: str, metrics: Metrics) -> None:
    metrics.dead_letters.labels("split", "unexpected").inc()  # the panel of alerts has one to show
    prometheus = scraping(target)
    for query in panel_queries():
        prometheus.until(query)


def test_nobody_at_the_target_is_noticed(scraping: Scraping) -> None:
    prometheus = scraping("127.0.0.1:9")  # the discard port: nobody answers
    prometheus.until('up{job="news-streams"} == 0')
    prometheus.until('ALERTS{alertname="NewsWorkerDown", alertstate="pending"}')


@pytest.mark.kafka
def test_what_a_real_worker_counts_arrives(
    scraping: Scraping, settings: Settings, start_worker: Callable[..., Worker]
) -> None:
    worker = start_worker().wait_until_ready()
    prometheus = scraping(worker.url.removeprefix("http://"))
    page = (FEED / "03-foreign-ministers.txt").read_bytes()
    broken = (FEED / "90-windows-1256.txt").read_bytes()
    asyncio.run(publish(settings, "news.raw", [(None, page, []), (None, broken, [])]))
    for expected in (
        'news_items_in_total{stage="split"} == 2',
        'news_dead_letters_total{stage="split", reason="not_utf8"} == 1',
        'news_items_in_total{stage="classify"} >= 1',
        'news_labels_total{label="diplomacy"} >= 1',
        'news_languages_total{language="ar"} >= 1',
        "news_end_to_end_latency_seconds_count >= 1",
        "news_last_commit_timestamp_seconds > 0",
        "sum(news_consumer_lag_records) == 0",
        "news_worker_stalled == 0",
        'news_build_info{model_version!=""}',
    ):
        prometheus.until(expected)
    for query in panel_queries():
        if "ALERTS" not in query:  # none fires
            prometheus.until(query)
