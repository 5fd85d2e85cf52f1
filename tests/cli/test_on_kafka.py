"""The commands that need a broker, on a real Apache Kafka."""

import asyncio
import socket
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import orjson
import pytest

from streams.settings import Settings
from streams.topics import TOPICS
from tests.cli.commands import HOSTILE, harmless, invoked, records
from tests.cli.events import event
from tests.processes import Worker
from tests.topics import publish

pytestmark = pytest.mark.kafka


def test_topics_are_created_once(broker: str, settings: Settings) -> None:
    fresh = replace(settings, topic_prefix=f"new.{settings.topic_prefix}")
    first = invoked(fresh, "topics", "create", "--partitions", "2", "--replication", "1")
    assert first.exit_code == 0, first.stderr
    assert first.stdout.count("created  ") == len(TOPICS)
    again = invoked(fresh, "topics", "create", "--partitions", "2")
    assert again.exit_code == 0, again.stderr
    assert again.stdout.count("exists   ") == len(TOPICS)
    assert "!" not in again.stdout
    differing = invoked(fresh, "topics", "create")
    assert "partitions is 2, wanted 12" in differing.stdout


def test_topics_that_cannot_be_created_are_status_1(settings: Settings) -> None:
    fresh = replace(settings, topic_prefix=f"few.{settings.topic_prefix}")
    done = invoked(fresh, "topics", "create", "--replication", "9")
    assert done.exit_code == 1
    assert "InvalidReplicationFactorError" in done.stderr
    assert "Traceback" not in done.stderr


def test_describe_marks_what_differs_or_is_missing(settings: Settings) -> None:
    renamed = replace(settings, topics="news.clean=nowhere")
    done = invoked(renamed, "topics", "describe")
    assert done.exit_code == 1
    assert done.stderr == "Error: missing: nowhere; `news-streams topics create` makes it\n"
    rows = {row.split("│")[1].strip(): row for row in done.stdout.splitlines() if "│" in row}
    assert "! missing" in rows["nowhere"]
    assert "! 4 (12)" in rows[settings.topic("news.raw")]
    assert "1048576" in rows[settings.topic("news.raw")]
    assert invoked(settings, "topics", "describe").exit_code == 0  # differing is no failure


