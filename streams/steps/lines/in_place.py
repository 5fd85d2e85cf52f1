"""Lines that their words leave open, judged by their place: writers, dates, captions."""

import re

from streams.steps.lines import markers
from streams.steps.lines.bylines import correspondent, is_name, is_outlet, is_place, place_beside
from streams.steps.lines.datelines import names_agency
from streams.steps.lines.header import above_text
from streams.steps.lines.judge import NAMES_SECTION, judge
from streams.steps.lines.line import (
    PARAGRAPH_ENDS,
    Line,
    continues,
    ends_sentence,
    first_prose,
    is_prose,
    last_prose,
)
from streams.steps.lines.roles import described, is_description, with_roles
from streams.steps.lines.stamps import place_before
from streams.steps.text.fold import fold_phrase

# «name – paper», of three words at most, or «name (city)».
_BESIDE_WRITER = re.compile(r"([^–()]{4,40}) (?:– (\S+(?: \S+){0,2})|\(([^()]{2,20})\))")
# How long it takes to read, as in `header` and `judge`, and how many have done it.
_READING = re.compile("قراء|مشاهد")
_SEVERAL = 2
_EDGE = " :.–—-"
# How those who check facts describe what they show; no sentence ends behind it.
_SHOWN = re.compile(
    r"لقط(?:ة|ات) شاشة (?:[^ ]+ )*?ل*(?:تظهر|يظهر|لنسخة|من) "
    r"|(?:مقارنة|مطابقة) .*(?:مقطع|صورة|مشاهد|لقطة) الادّ?عاء"
)
_LONGEST_SHOWN = 150  # characters
_LINKS = frozenset({"navigation", "share", "notice"})
_RIGHTS = re.compile(r"الحقوق محفوظة|© ?\d{4}")  # of a site; a picture's are its owner's alone
_WORDS_OF_FOOT = 7  # spaces


def told_apart(lines: list[Line]) -> list[Line]:
    """Judge by their place the lines that their words leave open: writers, dates, captions."""
    if all(map(is_prose, lines)):  # as in four articles of five
        return lines
    first = first_prose(lines)
    first = first if first < len(lines) else 0  # with no paragraph nothing is above one
    below = (
        x._replace(kind="notice") if len(x.text) <= _LONGEST_SHOWN and _shows(x.text) else x
        for x in lines[first:]
    )
    lines = [*lines[:first], *below]
    last = last_prose(lines)
    lines = as_words(lines, last)
    end = last + 1 or len(lines)
    header, tail = _without_counters(lines[:first], _SEVERAL), _without_counters(lines[end:], 1)
    tail = [x._replace(kind="notice") if is_description(x.text) else x for x in tail]
    tail = _without_foot(tail)
    inside = lines[first:end]
    header = _signed(with_roles(above_text(header), inside), inside)
    lines = [*header, *inside, *_signed(tail, inside)]
    first, last = len(header), len(header) + last - first  # of lines, some of which are left out
    above = first if first and names_agency(lines[first].text) else 0
    if not above and not any([line.kind in markers.HEADER for line in lines]):
        return lines
    lines = _listed(lines)
    return [_in_place(line, at < above, first <= at < last) for at, line in enumerate(lines)]


def _shows(text: str) -> bool:
    """Tell what those who check a claim write below a picture of it: «لقطة شاشة تظهر …»."""
    return _SHOWN.match(text) is not None and not ends_sentence(text)


def as_words(lines: list[Line], last: int) -> list[Line]:
    """Take what is a label only below the last paragraph for words of the body above it."""
    above = lines[: max(0, last)]
    if not any([line.kind != "body" for line in above]):
        return lines
    words = [
        Line("body", x.text) if x.kind != "body" and _marks_below(x.text.strip(_EDGE)) else x
        for x in above
    ]
    return [*words, *lines[len(above) :]]


def _marks_below(text: str) -> bool:
    return fold_phrase(text) in markers.BELOW or NAMES_SECTION.fullmatch(text) is not None


