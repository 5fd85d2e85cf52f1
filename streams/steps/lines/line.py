"""A line, and what its length and its ends tell."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from streams.steps.lines import markers
from streams.steps.lines.markers import Kind
from streams.steps.text.fold import fold_phrase

SHORTEST_HEADLINE, LONGEST_HEADLINE = 15, 150  # characters
LONGEST_TAIL = 200  # characters of what stands behind the last sentence in its line
STOPS = (".", "؟", "!")
DOTS = ("...", "…", "[...]", "[…]")  # where a site shows no more of a text
PARAGRAPH_ENDS = (*STOPS, "?", ":", '"', "»", "”", ")")  # of a whole one
SENTENCE_END = (".", "،", "؛", ":", ".»", '."', ".”", ".)")
# No sentence ends with these.
OPEN_WORDS = ("من", "إلى", "على", "عن", "في", "أن", "مع", "بين", "عبر", "لم", "لن", "التي", "الذي")
OPEN_ENDS = tuple(f" {word}" for word in OPEN_WORDS)
OPEN_LETTERS = frozenset(word[-1] for word in OPEN_WORDS)  # cheap beside them
_SOON = 4  # lines
PICTURES = "\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff"  # in a class of a pattern
# What begins the items of a list: «• …», «2- …».
# Arrows, shapes, signs and pictures are bullets all.
_BULLET = re.compile(
    f"(?:[-–—•*»›·>+~\u2023\u2043\u2190-\u21ff\u2500-\u25ff{PICTURES}]+"
    r"|\d{1,2} ?[-–.)](?!\d)|o(?= ))\ufe0f?\s*(?=\S)"
)
_WAW = fold_phrase("و")


class Line(NamedTuple):
    """A line, what it is, and the value it carries after its marker ("" where none)."""

    kind: Kind
    text: str
    value: str = ""


def is_headline(line: str) -> bool:
    """Tell whether a body line could be a headline: three words or more, and no sentence's end.

    Nor does one end in the midst of a sentence, as a line does that a link breaks.
    """
    return (
        len(line) <= LONGEST_HEADLINE
        and line.count(" ") >= 2
        and line[0] not in "—–-•*#؟!"
        and not ends_sentence(line)
        and not (line[-1] in OPEN_LETTERS and line.endswith(OPEN_ENDS))
    )


def may_head(line: Line) -> bool:
    """Tell a body line that could be a headline from every other line."""
    return line.kind == "body" and is_headline(line.text)


def without_bullet(line: str) -> str:
    """Cut the bullet or number off an item of a list."""
    bullet = _BULLET.match(line)
    return line[bullet.end() :] if bullet else line


def is_short_headline(line: str) -> bool:
    """Tell whether a line of a word or two, where a headline is due, may be one."""
    return line.count(" ") < 2 and not ends_sentence(line) and any(map(str.isalpha, line[:2]))


def ends_sentence(line: str) -> bool:
    return line.endswith(SENTENCE_END) and not line.endswith("..")


def continues(line: str) -> bool:
    """Tell whether a paragraph goes on from one before it, by its first words."""
    first = fold_phrase(line[:30].partition(" ")[0])
    if first[:1] == _WAW:
        return first not in markers.OWN_WAW
    return first in markers.CONTINUATION or line.startswith(markers.CONTINUING)


def opens_paragraph(line: str) -> bool:
    """Tell a line that begins as paragraphs do and headlines hardly: «وكان …», «وأوضح …»."""
    return fold_phrase(line.partition(" ")[0]) in markers.PARAGRAPH_OPENERS


def is_paragraph(line: str) -> bool:
    """Tell whether a body line is prose: too long for a headline, or a whole sentence."""
    return len(line) > LONGEST_HEADLINE or (line.count(" ") >= 7 and ends_sentence(line))


def first_prose(lines: Sequence[Line]) -> int:
    """Give the place of the first paragraph, the number of lines where there is none."""
    return next((at for at, line in enumerate(lines) if is_prose(line)), len(lines))


def last_prose(lines: Sequence[Line]) -> int:
    """Give the place of the last paragraph, -1 where there is none."""
    return next((at for at in reversed(range(len(lines))) if is_prose(lines[at])), -1)


def is_prose(line: Line) -> bool:
    """Tell a paragraph of a body from every other line."""
    return line.kind == "body" and is_paragraph(line.text)


def has_paragraphs(page: Sequence[Line], at: int) -> bool:
    """Tell more than the one paragraph that a neighbour is teased with."""
    return sum(map(is_prose, page[at : at + _SOON])) > 1


def prose_at(page: Sequence[Line], at: int) -> bool:
    return at < len(page) and is_prose(page[at])
