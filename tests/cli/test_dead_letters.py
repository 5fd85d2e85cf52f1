"""`news-streams dead-letters` on a real Apache Kafka."""

import asyncio
import json
from collections.abc import Iterable
from typing import Any

import pytest

from streams.errors import Reason, Unprocessable
from streams.limits import Limits
from streams.messages import ERROR_PREFIX, Record, dead_letter
from streams.pipeline import STAGES, run
from streams.settings import Settings
from streams.topics import DEAD_LETTERS
from tests.cli.commands import HOSTILE, harmless, invoked, records
from tests.cli.terminal import in_terminal
from tests.topics import publish

pytestmark = pytest.mark.kafka


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


def put(settings: Settings, letters: Iterable[Any]) -> None:
    asyncio.run(publish(settings, DEAD_LETTERS, letters))


def test_dead_letters_are_listed_by_what_is_asked_for(settings: Settings) -> None:
    page = json.dumps({"source": f"الساحل{HOSTILE}", "text": 1}).encode()
    put(
        settings,
        [letter(settings, 1, page), letter(settings, 2, b"\xff", "not_utf8", key=b"k\x1b")],
    )
    shown = invoked(settings, "dead-letters", "list").stdout
    assert "not_utf8" in shown
    assert "not_by_schema" in shown
    assert f"{settings.topic('news.raw')}:1:1" in shown
    assert "الساحل␛[2J" in shown
    assert harmless(shown)
    lines = invoked(settings, "dead-letters", "list", "--json").stdout.splitlines()
    told = {(each["reason"], each["partition"], each["key"]) for each in map(json.loads, lines)}
    assert told == {("not_by_schema", 1, ""), ("not_utf8", 2, "k\x1b")}
    for option, value, found in (
        ("--reason", "not_utf8", False),
        ("--stage", "clean", False),
        ("--source", f"الساحل{HOSTILE}", True),
        ("--source", "الساحل", False),
        ("--since", "1h", True),
        ("--since", "2999-01-01T00:00:00Z", False),
        ("--until", "1h", False),
    ):
        shown = invoked(settings, "dead-letters", "list", option, value).stdout
        assert ("not_by_schema" in shown) is found, (option, value)


def test_who_wants_all_of_them_sent_back_is_asked_in_a_terminal() -> None:
    shown = in_terminal("dead-letters", "replay", typed=b"n\n", status=1)
    assert "Send all dead letters back?" in shown and "Aborted!" in shown


def test_one_dead_letter_is_shown_whole_or_in_part(settings: Settings) -> None:
    put(settings, [letter(settings, 1, f"خبر{HOSTILE}\n".encode() + b"x" * 5000, key=b"k\x1b")])
    (record,) = records(settings, DEAD_LETTERS)
    place = f"{record.partition}:{record.offset}"
    shown = invoked(settings, "dead-letters", "show", place, "--bytes", "40").stdout
    assert harmless(shown)
    assert "traceparent" in shown
    assert "k␛" in shown
    assert "خبر␛[2J" in shown
    assert "x" * 50 not in shown
    absent = invoked(settings, "dead-letters", "show", f"{record.partition}:99")
    assert absent.exit_code == 1
    assert "there is no record at" in absent.stderr


def test_a_replay_sends_the_original_once(settings: Settings) -> None:
    put(settings, [letter(settings, n, b"page %d" % n, key=b"k%d" % n) for n in range(5)])
    put(settings, [letter(settings, 5, b"keyless")])
    dry = invoked(settings, "dead-letters", "replay", "--dry-run")
    *places, said = dry.stdout.splitlines()
    assert said.startswith("would replay 6: 6 to ")
    assert all("not_by_schema" in line for line in places) and len(places) == 6
    assert records(settings, "news.raw") == []
    done = invoked(settings, "dead-letters", "replay", "--limit", "2")
    assert done.stdout.startswith("replayed 2")
    done = invoked(settings, "dead-letters", "replay")
    assert done.stdout.startswith("replayed 4"), done.stderr
    assert invoked(settings, "dead-letters", "replay").stdout == "replayed 0\n"
    assert "no dead letters" in invoked(settings, "dead-letters", "list").stdout
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
    again = invoked(settings, "dead-letters", "replay", "--again", "--limit", "1")
    assert again.stdout.startswith("replayed 1")


