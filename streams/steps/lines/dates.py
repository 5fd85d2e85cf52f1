"""The date in a line that states one: «تاريخ النشر: …», a dateline, a page's own stamp.

A line is read as a sequence of kinds, a character a token, so that every form is one short pattern
over that sequence. The day comes first where the form says so: dotted (26.05.2026), with an era
mark (11/8/2015 م, 26/10/1436 هـ), after a clock time with its zone (1900 (GMT+04:00) - 20/07/09),
with one number above 12, or beside the weekday that one reading falls on. 03/04/2020 does not say,
so it gives nothing; nor do two dates.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from hijridate import Hijri

from streams.events import Published
from streams.steps.lines.clock import with_time
from streams.steps.lines.date_words import Tokens, meaning

_TOKEN = re.compile(
    r"(?:تشر[يی]ن|[كک]انون|رب[يی]ع|جماد[ىيی]|ذو|ذ[يی]) \w[\w\u064b-\u065f]*"  # months of two words
    r"|\d+|[A-Za-z\u0621-\u065f\u0670-\u06d3]+|\S"
)
_DIGIT = re.compile(r"\d")
_LONGEST_LINE = 200
_MIDNIGHT = "00:00"
_UPDATED = re.compile("[^puyY]*u")  # before any date, and any word of publication
_MOST_OTHER_WORDS = 4  # a dateline's place and agency; with more the line is a sentence

# Forms, over the kinds of `date_words`.
_NAMED = re.compile(
    r"(?:(?:(?<!d)|(?<=:d))(?<!d[/.-])|(?<=:d-))(?P<d>d)o?[,./-]?f?(?P<m>M)[/(-]?(?P<also>M?)\)?[,./-]?f?(?P<y>y)"
)
_NUMBERS = re.compile(
    r"(?<![/.])(?P<d>d)(?P<sep>[/.-])(?P<m>d)(?P=sep)(?P<y>y)(?![/.]d)(?P<era>m?)"
)
_PLAIN = (
    re.compile(r"(?P<m>M)(?P<d>d)o?,?(?P<y>y)"),
    re.compile(r"(?<![/.-])(?P<y>y)l(?P<d>d)(?P<m>M)"),
    re.compile(r"(?<![dM/.-])(?P<y>y)(?P<m>M)(?P<d>d)(?![/.:-]|y)"),
    re.compile(r"(?<![d/.-])(?P<y>y)(?P<sep>[/.-])(?P<m>d)(?P=sep)(?P<d>d)(?![/.]d|-d(?!:))"),
)
_HIJRI = (
    re.compile(r"(?<!d)(?<!d[/.-])(?P<d>d)f?(?P<m>H),?(?P<y>Y)"),
    re.compile(r"(?<![/-])(?P<d>d)(?P<sep>[/-])(?P<m>d)(?P=sep)(?P<y>Y)"),
    re.compile(r"(?P<y>Y)(?P<sep>[/-])(?P<m>d)(?P=sep)(?P<d>d)"),
)
_CLOCK_DATE = re.compile(r"[nyY]\(z[+-](?:d:d|[nyY])\)-(?P<d>d)/(?P<m>d)/(?P<y>d)")
_MONTH_ONLY = re.compile(r"[pl:,]*(?P<m>M)[/(-]?(?P<also>M?)\)?,?(?P<y>y)m?\.?")
_YEAR_ONLY = re.compile(r"l*pl*:?l*(?P<y>y)m?\.?")


def published(line: str) -> Published | None:
    """Read the date that a line states, or None where it states none, two, or an unclear one.

    Lines with more than four words foreign to dates are taken for sentences: None.
    """
    if len(line) > _LONGEST_LINE or not _DIGIT.search(line):
        return None
    kinds, tokens = _read(line)
    update = kinds.find("u")
    if "y" in kinds[: max(update, 0)]:  # «2 نوفمبر 2009، آخر تحديث 14:37»: the first is it
        kinds = kinds[:update]
    if kinds.count("x") > _MOST_OTHER_WORDS:
        return None
    read = Tokens(kinds, tokens)
    day = _day(read)
    return with_time(day, read) if day else _coarse(read)


def is_update(stamp: str) -> bool:
    """Tell a stamp that says first when the page was changed: «آخر تعديل: 16 نوفمبر 2024»."""
    return _UPDATED.match(_read(stamp).kinds) is not None


def _read(line: str) -> Tokens:
    tokens = [meaning(token) for token in _TOKEN.findall(line)]
    return Tokens("".join([kind for kind, _ in tokens]), tokens)


def _day(line: Tokens) -> date | None:
    """Give the one day named; a Hijri date beside a Gregorian one only confirms it."""
    clock = "(z" in line.kinds and _CLOCK_DATE.search(line.kinds)
    if clock:
        return _plain(line, clock, century=2000)
    hijri = _days(_hijri, _HIJRI, line) if "Y" in line.kinds else set()
    ours = _gregorian(line) if "y" in line.kinds else set()
    if None in ours and hijri:
        ours = _days(partial(_beside, hijri), (_NUMBERS,), line)
    days = ours or hijri
    if len(days) != 1:
        return None
    day = days.pop()
    hijri.discard(None)  # a 30th that another calendar has does not speak against the other date
    return day if day and all(other and _agree(day, other) for other in hijri) else None


def _days(
    read: Callable[[Tokens, re.Match[str]], date | None],
    forms: Iterable[re.Pattern[str]],
    line: Tokens,
) -> set[date | None]:
    return {read(line, found) for form in forms for found in form.finditer(line.kinds)}


def _gregorian(line: Tokens) -> set[date | None]:
    named, plain = _days(_named, (_NAMED,), line), _days(_plain, _PLAIN, line)
    return named | plain | _days(_numbered, (_NUMBERS,), line)


def is_finer(stamp: str, other: str) -> bool:
    """Tell a line that says the time of the day that another line says."""
    day, coarse = published(stamp), published(other)
    if not day or not coarse or "time" in coarse:
        return False
    has_time = day.get("time", _MIDNIGHT) != _MIDNIGHT  # which is written for the day as well
    return has_time and day["date"] == coarse["date"]


def _plain(line: Tokens, found: re.Match[str], century: int = 0) -> date | None:
    year, month, day = line.values(found)
    return _date(century + year, month, day)


def _named(line: Tokens, found: re.Match[str]) -> date | None:
    """Read a day of a month, which may be named twice: «15 تشرين الثاني/نوفمبر 2024»."""
    return _plain(line, found) if _is_one_month(line, found) else None


def _is_one_month(line: Tokens, found: re.Match[str]) -> bool:
    return not found["also"] or line.value(found, "also") == line.value(found, "m")


def _numbered(line: Tokens, found: re.Match[str]) -> date | None:
    """Read a day and a month that are numbers both, in the order that the form or one tells."""
    year, month, day = line.values(found)
    if month > 12:
        return _date(year, day, month)
    if _is_day_first(found) or day > 12 or day == month:
        return _date(year, month, day)
    return _on_its_weekday(line, year, month, day)


def _beside(hijri: set[date | None], line: Tokens, found: re.Match[str]) -> date | None:
    """Give the one of two readings of a date that is, by a day or two, the Hijri one beside it."""
    year, one, other = line.values(found)
    return _reading(year, one, other, lambda day: any(each and _agree(day, each) for each in hijri))


def _agree(day: date, hijri: date) -> bool:
    """Tell the same day: the month begins when the moon is seen, and calendars differ by two."""
    return abs((day - hijri).days) <= 2


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_day_first(numbers: re.Match[str]) -> bool:
    return numbers["sep"] == "." or bool(numbers["era"])


def _on_its_weekday(line: Tokens, year: int, first: int, second: int) -> date | None:
    """Give the one of two readings of a date that falls on the weekday that the line names."""
    named = {weekday for kind, weekday in line.tokens if kind == "l"}
    return _reading(year, first, second, lambda day: day.isoweekday() in named)


def _reading(year: int, one: int, other: int, is_right: Callable[[date], bool]) -> date | None:
    """Give the one of two readings of a date that is right, None where both are or neither is."""
    days = (_date(year, one, other), _date(year, other, one))
    right = [day for day in days if day and is_right(day)]
    return right[0] if len(right) == 1 else None


def _hijri(line: Tokens, found: re.Match[str]) -> date | None:
    try:
        day: date = Hijri(*line.values(found)).to_gregorian()
        return day
    except (ValueError, OverflowError):
        return None


def _coarse(line: Tokens) -> Published | None:
    """Read a line that is nothing but a month and year, or «تاريخ النشر» and a year."""
    found = _MONTH_ONLY.fullmatch(line.kinds)
    if found and _is_one_month(line, found):
        year, month = line.value(found, "y"), line.value(found, "m")
        return {"date": f"{year}-{month:02}", "precision": "month"}
    found = _YEAR_ONLY.fullmatch(line.kinds)
    return {"date": str(line.value(found, "y")), "precision": "year"} if found else None
