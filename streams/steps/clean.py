"""One article without boilerplate: its body, and what its stamps and credits say."""

from itertools import chain

from streams.events import CleanItem, Item, stated
from streams.schemas import name
from streams.steps.lines.bylines import place_beside
from streams.steps.lines.credits import sources
from streams.steps.lines.datelines import dateline
from streams.steps.lines.dates import published
from streams.steps.lines.in_place import told_apart
from streams.steps.lines.judge import judge
from streams.steps.lines.keywords import keywords
from streams.steps.lines.line import Line
from streams.steps.lines.stamps import place_before, publication
from streams.steps.text.language import language

_MOST_LISTS = 32  # of tags: the words of each are looked for in the body


def clean(item: Item) -> CleanItem:
    """Keep the body, read date, sources, keywords, byline and dateline; unknown stays absent."""
    lines = told_apart([judge(line) for line in item["text"].split("\n") if line])
    details = [line for line in lines if line.kind != "body"]
    body = "\n".join([line.text for line in lines if line.kind == "body"])
    opening = dateline(body)
    cleaned: CleanItem = {
        "schema": name("news.clean"),
        "item_id": item["item_id"],
        "raw_id": item["raw_id"],
        "position": item["position"],
        "role": item["role"],
        "title": item["title"],
        "text": body,
        "related_headlines": item["related_headlines"],
        "sources": sources(lines),
        "keywords": _keywords(details, body),
        "language": language(body or item["title"]),
    }
    known = {
        "published": publication(details) or published(opening.day),
        "byline": _byline(details) or _untold(opening.writer, item["title"]),
        "dateline": _place(details) or opening.place,
        **stated(item),
        "origin": item.get("origin"),
    }
    cleaned.update({key: value for key, value in known.items() if value})  # type: ignore[typeddict-item]
    return cleaned


def _untold(writer: str, title: str) -> str:
    """Give the writer that a text opens with, unless the headline tells of him: then he speaks."""
    return "" if writer and writer in title else writer


def _byline(lines: list[Line]) -> str:
    return next((line.value for line in lines if line.kind == "byline" and line.value), "")


def _keywords(lines: list[Line], body: str) -> list[str]:
    lists = [line.value for line in lines if line.kind == "tags"][:_MOST_LISTS]
    return list(dict.fromkeys([tag for tags in lists for tag in keywords(tags, body)]))


def _place(lines: list[Line]) -> str:
    """Name the place that a stamp begins with, as agencies write it, or that a writer is beside."""
    stamped = map(place_before, lines)
    signed = (place_beside(line.text) for line in lines if line.kind == "byline")
    return next(filter(None, chain(stamped, signed)), "")
