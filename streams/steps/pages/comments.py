"""Readers' comments below an article: their names, dates and words are none of its own."""

import re

from streams.steps.lines.line import Line, is_headline, is_prose
from streams.steps.pages.further import is_stamped

_HEADING = re.compile(
    r"\W*(?:\d{1,5} )?(?:ال)?تعليق(?:ات|ان|ا|اً)?(?: الزوار| القراء)?(?: ?[(:]? ?\d{1,5}\)?)?\W*"
)
_LONGEST_HEADING = 40  # characters
_ASKS = re.compile(r"\W*(?:[أا]ضف|[إا]ضافة|[أا]ترك|اكتب) تعليق\w*\W*")  # for a further one
_SAYS = re.compile(r".{1,60} (?:يقول|تقول|قال|says) ?:")
_SOON = 4  # lines below the heading in which the first comment is signed or dated
_WORDS = 4  # spaces of a headline, which a reader's name has not


def without_comments(page: list[Line]) -> list[Line]:
    """Leave out what readers wrote, down to the next marker or the next article's headline."""
    headings = [n for n, line in enumerate(page) if _is_heading(line)]
    if not headings:
        return page
    first = next((n for n, line in enumerate(page) if is_prose(line)), len(page))
    at = next((n for n in headings if n > first and _begin(page, n)), None)
    if at is None:
        return page
    end = next((n for n in range(at + 1, len(page)) if _is_beyond(page, n)), len(page))
    return [*page[:at], *page[end:]]


def _is_heading(line: Line) -> bool:
    return len(line.text) <= _LONGEST_HEADING and _HEADING.fullmatch(line.text) is not None


def _begin(page: list[Line], at: int) -> bool:
    """Tell the heading of comments by the first one: who says it, or a name above its date.

    A date right below is the article's own, which a count of comments stands beside.
    """
    below = page[at + 1 : at + 1 + _SOON]
    ends = (n for n, each in enumerate(below) if each.kind == "related" or is_prose(each))
    below = below[: next(ends, _SOON)]
    kinds = [each.kind for each in below]
    is_dated = "stamp" in kinds and "body" in kinds[: kinds.index("stamp")]
    is_said = any(_SAYS.fullmatch(each.text) for each in below)
    return is_dated or is_said or (_names_reader(below) and any(map(_asks, page[at:])))


def _names_reader(below: list[Line]) -> bool:
    """Tell a reader's name above the comment, which its number may stand above."""
    named = [line for line in below if not line.text.isdecimal()][:1]
    return any(line.kind == "body" and line.text.count(" ") < _WORDS - 1 for line in named)


def _asks(line: Line) -> bool:
    return line.kind != "body" and _ASKS.fullmatch(line.text) is not None


def _is_beyond(page: list[Line], at: int) -> bool:
    line = page[at]
    if line.kind == "related":
        return True
    is_long = line.kind == "body" and line.text.count(" ") >= _WORDS and is_headline(line.text)
    return is_long and is_stamped(page, at + 1)
