"""What a text opens with: «القاهرة (رويترز) - …», «سامر حداد- سبق- جدة: …»."""

import re
from typing import NamedTuple

from streams.steps.lines import markers
from streams.steps.lines.bylines import is_name, is_outlet, is_place
from streams.steps.lines.line import is_paragraph
from streams.steps.lines.values import undated
from streams.steps.text.fold import fold_phrase

# A place, or a place and its country; perhaps the day; perhaps an agency, as in «(CNN) --».
_PLACE = r"(?P<place>[^\W\d_][^\d()،,.:؛–—/\-]{1,24}(?:[،,] ?[^\d()،,.:؛–—/\-]{2,30}[^\W\d_])?)"
_DATE = r"\d{1,2} [^\W\d]{2,9}(?: ?[ /] ?[^\W\d]{2,9}){0,2}(?: \d{4})?|\d{1,2}[/-]\d{1,2}[/-]\d{4}"
_DAY = rf" ?[،,/]? ?(?:في )?(?P<day>{_DATE})"
_AGENCY = r"(?P<agency>[^\d()،,.:؛–—/\-]{2,20}?)"
_DASHED = re.compile(
    rf"{_PLACE}(?:{_DAY})? ?(?:-? ?\((?P<agency>[^()\d]{{2,30}})\) ?)?"
    r"(?P<dash> [–—-]{1,2} |[–—]{1,2} ?|-- ?|(?<=\))- ?|(?<! )- | -(?=[^\W\d]))"
)
_BARE = re.compile(r"\([^()\d]{2,20}\) ?--? ")
_SIGNED = (
    re.compile(rf"{_PLACE}(?:{_DAY})?\.? ?[/–—-] ?{_AGENCY} ?[/–—-]{{1,2}} ?"),
    re.compile(rf"{_PLACE}{_DAY} {_AGENCY} ?[/–—-]{{1,2}} "),
    re.compile(rf"{_PLACE}{_DAY} \({_AGENCY}\) "),
    re.compile(r"(?P<place>[^\W\d]{3,12})-(?P<agency>[^\W\d]{3,8})(?P<day>) "),
)
_SIGNED_FIRST = re.compile(rf"{_AGENCY} ?[/–—-] ?{_PLACE}(?P<day>)(?: ?[/–—-] |:)")
_BESIDE = re.compile(r"[/–—-]|\d.{0,30} \(")  # an agency
# A place or a writer beside an agency, and perhaps the place behind it.
_WRITTEN = re.compile(
    rf"(?P<first>[^\W\d][^\d:.–—/-]{{1,40}}?) ?[–—-] ?{_AGENCY} ?"
    r"(?:[–—-] ?(?P<where>[^\d:.–—/-]{2,24}?))?:"
)
_PLACED = re.compile(r"([^\W\d][^\d:،.–—/-]{4,40}?) ?[–—-] ?([^\d:،.–—/-]{2,24}?) ?:")
_DESK = re.compile(r"[^\d:،.–—-]{2,20}[–—-] ?[^\d:،.–—-]{2,24}:")  # of «writer –desk- place:»
_WRITER = re.compile(r"([^\d:،.–—-]{4,40}?) ?:")  # behind a place and a dash
_OF_TOWNS = "وطنية"
_GLUED = ("- ", " -")  # a hyphen behind the place without a space, as between other words too
_BRACKETED = re.compile(r"\(([^()\d]{2,24})\) ?[–—-] ?")
_CITY = re.compile(r"([^\W\d_][^\d:/.]{1,22}?) ?[:/] ")
_DASH = re.compile("[–—-]")
_MARKS = "-–—/(:"  # one of which every dateline has
_LONGEST = 90  # characters, its dash among them
_LONGEST_PLACE = 4  # words
_LONGEST_ASIDE = 80  # characters
_AROUND = ' ()"«»'
_CLOSING = " :–—-"


class Dateline(NamedTuple):
    """A place, the day beside it as it is written, and a writer; "" where none is named.

    An agency beside them is no source: who puts one there for the place's sake names another below.
    """

    place: str = ""
    day: str = ""
    writer: str = ""


def names_agency(line: str) -> bool:
    """Tell whether a paragraph opens with an agency in brackets, a place before it or none."""
    opening = _dashed(line)
    return bool(opening and opening["agency"]) or _BARE.match(line) is not None


def dateline(body: str) -> Dateline:
    """Read what the body opens with."""
    first, _, rest = body.partition("\n")
    if is_paragraph(first):
        return _read(first)
    city = first.rstrip(_CLOSING)
    if city != first and is_place(city):
        return Dateline(city)  # in a line of its own: «غزة –»
    below = _read(rest.partition("\n")[0])
    return below if is_place(below.place) else Dateline()  # else it may be any words before a dash


