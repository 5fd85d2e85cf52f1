"""One article without boilerplate: its body, and what its stamps and credits say."""

import re
from itertools import takewhile

from streams.events import CleanItem, Item, Published
from streams.schemas import name
from streams.steps.lines.bylines import is_place, place_beside
from streams.steps.lines.credits import BRACKETS, at_end, beside
from streams.steps.lines.datelines import dateline
from streams.steps.lines.dates import published
from streams.steps.lines.in_place import told_apart
from streams.steps.lines.judge import judge
from streams.steps.lines.keywords import keywords
from streams.steps.lines.line import Line, is_prose
from streams.steps.lines.markers import AGENCY_NAMES
from streams.steps.lines.values import BETWEEN_NAMES
from streams.steps.stated import stated
from streams.steps.text.language import language

_MOST_LISTS = 32  # of tags: the words of each are looked for in the body
_UPDATED = re.compile(
    r"\W*(?:[آا]خر تحديث|تم التحديث|تاريخ التحديث|تحديث|محدث|Updated|Last updated)"
)
_NUMBER = re.compile(r"(?<![\d:])\d+(?![\d:])")  # of a date, and not of a time
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_QUOTES = ('""', "«»", "“”", "()")
_QUOTE = frozenset("".join(_QUOTES))


def clean(item: Item) -> CleanItem:
    """Keep the body, read date, sources, keywords, byline and dateline; unknown stays absent."""
    lines = told_apart([judge(line) for line in item["text"].split("\n")])
    details = [line for line in lines if line.kind != "body"]
    body = "\n".join([line.text for line in lines if line.kind == "body"])
    opening = dateline(body)
    cleaned = CleanItem(
        schema=name("news.clean"),
        item_id=item["item_id"],
        raw_id=item["raw_id"],
        position=item["position"],
        role=item["role"],
        title=item["title"],
        text=body,
        related_headlines=item["related_headlines"],
        sources=_sources(details) or _signature(lines) or _beside_place(lines),
        keywords=_keywords(details, body),
        language=language(body or item["title"]),
    )
    known = {
        "published": _published(details) or published(opening.day),
        "byline": _value(details, "byline") or _untold(opening.writer, item["title"]),
        "dateline": _place(details) or opening.place,
        **stated(item),
        "origin": item.get("origin"),
    }
    cleaned.update({key: value for key, value in known.items() if value})  # type: ignore[typeddict-item]
    return cleaned


def _untold(writer: str, title: str) -> str:
    """Give the writer that a text opens with, unless the headline tells of him: then he speaks."""
    return "" if writer and writer in title else writer


def _value(lines: list[Line], kind: str) -> str:
    return next((line.value for line in lines if line.kind == kind and line.value), "")


def _sources(lines: list[Line]) -> list[str]:
    """Name each credited source once, in the page's order, the agency that signs a stamp too."""
    named = [source for line in lines for source in _credited(line)]
    return list(dict.fromkeys(named))


def _signature(lines: list[Line]) -> list[str]:
    """Name the agency that ends the last paragraph, or stands alone below it."""
    for line in reversed(lines):
        found = at_end(line.text)
        if found and (line.kind == "body" or line.text.startswith(BRACKETS)):
            return found
        if is_prose(line):
            return []
    return []


def _beside_place(lines: list[Line]) -> list[str]:
    """Name the agencies that stand beside a place in the lines above the text."""
    header = takewhile(lambda line: not is_prose(line), lines)
    signed = [x.text for x in header if x.kind == "byline" or x.text.startswith(BRACKETS)]
    return list(dict.fromkeys([name for text in signed for name in beside(text)]))


def _credited(line: Line) -> list[str]:
    if line.kind == "source":
        city, dash, paper = line.value.partition(" - ")
        value = paper if dash and is_place(city) else line.value
        parts = (_unquoted(part.strip(" .")) for part in BETWEEN_NAMES.split(value))
        return [part for part in parts if part]
    last = line.text[line.text.rfind(" ") + 1 :].strip("/()")
    return [last] if line.kind == "stamp" and last in AGENCY_NAMES else []


def _unquoted(name: str) -> str:
    """Take the quotes off a name that stands in quotes as a whole."""
    inner = name[1:-1]
    return inner if f"{name[:1]}{name[-1:]}" in _QUOTES and _QUOTE.isdisjoint(inner) else name


def _keywords(lines: list[Line], body: str) -> list[str]:
    lists = [line.value for line in lines if line.kind == "tags"][:_MOST_LISTS]
    return list(dict.fromkeys([tag for tags in lists for tag in keywords(tags, body)]))


def _published(lines: list[Line]) -> Published | None:
    """Read the first stamp that says a date; when the page was updated only if nothing else does.

    Where that is ambiguous, another stamp counts if its date is one of the two.
    """
    stamps = [
        line.text.removeprefix(line.value).lstrip(" –—-") for line in lines if line.kind == "stamp"
    ]
    stamps.sort(key=lambda stamp: _UPDATED.match(stamp) is not None)
    said: set[int] = set()
    for stamp in stamps:
        date = published(stamp)
        if date and said <= {int(number) for number in date["date"].split("-")}:
            return date
        if not date and not said and _YEAR.search(stamp):
            said = {int(number) for number in _NUMBER.findall(stamp)[:3]}
    return None


def _place(lines: list[Line]) -> str:
    """Name the place that a stamp begins with, as agencies write it, or that a writer is beside."""
    stamped = (x.value for x in lines if x.kind == "stamp" and x.text.startswith(x.value))
    signed = (place_beside(line.text) for line in lines if line.kind == "byline")
    return next(filter(None, (*stamped, *signed)), "")
