"""Labels in the midst of a line, where a page lost its line breaks: each is set apart."""

import re
from itertools import chain

from streams.steps.lines.judge import judge
from streams.steps.lines.line import LONGEST_TAIL, is_headline
from streams.steps.lines.markers import READ_ON_PATTERN
from streams.steps.lines.written import is_date
from streams.steps.text.phrases import Phrases

_LONGEST = 240  # characters of a line of details, or of a headline and its date
_CREDITS = frozenset({"stamp", "source", "tags"})
_FIRST = 3  # lines of a page, among which its headline stands
_MARKER = 12  # characters that a line of nothing but a marker and a headline begins with
_LABELS = ("المصدر:", "كلمات دلالية:", "الكلمات الدلالية:", "الوسوم:", "تاريخ النشر:")
_SIGNS = Phrases(f" {label}" for label in _LABELS)
_BEFORE_LABEL = re.compile(rf" (?={'|'.join(_LABELS)})")
_POINTS = Phrases(("قرأ ", "قرا ", "طالع ", "شاهد ", "قد يهمك"))
# A neighbour's headline behind the last sentence of a paragraph.
_POINTER = re.compile(
    rf'(?<=[.؟!"”»]) ?\(?((?:{READ_ON_PATTERN}) ?: ?(?:[^.؟!()]|\.{{2,3}}){{15,150}})\)?$'
)


def labels_apart(lines: list[str]) -> list[str]:
    """Give the lines of a page, what stands behind a label in a line of its own."""
    labelled = [":" in line and _has_label(line) for line in lines]
    if not any(labelled):
        return lines
    parts = (_pieces(line, at) if labelled[at] else [line] for at, line in enumerate(lines))
    return list(chain.from_iterable(parts))


def _has_label(line: str) -> bool:
    if line[0] == "«" or (len(line) <= _LONGEST and _SIGNS.among(line)):
        return True
    return _POINTS.among(line[_MARKER:][-LONGEST_TAIL:])


def _pieces(line: str, at: int) -> list[str]:
    if line[0] == "«" and line[-1] == "»" and judge(line[1:-1]).kind == "related":
        return [line[1:-1]]
    pointer = _POINTER.search(line, max(0, len(line) - LONGEST_TAIL))
    if pointer:
        return [line[: pointer.start()], pointer[1]]
    pieces = _BEFORE_LABEL.split(line)
    is_headed = at < _FIRST and _are_headline_and_date(pieces)
    return pieces if is_headed or _are_credits(pieces) else [line]


def _are_headline_and_date(pieces: list[str]) -> bool:
    first, *others = pieces
    if len(others) != 1 or not is_headline(first) or judge(first).kind != "body":
        return False
    return is_date(others[0])


def _are_credits(pieces: list[str]) -> bool:
    """Tell details, each known by its own words."""
    return _CREDITS.issuperset(judge(piece).kind for piece in pieces)
