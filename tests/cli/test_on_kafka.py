"""The commands that need a broker, on a real Apache Kafka."""

import asyncio
import json
import socket
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
import pytest
from click.testing import CliRunner, Result

from streams.__main__ import main
from streams.errors import Reason, Unprocessable
from streams.limits import Limits
from streams.messages import ERROR_PREFIX, Record, dead_letter
from streams.pipeline import STAGES, run
from streams.settings import Settings
from streams.topics import DEAD_LETTERS, TOPICS
from tests.cli.events import event
from tests.processes import environment
from tests.topics import publish, read_all

pytestmark = pytest.mark.kafka

HOSTILE = "\x1b[2J\x1b]0;owned\x07\u202e"


def letter(
    settings: Settings,
    offset: int,
    value: bytes | None,
    reason: Reason = "not_by_schema",
    attempts: int = 0,
    key: bytes | None = None,
) -> tuple[bytes | None, bytes | None, Any]:
    """A dead letter as the worker makes it."""
    headers = [("traceparent", b"00-ab"), (f"{ERROR_PREFIX}attempts", str(attempts).encode())]
    record = Record(settings.topic("news.raw"), offset % 4, offset, 0, key, value, headers)
    message = dead_letter(record, "split", reason, Unprocessable(reason, f"why{HOSTILE}"))
    return message.key, message.value, message.headers


def news_streams(settings: Settings, *arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin, env=environment(settings))


def put(settings: Settings, letters: Iterable[Any]) -> None:
    asyncio.run(publish(settings, DEAD_LETTERS, letters))


def records(settings: Settings, topic: str) -> list[Any]:
    return asyncio.run(read_all(settings, topic))


def harmless(text: str) -> bool:
    return not {"\x1b", "\x07", "\u202e"} & set(text)


def test_topics_are_created_once(broker: str, settings: Settings) -> None:
    fresh = replace(settings, topic_prefix=f"new.{settings.topic_prefix}")
    first = news_streams(fresh, "topics", "create", "--partitions", "2", "--replication", "1")
    assert first.exit_code == 0, first.stderr
    assert first.stdout.count("created  ") == len(TOPICS)
    again = news_streams(fresh, "topics", "create", "--partitions", "2")
    assert again.exit_code == 0, again.stderr
    assert again.stdout.count("exists   ") == len(TOPICS)
    assert "!" not in again.stdout
    differing = news_streams(fresh, "topics", "create")
    assert "partitions is 2, wanted 12" in differing.stdout


def test_topics_that_cannot_be_created_are_status_1(settings: Settings) -> None:
    fresh = replace(settings, topic_prefix=f"few.{settings.topic_prefix}")
    done = news_streams(fresh, "topics", "create", "--replication", "9")
    assert done.exit_code == 1
    assert "InvalidReplicationFactorError" in done.stderr
    assert "Traceback" not in done.stderr


def test_describe_marks_what_differs_or_is_missing(settings: Settings) -> None:
    renamed = replace(settings, topics="news.clean=nowhere")
    done = news_streams(renamed, "topics", "describe")
    assert done.exit_code == 0, done.stderr
    rows = {row.split("│")[1].strip(): row for row in done.stdout.splitlines() if "│" in row}
    assert "! missing" in rows["nowhere"]
    assert "! 4 (12)" in rows[settings.topic("news.raw")]
    assert "1048576" in rows[settings.topic("news.raw")]


