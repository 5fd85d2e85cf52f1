"""A real Prometheus with the shipped configuration, scraping what a worker serves."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import Prometheus
from prometheus_client import start_http_server
from test_alerts import ALERTS

from streams.metrics import Metrics

DASHBOARD = Path(__file__).parents[2] / "deploy/grafana/dashboards/pipeline.json"


@pytest.fixture
def metrics() -> Metrics:
    """What a worker has after one batch, waiting for the next."""
    metrics = Metrics(["diplomacy"], model_version="1")
    metrics.batch("split", items_in=2, items_out=3, durations=[0.001, 0.002], now=1e9)
    metrics.batch("clean", items_in=3, items_out=3, durations=[0.001] * 3, now=1e9)
    metrics.batch("classify", items_in=3, items_out=3, durations=[0.001] * 3, now=1e9)
    metrics.emitted({"diplomacy": 1}, {"ar": 3}, [0.2, 0.2, 0.3])
    metrics.lagging({("news.raw", 0): 4})
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


def expressions() -> Iterator[str]:
    for panel in json.loads(DASHBOARD.read_text())["panels"]:
        for query in panel.get("targets", []):
            yield query["expr"].replace("$__rate_interval", "1m").replace("$stage", "split")


def firing(name: str) -> str:
    return f'ALERTS{{alertname="{name}", alertstate="firing"}}'


def test_prometheus_scrapes_and_every_panel_has_an_answer(
    scraping: Callable[[str], Prometheus], target: str, metrics: Metrics
) -> None:
    prometheus = scraping(target)
    prometheus.until('up{job="news-streams"} == 1')
    assert prometheus.until('news_items_out_total{stage="split"}')[0]["value"][1] == "3"
    loaded = [r["name"] for g in prometheus.get("rules")["groups"] for r in g["rules"]]
    assert {alert["alert"] for alert in ALERTS} <= set(loaded)

    prometheus.until('rate(news_items_in_total{stage="split"}[1m])')
    metrics.dead_letters.labels("split", "unexpected").inc()
    prometheus.until(firing("NewsUnexpectedException"))
    for expr in expressions():
        prometheus.until(expr)


def test_a_worker_that_is_gone_is_down(scraping: Callable[[str], Prometheus], unused: str) -> None:
    prometheus = scraping(unused)
    prometheus.until('up{job="news-streams"} == 0')
    pending: list[dict[str, Any]] = prometheus.until('ALERTS{alertname="NewsWorkerDown"}')
    assert pending[0]["metric"]["alertstate"] == "pending"


@pytest.fixture
def unused() -> str:
    """An address on which nobody answers."""
    return "127.0.0.1:9"
