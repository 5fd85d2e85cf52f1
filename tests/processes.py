"""Real worker processes, started as a user would start them."""

import asyncio
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from pathlib import Path

from streams.settings import Settings, variable


def environment(settings: Settings) -> dict[str, str]:
    """The process environment that gives these settings."""
    values = {variable(f.name): str(getattr(settings, f.name)) for f in fields(Settings)}
    return {**os.environ, **values}


class Worker:
    """`news-streams worker` as a process of its own."""

    def __init__(
        self,
        settings: Settings,
        log: Path,
        arguments: Sequence[str] = (),
        environ: Mapping[str, str] | None = None,
        program: Sequence[str] = ("-m", "streams"),
    ) -> None:
        self.log = log
        command = [sys.executable, *program, "worker", *arguments]
        with log.open("wb") as out:
            self.process = subprocess.Popen(
                command,
                stdout=out,
                stderr=subprocess.STDOUT,
                env={**environment(settings), **(environ or {})},
            )

    def wait_until_ready(self, seconds: float = 30.0) -> "Worker":
        """Return when /readyz says so."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(f"the worker ended: {self.output()[-3000:]}")
            if self.get("/readyz")[0] == 200:
                return self
            time.sleep(0.05)
        raise RuntimeError(f"the worker is not ready: {self.output()[-3000:]}")

    @property
    def url(self) -> str:
        """Where it serves its pages; empty until it does."""
        found = re.search(r"serving (http://\S+)/metrics", self.output())
        return found[1] if found else ""

    def get(self, path: str) -> tuple[int, str]:
        """Status and body of a page; (0, "") while nothing answers."""
        if not self.url:
            return 0, ""
        try:
            with urllib.request.urlopen(self.url + path, timeout=5) as response:
                return response.status, response.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def output(self) -> str:
        """What it has logged."""
        return self.log.read_text(errors="replace")

    def terminate(self, seconds: float = 40.0) -> int:
        """SIGTERM; the exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=seconds)

    def kill(self) -> None:
        """kill -9."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()


def news_streams(
    settings: Settings, *arguments: str, stdin: bytes | None = None, seconds: float = 60.0
) -> subprocess.CompletedProcess[str]:
    """Run a command of ours to its end."""
    done = subprocess.run(
        [sys.executable, "-m", "streams", *arguments],
        input=stdin,
        env=environment(settings),
        capture_output=True,
        timeout=seconds,
    )
    out, err = done.stdout.decode(), done.stderr.decode()
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


def series(worker: Worker, name: str) -> float:
    """A metric's value; several labels' are added up."""
    lines = worker.get("/metrics")[1].splitlines()
    return sum(float(line.split()[-1]) for line in lines if line.startswith(name))


async def eventually(holds: Callable[[], bool], seconds: float = 30.0) -> None:
    """Return when it holds; asked in a thread, for it may wait for a worker."""
    async with asyncio.timeout(seconds):
        while not await asyncio.to_thread(holds):
            await asyncio.sleep(0.1)
