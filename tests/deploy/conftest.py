"""What runs of `deploy/` without a container engine: promtool, Prometheus, hadolint."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

DEPLOY = Path(__file__).parents[2] / "deploy"


@pytest.fixture(scope="session")
def deploy() -> Path:
    return DEPLOY


@pytest.fixture(scope="session")
def tool() -> Callable[[str], str]:
    """Find a program; where it is missing CI fails and others skip."""

    def find(name: str) -> str:
        beside_python = str(Path(sys.executable).parent)
        found = shutil.which(name) or shutil.which(name, path=beside_python)
        if found is None:
            absent = pytest.fail if os.environ.get("CI") else pytest.skip
            absent(f"needs {name}: Debian's package prometheus has promtool and prometheus")
        return found

    return find


class Prometheus:
    """A running Prometheus, asked over its HTTP API."""

    def __init__(self, url: str) -> None:
        self.url = url

    def get(self, path: str, **params: str) -> Any:
        query = urllib.parse.urlencode(params)
        with urllib.request.urlopen(f"{self.url}/api/v1/{path}?{query}", timeout=5) as response:
            return json.load(response)["data"]

    def query(self, expr: str) -> list[dict[str, Any]]:
        return self.get("query", query=expr)["result"]

    def until(self, expr: str, seconds: float = 20.0) -> list[dict[str, Any]]:
        """Ask again until there is an answer."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if found := self.query(expr):
                return found
            time.sleep(0.1)
        raise AssertionError(f"no answer in {seconds} s: {expr}")


@pytest.fixture
def scraping(tool: Callable[[str], str], tmp_path: Path) -> Iterator[Callable[[str], Prometheus]]:
    """Start a Prometheus with our configuration that scrapes `host:port`; stopped at the end."""
    started: list[subprocess.Popen[bytes]] = []

    def start(target: str) -> Prometheus:
        address = f"127.0.0.1:{free_port()}"
        config = tmp_path / "prometheus.yml"
        config.write_text(yaml.safe_dump(pointed_at(target, address)))
        log = (tmp_path / "prometheus.log").open("wb")
        with log:
            started.append(
                subprocess.Popen(
                    [
                        tool("prometheus"),
                        f"--config.file={config}",
                        f"--storage.tsdb.path={tmp_path / 'tsdb'}",
                        f"--web.listen-address={address}",
                    ],
                    stdout=log,
                    stderr=log,
                )
            )
        await_ready(f"http://{address}/-/ready", started[-1], tmp_path / "prometheus.log")
        return Prometheus(f"http://{address}")

    yield start
    for process in started:
        process.terminate()
        process.wait(timeout=20)


def pointed_at(target: str, own_address: str) -> dict[str, Any]:
    """The shipped configuration, with loopback targets and a test's pace."""
    config = yaml.safe_load((DEPLOY / "prometheus/prometheus.yml").read_text())
    config["global"] = {"scrape_interval": "200ms", "evaluation_interval": "200ms"}
    config["rule_files"] = [str(DEPLOY / "prometheus" / name) for name in config["rule_files"]]
    jobs = {job["job_name"]: job for job in config["scrape_configs"]}
    del jobs["news-streams"]["dns_sd_configs"]
    jobs["news-streams"]["static_configs"] = [{"targets": [target]}]
    jobs["prometheus"]["static_configs"] = [{"targets": [own_address]}]
    return config


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def await_ready(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"Prometheus did not start:\n{log.read_text()}")
