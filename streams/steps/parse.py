"""Bytes of one raw record to a page."""

import re
from codecs import BOM_UTF8
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
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")  # in a stated title
_UNKNOWN = ("", None)  # how many producers write that they do not know; not worth a dead letter


def parse(value: bytes, max_bytes: int = DEFAULT.max_bytes) -> RawItem:
    """Read a raw record: a JSON object by `news.raw`, or the bare page or feed as UTF-8 text.

    Raises Unprocessable: too_large, not_utf8, not_by_schema, empty.
    """
    if len(value) > max_bytes:
        raise Unprocessable("too_large", f"{len(value)} bytes, the limit is {max_bytes}")
    try:
        page = value.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unprocessable("not_utf8", f"{error.reason} at byte {error.start}") from None
    page = page.removeprefix("\ufeff")
    if _JSON.match(page) and not is_json_feed(page):
        fields = _fields(page)
    else:
        fields = {"id": raw_id(value.removeprefix(BOM_UTF8)), "text": page}
    text = fields["text"]
    if not text.strip(" \t\r\n\0\u00a0\u200b\ufeff"):
        raise Unprocessable("empty", "there is no text")
    return _raw_item(text, fields)


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
    if isinstance(fields.get("content_type"), str):  # as in HTTP: «text/html; charset=utf-8»
        fields["content_type"] = fields["content_type"].partition(";")[0].strip().lower()
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
