"""`verify --metrics` names what it can't read; what it compares is in tests/integration."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from streams.__main__ import main
from streams.metrics import Metrics

NOBODY = "127.0.0.1:1"  # a port that nothing listens on


def verify(source: str) -> Result:
    return CliRunner().invoke(main, ["verify", "--metrics", source], env={"NEWS_BROKERS": NOBODY})


@pytest.fixture
def broken() -> Iterator[str]:
    """Address of a server that does not speak HTTP."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        answering = threading.Thread(target=_answer, args=(server,))
        answering.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/metrics"
        answering.join()


def _answer(server: socket.socket) -> None:
    connection, _ = server.accept()
    with connection:
        connection.recv(4096)
        connection.sendall(b"\x1b[2J\r\n\r\n")


@pytest.mark.parametrize(
    "text",
    [
        *(b"", b"<html>\n</html>", b"\xff\xfe", "خبر".encode(), b"process_cpu_seconds_total 3\n"),
        *(b'news_items_out_total{stage="classify} 1\n', b"news_items_out_total NaN\n"),
        b"news_items_out_total +Inf\n",
    ],
)
def test_what_is_no_metrics_is_one_line_with_its_source(text: bytes, tmp_path: Path) -> None:
    file = tmp_path / "metrics.txt"
    file.write_bytes(text)
    result = verify(str(file))
    assert result.exit_code == 1
    assert result.stderr == f"Error: {file} has no metrics of a worker\n"


def test_what_cannot_be_read_is_one_line_with_its_source(broken: str) -> None:
    for source in (f"http://{NOBODY}/metrics", "http://[/metrics", "nowhere.txt", broken):
        result = verify(source)
        assert result.exit_code == 1
        assert source in result.stderr
        assert len(result.stderr.splitlines()) == 1
        assert "\x1b" not in result.stderr


def test_a_workers_metrics_are_read_before_the_topics(tmp_path: Path) -> None:
    file = tmp_path / "metrics.txt"
    file.write_bytes(Metrics().exposition())
    assert "can't connect to 127.0.0.1:1" in verify(str(file)).stderr


def test_counters_of_all_records_are_not_held_against_some() -> None:
    result = CliRunner().invoke(main, ["verify", "--since", "2h", "--metrics", "nowhere.txt"])
    assert result.exit_code == 2
    assert "--since asks for some" in result.stderr
