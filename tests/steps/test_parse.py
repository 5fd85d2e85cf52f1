"""Bytes of a raw record become a page, or one reason why not."""

import json

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.errors import Unprocessable
from streams.schemas import check
from streams.steps.parse import parse

PAGE = "وزيرة الري تفتتح سدا جديدا\nافتتحت الوزيرة السد، الأحد، في حفل حضره المزارعون."


def test_bare_page_is_its_own_item():
    raw = parse(PAGE.encode())
    assert raw == {"id": raw["id"], "text": PAGE, "content_type": "text/plain"}
    assert len(raw["id"]) == 32 and parse(PAGE.encode())["id"] == raw["id"]


def test_object_keeps_what_the_producer_said():
    item = {"id": "a-1", "text": PAGE, "source": "قناة", "url": "https://example.org/1"}
    raw = parse(b" \n" + json.dumps({**item, "unknown": [1]}).encode())
    assert raw == {**item, "content_type": "text/plain"}
    check("news.raw", raw)


TITLE, REST = PAGE.split("\n")


@pytest.mark.parametrize(
    ("title", "text", "read"),
    [
        (TITLE, REST, PAGE),
        (f" {TITLE}\n", REST, PAGE),
        (TITLE, PAGE, PAGE),
        (TITLE, f"الري\n {TITLE} \n{REST}", f"الري\n {TITLE} \n{REST}"),
        (TITLE, f"{TITLE} {REST}", f"{TITLE} {REST}"),
        (TITLE, f"{REST} ({TITLE})", f"{TITLE}\n{REST} ({TITLE})"),
        (TITLE, f"<p>{REST}</p>", f"<h1>{TITLE}</h1>\n<p>{REST}</p>"),
        ("«السد» <اليوم>", f"<p>{REST}</p>", f"<h1>«السد» &lt;اليوم&gt;</h1>\n<p>{REST}</p>"),
        (TITLE, f"<h2>{TITLE}</h2><p>{REST}</p>", f"<h2>{TITLE}</h2><p>{REST}</p>"),
        (TITLE, f"<rss><channel><item><title>{REST}</title></item></channel></rss>", None),
        (None, REST, REST),
        ("", REST, REST),
    ],
)
def test_a_title_apart_is_put_above_the_text(title, text, read):
    assert parse(orjson.dumps({"title": title, "text": text}))["text"] == (read or text)


def test_bare_page_and_object_with_its_text_have_one_id():
    assert parse(PAGE.encode())["id"] == parse(orjson.dumps({"text": PAGE}))["id"]


def test_a_brace_alone_does_not_make_a_page_an_object():
    assert parse("{المركزي} يرفع الفائدة".encode())["text"] == "{المركزي} يرفع الفائدة"


@pytest.mark.parametrize("page", ["[صور] السد من الجو", '"لن نعود"، قال الوزير\nثم عاد.'])
def test_a_bracket_or_quote_alone_does_not_make_a_page_json(page):
    assert parse(page.encode())["text"] == page


def test_byte_order_mark_is_not_text():
    assert parse(b"\xef\xbb\xbf" + PAGE.encode())["text"] == PAGE


@pytest.mark.parametrize(
    ("text", "content_type"),
    [
        (PAGE, "text/plain"),
        (f"<p>{PAGE}</p>", "text/html"),
        ("<!DOCTYPE html><title>خبر</title>", "text/html"),
        ("درجة الحرارة <10 و>2 في المرتفعات", "text/plain"),
    ],
)
def test_content_type_is_told_from_the_text(text, content_type):
    assert parse(orjson.dumps({"text": text}))["content_type"] == content_type


def test_content_type_of_the_producer_stands():
    raw = parse(orjson.dumps({"text": f"<p>{PAGE}</p>", "content_type": "text/plain"}))
    assert raw["content_type"] == "text/plain"


def test_a_title_above_a_text_that_only_looks_like_html():
    fields = {"title": TITLE, "text": f"<p>{REST}</p>", "content_type": "text/plain"}
    assert parse(orjson.dumps(fields))["text"] == f"{TITLE}\n<p>{REST}</p>"