def _read(opening: str) -> Dateline:
    head = opening[:_LONGEST]
    if not is_paragraph(opening) or not any([mark in head for mark in _MARKS]):
        return Dateline()
    if written := _written(opening) or _placed(opening) or _bracketed(opening):
        return written
    found = _before_dash(opening) or _before_agency(opening)
    if not found:
        return Dateline(_before_colon(opening))
    place = found["place"].strip().removesuffix(" في")
    if place.count(" ") >= _LONGEST_PLACE:
        return Dateline()
    day = found["day"] if found["agency"] else ""  # else it may be of long ago
    return Dateline(place, day or "", _writer(opening, found.end()) if is_place(place) else "")


def _writer(opening: str, begin: int) -> str:
    """Give the writer between a place's dash and a colon: «دبي - سمر حداد: …»."""
    named = _WRITER.match(opening, begin)
    return named[1] if named and is_name(named[1]) else ""


def _written(opening: str) -> Dateline | None:
    """Read a place or a writer before an agency and a colon; behind it may stand the place.

    None where it may be a place that we do not know.
    """
    match = _WRITTEN.match(opening)
    if not match or not _is_agency(match["agency"]):
        return None
    first, beside = match["first"], match["where"] or ""
    where = "" if is_outlet(beside) else beside
    if is_place(first):
        return Dateline(first)
    if is_outlet(first):
        return Dateline(where)
    is_writer = is_name(first) or beside
    return Dateline(where, writer=first if " " in first else "") if is_writer else None


def _placed(opening: str) -> Dateline | None:
    """Read a writer before a place and a colon: «سامر الحداد - عمان: …»."""
    match = _PLACED.match(opening)
    is_one = match and is_name(match[1]) and is_place(match[2])
    return Dateline(match[2], writer=match[1]) if match and is_one else None


def _bracketed(opening: str) -> Dateline | None:
    match = _BRACKETED.match(opening)
    return Dateline(match[1]) if match and is_place(match[1]) else None


def _dashed(line: str) -> re.Match[str] | None:
    """Match a place before a dash, which few lines have early enough."""
    match = _DASHED.match(line) if _DASH.search(line, 0, _LONGEST) else None
    if not match or not _is_dated(match):
        return None
    between = line[match.end("place") : match.start("agency")]
    is_sure = "-" not in between if match["agency"] else match["dash"] not in _GLUED
    return match if is_sure or is_place(match["place"]) else None


def _is_dated(opening: re.Match[str]) -> bool:
    """Tell a day, or none, from a number of other things."""
    return not opening["day"] or _is_day(opening["day"])


def _before_dash(opening: str) -> re.Match[str] | None:
    """Match what stands before a dash, unless the dash opens an aside."""
    match = _dashed(opening)
    if not match or is_outlet(match["place"]) or _DESK.match(opening, match.end()):
        return None
    said = opening[match.end() : match.end() + _LONGEST_ASIDE].partition(
        f" {match['dash'].strip()}"
    )
    is_aside = said[1] and not match["agency"] and not _is_agency(said[0])
    is_dated = is_place(match["place"]) and _is_day(said[0])
    return None if is_aside and not is_dated else match


def _before_agency(opening: str) -> re.Match[str] | None:
    """Match a place beside an agency that we know: «… / واس», «… 26 مايو (شينخوا)», «وطنية - …»."""
    if not _BESIDE.search(opening, 0, _LONGEST):
        return None
    first = _SIGNED_FIRST.match(opening)
    if first and _is_agency(first["agency"]) and _may_be_place(first):
        return first
    matches = filter(None, (form.match(opening) for form in _SIGNED))
    return next(
        (m for m in matches if _is_agency(m["agency"]) and _is_dated(m) and _is_apart(m)), None
    )


def _is_apart(opening: re.Match[str]) -> bool:
    """Tell a place that we know, or one that the agency does not stick to: «درعا-سانا»."""
    return is_place(opening["place"]) or "-" not in opening[0].replace(" -", "").replace("- ", "")


def _may_be_place(opening: re.Match[str]) -> bool:
    """Tell a city, or behind an agency that writes from them a town that we do not know."""
    is_town = opening["agency"] == _OF_TOWNS and opening[0].endswith(" - ")
    return is_place(opening["place"]) or (is_town and " " not in opening["place"].strip())


def _before_colon(opening: str) -> str:
    """Give the city in «city: …», «city/ …», «city، agency: …» or «agency من city: …», where we
    know it."""
    found = _CITY.match(opening)
    if not found:
        return ""
    agency, _, city = found[1].rpartition(" من ")
    place, _, beside = city.partition("، ")
    city = place if is_outlet(beside) else city
    is_one = is_place(city) and (not agency or is_outlet(agency))
    return city if is_one else ""


def _is_agency(name: str) -> bool:
    name = name.strip(_AROUND)
    return name in markers.PAPERS or is_outlet(name) or fold_phrase(name) in markers.WIRES


def _is_day(words: str) -> bool:
    return any(map(str.isdigit, words)) and not undated(fold_phrase(words).split())