def test_letters_are_replayed_and_discarded_by_place(settings: Settings) -> None:
    put(settings, [letter(settings, n, b"page %d" % n) for n in range(3)])
    first, second, third = (f"{r.partition}:{r.offset}" for r in records(settings, DEAD_LETTERS))
    done = invoked(settings, "dead-letters", "replay", first)
    assert done.stdout.startswith("replayed 1: "), done.stderr
    assert len(records(settings, "news.raw")) == 1
    done = invoked(settings, "dead-letters", "replay", "--discard", first, second)
    assert done.stdout == "discarded 1\nleft out 1: dealt with before (--again)\n", done.stderr
    assert len(records(settings, "news.raw")) == 1
    left = invoked(settings, "dead-letters", "replay", "--dry-run").stdout
    assert third in left and first not in left and second not in left
    absent = invoked(settings, "dead-letters", "replay", "0:99", third)
    assert absent.exit_code == 1 and absent.stdout.startswith("replayed 1: ")
    assert "no such dead letter: 0:99" in absent.stderr
    refused = invoked(settings, "dead-letters", "replay", "--discard")
    assert refused.exit_code == 2 and "wants places" in refused.stderr


def test_a_list_of_all_says_which_letters_are_dealt_with(settings: Settings) -> None:
    put(settings, [letter(settings, n, b"page %d" % n) for n in range(2)])
    first, _ = (f"{r.partition}:{r.offset}" for r in records(settings, DEAD_LETTERS))
    discard = ("dead-letters", "replay", "--discard", first)
    dry = invoked(settings, *discard, "--dry-run")
    assert dry.stdout == f"{first} (not_by_schema, split)\nwould discard 1\n", dry.stderr
    assert "dealt with" not in invoked(settings, "dead-letters", "list", "--again").stdout
    assert invoked(settings, *discard).exit_code == 0
    listed = invoked(settings, "dead-letters", "list", "--again")
    assert "dealt with" in listed.stdout
    told = invoked(settings, "dead-letters", "list", "--again", "--json").stdout.splitlines()
    assert {each["place"]: each["dealt_with"] for each in map(json.loads, told)}[first]
    assert sum(json.loads(line)["dealt_with"] for line in told) == 1


def test_a_replay_leaves_out_what_would_come_back_for_ever(settings: Settings) -> None:
    put(settings, [letter(settings, 1, b"x", attempts=4), letter(settings, 2, b"y", attempts=1)])
    done = invoked(settings, "dead-letters", "replay")
    assert done.stdout.startswith("replayed 1")
    assert "left out 1: set aside 5 times" in done.stdout
    (back,) = records(settings, "news.raw")
    assert back.value == b"y"
    assert dict(back.headers)[f"{ERROR_PREFIX}attempts"] == b"2"
    failed = run(STAGES, Record("news.raw", 0, 0, 0, None, b"\xff", back.headers), Limits())
    assert dict(failed.messages[0].headers)[f"{ERROR_PREFIX}attempts"] == b"3"
    more = invoked(settings, "dead-letters", "replay", "--max-attempts", "6")
    assert more.stdout.startswith("replayed 1")


def test_what_can_never_go_back_can_be_discarded(settings: Settings) -> None:
    key, value, headers = letter(settings, 2, None, key=b"k")
    put(
        settings,
        [
            letter(settings, 1, b"x", attempts=7),
            (key, value, [*headers, (f"{ERROR_PREFIX}value_omitted", b"2000000")]),
            (b"k", b"forged", [(f"{ERROR_PREFIX}topic", b"\xff\x1b[2J")]),
            (b"k", b"no header", []),
        ],
    )
    left = invoked(settings, "dead-letters", "replay", "--limit", "9")
    assert left.stdout.startswith("replayed 0\n"), left.stderr
    discard = ("dead-letters", "replay", "--discard", "--limit", "9")
    dry = invoked(settings, *discard, "--dry-run")
    assert dry.stdout.endswith("would discard 4\n") and harmless(dry.stdout), dry.stderr
    assert invoked(settings, *discard).stdout == "discarded 4\n"
    assert "no dead letters" in invoked(settings, "dead-letters", "list").stdout
    assert records(settings, "news.raw") == []


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
    assert harmless(invoked(settings, "dead-letters", "list").stdout)
    done = invoked(settings, "dead-letters", "replay")
    assert done.exit_code == 0, done.stderr
    assert done.stdout.startswith("replayed 1: ")
    assert "left out 1: " in done.stdout
    assert [r.value for r in records(settings, "news.raw")] == [b"good"]


def test_a_partition_that_is_no_longer_there_is_chosen_by_key(settings: Settings) -> None:
    key, value, headers = letter(settings, 0, b"moved", key=b"k")
    name = f"{ERROR_PREFIX}partition"
    moved = [(n, b"77" if n == name else v) for n, v in headers]
    put(settings, [(key, value, moved)])
    assert invoked(settings, "dead-letters", "replay").stdout.startswith("replayed 1")
    assert [r.value for r in records(settings, "news.raw")] == [b"moved"]
