"""A real Prometheus process with the shipped configuration, on loopback and at a test's pace."""

import json
import socket
import subprocess
import time
import urllib.parse
import urllib.request
from pathlib import Path
from typing import Any

import yaml

SHIPPED = Path(__file__).parents[2] / "deploy/prometheus"


class Prometheus:
    """Scrapes one `host:port`; asked over the HTTP API."""

    def __init__(self, program: str, target: str, folder: Path) -> None:
        address = f"127.0.0.1:{_free_port()}"
        self.url = f"http://{address}"
        self.log = folder / "prometheus.log"
        config = folder / "prometheus.yml"
        config.write_text(yaml.safe_dump(_pointed_at(target, address)))
        command = [
            program,
            f"--config.file={config}",
            f"--storage.tsdb.path={folder / 'prometheus'}",
            f"--web.listen-address={address}",
        ]
        with self.log.open("wb") as out:
            self.process = subprocess.Popen(command, stdout=out, stderr=out)

    def get(self, path: str, **params: str) -> Any:
        """What the API says under `path`."""
        query = urllib.parse.urlencode(params)
        with urllib.request.urlopen(f"{self.url}/api/v1/{path}?{query}", timeout=5) as response:
            return json.load(response)["data"]

    def until(self, expr: str, seconds: float = 30.0) -> list[dict[str, Any]]:
        """Query again and again until there is an answer."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if found := self.get("query", query=expr)["result"]:
                return found
            time.sleep(0.1)
        raise AssertionError(f"no answer in {seconds:g} s: {expr}")

    def wait_until_ready(self, seconds: float = 30.0) -> "Prometheus":
        """Return when it answers queries."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.url}/-/ready", timeout=1):
                    return self
            except OSError:
                time.sleep(0.1)
        raise AssertionError(f"Prometheus did not start:\n{self.log.read_text()}")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)


def _pointed_at(target: str, own_address: str) -> dict[str, Any]:
    config = yaml.safe_load((SHIPPED / "prometheus.yml").read_text())
    config["global"] = {"scrape_interval": "200ms", "evaluation_interval": "200ms"}
    config["rule_files"] = [str(SHIPPED / name) for name in config["rule_files"]]
    jobs = {job["job_name"]: job for job in config["scrape_configs"]}
    del jobs["news-streams"]["dns_sd_configs"]
    jobs["news-streams"]["static_configs"] = [{"targets": [target]}]
    jobs["prometheus"]["static_configs"] = [{"targets": [own_address]}]
    return config


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
