"""Whatever comes in is accounted for: valid events, or one dead letter with a known reason."""

import io
import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

from streams.cli import dead_letters
from streams.cli.record import print_record
from streams.letters import read
from streams.messages import Message
from tests.hostile.check import check
from tests.hostile.structure import FRAGMENTS, HEADER_NAMES, HEADER_VALUES
from tests.hostile.wire import sent
from tests.pages import page

thorough = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
structured = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=8), max_size=60).map("".join)
encodings = st.sampled_from(["utf-8", "utf-16", "windows-1256", "iso8859-6", "cp437"])
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | structured,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(structured, inner, max_size=3),
    max_leaves=5,
)
pages = st.integers(0, 5).map(page)
long = st.builds(
    lambda piece, times: piece * times, st.binary(min_size=1, max_size=9), st.integers(1, 9_999)
)
keys = st.none() | st.binary(max_size=40) | long
headers = st.lists(
    st.tuples(
        st.sampled_from(HEADER_NAMES) | st.binary(max_size=20) | long,
        st.sampled_from(HEADER_VALUES) | st.binary(max_size=20) | long,
    ),
    max_size=12,
)
OBEYED = re.compile("[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066\u2067]")  # by a terminal
FIELDS = ("id", "text", "content_type", "source", "url", "fetched_at", "schema", "extra")


def harmless(letter: Message) -> bool:
    """Whether a terminal obeys nothing of a letter's key and headers."""
    out = Console(file=io.StringIO(), width=200, markup=False, highlight=False, emoji=False)
    record = sent(letter)
    print_record(out, record, 100)
    out.print(dead_letters.rows([read(record)], out.width))
    return not OBEYED.search(out.file.getvalue())


@thorough
@given(st.binary(max_size=400))
def test_any_bytes(value: bytes) -> None:
    check(value)


@thorough
@given(structured, encodings)
def test_any_structure_in_any_encoding(text: str, encoding: str) -> None:
    check(text.encode(encoding, "replace"))


@thorough
@given(structured, structured)
def test_inside_and_around_a_page(before: str, after: str) -> None:
    body = page(1).decode()
    half = len(body) // 2
    check((before + body[:half] + after + body[half:] + before).encode("utf-8", "replace"))


@thorough
@given(st.dictionaries(st.sampled_from(FIELDS), values, max_size=8))
def test_any_json_object(fields: dict[str, object]) -> None:
    check(json.dumps(fields, ensure_ascii=False).encode("utf-8", "replace"))


@thorough
@given(st.integers(0, 40), st.data())
def test_a_page_with_bytes_changed_cut_or_repeated(number: int, data: st.DataObject) -> None:
    value = bytearray(page(number))
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(value) - 1))
        value[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
        if not value:
            break
    check(bytes(value))


@thorough
@given(st.one_of(st.none(), st.binary(max_size=40), pages), keys, headers)
def test_any_key_and_any_headers(
    value: bytes | None, key: bytes | None, headers: list[tuple[bytes, bytes | None]]
) -> None:
    outcome = check(value, key, headers)
    if outcome.reason:
        assert harmless(outcome.messages[0])


@pytest.mark.parametrize("control", [chr(code) for code in (*range(32), 0x7F, 0x202E, 0x2066)])
def test_a_control_character_anywhere(control: str) -> None:
    check(control.join(page(1).decode()).encode())


def test_evidence_inside_a_sign_that_stands_for_words() -> None:
    title, line = page(0).decode().splitlines()[0], "تاريخ النش" + "رئيس الوزراء" * 7
    check(f"{title}\n{line}\ufdfa".encode())
