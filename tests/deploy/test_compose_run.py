"""What compose.yaml starts, started by hand: its broker settings, commands and health check."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from streams.environment import load
from tests import kafka
from tests.deploy.rules import DEPLOY
from tests.processes import Worker, news_streams

pytestmark = pytest.mark.kafka

SERVICES = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]
DOCKERFILE = (DEPLOY / "Dockerfile").read_text()
INSIDE, CONTROLLER, HOST = 9092, 9093, 29092


@pytest.fixture
def ports() -> dict[int, int]:
    """A free port on loopback for each port in the containers."""
    return dict(zip((INSIDE, CONTROLLER, HOST), kafka.free_ports(3), strict=True))


@pytest.fixture
def compose_broker(ports: dict[int, int], tmp_path: Path) -> Iterator[kafka.Broker]:
    kafka.required()
    folder = tmp_path / "kafka"
    given = SERVICES["kafka"]["environment"].items()
    # As the image does it: KAFKA_NODE_ID is node.id.
    properties = {
        key.removeprefix("KAFKA_").replace("_", ".").lower(): on_loopback(str(value), ports)
        for key, value in given
    }
    properties["log.dirs"] = str(folder / "data")
    broker = kafka.Broker(folder, port=ports[INSIDE], properties=properties)
    yield broker.start()
    broker.stop()


def on_loopback(text: str, ports: dict[int, int]) -> str:
    """Other ports, and 127.0.0.1 for every host, named or not."""
    return re.sub(
        r"(?:kafka|127\.0\.0\.1)?:(\d+)\b", lambda m: f"127.0.0.1:{ports[int(m[1])]}", text
    )


def healthy(worker: Worker) -> bool:
    """Run the image's own health check."""
    check = json.loads(re.search(r"CMD (\[\"python\".*\])", DOCKERFILE)[1])
    port = {"NEWS_WEB_PORT": worker.url.rpartition(":")[2]}
    run = subprocess.run([sys.executable, *check[1:]], env=port, capture_output=True)
    return run.returncode == 0


def test_topics_then_a_worker(
    compose_broker: kafka.Broker, ports: dict[int, int], tmp_path: Path
) -> None:
    given = SERVICES["worker"]["environment"]
    assert given == SERVICES["topics"]["environment"]
    inside = load({key: on_loopback(value, ports) for key, value in given.items() if value})
    from_outside = replace(inside, brokers=f"127.0.0.1:{ports[HOST]}")
    for settings in (inside, from_outside):
        created = news_streams(settings, *SERVICES["topics"]["command"])
        assert created.returncode == 0, created.stderr
    worker = Worker(
        replace(inside, web_port=0), tmp_path / "log", SERVICES["worker"]["command"][1:]
    )
    try:
        worker.wait_until_ready()
        assert healthy(worker)
        assert worker.terminate() == 0
        assert not healthy(worker)
    finally:
        worker.kill()
