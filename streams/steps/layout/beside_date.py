"""A writer or a section beside a date in one line: each set apart."""

import re
from itertools import chain

from streams.steps.lines.bylines import is_name, is_outlet
from streams.steps.lines.date_words import ANY_DAY, DAY_NAMES
from streams.steps.lines.judge import judge
from streams.steps.lines.markers import BYLINE_LABELS
from streams.steps.lines.stamps import is_age
from streams.steps.lines.values import KINDS_OF_OUTLET
from streams.steps.lines.written import BETWEEN, MARKS, byline_line, is_date, source_line
from streams.steps.text.phrases import Phrases

_WRITERS = ("كتبته", "كتبه", "كتبت", "كتب", "أرسله", "أرسلته", "بقلم", "بواسطة", "نشر من طرف")
_OPENERS = (*_WRITERS, *BYLINE_LABELS)
_LABELS = "|".join(sorted(BYLINE_LABELS, key=len, reverse=True))  # words, but before a colon
_LONGEST_DATED = 120  # characters of a line with a writer and a date
_BESIDE_DATE = Phrases((" بواسطة ", " بقلم ", *(f" {mark} " for mark in MARKS)))
_DATED_BYLINE = re.compile(
    rf"((?:(?:{'|'.join(_WRITERS)})\b|(?:{_LABELS}) ?:)(?:[: ]+[^\W\d]+){{1,4}}?)[ ،,|–-]+(?:في )?"
    rf"((?:(?:{ANY_DAY})[،,]? )?(?:\d{{1,2}}[ /-]|[A-Z][a-z]{{2,8}} \d{{1,2}},? ).{{4,60}})"
)
_SIGNED_STAMP = re.compile(
    r"(?P<stamp>\W{0,6}(?:نُ?شرت?|أضيف) .{6,60}?),? (?:بواسطة|بقلم):? (?P<name>[^\W\d][^\d]{2,40})"
)
_UPDATED_STAMP = re.compile(
    r"(?P<name>[^\W\d][^|\d]{2,40}?) ?\|? ?(?P<stamp>\d.{5,20} [-•] (?:محدث|تحديث) ?: .{6,20})"
)
_MOST_DETAILS = 5
_DIGIT = re.compile(r"\d")
_SEVERAL = 2
_SET_APART = frozenset({"navigation", "byline", "source"})


def dates_apart(lines: list[str]) -> list[str]:
    """Give the lines of a page, dates and who or what stands beside them in lines of their own."""
    short = [line for line in lines if len(line) < _LONGEST_DATED]
    if any([line.startswith(_OPENERS) for line in short]):
        lines = [piece for line in lines for piece in _date_apart(line)]
    if any(map(_BESIDE_DATE.among, short)):
        lines = _without_lists([_writer_apart(line) for line in lines], lines)
    return lines


def _without_lists(parted: list[list[str]], lines: list[str]) -> list[str]:
    """Give the pieces of lines; of two such lines below each other, a list, the lines."""
    many = [False, *(len(pieces) > 1 for pieces in parted), False]
    found = (
        [line] if many[at] or many[at + 2] else pieces
        for at, (pieces, line) in enumerate(zip(parted, lines, strict=True))
    )
    return list(chain.from_iterable(found))


def _date_apart(line: str) -> list[str]:
    """Set a date apart that stands behind the writer's name."""
    dated = _DATED_BYLINE.fullmatch(line)
    return list(dated.groups()) if dated and judge(dated[2]).kind == "stamp" else [line]


def _writer_apart(line: str) -> list[str]:
    """Set a writer apart that stands behind the date, or before one that was updated."""
    if len(line) >= _LONGEST_DATED or not _BESIDE_DATE.among(line):
        return [line]
    parts = line.split(" | ")
    if 1 < len(parts) <= _MOST_DETAILS and judge(line).kind != "stamp" and _are_details(parts):
        return parts
    found = _SIGNED_STAMP.fullmatch(line) or _UPDATED_STAMP.fullmatch(line)
    if not found or judge(found["stamp"]).kind != "stamp":
        return _section_apart(line)
    return [byline_line(found["name"]), found["stamp"]]


def _are_details(parts: list[str]) -> bool:
    """Tell a date beside a writer, a source and counts of readers, each known by its own words."""
    told = [judge(part) for part in parts]
    is_dated = any(map(_is_stamp, parts)) or (
        told[0].kind == "source" and any(line.kind == "stamp" or is_age(line) for line in told)
    )
    return is_dated and all(line.kind != "body" for line in told)


def _section_apart(line: str) -> list[str]:
    """Set a date apart that has a writer or a section beside it: «محليات | 15 نوفمبر 2024»."""
    marks = list(BETWEEN.finditer(line)) if _DIGIT.search(line) else []
    if len(marks) >= _MOST_DETAILS:
        return [line]
    halves = [(line[: mark.start()], line[mark.end() :]) for mark in reversed(marks)]
    for beside, stamp in [*halves, *(half[::-1] for half in halves)]:
        detail = _detail(beside)
        if detail and _is_stamp(stamp):
            return [detail, stamp]
    return [line]


def _detail(beside: str) -> str:
    """Give who or what stands beside a date as the line that says it, "" where it is neither."""
    *paper, name = BETWEEN.split(beside)
    if is_name(name) and len(paper) < _SEVERAL and not any(map(is_name, paper)):
        return byline_line(name)
    if is_outlet(beside) or beside.startswith(KINDS_OF_OUTLET):
        return source_line(beside)
    return beside if judge(beside).kind in _SET_APART else ""


def _is_stamp(text: str) -> bool:
    line = judge(text)
    is_bare = not line.value or line.value[0].isdigit() or line.value.startswith(tuple(DAY_NAMES))
    return is_bare and is_date(text)
