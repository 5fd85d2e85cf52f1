"""The countries of a text, with a table of nothing but them."""

from functools import cache

from streams.events import Country
from streams.steps.matching.countries import Form, Gazetteer, gazetteer, shown
from streams.steps.matching.match import Matcher
from streams.steps.text.fold import fold


def countries(title: str, text: str) -> list[Country]:
    """Give the countries an article names, most mentioned first."""
    folded = fold(f"{title}\n{text}")
    matcher, forms = _matcher()
    named = forms.named(folded.key, matcher.scan(folded.key))
    return shown(named, folded, title, text)


@cache
def _matcher() -> tuple[Matcher[Form], Gazetteer]:
    matcher = Matcher(gazetteer())
    return matcher, Gazetteer(matcher.meanings)
