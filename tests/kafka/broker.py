"""Start, kill, pause and restart Kafka brokers on loopback, with their data on disk."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

_HERE = Path(__file__).parent
_CACHE = _HERE.parents[1] / ".cache" / "kafka"
_CLUSTER_ID = "bmV3cy1zdHJlYW1zLXRlcw"
_READY_SECONDS = 60.0

_PROPERTIES = {
    "process.roles": "broker,controller",
    "controller.listener.names": "CONTROLLER",
    "auto.create.topics.enable": "false",
    "group.initial.rebalance.delay.ms": "0",
    "offsets.topic.num.partitions": "3",
    "offsets.topic.replication.factor": "1",
    "transaction.state.log.replication.factor": "1",
    "transaction.state.log.num.partitions": "3",
    "transaction.state.log.min.isr": "1",
    "group.min.session.timeout.ms": "1000",
    "controlled.shutdown.enable": "true",
    "log.cleaner.dedupe.buffer.size": "4194304",
    # Indexes are files mapped to memory at this size from the start, two for each partition: of
    # 10 MB, the default, the first touch of each cost some 40 ms of the broker's time in a sandbox.
    "log.index.size.max.bytes": "65536",
}


def unavailable() -> str:
    """Why no Kafka can be started here; empty where one can."""
    missing = [tool for tool in ("java", "mvn") if not shutil.which(tool)]
    if missing and not (shutil.which("java") and _jars()):
        return f"Apache Kafka needs {' and '.join(missing)}, not found on PATH"
    return ""


def required() -> None:
    """Skip where no Kafka can be started; in CI one must be."""
    if reason := unavailable():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)


def _jars() -> list[Path]:
    return sorted((_CACHE / "lib").glob("*.jar"))


def classpath() -> str:
    """The jars, fetched once into a cache folder."""
    if not _jars():
        _CACHE.mkdir(parents=True, exist_ok=True)
        target = f"-DoutputDirectory={_CACHE / 'lib'}"
        command = ["mvn", "-q", "-B", "-f", str(_HERE / "pom.xml")]
        subprocess.run([*command, "dependency:copy-dependencies", target], check=True)
    return str(_CACHE / "lib" / "*")


def free_ports(count: int) -> list[int]:
    """Ports that were free a moment ago."""
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


@dataclass
class Broker:
    """One broker, also a controller. `properties` override; `listeners` beside PLAINTEXT."""

    folder: Path
    node: int = 1
    port: int = 0
    controller_port: int = 0
    voters: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)
    format_arguments: Sequence[str] = ()
    java_options: Sequence[str] = ("-Xmx512m", "-Xms256m", "-XX:+UseSerialGC")
    process: subprocess.Popen[bytes] | None = None

    def __post_init__(self) -> None:
        self.port = self.port or free_ports(1)[0]
        self.controller_port = self.controller_port or free_ports(1)[0]
        self.voters = self.voters or f"{self.node}@127.0.0.1:{self.controller_port}"

    @property
    def address(self) -> str:
        """Bootstrap address of the plain listener."""
        return f"127.0.0.1:{self.port}"

    def start(self) -> "Broker":
        """Start (again) and wait until it answers."""
        self.launch()
        self.wait_until_ready()
        return self

    def launch(self) -> None:
        """Start (again) without waiting; the first time formats the data folder."""
        if not (self.folder / "data").exists():
            self._format()
        command = self._java("kafka.Kafka", str(self._config()))
        with (self.folder / "kafka.log").open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)

    def kill(self) -> None:
        """kill -9."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGCONT)
            self.process.kill()
            self.process.wait()

    def stop(self) -> None:
        """SIGTERM: an orderly shutdown."""
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.kill()

    def pause(self) -> None:
        """SIGSTOP: connections stay open, nothing answers."""
        assert self.process
        self.process.send_signal(signal.SIGSTOP)

    def resume(self) -> None:
        """SIGCONT."""
        assert self.process
        self.process.send_signal(signal.SIGCONT)

    def wait_until_ready(self) -> None:
        """Return when the listener takes connections."""
        deadline = time.monotonic() + _READY_SECONDS
        while time.monotonic() < deadline:
            if self.process and self.process.poll() is not None:
                raise RuntimeError(f"Kafka ended: {self._log_tail()}")
            with socket.socket() as probe:
                probe.settimeout(1)
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        raise RuntimeError(f"Kafka did not start in {_READY_SECONDS:.0f} s: {self._log_tail()}")

    def _log_tail(self) -> str:
        return (self.folder / "kafka.log").read_text(errors="replace")[-2000:]

    def _java(self, main: str, *arguments: str) -> list[str]:
        log4j = f"-Dlog4j2.configurationFile={_HERE / 'log4j2.yaml'}"
        return ["java", *self.java_options, log4j, "-cp", classpath(), main, *arguments]

    def _config(self) -> Path:
        plain = f"PLAINTEXT://127.0.0.1:{self.port}"
        properties = {
            **_PROPERTIES,
            "node.id": str(self.node),
            "controller.quorum.voters": self.voters,
            "listeners": f"{plain},CONTROLLER://127.0.0.1:{self.controller_port}",
            "advertised.listeners": plain,
            "log.dirs": str(self.folder / "data"),
            **self.properties,
        }
        path = self.folder / "server.properties"
        path.write_text("".join(f"{k}={v}\n" for k, v in properties.items()))
        return path

    def _format(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        arguments = ["format", "-t", _CLUSTER_ID, "-c", str(self._config()), *self.format_arguments]
        command = self._java("kafka.tools.StorageTool", *arguments)
        subprocess.run(command, check=True, capture_output=True, env=dict(os.environ))


class Cluster:
    """Several brokers that replicate to each other."""

    def __init__(self, folder: Path, size: int = 3, properties: Mapping[str, str] | None = None):
        ports = free_ports(2 * size)
        plain, control = ports[:size], ports[size:]
        voters = ",".join(f"{n + 1}@127.0.0.1:{port}" for n, port in enumerate(control))
        replicas = str(min(3, size))
        common = {
            "offsets.topic.replication.factor": replicas,
            "transaction.state.log.replication.factor": replicas,
            "default.replication.factor": replicas,
            "min.insync.replicas": "2" if size > 2 else "1",
            **(properties or {}),
        }
        self.brokers = [
            Broker(folder / f"broker-{n + 1}", n + 1, plain[n], control[n], voters, common)
            for n in range(size)
        ]

    @property
    def address(self) -> str:
        """Bootstrap addresses of all brokers."""
        return ",".join(broker.address for broker in self.brokers)

    def start(self) -> "Cluster":
        """Start all; a quorum is needed before any of them is ready, so the wait comes after."""
        for broker in self.brokers:
            broker.launch()
        for broker in self.brokers:
            broker.wait_until_ready()
        return self

    def kill(self) -> None:
        """kill -9 all."""
        for broker in self.brokers:
            broker.kill()
