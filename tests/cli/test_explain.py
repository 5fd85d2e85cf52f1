"""`explain` gives what the worker would emit, with no broker, whatever the page is."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner, Result

from streams.__main__ import main
from streams.ids import raw_id
from streams.limits import Limits
from streams.messages import Record
from streams.pipeline import STAGES, run
from streams.schemas import check
from tests.cli.terminal import in_terminal

PAGE = """رئيسا أركان الأردن وقبرص يتفقان على تدريب مشترك
تاريخ النشر: 4 مارس 2025
عمّان – استقبل رئيس هيئة الأركان المشتركة الأردنية نظيره القبرصي الذي يزور المملكة مع وفد عسكري.
وقال ناطق باسم القوات المسلحة إن الجانبين اتفقا على تدريب مشترك يشمل الإنزال الجوي والإنقاذ البحري.
وأوضح أن المباحثات تناولت كذلك تبادل الضباط الدارسين بين كليتي الأركان في البلدين.
المصدر: وكالة الساحل
"""
HOSTILE = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e"


def explain(page: bytes, *options: str, **environ: str) -> Result:
    return CliRunner().invoke(main, ["explain", "-", *options], input=page, env=environ)


def as_lines(*items: dict[str, str]) -> bytes:
    return b"\n".join(map(orjson.dumps, items))


def test_json_is_the_workers_event_without_its_origin() -> None:
    outcome = run(
        STAGES, Record("news.raw", 3, 7, 1_741_104_000_000, None, PAGE.encode()), Limits()
    )
    expected = [orjson.loads(message.value) for message in outcome.messages[:1]]
    assert expected[0].pop("origin")
    result = explain(PAGE.encode(), "--json")
    assert result.exit_code == 0
    assert result.stdout_bytes == b"".join(orjson.dumps(event) + b"\n" for event in expected)
    check("news.enriched", expected[0])


def test_without_a_file_stdin_is_read() -> None:
    result = CliRunner().invoke(main, ["explain", "--json"], input=PAGE.encode())
    assert result.stdout_bytes == explain(PAGE.encode(), "--json").stdout_bytes


def test_without_a_file_in_a_terminal_the_usage_is_shown() -> None:
    assert "no PATH, and stdin is a terminal" in in_terminal("explain", status=2)


def test_raw_id_is_the_items_own_or_its_digest() -> None:
    lines = as_lines({"id": "sahel-1", "text": PAGE}, {"text": PAGE})
    events = [json.loads(line) for line in explain(lines, "--jsonl", "--json").stdout.splitlines()]
    assert [event["raw_id"] for event in events] == ["sahel-1", raw_id(PAGE)]


def test_evidence_offsets_hold_in_what_is_printed() -> None:
    event = json.loads(explain(PAGE.encode(), "--json").stdout)
    spans = [span for label in event["labels"] for span in label["evidence"]]
    assert spans
    assert all(event[s["field"]][s["start"] : s["end"]] == s["text"] for s in spans)


def test_a_page_that_would_be_a_dead_letter() -> None:
    result = explain(b"\xff", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == {
        "dead_letter": {
            "place": "stdin",
            "reason": "not_utf8",
            "message": "invalid start byte at byte 0",
            "stage": "split",
        }
    }


def test_among_many_lines_dead_letters_are_counted_and_in_place() -> None:
    lines = b"\n".join([as_lines({"text": PAGE}), b'{"text":1}', b"", b"\xff", b'{"text":""}'])
    result = explain(lines, "--jsonl", "--json")
    assert result.exit_code == 0
    printed = [json.loads(line) for line in result.stdout.splitlines()]
    assert [p["dead_letter"]["reason"] for p in printed[1:]] == [
        "not_by_schema",
        "not_utf8",
        "empty",
    ]
    assert [p["dead_letter"]["place"] for p in printed[1:]] == ["stdin:2", "stdin:4", "stdin:5"]
    assert "stdin:4: dead letter in split: not_utf8\n" in explain(lines, "--jsonl").stdout
    assert result.stderr.startswith("3 would be dead letters: ")


def test_a_file_has_lines_by_its_name(tmp_path: Path) -> None:
    for name, count in (("feed.jsonl", 2), ("FEED.JSONL", 2), ("feed.json", 1)):
        (tmp_path / name).write_bytes(as_lines({"text": PAGE}, {"text": PAGE}))
        result = CliRunner().invoke(main, ["explain", "--json", str(tmp_path / name)])
        assert len(result.stdout.splitlines()) == count, name


def test_files_and_the_pages_of_a_folder_are_explained_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "feed").mkdir()
    for name, page in (("feed/1.txt", PAGE), ("feed/2.png", "x"), ("feed/3.txt", ""), ("a", PAGE)):
        (tmp_path / name).write_text(page)
    files = [str(tmp_path / "feed"), str(tmp_path / "a")]
    result = CliRunner().invoke(main, ["explain", *files])
    lines = [line for line in result.stdout.splitlines() if line.startswith(str(tmp_path))]
    assert [line.removeprefix(f"{tmp_path}/") for line in lines] == [
        *("feed/1.txt", "feed/3.txt"),
        *("feed/3.txt: dead letter in split: empty", "a"),
    ]
    assert result.exit_code == 0 and result.stderr == "1 would be dead letters: empty 1\n"
    assert len(CliRunner().invoke(main, ["explain", "--json", *files]).stdout.splitlines()) == 3


@pytest.mark.parametrize("lines", [b"", b"\n  \r\n"])
def test_no_lines_are_nothing_to_explain(lines: bytes) -> None:
    result = explain(lines, "--jsonl")
    assert result.exit_code == 1
    assert result.stderr == "Error: nothing to explain in -\n"


def test_the_size_limit_is_the_workers() -> None:
    page = PAGE.encode()
    for options in ((), ("--jsonl",)):
        result = explain(page.replace(b"\n", b" "), "--json", *options, NEWS_MAX_BYTES="100")
        letter = json.loads(result.stdout)["dead_letter"]
        assert letter["reason"] == "too_large"
        assert letter["message"] == f"{len(page)} bytes, the limit is 100"


def test_no_more_of_a_large_page_is_held_than_the_limit() -> None:
    """A sparse file far larger than the memory that the command may have."""
    code = (
        "import resource, sys; from streams.__main__ import main\n"
        "import streams.cli.explain, streams.pipeline\n"
        "held = int(open('/proc/self/statm').read().split()[0]) * resource.getpagesize()\n"
        "resource.setrlimit(resource.RLIMIT_AS, (held + (64 << 20),) * 2)\n"
        "main(['explain', '--json', '-'])"
    )
    with tempfile.TemporaryFile() as file:
        file.truncate(512 << 20)
        done = subprocess.run([sys.executable, "-c", code], stdin=file, capture_output=True)
    assert done.returncode == 1, done.stderr.decode()
    assert json.loads(done.stdout)["dead_letter"]["message"].startswith(f"{512 << 20} bytes, ")


def test_a_reader_sees_title_evidence_and_probabilities() -> None:
    result = explain(PAGE.encode())
    assert result.exit_code == 0
    event = json.loads(explain(PAGE.encode(), "--json").stdout)
    shown = result.stdout
    assert all(name in shown for name in event["probabilities"])
    assert f"{event['labels'][0]['probability']:.2f}" in shown
    assert "2025-03-04" in shown
    assert "[" in shown.partition("military_cooperation")[2]


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_escape_sequences_of_a_page_stay_on_the_page(options: tuple[str, ...]) -> None:
    page = PAGE.replace("رئيسا", f"رئيسا{HOSTILE}").replace("الساحل", f"الساحل{HOSTILE}")
    item = {"id": "x", "text": page, "source": f"s{HOSTILE}", "url": f"u{HOSTILE}"}
    shown = explain(orjson.dumps(item), *options).stdout
    assert "\x1b" not in shown
    assert "\x07" not in shown
    if not options:
        assert "\x9b" not in shown
        assert "\u202e" not in shown


def test_in_a_terminal_json_is_escaped_further(tmp_path: Path) -> None:
    file = tmp_path / "page.json"
    file.write_bytes(orjson.dumps({"text": PAGE, "source": f"s{HOSTILE}"}))
    out = in_terminal("explain", str(file), "--json")
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(out)
    assert json.loads(out)["source"] == f"s{HOSTILE}"


def test_the_reader_who_has_seen_enough_is_no_failure(tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    file.write_bytes(as_lines(*({"text": PAGE} for _ in range(200))))
    command = f"'{sys.executable}' -m streams explain --jsonl --json '{file}' | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True)
    assert len(done.stdout.splitlines()) == 1
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("options", [(), ("--json",)])
@pytest.mark.parametrize(
    "locale", [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "ascii"}], ids=str
)
def test_a_locale_without_arabic_is_no_failure(
    locale: dict[str, str], options: tuple[str, ...]
) -> None:
    command = [sys.executable, "-m", "streams", "explain", "-", *options]
    done = subprocess.run(
        command, input=PAGE.encode(), env={**os.environ, **locale}, capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()
    if options:
        assert "رئيسا أركان" in json.loads(done.stdout)["title"]
    else:
        assert "رئيسا أركان".encode("ascii", "backslashreplace") in done.stdout


def test_a_missing_file_is_status_2() -> None:
    result = CliRunner().invoke(main, ["explain", "nowhere.txt"])
    assert result.exit_code == 2
    assert "nowhere.txt" in result.stderr
