"""Lines above the paragraphs: what there is a section's, a desk's or a place, and no text."""

import re

from streams.steps.lines import markers
from streams.steps.lines.bylines import is_outlet, is_place, writer
from streams.steps.lines.credits import beside
from streams.steps.lines.line import Line
from streams.steps.lines.stamps import names_day
from streams.steps.lines.values import are_hashtags
from streams.steps.lines.written import BETWEEN, is_date
from streams.steps.text.fold import fold_phrase

_BARS = frozenset({"navigation", "share"})
_SEVERAL = 2
_WORDS_OF_TOPIC = 3  # spaces
_PAPER = re.compile(rf"\b(?:{'|'.join(sorted(markers.PAPERS))})\b")
_PLACED = re.compile(
    r"([^\d:()/–—]{2,25}?) ?(?:[:(]|/ ?([^\d:()/–—]{2,25}?) ?/) ?([^\d:()/–—]{2,20})\)?"
)
_BRACKETS = re.compile(r" ?\(([^()]{2,20})\)$")
_LONGEST_DESK = 60  # characters
# How long it takes to read; `in_place` asks for it below a writer's name, `judge` in English.
_READ = re.compile(r"[12]?\d (?:دقائق|دقيقة)|دقيقة واحدة")


def above_text(lines: list[Line]) -> list[Line]:
    """Judge the lines above the paragraphs that their words leave open."""
    if not lines:  # as above most bodies
        return []
    header = _without_days(_without_strip(lines))
    return _with_city([_in_header(line) for line in header])


def _without_days(header: list[Line]) -> list[Line]:
    """Drop a day without its year; several are a list of what happened."""
    days = {line.text for line in header if names_day(line)}
    if len(days) != 1:
        return header
    return [x._replace(kind="notice") if x.text in days else x for x in header]


def _in_header(line: Line) -> Line:
    """Judge a line above the paragraphs for what is about the page, a desk, or hashtags."""
    if line.kind == "body" and _is_about(line):
        return line._replace(kind="notice")
    if line.kind == "body" and _is_dated(line.text):
        return line._replace(kind="stamp")
    signed = _signed(line)
    if signed is not None:
        return line._replace(kind="byline", value=signed)
    is_tags = line.kind == "body" and are_hashtags(line.text)
    return line._replace(kind="tags", value=line.text) if is_tags else line


def _is_about(line: Line) -> bool:
    """Tell a section or the site, alone or both, or how long it takes to read."""
    parts = BETWEEN.split(line.text)
    return all(map(_is_section, parts)) or bool(_READ.fullmatch(line.text))


def _is_section(name: str) -> bool:
    section = name.removeprefix("في ")
    is_one = fold_phrase(section) in markers.ABOVE or markers.is_section(section)
    return is_one or is_outlet(name)


def _is_dated(text: str) -> bool:
    """Tell a date beside the name of a site: «صوت الخليج | 12 مارس 2024»."""
    mark = BETWEEN.search(text) if len(text) <= _LONGEST_DESK else None
    if not mark:
        return False
    halves = text[: mark.start()], text[mark.end() :]
    return any(
        name.count(" ") <= _WORDS_OF_TOPIC and is_date(day) for name, day in (halves, halves[::-1])
    )


def _without_strip(header: list[Line]) -> list[Line]:
    """Drop topics from above the stamp, where a site's bars and menus stand there too."""
    at = next((n for n, line in enumerate(header) if line.kind == "stamp"), 0)
    if sum(line.kind in _BARS for line in header[:at]) < _SEVERAL:
        return header
    strip = (x for x in header[:at] if x.kind != "body" or x.text.count(" ") > _WORDS_OF_TOPIC)
    return [*strip, *header[at:]]


def _signed(line: Line) -> str | None:
    """Give the writer beside a desk or a paper, "" where its city is: «القاهرة - وكالات:», «عكاظ
    (الرياض)», «موسكو: رويترز», «هسبريس من الرباط»; None where it is neither."""
    if line.kind not in ("body", "notice") or len(line.text) > _LONGEST_DESK:
        return None  # a notice, for «باريس (رويترز)» is a caption elsewhere
    if line.text.endswith(":") or _PAPER.search(line.text):
        return writer(_as_desk(line.text))
    outlet, _, city = line.text.partition(" من ")
    if is_outlet(outlet) and is_place(city):
        return ""
    placed = _PLACED.fullmatch(line.text)
    return placed[2] or "" if placed and is_place(placed[1]) and beside(placed[3]) else None


def _as_desk(line: str) -> str:
    """Write a paper's name, which may be another word too, as a desk's, and brackets as a dash."""
    desk = _PAPER.sub("وكالات", line)
    desk = desk[1:].replace("»", "") if desk[0] == "«" else desk
    return _BRACKETS.sub(r" - \1", desk).removesuffix(":").strip()


def _with_city(header: list[Line]) -> list[Line]:
    """Take the one city beside a stamp or a writer for the place; several are a list."""
    cities = [n for n, line in enumerate(header) if line.kind == "body" and is_place(line.text)]
    if len(cities) != 1:
        return header
    at = cities[0]
    if markers.HEADER.isdisjoint(line.kind for line in header[max(0, at - 1) : at + 2]):
        return header
    line = header[at]
    named = line._replace(kind="stamp", value=line.text.rstrip(" :–—-"))
    return [*header[:at], named, *header[at + 1 :]]
