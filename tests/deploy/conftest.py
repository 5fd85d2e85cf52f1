"""What runs of `deploy/` without a container engine: promtool, Prometheus, hadolint."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.deploy.prometheus import Prometheus


@pytest.fixture(scope="session")
def tool() -> Callable[[str], str]:
    """Find a program; where it is missing CI fails and others skip."""

    def find(name: str) -> str:
        beside_python = str(Path(sys.executable).parent)
        found = shutil.which(name) or shutil.which(name, path=beside_python)
        if found is None:
            absent = pytest.fail if os.environ.get("CI") else pytest.skip
            absent(f"needs {name}; `make` brings hadolint, Debian's prometheus the others")
        return found

    return find


@pytest.fixture
def scraping(tool: Callable[[str], str], tmp_path: Path) -> Iterator[Callable[[str], Prometheus]]:
    """Start a Prometheus that scrapes `host:port`; it is ended after the test."""
    started: list[Prometheus] = []

    def start(target: str) -> Prometheus:
        started.append(Prometheus(tool("prometheus"), target, tmp_path))
        return started[-1].wait_until_ready()

    yield start
    for prometheus in started:
        prometheus.stop()