def test_content_type_may_be_written_as_in_http():
    raw = parse(orjson.dumps({"text": PAGE, "content_type": "Text/HTML; charset=utf-8"}))
    assert raw["content_type"] == "text/html"


@pytest.mark.parametrize(
    "stated",
    ["application/rss+xml", "text/xml; charset=utf-8", "application/xhtml+xml", "text/markdown"],
)
def test_content_type_of_a_feed_or_of_markdown_is_told_from_the_text(stated):
    assert parse(orjson.dumps({"text": PAGE, "content_type": stated})) == parse(PAGE.encode())


@pytest.mark.parametrize(
    ("page", "encoding"),
    [
        (f"<html><head><meta charset='windows-1256'></head><p>{PAGE}</p>", "cp1256"),
        (f'<meta content="text/html; charset=Windows-1256"><p>{PAGE}</p>', "cp1256"),
        (f'<?xml version="1.0" encoding="ISO-8859-6"?><rss>{PAGE}</rss>', "iso8859-6"),
        (PAGE, "utf-16"),
    ],
)
def test_a_page_in_the_encoding_that_it_declares(page, encoding):
    assert parse(page.encode(encoding))["text"] == page


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"body": "x"}, "the item has no text"),
        ({"text": "x", "id": 123}, "id is not of type string"),
        ({"text": "x", "content_type": "pdf"}, "content_type is none of text/plain, text/html"),
        ({"text": "x", "fetched_at": "2026-01-02T03:04:05"}, "fetched_at is no time with a zone"),
        ({"text": "x", "fetched_at": "2026-02-30T03:04:05Z"}, "fetched_at is no time with a zone"),
        ({"text": "x", "source": "x" * 1_025}, "source is longer than 1024 characters"),
    ],
)
def test_a_refusal_says_what_is_wrong(fields, why):
    with pytest.raises(Unprocessable, match=why):
        parse(orjson.dumps(fields))


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (PAGE.encode("cp1256"), "not_utf8"),
        (b"charset=utf-8 " + PAGE.encode("cp1256"), "not_utf8"),
        (b"<meta charset=utf-7>" + PAGE.encode("cp1256"), "not_utf8"),
        (b"\xff\xfe" + PAGE.encode("utf-16-le") + b"\x00", "not_utf8"),
        ("\ud800".encode("utf-8", "surrogatepass"), "not_utf8"),
        (b"", "empty"),
        (" \n\t\u00a0\ufeff".encode(), "empty"),
        (b"\0\0", "empty"),
        (b'{"text": ""}', "empty"),
        (b'{"text": " "}', "empty"),
        (b'{"text": "cut', "not_by_schema"),
        (b'{"text": "\\ud800"}', "not_by_schema"),
        (b'{"text": 7}', "not_by_schema"),
        (b'{"title": "x"}', "not_by_schema"),
        (b'{"text": "x", "id": "\\u0001"}', "not_by_schema"),
        (json.dumps([{"text": PAGE}]).encode(), "not_by_schema"),
        (json.dumps(PAGE).encode(), "not_by_schema"),
        (json.dumps(json.dumps({"text": PAGE})).encode(), "not_by_schema"),
        (str({"text": PAGE}).encode(), "not_by_schema"),
        (str(json.dumps({"text": PAGE}).encode()).encode(), "not_by_schema"),
        (b"[" * 2_000, "not_by_schema"),
        (b"x" * 1_000_001, "too_large"),
    ],
)
def test_unprocessable(value, reason):
    with pytest.raises(Unprocessable) as refused:
        parse(value)
    assert refused.value.reason == reason
    assert "cut" not in str(refused.value)  # a message never quotes the page


def test_an_empty_field_is_an_absent_one():
    raw = parse(orjson.dumps({"text": PAGE, "id": "", "url": None, "content_type": ""}))
    assert raw == parse(PAGE.encode())


def test_size_limit_counts_bytes():
    assert parse(PAGE.encode(), max_bytes=len(PAGE.encode()))
    with pytest.raises(Unprocessable, match="limit"):
        parse(PAGE.encode(), max_bytes=len(PAGE))


@settings(deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_are_an_item_or_a_reason(value):
    try:
        check("news.raw", parse(value))
    except Unprocessable as refused:
        assert refused.reason in ("empty", "not_utf8", "not_by_schema")
