"""What a page says for machines: in the <meta> elements of its head and in its data (JSON-LD)."""

import re
from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple

import orjson
from selectolax.lexbor import LexborHTMLParser

from streams.steps.lines.bylines import is_name
from streams.steps.lines.written import stamp_line, tags_line

_DATED = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"(\d{4}-[^"]{6,30})"')
_WRITTEN = re.compile(
    r'"author"\s{0,9}:[\s\[{]{0,20}[^{}\[\]]{0,200}?"name"\s{0,9}:\s{0,9}"([^"]{3,240})"'
)
_KEYWORDS = re.compile(r'"keywords"\s{0,9}:\s{0,9}(\[[^\[\]{}]{0,2000}\]|"[^"]{2,2000}")')
_ARTICLE = 'Article"'  # how the names of its types end
_COMMA = re.compile("[,،]")
_MOST_TAGS = 64


class Said(NamedTuple):
    """A page's headline and writer, and lines that say its date and tags; "" where it says none.

    `keywords` may be the site's.
    """

    headline: str
    stamp: str
    writer: str
    tags: str
    keywords: list[str]


def said(tree: LexborHTMLParser, markup: str) -> Said:
    """Read them from a parsed page: a date that all agree on, a writer who is the one person named.

    `markup` is its HTML, as far as it is in ASCII.
    """
    is_told = any(name in markup for name in ("datePublished", '"author"', '"keywords"'))
    data = _data(tree) if is_told else []
    dates = (
        _metas(tree, markup, "article:published_time")
        or _found(_DATED, data)
        or _metas(tree, markup, "datePublished", "itemprop")
    )
    writers = _metas(tree, markup, "author", "name") or _found(_WRITTEN, data)
    people = set(filter(is_name, writers))
    tags = (
        _metas(tree, markup, "article:tag")
        or _listed(_metas(tree, markup, "news_keywords", "name"))
        or _listed(_keywords(data))
    )
    return Said(
        next(iter(_metas(tree, markup, "og:title")), ""),
        stamp_line(dates[0]) if len(set(dates)) == 1 else "",
        people.pop() if len(people) == 1 else "",
        tags_line(dict.fromkeys(tags[:_MOST_TAGS])),
        _listed(_metas(tree, markup, "keywords", "name"))[:_MOST_TAGS],
    )


def _metas(tree: LexborHTMLParser, markup: str, name: str, by: str = "property") -> list[str]:
    found = tree.css(f"meta[{by}='{name}']") if name in markup else []
    return [text for meta in found if (text := (meta.attributes.get("content") or "").strip())]


def _data(tree: LexborHTMLParser) -> list[str]:
    return [text for node in tree.tags("script") if _ARTICLE in (text := node.text())]


def _found(form: re.Pattern[str], data: Iterable[str]) -> list[str]:
    return [_unescaped(found) for text in data for found in form.findall(text)]


def _keywords(data: Iterable[str]) -> list[str]:
    """Give each list of keywords as one text."""
    said: list[str] = []
    for found in (found for text in data for found in _KEYWORDS.findall(text)):
        with suppress(orjson.JSONDecodeError):
            words = orjson.loads(found)
            said.append(", ".join(map(str, words)) if isinstance(words, list) else words)
    return said


def _listed(said: list[str]) -> list[str]:
    """Give the tags of the first list; what has a colon names a section or a type."""
    tags = (tag.strip() for tag in _COMMA.split(next(iter(said), "")))
    return [tag for tag in tags if tag and ":" not in tag]


def _unescaped(said: str) -> str:
    """Read what JSON writes in ASCII; what it can't be is given as it is."""
    with suppress(orjson.JSONDecodeError):
        return str(orjson.loads(f'"{said}"'))
    return said
