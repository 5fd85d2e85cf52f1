"""Bytes of one raw record to a page."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from html import escape
from typing import Any

import orjson

from streams.errors import Unprocessable
from streams.events import RawItem, stated
from streams.ids import raw_id
from streams.limits import DEFAULT
from streams.schemas import check
from streams.steps.feeds.feed import is_feed
from streams.steps.feeds.json_feed import is_json_feed
from streams.steps.html.source import is_html

# How JSON begins, and no page does: an object, an array of them or of strings, a string of lines,
# an object encoded twice; and how Python writes an object that nobody has encoded.
_JSON = re.compile(
    r"""\s*(?:\{\s*["'}]|\[\s*[\[{"]|"[^"\n]{0,2000}\\n|"\s*\{\s*\\"|b["']\s*\{\s*["'])"""
)
_CHARSET = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]{4,20})""", re.I)
_CHARSET_WITHIN = 1_024  # bytes, as browsers look for it
_ENCODINGS = {b"windows-1256": "cp1256", b"cp1256": "cp1256", b"iso-8859-6": "iso8859-6"}
# A feed's, XHTML's, Markdown's.
_OTHER_TYPE = re.compile(
    r"text/(?!plain$|html$)[\w.+-]{1,40}|application/(?:[\w.-]{1,40}\+)?(?:xml|json)"
)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")  # in a stated title
_UNKNOWN = ("", None)  # how many producers write that they do not know; not worth a dead letter


def parse(value: bytes, max_bytes: int = DEFAULT.max_bytes) -> RawItem:
    """Read a raw record: a JSON object by `news.raw`, or the bare page or feed, as UTF-8 text or in
    the encoding that it declares.

    Raises Unprocessable: too_large, not_utf8, not_by_schema, empty.
    """
    if len(value) > max_bytes:
        raise Unprocessable("too_large", f"{len(value)} bytes, the limit is {max_bytes}")
    page = _decoded(value).removeprefix("\ufeff")
    if _JSON.match(page) and not is_json_feed(page):
        fields = _fields(page)
    else:
        fields = {"id": raw_id(value.removeprefix(BOM_UTF8)), "text": page}
    text = fields["text"]
    if not text.strip(" \t\r\n\0\u00a0\u200b\ufeff"):
        raise Unprocessable("empty", "there is no text")
    return _raw_item(text, fields)


def _decoded(value: bytes) -> str:
    """Read UTF-8, and what is none as its byte order mark or its markup says."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError as error:
        encoding = "utf-16" if value.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else _declared(value)
        try:
            return value.decode(encoding)
        except UnicodeDecodeError:
            raise Unprocessable("not_utf8", f"{error.reason} at byte {error.start}") from None


def _declared(value: bytes) -> str:
    declared = _CHARSET.search(value, 0, _CHARSET_WITHIN)
    return _ENCODINGS.get(declared[1].lower(), "utf-8") if declared else "utf-8"


def _fields(page: str) -> dict[str, Any]:
    try:
        fields = orjson.loads(page)
    except orjson.JSONDecodeError as error:
        raise Unprocessable(
            "not_by_schema", f"not JSON: {error.msg}, line {error.lineno}"
        ) from None
    if not isinstance(fields, dict):
        raise Unprocessable("not_by_schema", "not one JSON object")
    if fields.get("text") == "":  # an empty page is a reason of its own
        raise Unprocessable("empty", "there is no text")
    fields = {n: v for n, v in fields.items() if n == "text" or v not in _UNKNOWN}
    if isinstance(stated_type := fields.get("content_type"), str):  # as in HTTP, with a charset
        fields["content_type"] = stated_type.partition(";")[0].strip().lower()
        if _OTHER_TYPE.fullmatch(fields["content_type"]):  # which the text itself tells
            del fields["content_type"]
    check("news.raw", fields)
    return fields


def _raw_item(text: str, fields: dict[str, Any]) -> RawItem:
    raw: RawItem = {
        "id": fields.get("id") or raw_id(text),
        "text": text,
        "content_type": fields.get("content_type")
        or ("text/html" if is_html(text) else "text/plain"),
    }
    if "title" in fields:
        raw["title"] = " ".join(_TAG.sub("", fields["title"]).split())
        raw["text"] = _headed(raw, raw["title"])
    raw.update(stated(fields))
    return raw


def _headed(raw: RawItem, title: str) -> str:
    """Put the producer's headline above a text that does not say it on a line, or begin with it."""
    text = raw["text"]
    if is_feed(text):
        return text
    if raw["content_type"] == "text/html" and is_html(text):
        return text if title in text else f"<h1>{escape(title)}</h1>\n{text}"
    lines = {" ".join(line.split()) for line in text.splitlines()}
    is_said = title in lines or text.lstrip().startswith(title)
    return text if is_said else f"{title}\n{text}"
