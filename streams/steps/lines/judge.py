"""What one line of a page is, by its own words."""

import re
from functools import lru_cache
from typing import get_args

from streams.steps.lines import markers
from streams.steps.lines.bylines import writer
from streams.steps.lines.credits import alone
from streams.steps.lines.leftovers import is_caption, is_left_over
from streams.steps.lines.line import Line, ends_sentence
from streams.steps.lines.markers import Kind
from streams.steps.lines.values import QUOTES, fits, fits_bare, value_of
from streams.steps.lines.worded import worded
from streams.steps.text.fold import fold_phrase

_LONGEST_MARKED = 240  # characters; only tags and a site's own notice run longer
_SHORT = 60  # characters; a line this short is looked up whole
_LONGEST_CAPTION, _LONGEST_DATELINE = 150, 90  # characters
_HIJRI, _UPDATED = "الموافق", "تحديث"  # between the days of two calendars, and two times
_MARK = r"[:|：]|\.\."
_HAS_MARK = re.compile(rf"{_MARK}|\)$")
_LABEL = re.compile(
    rf"[^\w(\"«“]{{0,6}}([^:|：(]{{1,30}}?)\s?(?P<mark>{_MARK}|\((?=[^()]+\)$))\s?(?P<value>.*)"
)
_DASHED = re.compile(
    r"[^\w(\"«“]{0,6}([^\W\d]{2,9}(?: [^\W\d]{2,9})?)"
    r"(?P<mark> ?/| [–—←»-]| ?>>|(?:(?<=المصدر)|(?<=للمزيد))[–—-]"
    r"|(?:(?<=للمزيد)|(?<=الكاتب)|(?<=الكاتبة)|(?<=الصفة))[،,]) ?(?P<value>.*)"
)
# The labels before dots, a bracket, a slash, a dash or an arrow; before a colon or a bar any does.
_ANY: frozenset[Kind] = frozenset(get_args(Kind))
_CREDITS: frozenset[Kind] = frozenset({"source", "byline", "related"})
_BEFORE = {"..": _CREDITS - {"byline"}, "(": frozenset({"source"})}
_WEAK = frozenset({"..", "("})  # before a source they say less than a colon
_BEFORE |= dict.fromkeys(("/", "–", "—", "-", "←", "»", ">>"), _CREDITS)
_BEFORE |= dict.fromkeys("،,", _CREDITS | {"notice"})
_HASHTAGS = re.compile(r"#\w+(?:[،,]? #\w+){2,20}")  # fewer are a post's
_ENDED = re.compile(
    r"\W*(?:انتهى\W*(?:\d{1,2}:\d{2} ?ت ?م(?: \d{1,5})?|\d{1,5}(?:/[^\W\d]{1,3})?)?\W*"
    r"|\(النهاية\)(?: [^\W\d]){2,4}(?: ?/(?: [^\W\d]){1,4})?"
    r"|بنا \d{4} جمت \d{1,2}/\d{1,2}/\d{4})"
)
_ALSO = re.compile(r"\.\. ?أيضا ?[/|:] ?([^.]{15,150})")
_NOTED = frozenset({"إذا", "إن"})  # as some sites' own notes begin
_OPENERS = markers.OPENERS | _NOTED
_NOTE = re.compile(r"(?:إذا كنت تعتقد/|إن الآراء (?:المذكورة|الواردة) في هذ.{0,60}(?:تعب|كاتب)).*")
_CLOCKED = re.compile(r"(?:أمس|اليوم)[ ,،]+\d{1,2}:\d\d GMT")
# How long it takes to read; in Arabic `header` and `in_place` tell it by its place.
_MINUTES = re.compile(r"\d{1,2} ?min(?:s|utes?)?(?: read)?")
_CRUMBS = re.compile(
    r"(?:الصفحة )?الرئيسية ?(?:[»›>/|←-] ?[^.؟!]{2,80}|[»›>←] ?[^»›>←]{2,30} ?[»›>←].{2,180})"
)
_COUNTED = re.compile(r"list \d{1,2} of\b.*")  # an item of a list that says its length
_LISTS = re.compile(r"list of \d{1,2} items?")  # neighbours, as a screen reader says it
# Below the text, what follows is of the file, section or site: «من ملف: …», «المزيد في سوريا».
NAMES_SECTION = re.compile(
    r"من ملف ?: ?[^.؟!]{3,60}"
    r"|(?:المزيد|أكثر الموضوعات قراءة|الأكثر قراءة) في [^\s.]{3,15}(?: [^\s.]{3,15})?"
)
_FORMS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (_CLOCKED, "stamp"),
    (_MINUTES, "notice"),
    (_NOTE, "notice"),
    (_COUNTED, "notice"),
    (_LISTS, "related"),
    (NAMES_SECTION, "related"),
    (_ENDED, "end"),
    (_CRUMBS, "navigation"),
)
# What stands behind a name and is no part of it: a time or an account, a link.
_BEHIND: dict[Kind, re.Pattern[str]] = {
    "byline": re.compile(r" (?:(?:في|الساعة) \d{1,2}:\d{2}(?: [صم])?|@\w{2,30})$"),
    "source": re.compile(r" ?https?://\S+$"),
}
_EDGE = " *•●■▪◄►»«/\\#|-–—:_+=~.،"