def _without_foot(tail: list[Line]) -> list[Line]:
    """Take the few words below a page's rights, or below the links at its foot, for the site's own,
    down to a marker; what ends as a sentence does stays, for rights may be a picture's."""
    begin = next((n for n, line in enumerate(tail) if _is_foot(line)), len(tail))
    end = next((n for n in range(begin, len(tail)) if tail[n].kind == "related"), len(tail))
    foot = [x._replace(kind="notice") if _may_be_foot(x) else x for x in tail[begin:end]]
    return [*tail[:begin], *foot, *tail[end:]]


def _may_be_foot(line: Line) -> bool:
    if line.kind != "body":
        return False
    is_few = line.text.count(" ") < _WORDS_OF_FOOT and not continues(line.text)
    return _is_foot(line) or (is_few and not line.text.endswith((*PARAGRAPH_ENDS, "…", "..")))


def _is_foot(line: Line) -> bool:
    if line.kind == "notice":
        is_coded = line.text[-1] == "=" and line.text[0].isalnum()  # a reader's address
        return is_coded or _RIGHTS.search(line.text) is not None
    parts = line.text.split(" | ") if line.kind == "body" else []
    if len(parts) > _SEVERAL:
        return 2 * sum(judge(part).kind in _LINKS for part in parts) > len(parts)
    return line.kind == "navigation" and markers.is_footer(line.text)


def _without_counters(lines: list[Line], most: int) -> list[Line]:
    """Take lines without a letter beside the body for counts of readers: «124», «5 / 5»; where
    there are more than `most`, but for one number of two digits said again, they are a table."""
    counts = [line.text for line in lines if _counts(line)]
    is_one = len(set(counts)) == 1 and (len(counts) == 1 or len(counts[0]) > 1)
    if not is_one and len(counts) > most:
        return lines
    return [line._replace(kind="notice") if _counts(line) else line for line in lines]


def _counts(line: Line) -> bool:
    return line.kind == "body" and not any(map(str.isalpha, line.text))


def _signed(beside: list[Line], inside: list[Line]) -> list[Line]:
    """Take the one name above or below the paragraphs for a byline; several are a list, and one
    that they name is who they tell of."""
    names = [_writer(beside, n) for n in range(len(beside))]
    people = set(filter(None, names))
    name = people.pop() if len(people) == 1 else ""
    if not name or any(name in line.text for line in inside):
        return beside
    return [
        line._replace(kind="byline", value=name) if found else line
        for line, found in zip(beside, names, strict=True)
    ]


def _writer(beside: list[Line], at: int) -> str:
    """Give the writer of «city: name», «name – paper», or of a name alone beside other details."""
    line = beside[at]
    if line.kind != "body":
        return ""
    named = _BESIDE_WRITER.fullmatch(line.text)
    if named and is_name(named[1]) and (named[2] or is_place(named[3])):
        return named[1]
    name, _, city = line.text.partition(" من ")
    is_one = is_name(name) and (not city or is_place(city))
    below = beside[at + 1 : at + 2]
    if is_one and (_is_below_stamp(beside, at) or any(map(_is_of_header, below))):
        return name  # «ليلى حداد من الرياض» too
    return described(line.text) or correspondent(line.text)


def _is_below_stamp(beside: list[Line], at: int) -> bool:
    above = (beside[n].kind for n in range(at - 1, -1, -1))
    return next((kind for kind in above if kind not in ("notice", "source")), "") == "stamp"


def _is_of_header(line: Line) -> bool:
    """Tell a stamp, a writer, how long it takes to read, or the writer's paper."""
    is_about = line.kind == "notice" and (_READING.search(line.text) or is_outlet(line.text))
    return line.kind in markers.HEADER or bool(is_about)


def _listed(lines: list[Line]) -> list[Line]:
    """Take several lines of a name and a city for a list of people, not of writers."""
    bylines = [line for line in lines if line.kind == "byline" and line.value]
    people = {line.value for line in bylines if place_beside(line.text)}
    if len(people) < _SEVERAL:
        return lines
    return [line._replace(kind="body") if line.value in people else line for line in lines]


def _in_place(line: Line, is_above: bool, is_inside: bool) -> Line:
    """Judge a short line above the dateline for a caption, a bare date between paragraphs for the
    next one's heading, or in English for the end of an embedded post."""
    if line.kind == "body" and is_above:
        return line._replace(kind="notice")
    if is_inside and place_before(line) is not None:
        return line._replace(kind="notice" if line.text.isascii() else "body")
    return line
