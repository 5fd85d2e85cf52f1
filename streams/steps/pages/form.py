"""The form of a page's articles, which tells where the next begins: what is beside a headline."""

from typing import Literal

from streams.steps.lines.line import Line, continues, is_headline
from streams.steps.pages.article import Article
from streams.steps.pages.cohesion import opening

# The date stands right above the headline, or a writer, and no date, right below it.
Form = Literal["dated above", "signed below", ""]


def form_at(page: list[Line], headline: int) -> Form:
    """Give the form of the article whose headline is at `headline`."""
    below = [line.kind for line in page[headline + 1 : headline + 3]]
    if headline and page[headline - 1].kind == "stamp" and "stamp" not in below:
        return "dated above"
    is_signed = below[:1] == ["byline"] and page[headline + 1].value and "stamp" not in below
    return "signed below" if is_signed else ""


def begins_alike(page: list[Line], at: int, article: Article, form: Form) -> bool:
    """Tell the headline of an article of the same form as the page's first, told by its text."""
    line = page[at]
    if not (form and article.has_body and line.kind == "body" and form_at(page, at) == form):
        return False
    text = opening(page, at + 1)
    is_other = is_headline(line.text) and bool(text) and not continues(text)
    return is_other and not article.tells(line.text) and article.yields(text, line.text)
