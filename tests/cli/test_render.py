"""No text of an article gives a terminal orders, and none is lost from sight."""

import io
import json
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from streams.cli.article import marked, show_article
from streams.cli.dead_letters import rows
from streams.cli.record import print_record
from streams.cli.render import isolated, moment, safe, safe_bytes, safe_json, table
from streams.cli.watch import Rows
from streams.errors import Unprocessable
from streams.letters import read
from streams.messages import Record, dead_letter
from tests.cli.events import event

OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ESCAPES = ["\x1b[2J", "\x1b]0;title\x07", "\x9b31m", "\x1bP$q\x1b\\", "a\rb\bc\x7f", OVERRIDES]


def harmless(text: str) -> bool:
    return not any(unicodedata.category(c) in ("Cc", "Cs") or c in OVERRIDES for c in text)


@given(st.text() | st.sampled_from(ESCAPES))
def test_safe_leaves_no_control_and_moves_no_offset(text: str) -> None:
    assert harmless(safe(text))
    assert len(safe(text)) == len(text)
    assert harmless(safe(text, lines=True).replace("\n", ""))


def test_safe_keeps_words_and_shows_what_it_replaced() -> None:
    assert safe("وقّع الوزيران\u200f اتفاقاً") == "وقّع الوزيران\u200f اتفاقاً"  # right-to-left mark
    assert safe("\x1b[31m\n") == "␛[31m␊"
    assert safe("سطر\nسطر", lines=True) == "سطر\nسطر"


@given(st.binary())
def test_any_bytes_can_be_shown(value: bytes) -> None:
    assert harmless(safe_bytes(value))


@given(st.recursive(st.text(), lambda inner: st.dictionaries(st.text(), inner)))
def test_json_for_a_terminal_is_the_same_value(value: object) -> None:
    line = safe_json(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
    assert harmless(line.decode())
    assert json.loads(line) == json.loads(json.dumps(value).encode("utf-8", "replace"))


def test_a_title_cannot_close_its_isolation(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isolated("خبر\u2069\u202e") == "خبر��"  # in a pipe
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert isolated("خبر\u2069\u202e") == "\u2068خبر��\u2069"


def test_evidence_stands_between_brackets_without_colour() -> None:
    text, spans = "زيارة وفد عسكري رفيع", [(6, 15, "red"), (10, 20, "blue"), (0, 5, "red")]
    assert marked(text, spans, colour=False).plain == "[زيارة] [وفد عسكري رفيع]"


def test_evidence_has_its_labels_colour() -> None:
    shown = marked("وفد\x1b عسكري", [(0, 3, "red")], colour=True)
    assert shown.plain == "وفد␛ عسكري"
    assert [(span.start, span.end, span.style) for span in shown.spans] == [(0, 3, "red")]


@pytest.mark.parametrize("colour", [True, False])
@pytest.mark.parametrize("escape", ESCAPES)
def test_no_field_of_an_article_reaches_the_terminal_bare(escape: str, colour: bool) -> None:
    out = io.StringIO()
    console = Console(file=out, force_terminal=colour, no_color=not colour, width=100)
    show_article(console, event(escape))
    printed = out.getvalue()
    for ours in ("\n", "\u2068", "\u2069"):
        printed = printed.replace(ours, "")
    assert escape not in printed
    if not colour:
        assert harmless(printed)


@pytest.mark.parametrize("width", [80, 160])
def test_names_of_labels_are_whole_where_none_has_evidence(width: int) -> None:
    out = io.StringIO()
    show_article(Console(file=out, width=width), {**event(), "labels": []})
    assert "military_cooperation  █" in out.getvalue()


@pytest.mark.parametrize(
    ("width", "there", "left_out"),
    [(80, "message", "source"), (100, "source", "read from"), (160, "news.raw:11:123456", None)],
)
def test_rows_of_dead_letters_have_what_is_needed_first(
    width: int, there: str, left_out: str | None
) -> None:
    error = Unprocessable("refused_by_broker", "data.text must be string " * 5)
    page = '{"source":"وكالة الساحل للأنباء","text":1}'.encode()
    set_aside = Record("news.raw", 11, 123456, 0, None, page, [])
    message = dead_letter(set_aside, "classify", "refused_by_broker", error)
    record = Record("d", 11, 98765, 1_741_104_000_000, None, message.value, message.headers)
    out = io.StringIO()
    Console(file=out, width=width).print(rows([read(record)], width))
    shown = out.getvalue()
    for whole in ("11:98765", "2025-03-04 16:00:00", "refused_by_broker", there):
        assert whole in shown
    assert left_out is None or left_out not in shown
    assert "…" not in shown


@pytest.mark.parametrize(("width", "shown"), [(40, False), (80, True)])
def test_a_narrow_table_has_fewer_columns_and_whole_names(width: int, shown: bool) -> None:
    name, out = "news.enriched.military-cooperation", io.StringIO()
    row = {"topic": name, "read by": "consumers of every kind there is"}
    made = table([row], {"topic": 0, "read by": 60}, {"topic"}, width)
    Console(file=out, width=width).print(made)
    assert name in out.getvalue() and "…" not in out.getvalue()
    assert ("read by" in out.getvalue()) is shown


@pytest.mark.parametrize("escape", ESCAPES)
def test_rows_of_watch_stay_rows(escape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    out = io.StringIO()
    rows = Rows(Console(file=out, color_system=None, width=80))
    rows.write(Record("t", 0, 0, 1_741_104_000_000, None, b""), event(escape))
    rows.write(Record("t", 0, 1, 1_741_104_000_000, None, b""), {**event(), "labels": []})
    heading, *shown = out.getvalue().splitlines()
    assert len(shown) == 2
    assert [row.index("\u2068") for row in shown] == [heading.index("title")] * 2
    assert all(harmless(row.replace("\u2068", "").replace("\u2069", "")) for row in shown)
    assert all(cell_len(row) <= 80 for row in shown)


@pytest.mark.parametrize("milliseconds", [-1, 0, 2**63 - 1, -(2**63)])
def test_any_timestamp_is_a_moment(milliseconds: int) -> None:
    assert moment(milliseconds).astimezone().year in range(1969, 9001)


def test_a_long_key_or_header_is_shown_by_its_beginning() -> None:
    record = Record("news.raw", 0, 0, 0, b"k" * 90_000, None, [("h" * 90_000, b"v" * 90_000)])
    out = Console(file=io.StringIO(), width=200)
    print_record(out, record, 100)
    shown = out.file.getvalue()  # type: ignore[attr-defined]
    assert shown.count("(90000 bytes)") == 2 and len(shown) < 10_000
