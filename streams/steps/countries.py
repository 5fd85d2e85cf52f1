"""The countries that an article names, with codes of ISO 3166-1 alpha-2 (and XK for Kosovo).

The gazetteer, `resources/countries.json`, holds names (with capitals, great cities and seats of
government that stand for their country), nisba adjectives, ambiguous forms with the countries they
may mean, and phrases that only look like a country: «المحيط الهندي» is not India. An ambiguous form
counts for the one country of its candidates that the article names outright; where it names none,
a form with a usual meaning («المملكة», Saudi Arabia) has that, and others do not count.
"""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Any, Literal, NamedTuple

from streams.events import Country, Span
from streams.steps.fold import Folded, fold, fold_phrase
from streams.steps.match import Clitics, Matcher, Phrase

_MOST_EVIDENCE = 3
# Masculine, accusative, feminine, plurals and duals; the article is a clitic.
_NISBA_ENDINGS = ("", "ا", "ة", "ين", "ون", "ان", "ات", "تين", "تان")


class Form(NamedTuple):
    """What a phrase of the gazetteer may mean: one country, several, or none."""

    codes: tuple[str, ...]
    sure: bool = True
    usual: bool = False  # means the first of them where the article names none
    surname: bool = False  # a nisba, which after a given name is a family name


class Field(NamedTuple):
    """One field of an article: what it says, its key, and the gazetteer's matches in the key."""

    name: Literal["title", "text"]
    text: str
    folded: Folded
    matches: Iterable[tuple[Form, int, int]]


_Mention = tuple[Form, Field, int, int]


def countries(title: str, text: str) -> list[Country]:
    """Give the countries an article names, most mentioned first."""
    fields: list[Field] = []
    name: Literal["title", "text"]
    for name, written in (("title", title), ("text", text)):
        folded = fold(written)
        fields.append(Field(name, written, folded, _matcher().find(folded)))
    return mentioned(fields)


def gazetteer() -> list[Phrase[Form]]:
    """Give the gazetteer's phrases, for an automaton shared with other lexicons."""
    return [Phrase(text, form, Clitics.PREFIX) for text, form in _forms().items()]


def mentioned(fields: Iterable[Field]) -> list[Country]:
    """Give the countries that matches of the gazetteer stand for, most mentioned first."""
    mentions = [mention for field in fields for mention in _mentions(field)]
    named = {form.codes[0] for form, _, _, _ in mentions if form.sure}
    by_code: dict[str, list[_Mention]] = {}
    for mention in mentions:
        code = _meant(mention[0], named)
        if code:
            by_code.setdefault(code, []).append(mention)
    found = [_country(code, of_code) for code, of_code in by_code.items()]
    return sorted(found, key=lambda country: (-country["count"], country["code"]))


def _meant(form: Form, named: set[str]) -> str | None:
    """Give the country that a form stands for in an article that names these outright."""
    if form.sure:
        return form.codes[0]
    candidates = [code for code in form.codes if code in named]
    if len(candidates) == 1:
        return candidates[0]
    return form.codes[0] if form.usual and not candidates else None


def _country(code: str, mentions: list[_Mention]) -> Country:
    evidence = [_span(mention) for mention in mentions[:_MOST_EVIDENCE]]
    return {"code": code, "count": len(mentions), "evidence": evidence}


def _span(mention: _Mention) -> Span:
    _, field, *place = mention
    start, end = map(field.folded.original, place)
    return {"field": field.name, "start": start, "end": end, "text": field.text[start:end]}


def _mentions(field: Field) -> Iterator[_Mention]:
    """Give a field's mentions in order, of overlapping ones the first and longest."""
    end = 0
    for form, start, stop in sorted(field.matches, key=lambda match: (match[1], -match[2])):
        if start < end:
            continue
        end = stop
        if form.codes and not (form.surname and _follows_given_name(field.folded.key, start)):
            yield form, field, start, stop


def _follows_given_name(key: bytes, start: int) -> bool:
    before = key.rfind(b" ", max(0, start - 16), start - 1) + 1
    return key[before : start - 1] in _given_names()


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
