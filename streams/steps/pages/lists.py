"""Lists of neighbours' headlines: with bullets or numbers, or that say where they end."""

import re
from collections.abc import Callable

from streams.steps.lines.date_words import MONTHS
from streams.steps.lines.line import Line, is_headline, without_bullet
from streams.steps.lines.markers import END_OF_LIST

BESIDE = frozenset({"notice", "share", "navigation"})  # between the headlines of a block
_LONGEST = 100  # lines
_COUNT = re.compile(r"(?:- )?list (?:\d{1,2} )?of \d{1,2} ?")
# What lists show behind a headline, and below it.
_MONTH = "|".join(re.escape(name) for names in MONTHS for name in names)
DATE = re.compile(rf"(?: [–|-])? \d{{1,2}} (?:{_MONTH}) \d{{4}}$")
_AGE = re.compile(
    r"(?:\S+ ){1,4}(?:منذ|قبل) (?:\d{1,2} )?(?:دقيقة|دقائق|ساعة|ساعات|ساعتين|يوم|أيام)"
)
_SEVERAL = 2


def without_dates(heads: list[str]) -> list[str]:
    """Leave out the date behind each headline, and «site منذ ساعة» below it, where several are."""
    if len(heads) < _SEVERAL:
        return heads
    return list(filter(None, _without(_without(heads, DATE.search), _AGE.fullmatch)))


def _without(heads: list[str], find: Callable[[str], re.Match[str] | None]) -> list[str]:
    found = [find(head) for head in heads]
    if sum(map(bool, found)) < _SEVERAL:
        return heads
    return [head[: it.start()] if it else head for head, it in zip(heads, found, strict=True)]


def items(page: list[Line], at: int) -> tuple[list[str], int]:
    """Give the headlines of a list with bullets or numbers, which ends where they do."""
    heads: list[str] = []
    reach = range(at, min(len(page), at + _LONGEST))
    for at in reach:
        headline = bulleted(page[at])
        if headline:
            heads.append(headline)
        elif page[at].kind not in BESIDE and page[at].kind != "stamp":
            return heads, at
    return heads, at + 1


def bulleted(line: Line) -> str:
    """Give the headline behind a bullet or number, "" where there is none."""
    headline = without_bullet(line.text) if line.kind == "body" else line.text
    return headline if headline != line.text and is_headline(headline) else ""


def listed(page: list[Line], at: int) -> tuple[list[str], int]:
    """Give the headlines of a list that says where it ends: whatever stands in it is one."""
    reach = range(at, min(len(page), at + _LONGEST))
    end = next((n for n in reach if page[n].text == END_OF_LIST), at)
    inside = (x.text for x in page[at + 1 : end] if x.kind == "body" or _COUNT.match(x.text))
    return [head for text in inside if (head := _COUNT.sub("", text))], end
