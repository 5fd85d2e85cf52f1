"""What sites write into one line with a headline, a writer or the last sentence, set apart."""

import re
from itertools import chain

from streams.steps.lines.bylines import is_name
from streams.steps.lines.date_words import ANY_DAY, DAY_NAMES
from streams.steps.lines.dates import published
from streams.steps.lines.judge import judge
from streams.steps.lines.line import LONGEST_HEADLINE, LONGEST_TAIL, SHORTEST_HEADLINE, STOPS
from streams.steps.lines.markers import AGENCY_NAMES
from streams.steps.lines.written import byline_line
from streams.steps.text.phrases import Phrases

_SHORTEST_LINE = 150  # characters of one that begins with a headline said twice
_WRITERS = ("كتبته", "كتبه", "كتبت", "كتب", "بقلم", "بواسطة", "نشر من طرف")
# What sites write on below the last sentence, in its line.
_TAIL = re.compile(r'(?<=[.!؟"”»]) ?((?:سمات|رابط الخبر) .{3,150})$')
_CREDIT = re.compile(
    r"(?<=[.!؟]) ?(تحرير: [^\s.:؟،]+(?: [^\s.:؟،]+){1,3}|المصدر: [^\s.:؟]+(?: [^\s.:؟]+){0,2})$"
)
_BARE_TAIL = re.compile(
    r' (?:[إا]قرأ المزيد(?::? ?https?://\S{1,200})?|(?<=[.!؟"”»] )إعلان'
    r"|(?P<editor>تحرير: [^.:؟]{3,40}) إعلان)$"
)
_END = re.compile(
    r'(?<=[.!؟"”»]) ?(?:\((?:النهاية|انتهى)\)|// ?انتهى ?//(?: ?\d{2}:\d{2} ?ت ?م(?: \d{1,5})?)?)$'
)
_ENDS = Phrases(
    (
        *("سمات ", "رابط الخبر", "المزيد", " المصدر: ", "تحرير: ", "إعلان"),
        *("النهاية)", "انتهى)", "انتهى /"),
    )
)
_FIRST, _LAST = 2, 8  # lines of a page, among which its text in a line, or last sentence, may be
_LONGEST_DATED = 120  # characters of a line with a writer and a date
_BESIDE_DATE = Phrases((" بواسطة ", " بقلم ", " - ", " – ", " | ", " • ", " · "))
_DATED_BYLINE = re.compile(
    rf"((?:{'|'.join(_WRITERS)})\b(?:[: ]+[^\W\d]+){{1,4}}?)[ ،,|–-]+(?:في )?"
    rf"((?:(?:{ANY_DAY})[،,]? )?(?:\d{{1,2}}[ /-]|[A-Z][a-z]{{2,8}} \d{{1,2}},? ).{{4,60}})"
)
_SIGNED_STAMP = re.compile(
    r"(?P<stamp>\W{0,6}(?:نشرت?|أضيف) .{6,60}?),? (?:بواسطة|بقلم):? (?P<name>[^\W\d][^\d]{2,40})"
)
_UPDATED_STAMP = re.compile(
    r"(?P<name>[^\W\d][^|\d]{2,40}?) ?\|? ?(?P<stamp>\d.{5,20} [-•] (?:محدث|تحديث) ?: .{6,20})"
)
_MOST_DETAILS = 5
_DIGIT = re.compile(r"\d")
_BETWEEN = re.compile(r" [|–·•-] ")
_SET_APART = frozenset({"navigation", "byline", "source"})
_ADDRESS = re.compile(r"^https?://\S{4,60} (?:إعلان )?")
_PLACED = re.compile(
    r"((?:[^\W\d]+ ){1,3}\d{1,2} (?:[^\W\d]+ ){1,2}1[34]\d\d ?هـ? "
    r"الموافق \d{1,2} [^\W\d]+ \d{4} ?م? "
    rf"(?:{'|'.join(sorted(AGENCY_NAMES))})) (?=\S)"
)
# The headline of a page in one line, said twice.
_SAID_TWICE = re.compile(r"([^\s*#]+(?: [^\s*#]+){2,20}?) \1 (?=\S)")


