"""Lines that say who wrote: a name behind a word for it, or beside a place or a desk."""

import re

from streams.steps import markers
from streams.steps.fold import fold_phrase
from streams.steps.given_names import GIVEN_NAMES

_WORDS = r"[\w.]+(?: [\w.]+){0,3}"
_SIGNED = re.compile(
    rf"({_WORDS})(?: ?([–—-]) ?| ?[:/|] ?)[«\"]?({_WORDS})[»\"]?(?: ?[–—/|-] ?({_WORDS}))?"
)
_NAMED = re.compile(r"([^\W\d]+) ?[:/-]? ?([^\W\d]+(?: [^\W\d]+){1,2})")
_INSIDE = frozenset(map(fold_phrase, ("بن", "ابن", "آل", "أبو", "عبد")))  # names of three words
_LATIN = re.compile("[A-Za-z]")
_WORDS_OF_PLACE = 2


def writer(line: str) -> str | None:
    """Give the writer that a line names, "" where it signs without one, None where it is none."""
    named = _NAMED.fullmatch(line)
    if named and fold_phrase(named[1]) in markers.NAMED and is_person(named[2]):
        return named[2]
    signed = _SIGNED.fullmatch(line)
    if not signed:
        return None
    parts = [signed[1], signed[3], *filter(None, [signed[4]])]
    people = [part for part in parts if is_person(part) and not _is_known(part)]
    if sum(map(_is_known, parts)) + len(people) == len(parts) and len(people) < len(parts):
        return _only(people)
    return _beside(signed[1], signed[3]) if signed[2] and len(parts) == 2 else None


def _only(people: list[str]) -> str | None:
    return people[0] if len(people) == 1 else None if people else ""


def _beside(first: str, second: str) -> str | None:
    """Give the writer of two parts with a dash between them, a name told by its two words."""
    if fold_phrase(first) in markers.WRITERS_DESKS:  # a headline may stand behind a desk too
        return "" if second.count(" ") < _WORDS_OF_PLACE else None
    is_name = first.count(" ") == 1 and not _is_place(first) and not _LATIN.search(first)
    if fold_phrase(second) in markers.WRITERS_DESKS or (is_name and _is_place(second)):
        return "" if first.isascii() else first
    return None


def is_person(name: str) -> bool:
    """Tell a person's name, of two words or with a small one inside of three, by the first."""
    words = fold_phrase(name).split()
    is_short = len(words) == 2 or (len(words) == 3 and not _INSIDE.isdisjoint(words[:2]))
    return is_short and words[0] in GIVEN_NAMES


def _is_known(part: str) -> bool:
    return _is_place(part) or fold_phrase(part) in markers.WRITERS_DESKS


def _is_place(part: str) -> bool:
    return markers.CITIES.issuperset(fold_phrase(part).split())