def judge(line: str) -> Line:
    """Say what a line is; one that bears no sign is "body"."""
    length = len(line)
    if length > _SHORT:
        first = line[: line.find(" ")]
        is_opener = first in _OPENERS and (first not in _NOTED or _NOTE.match(line))
        is_prose = not is_opener and (line[0].isalpha() or line[0] in QUOTES)
        if is_prose and (length > _LONGEST_MARKED or not _may_be_marked(line)):
            captioned = length <= _LONGEST_CAPTION and is_caption(line)
            return Line("notice" if captioned else "body", line)
        if length > _LONGEST_MARKED:
            may_be = line.startswith(markers.LONG_OPENERS)
            return (may_be and _marked(line)) or Line("body", line)
    return _known(line) or Line("body", line)


def _may_be_marked(line: str) -> bool:
    """Tell a line of two dates or two times, or of a menu, from prose."""
    if "|" in line and " | " in line:  # one sign is found faster than three
        return True
    return len(line) <= _LONGEST_DATELINE and (_HIJRI in line or _UPDATED in line)


def _marked(line: str) -> Line | None:
    key = fold_phrase(line)
    kind = markers.ALONE.get(key)
    if kind or not key:
        return Line(kind or ("body" if any(map(str.isalpha, line)) else "notice"), line)
    return (
        _labelled(line)
        or _bracketed(line)
        or _prefixed(line, key)
        or _starred(line, key)
        or _credited(line)
        or _signed(line)
        or worded(line, key)
        or _left(line)
    )


# The same few lines stand on every page, and each is judged twice.
_known = lru_cache(maxsize=4096)(_marked)


def _labelled(line: str) -> Line | None:
    """A known label before a mark that such a label has."""
    for form in (_LABEL, _DASHED) if _HAS_MARK.search(line) else (_DASHED,):
        match = form.match(line)
        kind = _kind_of(match[1], match["value"]) if match else None
        if match and kind and kind in _BEFORE.get(match["mark"].strip(), _ANY):
            value = _value(kind, match["value"])
            is_one = fits_bare if kind == "source" and match["mark"] in _WEAK else fits
            return Line(kind, line, value) if is_one(kind, value) else None
    return None


def _kind_of(label: str, value: str) -> Kind | None:
    """Give what a label says that follows it; some say tags of several only."""
    key = fold_phrase(label)
    return "tags" if key in markers.LISTED and fits_bare("tags", value) else markers.LABELS.get(key)


def _bracketed(line: str) -> Line | None:
    """A credit in brackets: «(المصدر: رويترز)»."""
    inside = _labelled(line[1:-1]) if line[0] == "(" and line[-1] == ")" else None
    return inside._replace(text=line) if inside and inside.kind == "source" else None


def _value(kind: Kind, text: str) -> str:
    """Give what follows a marker; a name without what stands behind it."""
    value = value_of(text)
    return _BEHIND[kind].sub("", value) if kind in _BEHIND else value


def _prefixed(line: str, key: bytes) -> Line | None:
    """A known phrase at the line's start, its value after it."""
    for phrase, kind in markers.PREFIXES.get(key.split(b" ", 1)[0], ()):
        if key.startswith(phrase + b" ") and not (kind == "related" and _is_sentence(line)):
            rest = line.lstrip(_EDGE).split(None, phrase.count(b" ") + 1)[phrase.count(b" ") + 1 :]
            value = _value(kind, rest[0]) if rest else ""
            if fits_bare(kind, value):
                return Line(kind, line, value)
    return None


def _is_sentence(line: str) -> bool:
    """Tell a sentence that happens to begin with the words of a marker."""
    return ":" not in line and line.endswith(".") and ends_sentence(line)


def _starred(line: str, key: bytes) -> Line | None:
    """A credit after an asterisk: «*نقلا عن …»."""
    for phrase in markers.STARRED:
        if line.startswith("*") and key.startswith(phrase + b" "):
            return Line("source", line, line.lstrip(_EDGE).split(None, phrase.count(b" ") + 1)[-1])
    return None


def _left(line: str) -> Line | None:
    """A neighbour behind dots, hashtags, one of a few forms, or what is left of pictures."""
    if also := _ALSO.fullmatch(line):
        return Line("related", line, also[1])
    if _HASHTAGS.fullmatch(line):
        return Line("tags", line, line)
    kind = next((kind for form, kind in _FORMS if form.fullmatch(line)), None)
    if kind:
        return Line(kind, line)
    return Line("notice", line) if is_left_over(line) else None


def _credited(line: str) -> Line | None:
    agencies = alone(line)
    return Line("source", line, agencies) if agencies else None


def _signed(line: str) -> Line | None:
    """A writer's name behind a word for it, beside a place or beside a desk."""
    name = writer(line)
    return None if name is None else Line("byline", line, name)
