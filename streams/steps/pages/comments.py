"""Readers' comments below an article: their names, dates and words are none of its own."""

import re
from itertools import takewhile

from streams.steps.lines.line import Line, continues, first_prose, is_prose, last_prose, may_head
from streams.steps.pages.further import is_stamped

_HEADING = re.compile(
    r"\W*(?:\d{1,5} |عدد )?(?:آراء (?=[اق])|(?:ال)?تعليق(?:ات|ان|ا|اً)?)(?: ?الزوار| ?القراء)?"
    r"(?: ?[(:]? ?\d{1,5}\)?)?\W*"
)
_LONGEST_HEADING = 40  # characters
_ASKS = re.compile(r"\W*(?:[أا]ضف|[إا]ضافة|[أا]ترك|اكتب) تعليق\w*\W*")  # for a further one
_SEVERAL = re.compile(r"تعليق(?:ات|ان)|\d")
_MOST = 60  # lines of comments above a form for one
_SAYS = re.compile(r".{1,60} (?:يقول|تقول|قال|says) ?:")
_SAID = re.compile(r"[^\W\d]+(?: [^\W\d]+){0,2} ?: ?\S.*")
_NUMBERED = re.compile(r"\W*1 ?[-–.)] ?[^\W\d]+(?: [^\W\d]+){0,2}\W*")  # «1 - سالم»
_COUNT = re.compile(r"[1-9]")
_OF_READERS = re.compile("الزوار|القراء")
_SOON = 4  # lines below the heading in which the first comment is signed or dated
_WORDS = 4  # spaces of a headline, which a reader's name has not


def without_comments(page: list[Line]) -> list[Line]:
    """Leave out what readers wrote, down to the next marker or the next article's headline."""
    headings = [n for n, line in enumerate(page) if _is_heading(line)]
    if not headings:
        return page
    first, last = first_prose(page), last_prose(page)
    for at in headings:
        if at > first and (end := _end(page, at, last)):
            return [*page[:at], *page[end:]]
    return page


def _end(page: list[Line], at: int, last: int) -> int:
    """Find where the comments below a heading end, 0 where there are none."""
    if _begin(page, at) or (at > last and _is_sure(page[at])):
        return next((n for n in range(at + 1, len(page)) if _is_beyond(page, n)), len(page))
    return _form(page, at) if _SEVERAL.search(page[at].text) else 0


def _is_sure(heading: Line) -> bool:
    """Tell the heading of comments that are counted, or of a site's visitors."""
    return bool(_COUNT.search(heading.text)) or "الزوار" in heading.text


def _form(page: list[Line], at: int) -> int:
    """Find the form that ends comments without dates, 0 where no reader speaks above one."""
    form = next((n for n in range(at + 1, min(len(page), at + _MOST)) if _asks(page[n])), 0)
    below = page[at + 1 : form]
    goes_on = any(is_prose(line) and continues(line.text) for line in below)
    says = any(line.text.count(" ") >= _WORDS for line in below)
    return form if says and _names_reader(below) and not goes_on else 0


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
    if is_dated or any(_SAYS.fullmatch(each.text) for each in below):
        return True
    is_signed = kinds[:3] == ["byline", "stamp", "body"]
    is_numbered = bool(below) and _NUMBERED.fullmatch(below[0].text) is not None
    is_first = is_signed or is_numbered or _are_said(page, at)
    return bool(_OF_READERS.search(page[at].text)) and is_first


def _are_said(page: list[Line], at: int) -> bool:
    """Tell comments of a line each: «سالم: …»."""
    said = list(takewhile(lambda line: line.kind == "body", page[at + 1 : at + _MOST]))
    return len(said) > 1 and all(_SAID.fullmatch(line.text) for line in said)


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
    is_long = line.text.count(" ") >= _WORDS and may_head(line)
    return is_long and is_stamped(page, at + 1)
