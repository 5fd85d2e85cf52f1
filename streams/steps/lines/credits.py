"""Agencies that sign an article: in a line of their own, or in brackets behind its last words."""

import re

from streams.steps.lines import markers
from streams.steps.text.fold import fold_phrase

_ONES = r"[^\W\d]{1,2}(?:[. ]{1,2}[^\W\d]{1,2}){1,2}\.?"  # of one at the desk: «ل.س»
_INITIALS = rf"{_ONES}(?: ?/ ?{_ONES}){{0,3}}"
INITIALS = re.compile(rf"[=_–—/ -]*{_INITIALS}")
_ALONE = re.compile(rf"(?:نص ?: |{_INITIALS} ?\()?([^\W\d][^():]{{2,39}}?)[ ).]?")
_AT_END = re.compile(
    r'(?:[(/]([^()/]{2,40})[)/]|(?:^|[.»"”] ?)[–—-] ([^\W\d][^()–—-]{1,30}) [–—-])\.?$'
)
_LONGEST_END = 50  # characters
BRACKETS = ("(", "-", "–", "—", "/")  # around agencies in a line of nothing else
_BETWEEN = re.compile(r" ?[/،,+–-] ?")


def alone(line: str) -> str:
    """Name the agencies that a line is nothing but: «فرانس24/ أ ف ب»."""
    found = _ALONE.fullmatch(line)
    return "، ".join(_agencies(found[1])) if found else ""


def at_end(line: str) -> list[str]:
    """Name the agencies that a paragraph ends with: «… أمس. (أ ف ب)», «- رويترز -»."""
    if not line.endswith((")", ").", "-", "–", "—", "/")):
        return []
    found = _AT_END.search(line, max(0, len(line) - _LONGEST_END))
    return _agencies(found[1] or found[2]) if found else []


def _agencies(names: str) -> list[str]:
    """Give the names, none where one is no agency's."""
    parts = [part.strip() for part in _BETWEEN.split(names)]
    return parts if markers.WIRES.issuperset(map(fold_phrase, parts)) else []
