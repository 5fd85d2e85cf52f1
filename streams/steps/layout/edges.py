"""What sites write into one line with a headline, a date or the last sentence, set apart."""

import re

from streams.steps.lines.line import LONGEST_HEADLINE, LONGEST_TAIL, SHORTEST_HEADLINE, STOPS
from streams.steps.lines.markers import AGENCY_NAMES, RELATED_PATTERN
from streams.steps.text.phrases import Phrases

_SHORTEST_LINE = 150  # characters of one that begins with a headline said twice
# Before tags without a sign between them, and what tells a sentence that begins so from them.
_TAGS = "سمات "
_PROSE = re.compile(r"[،؛:!؟]| (?:لا|لم|لن|كما|كان|كانت|التي|الذي|إلى|على|عن|هي|هو) ")
# What sites write on below the last sentence, in its line.
_TAIL = re.compile(
    r'(?<=[.!؟"”»]) ?((?:سمات|رابط الخبر) .{3,150}'
    rf"|(?:{RELATED_PATTERN}):? [^.؟!]{{15,150}})$"
)
_CREDIT = re.compile(
    r"(?<=[.!؟]) ?(تحرير: [^\s.:؟،]+(?: [^\s.:؟،]+){1,3}|المصدر: [^\s.:؟]+(?: [^\s.:؟]+){0,2}"
    r"|نقل(?:ا|اً|ًا) عن [\"«][^\"»]{3,30}[\"»])$"
)
_BARE_TAIL = re.compile(
    r' (?:[إا]قرأ المزيد(?::? ?https?://\S{1,200})?|(?<=[.!؟"”»] )إعلان'
    r"|(?P<editor>تحرير: [^.:؟]{3,40}) إعلان)$"
)
_END = re.compile(
    r'(?<=[.!؟"”»]) ?(?:\((?:النهاية|انتهى)\)|// ?انتهى ?//(?: ?\d{2}:\d{2} ?ت ?م(?: \d{1,5})?)?'
    r"|\( ?(?:لمزيد من )?التفاصيل ?\))$"
)
_ENDS = Phrases(
    (
        *(_TAGS, "رابط الخبر", "المزيد", " المصدر: ", "تحرير: ", "إعلان", "نقلا", "نقلًا"),
        *("ذات صلة", "ذات علاقة", "متعلقة ", "متعلقة:"),
        *("النهاية)", "انتهى)", "انتهى /", "التفاصيل )", "التفاصيل)"),
    )
)
_FIRST, _LAST = 2, 8  # lines of a page, among which its text in a line, or last sentence, may be
_SLIDER = "Next Previous "  # the buttons of a row of pictures
_ADDRESS = re.compile(r"^https?://\S{4,60} (?:إعلان )?")
_BETWEEN = "الموافق"  # the days of two calendars
_PLACED = re.compile(
    r"((?:[^\W\d]+ ){1,3}\d{1,2} (?:[^\W\d]+ ){1,2}1[34]\d\d ?هـ? "
    r"الموافق \d{1,2} [^\W\d]+ \d{4} ?م? "
    rf"(?:{'|'.join(sorted(AGENCY_NAMES))})) "
)
# The headline of a page in one line, said twice.
_SAID_TWICE = re.compile(r"([^\s*#]+(?: [^\s*#]+){2,20}?) \1 ")


def edges_apart(lines: list[str]) -> list[str]:
    """Give the lines of a page, its headline, place and tail in lines of their own."""
    first = [piece for line in lines[:_FIRST] for piece in _place_apart(_without_address(line))]
    return _tail_apart(_headline_apart([*first, *lines[_FIRST:]]))


def _without_address(line: str) -> str:
    """Cut the page's own short address off the line of its text, or a slider's buttons."""
    line = line.removeprefix(_SLIDER)
    is_text = line.startswith("http") and len(line) > _SHORTEST_LINE
    return _ADDRESS.sub("", line) if is_text else line


def _place_apart(line: str) -> list[str]:
    """Set the place, the date in two calendars and the agency apart that a text begins with."""
    is_dated = len(line) > _SHORTEST_LINE and _BETWEEN in line
    placed = _PLACED.match(line) if is_dated else None
    return [placed[1], line[placed.end() :]] if placed else [line]


def _headline_apart(lines: list[str]) -> list[str]:
    """Set the headline apart that a page in one line begins with twice."""
    first = lines[0] if lines else ""
    if len(first) <= _SHORTEST_LINE:
        return lines
    is_again = first[:SHORTEST_HEADLINE] in first[SHORTEST_HEADLINE:]
    said = _SAID_TWICE.match(first) if is_again else None
    if not said or not SHORTEST_HEADLINE <= len(said[1]) <= LONGEST_HEADLINE:
        return lines
    return [said[1], first[said.end() :], *lines[1:]]


def _tail_apart(lines: list[str]) -> list[str]:
    """Set tags, a credit or a link apart that stand in a line below its last sentence."""
    for at in range(len(lines) - 1, max(-1, len(lines) - 1 - _LAST), -1):
        if not lines[at].endswith(STOPS) and _ENDS.among(lines[at][-LONGEST_TAIL:]):
            parts = _parted(lines[at], is_last=at == len(lines) - 1)
            lines = [*lines[:at], *parts, *lines[at + 1 :]]
    return lines


def _parted(line: str, is_last: bool) -> list[str]:
    """Give a line and what stands in it below its last sentence; links and tags only the last."""
    begin = max(0, len(line) - LONGEST_TAIL)
    line = _END.sub("", line)
    line = _BARE_TAIL.sub(lambda tail: tail["editor"] or "", line) if is_last else line
    if is_last and line.startswith(_TAGS) and begin == 0 and not _PROSE.search(line):
        return [_labelled(line)]
    tail = (is_last and _TAIL.search(line, begin)) or _CREDIT.search(line, begin)
    if not tail:
        return [line]
    return [line[: tail.start()], _labelled(tail[1])]


def _labelled(tags: str) -> str:
    """Put the colon behind the label of tags; any other line stays."""
    return tags.replace(_TAGS, "سمات: ", 1)
