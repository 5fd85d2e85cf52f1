"""The form of a page's articles, which tells where the next begins: what is beside a headline."""

from typing import Literal

from streams.steps.lines.line import Line, continues, has_paragraphs, is_headline
from streams.steps.pages.article import Article
from streams.steps.pages.cohesion import opening

_WROTE = ("كتب", "بقلم")
# The date stands right above the headline, or a writer, and no date, right below it.
Form = Literal["dated above", "signed below", ""]


def form_at(page: list[Line], headline: int) -> Form:
    """Give the form of the article whose headline is at `headline`."""
    below = page[headline + 1 : headline + 3]
    if any(line.kind == "stamp" for line in below):
        return ""
    if headline and page[headline - 1].kind == "stamp":
        return "dated above"
    return "signed below" if any(map(_is_signed, below[:1])) else ""


def _is_signed(line: Line) -> bool:
    """Tell who wrote an article from who translated a book of a list."""
    return line.kind == "byline" and line.text.startswith(_WROTE)


def begins_alike(page: list[Line], at: int, article: Article, form: Form) -> bool:
    """Tell the headline of an article of the same form as the page's first, told by its text."""
    line = page[at]
    if not (form and article.has_body and line.kind == "body" and form_at(page, at) == form):
        return False
    text = opening(page, at + 1)
    if not is_headline(line.text) or continues(text) or not has_paragraphs(page, at + 1):
        return False
    return not article.tells(line.text) and article.yields(text, line.text)
