"""The words and numbers of a date: which kind of token each is, and its number.

Kinds: d one or two digits, y a year of our time, Y one of the Hijri era, n another number, M and H
months, z a time zone, those of `_SIGNS`, x a word that no date has; punctuation is its own kind.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from streams.steps.resources import read_yaml

_NAMES: dict[str, list[list[str]]] = read_yaml("dates.yaml")
MONTHS, HIJRI_MONTHS, DAYS = _NAMES["months"], _NAMES["hijri_months"], _NAMES["days"]
DAY_NAMES = [name for names in DAYS for name in names if not name.isascii()]
ANY_DAY = "|".join(DAY_NAMES)  # in a pattern
_SIGNS = {
    "p": "النشر|نشر|نشرت|Published|Posted",
    "u": "تحديث|التحديث|تحديثه|محدث|حدث|تعديل|التعديل|Updated",
    "l": "تاريخ|التاريخ|بتاريخ|في|يوم|آخر|الموافق|الساعة|عند|on|Date|at|Last",
    "o": "st|nd|rd|th",
    "f": "من|عام|لعام|سنة|لسنة|of",
    "b": "بتوقيت|توقيت",
    "e": "هـ|ه|هجرية|هجري",
    "m": "م|ميلادية|ميلادي",
    "a": "ص|صباحا|AM",
    "q": "مساء|ظهرا|PM",
    "T": "T",
    ",": "،|؛",
    "-": "–|—",
}
_ZONES = {"GMT": 0, "UTC": 0, "Z": 0, "غرينتش": 0, "جرينتش": 0, "غرينيتش": 0, "مكة": 180}
WORDS = " ".join((*_SIGNS.values(), *_ZONES))  # all but the names of months and days
_PLAIN = str.maketrans("أإآىةیک", "ااايهيك")
_MARKS = re.compile("[\u064b-\u065f\u0670]")  # harakat


def _plain(word: str) -> str:
    """Give a word without what spellings differ in: hamza, dots, capitals, harakat."""
    return _MARKS.sub("", word).translate(_PLAIN).lower()


def _meanings() -> dict[str, tuple[str, int]]:
    """Give kind and number of every word, as it stands without what spellings differ in."""
    known = {word: (kind, 0) for kind, words in _SIGNS.items() for word in words.split("|")}
    known |= {name: ("z", minutes) for name, minutes in _ZONES.items()}
    for kind, calendar in (("M", MONTHS), ("H", HIJRI_MONTHS), ("l", DAYS)):
        for number, names in enumerate(calendar, 1):
            known |= dict.fromkeys(names, (kind, number))
    return {_plain(word): meaning for word, meaning in known.items()}


_MEANINGS = _meanings()


class Tokens(NamedTuple):
    """A line's tokens: their kinds, a character each, and each one's kind and number."""

    kinds: str
    tokens: list[tuple[str, int]]

    def value(self, match: re.Match[str], group: str) -> int:
        """Give the number of the token in a group, 0 where the group matched nothing."""
        return self.tokens[match.start(group)][1] if match[group] else 0

    def values(self, match: re.Match[str]) -> tuple[int, int, int]:
        """Give the numbers of year, month and day, in this order."""
        return self.value(match, "y"), self.value(match, "m"), self.value(match, "d")


@lru_cache(maxsize=4096)
def meaning(token: str) -> tuple[str, int]:
    """Give a token's kind, one character, and its number: a month's, a zone's minutes, digits'."""
    if token.isdecimal():
        return _kind_of_number(token), int(token) if len(token) <= 4 else 0
    return _MEANINGS.get(_plain(token)) or ("x" if token[0].isalnum() else token[0], 0)


def _kind_of_number(digits: str) -> str:
    if len(digits) <= 2:
        return "d"
    year = int(digits) if len(digits) == 4 else 0
    return "y" if 1900 <= year <= 2100 else "Y" if 1300 <= year <= 1500 else "n"
