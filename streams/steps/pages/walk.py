"""The lines of a page, one after the other, to its articles."""

from streams.events import Role
from streams.steps.lines.bylines import is_name
from streams.steps.lines.line import Line, is_headline, last_prose
from streams.steps.lines.markers import DETAILS
from streams.steps.pages.article import Article
from streams.steps.pages.cohesion import opening
from streams.steps.pages.form import Form, begins_alike, form_at
from streams.steps.pages.further import begins, is_stray
from streams.steps.pages.headline import find_headline, without_desk
from streams.steps.pages.related import read_related
from streams.steps.pages.unmarked import card


def walk(page: list[Line], role: Role) -> list[Article]:
    """Give the articles of a page; the first is of this role, and may have no line."""
    headline = find_headline(page)
    articles = [Article("" if headline is None else without_desk(page[headline].text), role)]
    at = 0 if headline is None else headline + 1
    said = _again(page, at)
    form: Form = "" if headline is None else form_at(page, headline)
    for line in page[:at]:
        if line.kind in DETAILS:
            articles[0].add(line)
    while at < len(page):
        if page[at].kind == "related":
            at = _below_others(page, read_related(page, at, articles), articles)
            continue
        if neighbour := card(page, at, articles[-1]):
            articles[-1].related.append(neighbour)
            at += 2
            continue
        is_alike = begins_alike(page, at, articles[-1], form)
        if is_alike or begins(page, at, articles[-1]):
            articles.append(Article(page[at].text, articles[-1].role))
            if is_alike and form == "dated above" and articles[-2].lines[-1:] == [page[at - 1]]:
                articles[-1].add(articles[-2].lines.pop())  # its date
        elif at not in said and not is_stray(page, at, articles[-1]):
            articles[-1].add(page[at])
        at += 1
    return articles


def _again(page: list[Line], begin: int) -> frozenset[int]:
    """Find where a topic above the headline is said again, below the stamp or the text."""
    topics = (line.text for line in page[: max(0, begin - 1)] if line.kind == "body")
    above = {topic for topic in topics if not is_name(topic)}
    if not above:
        return frozenset()
    last, places = last_prose(page), range(begin, len(page))
    return frozenset(n for n in places if page[n].text in above and _is_alone(page, n, last))


def _is_alone(page: list[Line], at: int, last: int) -> bool:
    is_followed = at + 1 < len(page) and page[at + 1].kind == "body"
    return page[at - 1].kind == "stamp" or (at > last and not is_followed)


def _below_others(page: list[Line], at: int, articles: list[Article]) -> int:
    """Take the page's headline where it stands below a column of others; give the line after."""
    first = articles[0]
    if at == len(page) or len(articles) > 1 or first.has_body or page[at].kind != "body":
        return at
    line = page[at].text
    is_lacking = is_headline(line) and first.lacks_headline(opening(page, at + 1))
    if line != first.title and not is_lacking:
        return at
    first.title = line
    first.lines = [x for x in first.lines if x.kind in DETAILS]
    return at + 1
