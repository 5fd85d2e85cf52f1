"""Agencies that sign an article: in a line of their own, or in brackets behind its last words."""

import re

from streams.steps.lines import markers
from streams.steps.text.fold import fold_phrase

# The initials of one at the desk, «ل.س» or «ل س», and of several.
_ONE = r"(?:[^\W\d]{1,2}(?:\. ?[^\W\d]{1,2}){1,2}\.?|[^\W\d](?: [^\W\d]){1,2}\b)"
_INITIALS = rf"{_ONE}(?: ?/ ?{_ONE}){{0,3}}"
INITIALS = re.compile(rf"[=_–—/ -]*(?:\(بترا\) )?{_INITIALS}")
_ALONE = re.compile(
    rf"(?:(?:نص|مصدر) ?: |{_INITIALS} ?\(|\[|--+ ?\()?([^\W\d][^():]{{2,39}}?)[ ).\]]?"
)
_AT_END = re.compile(
    r'(?:[(/]([^()/]{2,40})[)/]|(?:^|[.»"”] ?)[–—-] ([^\W\d][^()–—-]{1,30}) [–—-])\.?$'
)
_LONGEST_END = 50  # characters
BRACKETS = ("(", "-", "–", "—", "/")  # around agencies in a line of nothing else
# Names of state agencies are words too: «معا», «قنا». They sign only behind a sentence's end.
_ALL = markers.WIRES | markers.AGENCIES
# Beside a name or a place: the others are a city, a country and words too.
_SURE = _ALL - frozenset(map(fold_phrase, ("قنا", "بترا", "سبأ", "معا", "بنا")))
_BEFORE = (".", "؟", "!", '"', "»", "”")
_BETWEEN = re.compile(r" ?[/،,+–-] ?")
_BESIDE = re.compile(r"[/:(–—-]")
_AROUND = " .)"


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
    return _agencies(found[1] or found[2], _ALL if is_apart else markers.WIRES)


def beside(line: str) -> list[str]:
    """Name the agencies that stand beside a place or a writer: «القاهرة/ سامر حداد/ الأناضول»."""
    parts = (part.strip(_AROUND) for part in _BESIDE.split(line))
    return [part for part in parts if fold_phrase(part) in _SURE]


def _agencies(names: str, known: frozenset[bytes]) -> list[str]:
    """Give the names, none where one is no agency's."""
    parts = [part.strip(" .…") for part in _BETWEEN.split(names)]
    return parts if known.issuperset(map(fold_phrase, parts)) else []
