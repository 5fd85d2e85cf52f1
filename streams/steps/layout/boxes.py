"""Boxes that a page says the beginning and the end of, cut out of it."""

import re

from streams.steps.lines.bylines import is_name
from streams.steps.lines.judge import judge
from streams.steps.lines.line import is_paragraph
from streams.steps.lines.markers import END_OF_LIST
from streams.steps.lines.written import byline_line
from streams.steps.text.phrases import Phrases

_SKIPS, _HIDES, _SCRIPT = "وواصل القراءة", "أهمل ", "<![CDATA["
_END_OF_SCRIPT = "]]>"
_ARABIC = re.compile("[\u0621-\u064a]")
_ASKS = ("استطلاع الرأي", "استطلاع رأي", "مفيدة", "مفيدا", "استفدت")
# No set: it would have each line hashed.
_ABOUT = ("عن الكاتب", "عن الكاتبة", "نبذة عن الكاتب", "نبذة عن الكاتبة")
_BOXED = (_SKIPS, _HIDES, _SCRIPT, *_ASKS)
_SIGNS = Phrases(_BOXED)
SIGNS = (*_BOXED, _ABOUT[0])  # without one of them a page stays as it is
_BOX = re.compile(
    rf"تخطى ([^\n]{{3,40}}?) {_SKIPS}.{{0,2000}}?\1 نهاية(?!\w)"
    rf"|{_HIDES}([A-Za-z]{{1,12}} مشاركة, \d{{1,2}}) .{{0,1000}}?نهاية \2"
    r"(?: المحتوى غير متاح .{0,60}ليست مسؤولة عن محتوى المواقع الخارجية\.?)?"
    # A poll, and whether the page was of use.
    r"|^استطلاع (?:ال)?رأي\n[^\n]{5,200}؟\n(?:[^\n]{1,60}\n){1,8}(?:عرض )?النتائج$"
    r"|^هل [^\n]{0,60}(?:مفيدة|مفيدا|استفدت)[^\n]{0,60}؟?\n?نعم\n?لا$",
    re.DOTALL | re.MULTILINE,
)


def without_boxes(lines: list[str]) -> list[str]:
    """Cut out what a page lets its reader skip, posts not shown, polls, scripts and the like."""
    lines = _signed(lines)
    if not any(map(_SIGNS.among, lines)):
        return lines
    kept = _BOX.sub(_neighbours, "\n".join(_without_scripts(lines))).split("\n")
    return [line for line in map(str.strip, kept) if line]


def _neighbours(box: re.Match[str]) -> str:
    """Give the lines of a box of neighbours' headlines as a list, and of any other none."""
    label, inside = box[1] or "", box[0].split("\n")[1:-1]
    if not inside or judge(label).kind != "related":
        return "\n"
    heads = [line for line in inside if line != label]
    return "\n".join(["", label, *heads, END_OF_LIST, ""])


def _without_scripts(lines: list[str]) -> list[str]:
    """Cut out scripts that stand in a page's text, none of whose lines is Arabic."""
    kept: list[str] = []
    begin = None
    for line in lines:
        mark = line.removeprefix("//").strip()
        if mark == _SCRIPT:
            begin = len(kept)
        elif _ARABIC.search(line):
            begin = None
        kept.append(line)
        if begin is not None and mark == _END_OF_SCRIPT:
            del kept[begin:]
            begin = None
    return kept


def _signed(lines: list[str]) -> list[str]:
    """Take the writer's name out of the box about him that stands below the text."""
    about = [at for at, line in enumerate(lines) if line in _ABOUT]
    at = about[-1] if about else 0
    name, bio, below = lines[at + 1 : at + 2], lines[at + 2 : at + 3], lines[at + 3 :]
    if not (at and bio and is_name(name[0])) or any(map(is_paragraph, below)):
        return lines  # a section of the text
    is_header = not any(map(is_paragraph, lines[:at]))
    return lines if is_header else [*lines[:at], byline_line(name[0]), *below]
