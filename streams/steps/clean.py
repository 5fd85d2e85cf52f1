"""One article without boilerplate: its body, and what its stamps and credits say."""

import re
from itertools import zip_longest

from streams.events import STATED, CleanItem, Item, Published
from streams.schemas import name
from streams.steps.lines.bylines import correspondent, is_name, is_place, place_beside, writer
from streams.steps.lines.credits import BRACKETS, at_end
from streams.steps.lines.datelines import dateline, names_agency
from streams.steps.lines.dates import published
from streams.steps.lines.judge import judge, names_day
from streams.steps.lines.keywords import keywords
from streams.steps.lines.line import Line, is_prose, last_prose
from streams.steps.lines.markers import AGENCY_NAMES
from streams.steps.lines.values import BETWEEN_NAMES
from streams.steps.text.language import language

# «name – paper», of three words at most, or «name (city)».
_BESIDE_WRITER = re.compile(r"([^–()]{4,40}) (?:– (\S+(?: \S+){0,2})|\(([^()]{2,20})\))")
_READING = re.compile("قراء|مشاهد")  # how long it takes, and how many have done it
_SEVERAL = 2
_MOST_LISTS = 32  # of tags: the words of each are looked for in the body
_UPDATED = re.compile(r"\W*(?:[آا]خر تحديث|تم التحديث|تاريخ التحديث|محدث|Updated|Last updated)")
_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_QUOTES = ('""', "«»", "“”", "()")
_QUOTE = frozenset("".join(_QUOTES))


def clean(item: Item) -> CleanItem:
    """Keep the body, read date, sources, keywords, byline and dateline; unknown stays absent."""
    lines = _told_apart([judge(line) for line in item["text"].split("\n")])
    details = [line for line in lines if line.kind != "body"]
    body = "\n".join([line.text for line in lines if line.kind == "body"])
    cleaned = CleanItem(
        schema=name("news.clean"),
        item_id=item["item_id"],
        raw_id=item["raw_id"],
        position=item["position"],
        role=item["role"],
        title=item["title"],
        text=body,
        related_headlines=item["related_headlines"],
        sources=_sources(details) or _signature(lines),
        keywords=_keywords(details, body),
        language=language(body or item["title"]),
    )
    opening = dateline(body)
    known = {
        "published": _published(details) or published(opening.day),
        "byline": _value(details, "byline") or opening.writer,
        "dateline": _place(details) or opening.place,
        **{key: item.get(key) for key in (*STATED, "origin")},
    }
    cleaned.update({key: value for key, value in known.items() if value})  # type: ignore[typeddict-item]
    return cleaned


def _told_apart(lines: list[Line]) -> list[Line]:
    """Judge by their place the lines that their words leave open: writers, dates, captions."""
    first = next((at for at, line in enumerate(lines) if is_prose(line)), 0)
    last = last_prose(lines)
    end = last + 1 or len(lines)
    header, tail = (_without_counters(some) for some in (lines[:first], lines[end:]))
    header = [x._replace(kind="notice") if names_day(x) else x for x in header]
    header = [x._replace(kind="byline") if _names_desk(x) else x for x in header]
    inside = lines[first:end]
    lines = [*_signed(header, inside), *inside, *_signed(tail, inside)]
    above = first if first and names_agency(lines[first].text) else 0
    if not above and not any([line.kind in ("stamp", "byline") for line in lines]):
        return lines
    lines = _listed(lines)
    return [_in_place(line, at < above, first <= at < last) for at, line in enumerate(lines)]


def _names_desk(line: Line) -> bool:
    """Tell a desk and its city with a colon behind them: «القاهرة - وكالات:»."""
    return line.kind == "body" and line.text.endswith(":") and writer(line.text[:-1]) == ""


def _without_counters(lines: list[Line]) -> list[Line]:
    """Take the one line without a letter beside the body for a count of readers: «124», «5 / 5»."""
    if sum(map(_counts, lines)) != 1:
        return lines
    return [line._replace(kind="notice") if _counts(line) else line for line in lines]


def _counts(line: Line) -> bool:
    return line.kind == "body" and not any(map(str.isalpha, line.text))


def _signed(beside: list[Line], inside: list[Line]) -> list[Line]:
    """Take the one name above or below the paragraphs for a byline; several are a list, and one
    that they name is who they tell of."""
    names = [_writer(line, below) for line, below in zip_longest(beside, beside[1:])]
    name = "".join(names)
    if name not in names or not name or any(name in line.text for line in inside):
        return beside
    return [
        line._replace(kind="byline", value=name) if found else line
        for line, found in zip(beside, names, strict=True)
    ]


def _writer(line: Line, below: Line | None) -> str:
    """Give the writer of «city: name», «name – paper», or of a name alone above other details."""
    if line.kind != "body":
        return ""
    named = _BESIDE_WRITER.fullmatch(line.text)
    if named and is_name(named[1]) and (named[2] or is_place(named[3])):
        return named[1]
    is_above = below is not None and (
        below.kind in ("stamp", "byline")
        or (below.kind == "notice" and _READING.search(below.text) is not None)
    )
    return line.text if is_above and is_name(line.text) else correspondent(line.text)


def _listed(lines: list[Line]) -> list[Line]:
    """Take several lines of a name and a city for a list of people, not of writers."""
    bylines = [line for line in lines if line.kind == "byline" and line.value]
    people = {line.value for line in bylines if place_beside(line.text)}
    if len(people) < _SEVERAL:
        return lines
    return [line._replace(kind="body") if line.value in people else line for line in lines]


def _in_place(line: Line, is_above: bool, is_inside: bool) -> Line:
    """Judge a short line above the dateline for a caption, a bare date between paragraphs for the
    next one's heading, or in English for the end of an embedded post."""
    if line.kind == "body" and is_above:
        return line._replace(kind="notice")
    is_bare = not line.value or line.text.startswith(line.value)
    if line.kind == "stamp" and is_bare and is_inside:
        return line._replace(kind="notice" if line.text.isascii() else "body")
    return line


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
    stamps = (line for line in lines if line.kind == "stamp" and line.value)
    stamped = (line.value for line in stamps if line.text.startswith(line.value))
    signed = (place_beside(line.text) for line in lines if line.kind == "byline")
    return next(filter(None, (*stamped, *signed)), "")
