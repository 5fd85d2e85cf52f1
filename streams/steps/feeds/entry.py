"""An entry of a feed, written as the HTML page that it is short for."""

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from streams.events import RawItem
from streams.steps.lines.values import fits
from streams.steps.lines.written import byline_line, stamp_line, tags_line

_LONGEST_URL = 8_192  # characters


class Entry(NamedTuple):
    """What an entry says of itself, "" where it does not; `body` is HTML."""

    headline: str
    date: str
    writer: str
    body: str
    tags: Iterable[str]
    links: Iterable[str]


def page(raw: RawItem, entry: Entry) -> RawItem:
    """Give an entry as a page, with its link for a url and all else as the feed has it."""
    made: RawItem = {**raw, "text": _html(entry), "content_type": "text/html"}
    links = map(str.strip, entry.links)
    if url := next((link for link in links if 0 < len(link) <= _LONGEST_URL), ""):
        made["url"] = url
    return made


def _html(entry: Entry) -> str:
    """Write an entry's headline, what it tells of itself, and its body."""
    writer = entry.writer if " " in entry.writer and fits("byline", entry.writer) else ""
    told = [stamp_line(entry.date), byline_line(writer)]
    headline, body = f"<h1>{escape(entry.headline)}</h1>", f"<div>{entry.body}</div>"
    tags = tags_line(dict.fromkeys(filter(None, entry.tags)))
    return f"{headline}{paragraphs(told)}{body}{paragraphs([tags])}"


def paragraphs(texts: Iterable[str]) -> str:
    """Write texts as HTML, those that are empty left out."""
    return "".join(f"<p>{escape(text)}</p>" for text in texts if text)
