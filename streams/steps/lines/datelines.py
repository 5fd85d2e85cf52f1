"""The place that an agency's text opens with: «القاهرة (رويترز) - …»."""

import re

from streams.steps.lines.bylines import is_desk, is_place
from streams.steps.lines.line import is_paragraph
from streams.steps.lines.values import DASH, undated
from streams.steps.text.fold import fold_phrase

# A place, or a place and its country; perhaps the day; perhaps an agency, as in «(CNN) --».
_PLACE = r"([^\W\d_][^\d()،,.:؛–—/\-]{1,24}(?:[،,] ?[^\d()،,.:؛–—/\-]{2,30}[^\W\d_])?)"
_DAY = r"(?:[،,]? ?(?:في )?\d{1,2} [^\W\d]{3,9}(?: \d{4})?)?"
_DASHED = re.compile(
    rf"{_PLACE}{_DAY} ?(?:\(([^()\d]{{2,30}})\) ?)?( [–—-]{{1,2}} |[–—]{{1,2}} ?|-- ?|(?<=\))- ?)"
)
_SLASHED = re.compile(rf"{_PLACE}{_DAY} ?/ ?([^\d()،,.:؛–—/\-]{{2,20}}?)(?: ?/ ?| [–—-]{{1,2}} )")
_DESK = re.compile(r"[^\d:،.–—-]{2,20}[–—-] ?[^\d:،.–—-]{2,24}:")  # of «writer –desk- place:»
_LONGEST = 90  # characters, its dash among them
_LONGEST_PLACE = 4  # words
_LONGEST_CITY = 24  # characters
_LONGEST_ASIDE = 80  # characters
_AROUND = ' ()"«»'


def names_agency(line: str) -> bool:
    """Tell whether a paragraph opens with a place and an agency in brackets."""
    opening = _dashed(line)
    return bool(opening and opening[2])


def dateline(body: str) -> str:
    """Name the place that the body opens with, "" where it opens with none."""
    first, _, rest = body.partition("\n")
    if is_paragraph(first):
        return _named(first)
    below = _named(rest.partition("\n")[0])
    return below if is_place(below) else ""  # else it may be any words before a dash


def _named(opening: str) -> str:
    if not is_paragraph(opening):
        return ""
    place = _before_dash(opening) or _before_slash(opening) or _before_colon(opening)
    place = place.strip().removesuffix(" في")
    return place if place.count(" ") < _LONGEST_PLACE else ""


def _dashed(line: str) -> re.Match[str] | None:
    """Match a place before a dash, which few lines have early enough."""
    return _DASHED.match(line) if DASH.search(line, 0, _LONGEST) else None


def _before_dash(opening: str) -> str:
    """Give what stands before a dash, unless the dash opens an aside."""
    match = _dashed(opening)
    if not match or _DESK.match(opening, match.end()):
        return ""
    said = opening[match.end() : match.end() + _LONGEST_ASIDE].partition(match[3].strip())
    is_aside = said[1] and not match[2] and not _is_agency(said[0])
    is_dated = is_place(match[1]) and _is_day(said[0])
    return "" if is_aside and not is_dated else match[1]


def _before_slash(opening: str) -> str:
    match = _SLASHED.match(opening) if "/" in opening[:_LONGEST] else None
    return match[1] if match and _is_agency(match[2]) else ""


def _before_colon(opening: str) -> str:
    """Give the city in «city: …», where it is one that we know."""
    place, colon, _ = opening[:_LONGEST_CITY].partition(": ")
    return place if colon and place[0].isalpha() and is_place(place) else ""


def _is_agency(name: str) -> bool:
    return is_desk(name.strip(_AROUND))


def _is_day(words: str) -> bool:
    return any(map(str.isdigit, words)) and not undated(fold_phrase(words).split())
