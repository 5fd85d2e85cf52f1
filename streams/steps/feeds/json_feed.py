"""A JSON Feed (jsonfeed.org, versions 1 and 1.1) to its items."""

import re
from collections.abc import Iterator
from typing import Any

import orjson

from streams.errors import Unprocessable
from streams.steps.feeds.entry import Entry, paragraphs

_VERSION = re.compile(r'(?<!\\)"version"\s{0,9}:\s{0,9}"https:(?:\\?/){2}jsonfeed\.org\b')
_OBJECT = re.compile(r"\s*\{")
_WITHIN = 2_000  # characters


def is_json_feed(text: str) -> bool:
    """Tell whether a text is a JSON Feed, by the version that each begins with."""
    return bool(_OBJECT.match(text) and _VERSION.search(text, 0, _WITHIN))


def items(text: str) -> Iterator[Entry]:
    """Give each item of a feed. Raises Unprocessable: no_article, where it is no JSON."""
    try:
        feed = orjson.loads(text)
    except ValueError:
        raise Unprocessable("no_article", "a feed that is no JSON") from None
    found = feed.get("items") if isinstance(feed, dict) else None
    for item in found if isinstance(found, list) else []:
        if isinstance(item, dict):
            yield _entry(item)


def _entry(item: dict[str, Any]) -> Entry:
    authors, tags = item.get("authors") or [item.get("author")], item.get("tags")
    first = authors[0] if isinstance(authors, list) else None
    return Entry(
        headline=_said(item, "title"),
        date=_said(item, "date_published"),
        writer=_said(first, "name") if isinstance(first, dict) else "",
        body=_body(item),
        tags=[tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else [],
        links=(_said(item, "url"), _said(item, "external_url")),
    )


def _body(item: dict[str, Any]) -> str:
    """Give an item's HTML, made of its plain text or its summary where it has none."""
    plain = _said(item, "content_text") or _said(item, "summary")
    return _said(item, "content_html") or paragraphs(map(str.strip, plain.split("\n")))


def _said(item: dict[str, Any], key: str) -> str:
    value = item.get(key)
    return value if isinstance(value, str) else ""
