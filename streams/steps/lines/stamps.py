"""Stamps: lines of nothing but a date, perhaps with a place and an agency beside it, or an age."""

import re

from streams.events import Published
from streams.steps.lines import markers
from streams.steps.lines.bylines import is_outlet, is_person
from streams.steps.lines.date_words import ANY_DAY
from streams.steps.lines.dates import is_update, published
from streams.steps.lines.line import Line
from streams.steps.lines.values import undated
from streams.steps.text.fold import fold_phrase

_LONGEST_PLACE = 3  # words
_PLACED = re.compile(r"[^\W\d]+(?: [^\W\d]+)? (?:[–—-]|في) ")
_LONGEST_DAY = 4  # words
_CLOCK = fold_phrase("الساعة")
_YEAR = re.compile(r"\d{4}")
_YEAR_OR_CLOCK = re.compile(r"\d{4}|\d[:/.-]\d")
_NUMBER = re.compile(r"(?<![\d:])\d+(?![\d:])")  # of a date, and not of a time
_YEAR_OF_OURS = re.compile(r"\b(?:19|20)\d\d\b")
_PUBLISHED = re.compile(r"\W*(?:تاريخ النشر|نشرت? في|تم النشر|نشرت? بتاريخ|Published)\b.*\d")
_AGO = re.compile(rf"\W*(?:(?:منذ|قبل) |(?:أمس|اليوم|{ANY_DAY})[ ,،]+\d{{1,2}}:\d\d GMT)")


def stamp(line: str, words: list[bytes]) -> Line | None:
    """A line of nothing but a date, or of a place, a date and perhaps an agency; the place."""
    city = [word for word in words[:2] if words[0] in markers.CITIES and word in markers.CITIES]
    rest = city + undated(words[len(city) :])
    if not rest:
        return Line("stamp", line) if _is_bare(line) else None
    has_month = not markers.MONTHS.isdisjoint(words)
    if _is_before(line, rest, has_month=has_month):
        return Line("stamp", line)
    is_signed = rest[-1] in markers.AGENCIES
    place = len(rest) - is_signed
    if words[:place] != rest[:place] or place > _LONGEST_PLACE:
        return None
    is_city = bool(city and _YEAR_OR_CLOCK.search(line)) and has_month
    is_placed = is_signed or is_city or _PLACED.match(line)
    return Line("stamp", line, _place(line.split()[:place])) if is_placed else None


def _is_bare(line: str) -> bool:
    """Tell a date from the cells of a table that are made of its words too: «2016», «4.1%»."""
    is_cell = line.lstrip("+").isdecimal() or line[-1] == "%"
    return not is_cell and _YEAR_OR_CLOCK.search(line) is not None


def _is_before(line: str, rest: list[bytes], *, has_month: bool) -> bool:
    """Tell a date that an outlet, a section or a city stands behind."""
    tail = " ".join(line.split()[-len(rest) :])
    is_whole = fold_phrase(tail).split() == rest and _YEAR.search(line) is not None
    is_city = has_month and markers.CITIES.issuperset(rest)
    return is_whole and (is_city or is_outlet(tail) or markers.is_section(tail))


def _place(words: list[str]) -> str:
    """Give the place that a stamp begins with, "" for an outlet or a person."""
    name = [word.strip("،,/") for word in words]
    where = " ".join(name[:-1] if name[-1:] == ["في"] else name).partition(" - ")[0]
    return "" if is_outlet(where) or is_person(where) else where


def names_day(line: Line) -> bool:
    """Tell a body line of nothing but a day of a month or of its week, of which year is unsaid."""
    words = fold_phrase(line.text).split() if line.kind == "body" else []
    if markers.MONTHS.isdisjoint(words):
        return False
    is_day = sum(map(bytes.isdigit, words)) == 1 and len(words) <= _LONGEST_DAY
    return is_day and not undated(words) and _CLOCK not in words


def states_date(line: Line) -> bool:
    """Tell a stamp that says whose it is: «تاريخ النشر: 15 نوفمبر 2024»."""
    return line.kind == "stamp" and bool(_PUBLISHED.match(line.text))


def place_before(line: Line) -> str | None:
    """Give the place that a stamp begins with, "" where it is a bare date; None for any other line.

    The value of one behind a label, «تاريخ النشر: 15 نوفمبر 2024», is its date.
    """
    is_one = line.kind == "stamp" and line.text.startswith(line.value)
    return line.value if is_one else None


def is_age(line: Line) -> bool:
    """Tell a line of nothing but how long ago something was: «منذ 3 ساعات», «أمس, 14:15 GMT»."""
    return line.kind in ("notice", "stamp") and _AGO.match(line.text) is not None


def publication(lines: list[Line]) -> Published | None:
    """Read the first stamp that says a date, one that says whose it is before others, and when the
    page was updated only if nothing else does.

    Where that is ambiguous, another stamp counts if its date is one of the two.
    """
    stamps = [line for line in lines if line.kind == "stamp"]
    stamps.sort(key=lambda line: (is_update(line.text), not states_date(line)))
    said: set[int] = set()
    for line in stamps:
        stamp = line.text.removeprefix(line.value).lstrip(" –—-")
        date = published(stamp)
        if date and said <= {int(number) for number in date["date"].split("-")}:
            return date
        if not date and not said and _YEAR_OF_OURS.search(stamp):
            said = {int(number) for number in _NUMBER.findall(stamp)[:3]}
    return None