def test_publish_sends_pages_as_they_are(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe")
    (tmp_path / "b.jsonl").write_text('{"id":"sahel-1","text":"خبر"}\nخبر آخر\n')
    done = news_streams(settings, "publish", str(tmp_path))
    assert done.exit_code == 0, done.stderr
    assert done.stdout.startswith("published 3 records")
    sent = {record.key: record.value for record in records(settings, "news.raw")}
    assert sent.pop(b"sahel-1") == '{"id":"sahel-1","text":"خبر"}'.encode()
    assert set(sent.values()) == {b"\xff\xfe", "خبر آخر".encode()}


def test_publish_says_what_was_refused_and_sends_the_rest(settings: Settings) -> None:
    larger = replace(settings, max_bytes=1_500_000)  # than the topic lets in
    lines = b"\n".join([b"first", b"x" * 1_500_001, b"y" * 1_200_000, b"last"])
    done = news_streams(larger, "publish", "-", "--jsonl", stdin=lines)
    assert done.exit_code == 1
    assert done.stdout.startswith("published 2 records")
    assert done.stderr.splitlines() == [
        "Error: 2 refused",
        "  1: more than NEWS_MAX_BYTES, 1500000: stdin:2 (1500001 bytes)",
        "  1: MessageSizeTooLargeError: stdin:3 (1200000 bytes)",
    ]
    assert {r.value for r in records(settings, "news.raw")} == {b"first", b"last"}


def test_publish_says_where_there_is_nothing(settings: Settings, tmp_path: Path) -> None:
    for path, jsonl, said in (
        (str(tmp_path), (), f"Error: nothing to publish in {tmp_path}"),
        ("-", ("--jsonl",), "Error: nothing to publish in -"),
        ("-", (), "Error: 1 refused"),
    ):
        done = news_streams(settings, "publish", path, *jsonl, stdin=b"")
        assert done.exit_code == 1
        assert done.stderr.splitlines()[0] == said
    assert "nothing in it: stdin (0 bytes)" in done.stderr
    assert records(settings, "news.raw") == []


def test_a_missing_topic_is_one_line(settings: Settings) -> None:
    elsewhere = replace(settings, topic_prefix="no.such.")
    for command in (("publish", "-"), ("watch",), ("dead-letters", "list")):
        done = news_streams(elsewhere, *command, stdin=b"x")
        assert done.exit_code == 1
        assert len(done.stderr.splitlines()) == 1
        assert "no.such.news." in done.stderr
        assert "topics create" in done.stderr


def test_watch_gives_the_events_bytes_and_passes_over_the_rest(settings: Settings) -> None:
    indented = orjson.dumps(event(), option=orjson.OPT_INDENT_2)
    values = [orjson.dumps(event(HOSTILE)), b"\xff\x1b", b'{"labels":3}', indented]
    asyncio.run(publish(settings, "news.enriched", [(b"k", value, []) for value in values]))
    done = news_streams(settings, "watch", "--from-beginning", "--timeout", "2")
    assert done.exit_code == 0, done.stderr
    assert done.stdout.encode().splitlines() == [values[0], orjson.dumps(event())]
    assert done.stderr.startswith("2 events in ")
    assert "diplomacy 2" in done.stderr
    assert "2 records are no events" in done.stderr
    short = news_streams(settings, "watch", "--from-beginning", "--limit", "3", "--timeout", "1")
    assert short.exit_code == 1


def test_watch_passes_over_what_was_there_before(settings: Settings) -> None:
    asyncio.run(publish(settings, "news.enriched", [(b"k", orjson.dumps(event()), [])] * 50))
    for _ in range(8):  # what it asked the broker on its start came back in time, or not
        done = news_streams(settings, "watch", "--timeout", "0.3")
        assert done.stderr.startswith("0 events"), done.stderr


def test_watch_follows_one_label(settings: Settings) -> None:
    value = orjson.dumps(event())
    asyncio.run(publish(settings, "news.enriched.diplomacy", [(b"k", value, [])]))
    command = ("watch", "--label", "diplomacy", "--json", "--from-beginning", "--limit", "1")
    assert news_streams(settings, *command).stdout.encode() == value + b"\n"


def test_dead_letters_are_listed_by_what_is_asked_for(settings: Settings) -> None:
    page = json.dumps({"source": f"الساحل{HOSTILE}", "text": 1}).encode()
    put(settings, [letter(settings, 1, page), letter(settings, 2, b"\xff", "not_utf8")])
    shown = news_streams(settings, "dead-letters", "list").stdout
    assert "not_utf8" in shown
    assert "not_by_schema" in shown
    assert f"{settings.topic('news.raw')}:1:1" in shown
    assert "الساحل␛[2J" in shown
    assert harmless(shown)
    lines = news_streams(settings, "dead-letters", "list", "--json").stdout.splitlines()
    told = {(each["reason"], each["partition"]) for each in map(json.loads, lines)}
    assert told == {("not_by_schema", 1), ("not_utf8", 2)}
    for option, value, found in (
        ("--reason", "not_utf8", False),
        ("--stage", "clean", False),
        ("--source", f"الساحل{HOSTILE}", True),
        ("--source", "الساحل", False),
        ("--since", "1h", True),
        ("--since", "2999-01-01T00:00:00Z", False),
        ("--until", "1h", False),
    ):
        shown = news_streams(settings, "dead-letters", "list", option, value).stdout
        assert ("not_by_schema" in shown) is found, (option, value)


def test_one_dead_letter_is_shown_whole_or_in_part(settings: Settings) -> None:
    put(settings, [letter(settings, 1, f"خبر{HOSTILE}\n".encode() + b"x" * 5000, key=b"k\x1b")])
    (record,) = records(settings, DEAD_LETTERS)
    place = f"{record.partition}:{record.offset}"
    shown = news_streams(settings, "dead-letters", "show", place, "--bytes", "40").stdout
    assert harmless(shown)
    assert "traceparent" in shown
    assert "k␛" in shown
    assert "خبر␛[2J" in shown
    assert "x" * 50 not in shown
    absent = news_streams(settings, "dead-letters", "show", f"{record.partition}:99")
    assert absent.exit_code == 1
    assert "no dead letter" in absent.stderr


def test_a_replay_sends_the_original_once(settings: Settings) -> None:
    put(settings, [letter(settings, n, b"page %d" % n, key=b"k%d" % n) for n in range(5)])
    put(settings, [letter(settings, 5, b"keyless")])
    dry = news_streams(settings, "dead-letters", "replay", "--dry-run")
    *places, said = dry.stdout.splitlines()
    assert said.startswith("would replay 6: 6 to ")
    assert all("not_by_schema" in line for line in places) and len(places) == 6
    assert records(settings, "news.raw") == []
    done = news_streams(settings, "dead-letters", "replay", "--limit", "2")
    assert done.stdout.startswith("replayed 2")
    done = news_streams(settings, "dead-letters", "replay")
    assert done.stdout.startswith("replayed 4"), done.stderr
    assert news_streams(settings, "dead-letters", "replay").stdout == "replayed 0\n"
    assert "no dead letters" in news_streams(settings, "dead-letters", "list").stdout
    back = records(settings, "news.raw")
    assert {(r.key, r.value) for r in back} == {
        *((b"k%d" % n, b"page %d" % n) for n in range(5)),
        (None, b"keyless"),
    }
    assert len(back) == 6
    assert {tuple(r.headers) for r in back} == {
        (("traceparent", b"00-ab"), (f"{ERROR_PREFIX}attempts", b"1"))
    }
    assert all(r.partition == int(r.value[-1:]) % 4 for r in back if r.key)
    again = news_streams(settings, "dead-letters", "replay", "--again", "--limit", "1")
    assert again.stdout.startswith("replayed 1")


def test_nothing_to_account_for_is_no_success(settings: Settings) -> None:
    done = news_streams(settings, "verify")
    assert done.exit_code == 1
    assert "no raw records" in done.stderr


def test_a_misspelt_setting_is_named_by_every_command_that_connects(settings: Settings) -> None:
    environ = {**environment(settings), "NEWS_BROKER": "elsewhere:9092"}
    done = CliRunner().invoke(main, ["dead-letters", "list"], env=environ)
    assert done.exit_code == 0
    assert "NEWS_BROKER is no setting; is NEWS_BROKERS meant?" in done.stderr


def test_letters_are_replayed_and_discarded_by_place(settings: Settings) -> None:
    put(settings, [letter(settings, n, b"page %d" % n) for n in range(3)])
    first, second, third = (f"{r.partition}:{r.offset}" for r in records(settings, DEAD_LETTERS))
    done = news_streams(settings, "dead-letters", "replay", first)
    assert done.stdout.startswith("replayed 1: "), done.stderr
    assert len(records(settings, "news.raw")) == 1
    done = news_streams(settings, "dead-letters", "replay", "--discard", first, second)
    assert done.stdout == "discarded 1\n", done.stderr
    assert len(records(settings, "news.raw")) == 1
    left = news_streams(settings, "dead-letters", "replay", "--dry-run").stdout
    assert third in left and first not in left and second not in left
    refused = news_streams(settings, "dead-letters", "replay", "--discard")
    assert refused.exit_code == 2 and "wants places" in refused.stderr


def test_a_replay_leaves_out_what_would_come_back_for_ever(settings: Settings) -> None:
    put(settings, [letter(settings, 1, b"x", attempts=4), letter(settings, 2, b"y", attempts=1)])
    done = news_streams(settings, "dead-letters", "replay")
    assert done.stdout.startswith("replayed 1")
    assert "left out 1: set aside 5 times" in done.stdout
    (back,) = records(settings, "news.raw")
    assert back.value == b"y"
    assert dict(back.headers)[f"{ERROR_PREFIX}attempts"] == b"2"
    failed = run(STAGES, Record("news.raw", 0, 0, 0, None, b"\xff", back.headers), Limits())
    assert dict(failed.messages[0].headers)[f"{ERROR_PREFIX}attempts"] == b"3"
    more = news_streams(settings, "dead-letters", "replay", "--max-attempts", "6")
    assert more.stdout.startswith("replayed 1")


@pytest.mark.parametrize(
    "forged",
    [
        {},
        {"topic": b"__consumer_offsets"},
        {"topic": b"\xff\x1b[2J", "partition": b"-1", "offset": b"9" * 400},
        {"replayed": b"0:0"},
        {"value_omitted": b"2000000"},
    ],
    ids=lambda forged: ",".join(forged),
)
def test_forged_headers_lead_nowhere(settings: Settings, forged: dict[str, bytes]) -> None:
    headers = [(ERROR_PREFIX + name, value) for name, value in forged.items()]
    put(settings, [letter(settings, 0, b"good", key=b"k"), (b"k", b"bad", headers)])
    assert harmless(news_streams(settings, "dead-letters", "list").stdout)
    done = news_streams(settings, "dead-letters", "replay")
    assert done.exit_code == 0, done.stderr
    assert done.stdout.startswith("replayed 1: ")
    assert "left out 1: " in done.stdout
    assert [r.value for r in records(settings, "news.raw")] == [b"good"]


def test_a_partition_that_is_no_longer_there_is_chosen_by_key(settings: Settings) -> None:
    key, value, headers = letter(settings, 0, b"moved", key=b"k")
    name = f"{ERROR_PREFIX}partition"
    moved = [(n, b"77" if n == name else v) for n, v in headers]
    put(settings, [(key, value, moved)])
    assert news_streams(settings, "dead-letters", "replay").stdout.startswith("replayed 1")
    assert [r.value for r in records(settings, "news.raw")] == [b"moved"]


def test_a_taken_port_ends_the_worker_in_one_line(broker: str, settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = news_streams(settings, "worker", "--web-port", str(port))
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1].startswith(f"Error: can't serve on 127.0.0.1:{port}: ")
    assert "Traceback" not in result.stderr
