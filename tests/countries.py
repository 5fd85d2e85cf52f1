"""The countries of a text, with a table of nothing but them."""

from functools import cache

from streams.events import Country
from streams.steps.matching.countries import Form, gazetteer, named, shown
from streams.steps.matching.match import Matcher
from streams.steps.text.fold import fold
from tests.matches import matches


def countries(title: str, text: str) -> list[Country]:
    """Give the countries an article names, most mentioned first."""
    folded = fold(f"{title}\n{text}")
    return shown(named(folded.key, matches(_matcher(), folded.key)), folded, title, text)


@cache
def _matcher() -> Matcher[Form]:
    return Matcher(gazetteer())
