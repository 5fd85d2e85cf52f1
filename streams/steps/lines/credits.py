"""Who an article is by credit of: outlets that it names as its sources, agencies that sign it, in a
line of their own or in brackets behind its last words."""

import re
from itertools import takewhile

from streams.steps.lines import markers
from streams.steps.lines.bylines import is_place
from streams.steps.lines.line import Line, is_prose
from streams.steps.lines.values import BETWEEN_NAMES
from streams.steps.text.fold import fold_phrase

# The initials of one at the desk, «ل.س» or «ل س», and of several.
_ONE = r"(?:[^\W\d]{1,2}(?:\. ?[^\W\d]{1,2}){1,2}\.?|[^\W\d](?: [^\W\d]){1,2}\b)"
_INITIALS = rf"{_ONE}(?: ?[/,،] ?{_ONE}){{0,3}}"
INITIALS = re.compile(rf"[=_–—/ -]*(?:\(بترا\) )?{_INITIALS}")
_ALONE = re.compile(
    rf"(?:(?:نص|مصدر|مصادر) ?: |{_INITIALS} ?\(|\[|--+ ?\()?([^\W\d][^():]{{2,39}}?)[ ).\]]?"
)
_AT_END = re.compile(
    r'(?:[(/]([^()/]{2,40})[)/]|(?:^|[.»"”] ?)[–—-] ([^\W\d][^()–—-]{1,30}) [–—-])\.?$'
)
_LONGEST_END = 50  # characters
BRACKETS = ("(", "-", "–", "—", "/")  # around agencies in a line of nothing else
# Names of state agencies are words too: «معا», «قنا». They sign only behind a sentence's end.
_ALL = markers.WIRES | markers.AGENCIES
_APART = _ALL | markers.NEWSROOMS - {fold_phrase("الشرق الأوسط")}  # a region too
# Beside a name or a place: the others are a city, a country and words too.
_SURE = _ALL - frozenset(map(fold_phrase, ("قنا", "بترا", "سبأ", "معا", "بنا")))
_BEFORE = (".", "؟", "!", '"', "»", "”")
_BETWEEN = re.compile(r" ?[/،,+–-] ?")
_BESIDE = re.compile(r"[/:(–—-]")
_AROUND = " .)"
_QUOTES = ('""', "«»", "“”", "()")
_QUOTE = frozenset("".join(_QUOTES))


def alone(line: str) -> str:
    """Name the agencies that a line is nothing but: «فرانس24/ أ ف ب», «--(بترا)»."""
    found = _ALONE.fullmatch(line)
    known = _ALL if line.startswith("--") else markers.WIRES
    return "، ".join(_agencies(found[1], known)) if found else ""


def at_end(line: str) -> list[str]:
    """Name the agencies that a paragraph ends with: «… أمس. (أ ف ب)», «- رويترز -»."""
    if not line.endswith((")", ").", "-", "–", "—", "/")):
        return []
    found = _AT_END.search(line, max(0, len(line) - _LONGEST_END))
    if not found:
        return []
    before = line[: found.start() + 1].rstrip(" -–—(/")
    is_apart = not before or before.endswith(_BEFORE)
    return _agencies(found[1] or found[2], _APART if is_apart else markers.WIRES)


def beside(line: str) -> list[str]:
    """Name the agencies that stand beside a place or a writer: «القاهرة/ سامر حداد/ الأناضول»."""
    parts = (part.strip(_AROUND) for part in _BESIDE.split(line))
    return [part for part in parts if fold_phrase(part) in _SURE]


def _agencies(names: str, known: frozenset[bytes]) -> list[str]:
    """Give the names, none where one is no agency's."""
    parts = [part.strip(" .…") for part in _BETWEEN.split(names)]
    return parts if known.issuperset(map(fold_phrase, parts)) else []


def sources(lines: list[Line]) -> list[str]:
    """Name each source once, in the page's order: those credited, or else who signs the text."""
    credited = [name for line in lines if line.kind != "body" for name in _credited(line)]
    return list(dict.fromkeys(credited or _signature(lines) or _beside_place(lines)))


def _credited(line: Line) -> list[str]:
    """Name what a credit does, and the agency that signs a stamp."""
    if line.kind == "source":
        city, dash, paper = line.value.partition(" - ")
        value = paper if dash and is_place(city) else line.value
        parts = (_unquoted(part.strip(" .")) for part in BETWEEN_NAMES.split(value))
        return [part for part in parts if part]
    last = line.text[line.text.rfind(" ") + 1 :].strip("/()") if line.kind == "stamp" else ""
    return [last] if last in markers.AGENCY_NAMES else []


def _unquoted(name: str) -> str:
    """Take the quotes off a name that stands in quotes as a whole."""
    inner = name[1:-1]
    return inner if f"{name[:1]}{name[-1:]}" in _QUOTES and _QUOTE.isdisjoint(inner) else name


def _signature(lines: list[Line]) -> list[str]:
    """Name the agency that ends the last paragraph, or stands alone below it."""
    for line in reversed(lines):
        found = at_end(line.text)
        if found and (line.kind == "body" or line.text.startswith(BRACKETS)):
            return found
        if is_prose(line):
            return []
    return []


def _beside_place(lines: list[Line]) -> list[str]:
    """Name the agencies that stand beside a place in the lines above the text."""
    header = takewhile(lambda line: not is_prose(line), lines)
    signed = [x.text for x in header if x.kind == "byline" or x.text.startswith(BRACKETS)]
    return [name for text in signed for name in beside(text)]
