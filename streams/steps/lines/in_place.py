"""Lines that their words leave open, judged by their place: writers, dates, captions."""

import re

from streams.steps.lines import markers
from streams.steps.lines.bylines import correspondent, is_name, is_place, place_beside
from streams.steps.lines.datelines import names_agency
from streams.steps.lines.header import above_text
from streams.steps.lines.line import Line, ends_sentence, is_prose, last_prose
from streams.steps.lines.roles import begins_role, described, is_role

# «name – paper», of three words at most, or «name (city)».
_BESIDE_WRITER = re.compile(r"([^–()]{4,40}) (?:– (\S+(?: \S+){0,2})|\(([^()]{2,20})\))")
_READING = re.compile("قراء|مشاهد")  # how long it takes, and how many have done it
_SEVERAL = 2
_EDGE = " :.–—-"
# How those who check facts describe what they show; no sentence ends behind it.
_SHOWN = re.compile(
    r"لقط(?:ة|ات) شاشة (?:مركبة |من |ل|[^ ]+ )*?(?:تظهر|يظهر|لنسخة|من) "
    r"|(?:مقارنة|مطابقة) .*(?:مقطع|صورة|مشاهد|لقطة) الادّ?عاء"
)
_OPENINGS = ("لقطة شاشة ", "لقطات شاشة ", "مقارنة ", "مطابقة ")
_LONGEST_SHOWN = 150  # characters


def told_apart(lines: list[Line]) -> list[Line]:
    """Judge by their place the lines that their words leave open: writers, dates, captions."""
    first = next((at for at, line in enumerate(lines) if is_prose(line)), 0)
    below = (
        x._replace(kind="notice") if len(x.text) <= _LONGEST_SHOWN and _shows(x.text) else x
        for x in lines[first:]
    )
    lines = [*lines[:first], *below]
    last = last_prose(lines)
    lines = as_words(lines, last)
    end = last + 1 or len(lines)
    header, tail = (_without_counters(some) for some in (lines[:first], lines[end:]))
    inside = lines[first:end]
    header = _signed(above_text(header), inside)
    if any([line.kind == "byline" and line.value for line in header]):
        tail = _without_role(tail)
    lines = [*header, *inside, *_signed(tail, inside)]
    first, last = len(header), len(header) + last - first  # of lines, some of which are left out
    above = first if first and names_agency(lines[first].text) else 0
    if not above and not any([line.kind in ("stamp", "byline") for line in lines]):
        return lines
    lines = _listed(lines)
    return [_in_place(line, at < above, first <= at < last) for at, line in enumerate(lines)]


def _shows(text: str) -> bool:
    """Tell what those who check a claim write below a picture of it: «لقطة شاشة تظهر …»."""
    if not text.startswith(_OPENINGS) or ends_sentence(text):
        return False
    return _SHOWN.match(text) is not None


def as_words(lines: list[Line], last: int) -> list[Line]:
    """Take what is a label only below the last paragraph for words of the body above it."""
    above = lines[: max(0, last)]
    if not any([line.kind != "body" for line in above]):
        return lines
    words = [
        Line("body", x.text) if x.kind != "body" and x.text.strip(_EDGE) in markers.BELOW else x
        for x in above
    ]
    return [*words, *lines[len(above) :]]


def _without_counters(lines: list[Line]) -> list[Line]:
    """Take the line without a letter beside the body for a count of readers: «124», «5 / 5»; where
    several are not one number of two digits, said again, they are a table."""
    counts = [line.text for line in lines if _counts(line)]
    is_one = len(set(counts)) == 1 and (len(counts) == 1 or len(counts[0]) > 1)
    if not is_one:
        return lines
    return [line._replace(kind="notice") if _counts(line) else line for line in lines]


def _without_role(tail: list[Line]) -> list[Line]:
    """Drop what the writer above is from below the text, where nothing else stands there."""
    said = [line.text for line in tail if line.kind == "body"]
    role = said[0].lstrip("* ") if len(said) == 1 else ""
    if not (is_role(role) or (said[:1] != [role] and begins_role(role))):
        return tail
    return [line._replace(kind="notice") if line.kind == "body" else line for line in tail]


def _counts(line: Line) -> bool:
    return line.kind == "body" and not any(map(str.isalpha, line.text))


def _signed(beside: list[Line], inside: list[Line]) -> list[Line]:
    """Take the one name above or below the paragraphs for a byline; several are a list, and one
    that they name is who they tell of."""
    if not beside:
        return []
    is_alone = sum(line.kind == "body" for line in beside) == 1
    below = [*beside[1:], None]
    names = [
        _writer(line, after) or _described(line, is_alone)
        for line, after in zip(beside, below, strict=True)
    ]
    people = set(filter(None, names))
    name = people.pop() if len(people) == 1 else ""
    if not name or any(name in line.text for line in inside):
        return beside
    roles = [
        bool(above) and begins_role(x.text) for above, x in zip(names, beside[1:], strict=False)
    ]
    signed = [
        x._replace(kind="byline", value=name) if n else x
        for x, n in zip(beside, names, strict=True)
    ]
    return [
        line._replace(kind="notice") if role and line.kind == "body" else line
        for line, role in zip(signed, [False, *roles], strict=True)
    ]


def _described(line: Line, is_alone: bool) -> str:
    """Give the writer whom a line describes that has an asterisk or stands alone; others list."""
    is_told = line.kind == "body" and (is_alone or line.text[0] == "*")
    return described(line.text) if is_told else ""


def _writer(line: Line, below: Line | None) -> str:
    """Give the writer of «city: name», «name – paper», or of a name alone above other details."""
    if line.kind != "body":
        return ""
    named = _BESIDE_WRITER.fullmatch(line.text)
    if named and is_name(named[1]) and (named[2] or is_place(named[3])):
        return named[1]
    name, _, city = line.text.partition(" من ")
    is_above = below is not None and (
        below.kind in ("stamp", "byline")
        or begins_role(below.text)
        or (below.kind == "notice" and _READING.search(below.text) is not None)
    )
    if is_above and is_name(name) and (not city or is_place(city)):
        return name  # «ليلى حداد من الرياض» too
    return correspondent(line.text)


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
    is_bare = not line.value or line.text.startswith(line.value)
    if line.kind == "stamp" and is_bare and is_inside:
        return line._replace(kind="notice" if line.text.isascii() else "body")
    return line