def apart(lines: list[str]) -> list[str]:
    """Give the lines of a page, their headline, dates of writers and tail in lines of their own."""
    if any([line.startswith(_WRITERS) for line in lines]):
        lines = [piece for line in lines for piece in _date_apart(line)]
    if any([_has_beside(line) for line in lines]):
        lines = _without_lists([_writer_apart(line) for line in lines], lines)
    first = [piece for line in lines[:_FIRST] for piece in _place_apart(_without_address(line))]
    return _tail_apart(_headline_apart([*first, *lines[_FIRST:]]))


def _without_lists(parted: list[list[str]], lines: list[str]) -> list[str]:
    """Give the pieces of lines; of two such lines below each other, a list, the lines."""
    many = [False, *(len(pieces) > 1 for pieces in parted), False]
    found = (
        [line] if many[at] or many[at + 2] else pieces
        for at, (pieces, line) in enumerate(zip(parted, lines, strict=True))
    )
    return list(chain.from_iterable(found))


def _has_beside(line: str) -> bool:
    return len(line) < _LONGEST_DATED and _BESIDE_DATE.among(line)


def _date_apart(line: str) -> list[str]:
    """Set a date apart that stands behind the writer's name."""
    dated = _DATED_BYLINE.fullmatch(line)
    return list(dated.groups()) if dated and judge(dated[2]).kind == "stamp" else [line]


def _writer_apart(line: str) -> list[str]:
    """Set a writer apart that stands behind the date, or before one that was updated."""
    if not _has_beside(line):
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
    kinds = [judge(part).kind for part in parts]
    return "body" not in kinds and any(map(_is_stamp, parts))


def _section_apart(line: str) -> list[str]:
    """Set a date apart that has a writer or a section beside it: «محليات | 15 نوفمبر 2024»."""
    marks = list(_BETWEEN.finditer(line)) if _DIGIT.search(line) else []
    if len(marks) >= _MOST_DETAILS:
        return [line]
    halves = [(line[: mark.start()], line[mark.end() :]) for mark in reversed(marks)]
    for beside, stamp in [*halves, *(half[::-1] for half in halves)]:
        is_writer = is_name(beside)
        if (is_writer or judge(beside).kind in _SET_APART) and _is_stamp(stamp):
            return [byline_line(beside) if is_writer else beside, stamp]
    return [line]


def _is_stamp(text: str) -> bool:
    line = judge(text)
    is_bare = not line.value or line.value[0].isdigit() or line.value.startswith(tuple(DAY_NAMES))
    return line.kind == "stamp" and is_bare and published(text) is not None


def _without_address(line: str) -> str:
    """Cut the page's own short address off the line of its text."""
    is_text = line.startswith("http") and len(line) > _SHORTEST_LINE
    return _ADDRESS.sub("", line) if is_text else line


def _place_apart(line: str) -> list[str]:
    """Set the place, the date in two calendars and the agency apart that a text begins with."""
    placed = _PLACED.match(line) if len(line) > _SHORTEST_LINE else None
    return [placed[1], line[placed.end() :]] if placed else [line]


def _headline_apart(lines: list[str]) -> list[str]:
    """Set the headline apart that a page in one line begins with twice."""
    first = lines[0] if lines and len(lines[0]) > _SHORTEST_LINE else ""
    opening = first[:SHORTEST_HEADLINE]
    said = _SAID_TWICE.match(first) if opening in first[len(opening) :] else None
    if not said or not SHORTEST_HEADLINE <= len(said[1]) <= LONGEST_HEADLINE:
        return lines
    return [said[1], first[said.end() :], *lines[1:]]


def _tail_apart(lines: list[str]) -> list[str]:
    """Set tags, a credit or a link apart that stand in a line below its last sentence."""
    for at in range(len(lines) - 1, max(-1, len(lines) - 1 - _LAST), -1):
        end = lines[at][-LONGEST_TAIL:]
        if not end.endswith(STOPS) and _ENDS.among(end):
            parts = _parted(lines[at], is_last=at == len(lines) - 1)
            lines = [*lines[:at], *parts, *lines[at + 1 :]]
    return lines


def _parted(line: str, is_last: bool) -> list[str]:
    """Give a line and what stands in it below its last sentence; links and tags only the last."""
    begin = max(0, len(line) - LONGEST_TAIL)
    line = _END.sub("", line)
    line = _BARE_TAIL.sub(lambda tail: tail["editor"] or "", line) if is_last else line
    tail = (is_last and _TAIL.search(line, begin)) or _CREDIT.search(line, begin)
    if not tail:
        return [line]
    return [line[: tail.start()], tail[1].replace("سمات ", "سمات: ", 1)]