def test_publish_sends_pages_as_they_are(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe")
    (tmp_path / "b.jsonl").write_text('{"id":"sahel-1","text":"خبر"}\nخبر آخر\n')
    done = invoked(settings, "publish", str(tmp_path))
    assert done.exit_code == 0, done.stderr
    assert done.stdout.startswith("published 3 records")
    sent = {record.key: record.value for record in records(settings, "news.raw")}
    assert sent.pop(b"sahel-1") == '{"id":"sahel-1","text":"خبر"}'.encode()
    assert set(sent.values()) == {b"\xff\xfe", "خبر آخر".encode()}


def test_a_record_of_any_topic_is_shown_by_its_place(settings: Settings) -> None:
    page = f"خبر{HOSTILE}".encode() + b"\xff"
    assert invoked(settings, "publish", "-", stdin=page).exit_code == 0
    (record,) = records(settings, "news.raw")
    show = ("topics", "show", "news.raw")
    place = f"{record.partition}:{record.offset}"
    shown = invoked(settings, *show, place)
    assert f"{len(page)} bytes:\nخبر␛[2J" in shown.stdout and harmless(shown.stdout), shown.stderr
    assert invoked(settings, *show, place, "--raw").stdout_bytes == page
    for absent in (f"{record.partition}:1", "99:0"):
        refused = invoked(settings, *show, absent)
        assert refused.exit_code == 1
        assert refused.stderr == f"Error: there is no record at {absent} of news.raw\n"
    assert "news.dead-letters" in invoked(settings, "topics", "show", "news", "0:0").stderr


def test_publish_says_what_was_refused_and_sends_the_rest(settings: Settings) -> None:
    larger = replace(settings, max_bytes=1_500_000)  # than the topic lets in
    lines = b"\n".join([b"first", b"x" * 1_500_001, b"y" * 1_200_000, b"last"])
    done = invoked(larger, "publish", "-", "--jsonl", stdin=lines)
    assert done.exit_code == 1
    assert done.stdout.startswith("published 2 records")
    assert done.stderr.splitlines() == [
        "Error: 2 refused",
        "  1: more than NEWS_MAX_BYTES, 1500000: stdin:2 (1500001 bytes)",
        "  1: MessageSizeTooLargeError: stdin:3 (1200000 bytes)",
    ]
    assert {r.value for r in records(settings, "news.raw")} == {b"first", b"last"}


def test_publish_passes_over_a_file_that_cannot_be_read(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("first")
    (tmp_path / "b.txt").symlink_to("/proc/self/mem")  # opens, and can't be read, not even by root
    (tmp_path / "c.txt").write_text("last")
    done = invoked(settings, "publish", str(tmp_path))
    assert done.exit_code == 1
    assert done.stdout.startswith("published 2 records")
    assert done.stderr.splitlines() == [
        "Error: 1 refused",
        f"  1: can't be read: Input/output error: {tmp_path}/b.txt",
    ]
    assert {r.value for r in records(settings, "news.raw")} == {b"first", b"last"}


def test_publish_says_where_there_is_nothing(settings: Settings, tmp_path: Path) -> None:
    for path, jsonl, said in (
        (str(tmp_path), (), f"Error: nothing to publish in {tmp_path}"),
        ("-", ("--jsonl",), "Error: nothing to publish in -"),
        ("-", (), "Error: 1 refused"),
    ):
        done = invoked(settings, "publish", path, *jsonl, stdin=b"")
        assert done.exit_code == 1
        assert done.stderr.splitlines()[0] == said
    assert "nothing in it: stdin (0 bytes)" in done.stderr
    assert records(settings, "news.raw") == []


def test_a_missing_topic_is_one_line(settings: Settings) -> None:
    elsewhere = replace(settings, topic_prefix="no.such.")
    for command in (("publish", "-"), ("watch",), ("dead-letters", "list")):
        done = invoked(elsewhere, *command, stdin=b"x")
        assert done.exit_code == 1
        assert len(done.stderr.splitlines()) == 1
        assert "no.such.news." in done.stderr
        assert "topics create" in done.stderr


def test_watch_gives_the_events_bytes_and_passes_over_the_rest(settings: Settings) -> None:
    indented = orjson.dumps(event(), option=orjson.OPT_INDENT_2)
    strange = (b"\xff\x1b", b'{"labels":3}', b'{"labels":[]}')
    values = [orjson.dumps(event(HOSTILE)), *strange, indented]
    asyncio.run(publish(settings, "news.enriched", [(b"k", value, []) for value in values]))
    done = invoked(settings, "watch", "--from-beginning", "--timeout", "2")
    assert done.exit_code == 0, done.stderr
    assert done.stdout.encode().splitlines() == [values[0], orjson.dumps(event())]
    assert done.stderr.startswith("2 events in ")
    assert "diplomacy 2" in done.stderr
    assert "3 records are no events" in done.stderr
    for timeout in ("1", "0"):
        short = ("watch", "--from-beginning", "--limit", "3", "--timeout", timeout)
        assert invoked(settings, *short).exit_code == 1, timeout


def test_watch_passes_over_what_was_there_before(settings: Settings) -> None:
    asyncio.run(publish(settings, "news.enriched", [(b"k", orjson.dumps(event()), [])] * 50))
    for _ in range(8):  # what it asked the broker on its start came back in time, or not
        done = invoked(settings, "watch", "--timeout", "0.3")
        assert done.stderr.startswith("0 events"), done.stderr


def test_watch_follows_one_label(settings: Settings) -> None:
    value = orjson.dumps(event())
    asyncio.run(publish(settings, "news.enriched.diplomacy", [(b"k", value, [])]))
    command = ("watch", "--label", "diplomacy", "--json", "--from-beginning", "--limit", "1")
    assert invoked(settings, *command).stdout.encode() == value + b"\n"


def test_nothing_to_account_for_is_no_success(settings: Settings) -> None:
    done = invoked(settings, "verify")
    assert done.exit_code == 1
    assert "no raw records" in done.stderr


def test_a_taken_port_ends_the_worker_in_one_line(broker: str, settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = invoked(settings, "worker", "--web-port", str(port))
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1].startswith(f"Error: can't serve on 127.0.0.1:{port}: ")
    assert "Traceback" not in result.stderr


def test_the_port_of_the_command_line_is_taken_before_that_of_a_file(
    start_worker: Callable[..., Worker], tmp_path: Path
) -> None:
    (tmp_path / "port").write_text("0")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        file = {"NEWS_WEB_PORT_FILE": str(tmp_path / "port")}
        worker = start_worker("--web-port", port, **file)
        assert worker.process.wait(timeout=30) == 1
    assert f"can't serve on 127.0.0.1:{port}: " in worker.output()
