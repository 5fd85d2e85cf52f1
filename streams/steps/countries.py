"""The countries that an article names, with codes of ISO 3166-1 alpha-2 (and XK for Kosovo).

The gazetteer, `resources/countries.json`, holds names (with capitals, great cities and seats of
government that stand for their country), nisba adjectives, ambiguous forms with the countries they
may mean, and phrases that only look like a country: «المحيط الهندي» is not India. An ambiguous form
counts for the one country of its candidates that the article names outright; where it names none,
a form with a usual meaning («المملكة», Saudi Arabia) has that, and others do not count.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from streams.events import Country
from streams.steps.evidence import spans
from streams.steps.fold import Folded, fold, fold_phrase
from streams.steps.match import Clitics, Matcher, Phrase

_MOST_EVIDENCE = 3
# Masculine, accusative, feminine, plurals and duals; the article is a clitic.
_NISBA_ENDINGS = ("", "ا", "ة", "ين", "ون", "ان", "ات", "تين", "تان")
_LONGEST_GIVEN_NAME = 12
_AND = fold_phrase("و")


class Form(NamedTuple):
    """What a phrase of the gazetteer may mean: one country, several, or none."""

    codes: tuple[str, ...]
    sure: bool = True
    usual: bool = False  # means the first of them where the article names none
    surname: bool = False  # a nisba, which after a given name is a family name


Place = tuple[int, int]  # start and end in the key
Mention = tuple[Form, int, int]  # and its place in the key


def countries(title: str, text: str) -> list[Country]:
    """Give the countries an article names, most mentioned first."""
    folded = fold(f"{title}\n{text}")
    return shown(places(folded.key, _matcher().find(folded)), folded, title, text)


def places(key: bytes, found: Iterable[Mention]) -> dict[str, list[Place]]:
    """Give the places in a key where each country is named, in order, from the phrases found."""
    mentions = list(_mentions(key, found))
    named = {form.codes[0] for form, _, _ in mentions if form.sure}
    by_code: dict[str, list[Place]] = {}
    for form, start, end in mentions:
        code = _meant(form, named)
        if code:
            by_code.setdefault(code, []).append((start, end))
    return by_code


def shown(named: Mapping[str, list[Place]], folded: Folded, title: str, text: str) -> list[Country]:
    """Give the countries with their count and first mentions, most mentioned first."""
    ranked = sorted(named.items(), key=lambda item: (-len(item[1]), item[0]))
    return [
        {
            "code": code,
            "count": len(found),
            "evidence": spans(found[:_MOST_EVIDENCE], folded, title, text)[: len(found)][
                :_MOST_EVIDENCE
            ],
        }
        for code, found in ranked
    ]


def _meant(form: Form, named: set[str]) -> str | None:
    """Give the country that a form stands for in an article that names these outright."""
    if form.sure:
        return form.codes[0]
    candidates = [code for code in form.codes if code in named]
    if len(candidates) == 1:
        return candidates[0]
    return form.codes[0] if form.usual and not candidates else None


def _mentions(key: bytes, found: Iterable[Mention]) -> Iterator[Mention]:
    """Give the mentions in order, of overlapping ones the first and longest."""
    reached = 0
    for form, start, end in sorted(found, key=lambda match: (match[1], -match[2])):
        if start < reached:
            continue
        reached = end
        if form.codes and not (form.surname and _follows_given_name(key, start)):
            yield form, start, end


def _follows_given_name(key: bytes, start: int) -> bool:
    before = key.rfind(b" ", max(0, start - _LONGEST_GIVEN_NAME - 2), start - 1) + 1
    word = key[before : start - 1]
    return word in _given_names() or word.removeprefix(_AND) in _given_names()


def gazetteer() -> list[Phrase[Form]]:
    """Give every phrase that may name a country, or only looks like one."""
    return [Phrase(text, form, Clitics.PREFIX) for text, form in _forms().items()]


@cache
def _matcher() -> Matcher[Form]:
    return Matcher(gazetteer())


@cache
def _resource() -> Any:
    path = resources.files("streams") / "resources" / "countries.json"
    return json.loads(path.read_bytes())


@cache
def _given_names() -> frozenset[bytes]:
    return frozenset(map(fold_phrase, _resource()["given_names"]))


def _forms() -> dict[str, Form]:
    """Give every phrase by its form; where two fold alike, the later kind counts."""
    read = _resource()
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
