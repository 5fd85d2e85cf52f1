"""The countries that an article names, with codes of ISO 3166-1 alpha-2 (and XK for Kosovo).

The gazetteer, `resources/countries.json`, holds names (with capitals, great cities and seats of
government that stand for their country), nisba adjectives, ambiguous forms with the countries they
may mean, and phrases that only look like a country: «المحيط الهندي» is not India. An ambiguous form
counts for the one country of its candidates that the article names outright; where it names none,
a form with a usual meaning («المملكة», Saudi Arabia) has that, and others do not count.
"""

from collections.abc import Sequence
from operator import itemgetter

import orjson

from streams.events import Country
from streams.steps.matching.bounds import NEAR
from streams.steps.matching.evidence import spans
from streams.steps.matching.match import Clitics, Phrase
from streams.steps.matching.triples import Triples
from streams.steps.resources import RESOURCES
from streams.steps.text.fold import Folded, fold_phrase
from streams.steps.text.given_names import BEFORE_NISBA

_MOST_EVIDENCE = 3
# Masculine, accusative, feminine, plurals and duals; the article is a clitic.
_NISBA_ENDINGS = ("", "ا", "ة", "ين", "ون", "ان", "ات", "تين", "تان")
_LONGEST_GIVEN_NAME = 12
_AND = fold_phrase("و")


class Form:
    """What a phrase of the gazetteer may mean: one country, several, or none."""

    def __init__(
        self, codes: tuple[str, ...], sure: bool = True, usual: bool = False, surname: bool = False
    ) -> None:
        """`usual` forms mean the first country where the article names none, a `surname`, which
        is a nisba, none after a given name."""
        self.codes, self.first = codes, codes[0] if codes else ""
        self.sure, self.usual, self.surname = sure, usual, surname


_NO_FORM = Form(())  # before the first

Mention = tuple[Form, int, int]  # what a phrase found means, and its place in the key
Named = tuple[str, int, int]  # a country's code, and the place in the key where it is named


class Gazetteer:
    """Finds countries by the forms among a matcher's meanings, of which they are the last."""

    def __init__(self, meanings: Sequence[object]) -> None:
        self._forms = [each for each in meanings if isinstance(each, Form)]
        self._first = len(meanings) - len(self._forms)
        self._states = Triples()

    def named(self, key: bytes, found: Triples) -> list[Named]:
        """Give the countries that a key's matches, by their start, name, with their places."""
        mentions = self._mentions(key, found)
        outright: set[str] = set()
        for form, _, _ in mentions:
            if form.sure:
                outright.add(form.first)
        countries = []
        for form, start, end in mentions:
            code = form.first if form.sure else _meant(form, outright)
            if code:
                countries.append((code, start, end))
        return countries

    def together(self, named: list[Named]) -> Triples:
        """Give the places of countries named near the one named before them, by their start.

        What is given is the gazetteer's own, and stands until the next call.
        """
        self._states.clear()
        one, before = "", -NEAR  # which no place is near
        for other, start, end in named:
            if one != other and end <= before + NEAR:
                self._states.add(0, start, end)
            one, before = other, end
        return self._states

    def _mentions(self, key: bytes, found: Triples) -> list[Mention]:
        """Give the mentions in order, of overlapping ones the first and longest."""
        mentions: list[Mention] = []
        last, begun, reached = _NO_FORM, 0, 0
        for at in range(0, found.used, 3):
            number, start, end = found.flat[at], found.flat[at + 1], found.flat[at + 2]
            longer = start == begun and end > reached
            if number < self._first or (start < reached and not longer):
                continue
            if not longer and _names(last, key, begun):
                mentions.append((last, begun, reached))
            last, begun, reached = self._forms[number - self._first], start, end
        if _names(last, key, begun):
            mentions.append((last, begun, reached))
        return mentions


def shown(named: list[Named], folded: Folded, title: str, text: str) -> list[Country]:
    """Give the countries with their count and first mentions, most mentioned first."""
    places: dict[str, list[tuple[int, int]]] = {}
    for code, start, end in named:
        places.setdefault(code, []).append((start, end))
    countries: list[Country] = []
    for code in sorted(places):
        found = places[code]
        most = min(len(found), _MOST_EVIDENCE)
        evidence = spans(found[:most], folded, title, text)[:most]
        countries.append({"code": code, "count": len(found), "evidence": evidence})
    countries.sort(key=itemgetter("count"), reverse=True)
    return countries


def _meant(form: Form, outright: set[str]) -> str | None:
    """Give the country that an unsure form stands for in an article that names these outright."""
    candidates = [code for code in form.codes if code in outright]
    if len(candidates) == 1:
        return candidates[0]
    return form.codes[0] if form.usual and not candidates else None


def _names(form: Form, key: bytes, start: int) -> bool:
    """Say whether a form in its place may be of a country."""
    return bool(form.codes) and not (form.surname and _follows_given_name(key, start))


def _follows_given_name(key: bytes, start: int) -> bool:
    before = key.rfind(b" ", max(0, start - _LONGEST_GIVEN_NAME - 2), start - 1) + 1
    word = key[before : start - 1]
    return word in BEFORE_NISBA or word.removeprefix(_AND) in BEFORE_NISBA


def gazetteer() -> list[Phrase[Form]]:
    """Give every phrase that may name a country, or only looks like one."""
    return [Phrase(text, form, Clitics.PREFIX) for text, form in _forms().items()]


def _forms() -> dict[str, Form]:
    """Give every phrase by its form; where two fold alike, the later kind counts."""
    read = orjson.loads((RESOURCES / "countries.json").read_bytes())
    forms: dict[bytes, tuple[str, Form]] = {}

    def add(phrase: str, form: Form) -> None:
        forms[fold_phrase(phrase)] = phrase, form

    for code, country in read["countries"].items():
        for nisba in country.get("nisba", ()):
            for ending in _NISBA_ENDINGS:
                add(nisba + ending, Form((code,), surname=not ending))
    for code, country in read["countries"].items():
        for name in country["names"]:
            add(name, Form((code,)))
    for phrase, codes in read["ambiguous"].items():
        add(phrase, Form(tuple(codes), sure=False))
    for phrase, codes in read["usually"].items():
        add(phrase, Form(tuple(codes), sure=False, usual=True))
    for phrase in read["not_countries"]:
        add(phrase, Form(()))
    return dict(forms.values())
