"""The lines of a page, one after the other, to its articles."""

from streams.events import Role
from streams.steps.lines.bylines import is_name
from streams.steps.lines.line import Line, is_headline, is_prose, last_prose
from streams.steps.lines.markers import DETAILS
from streams.steps.pages.article import Article
from streams.steps.pages.cohesion import opening
from streams.steps.pages.form import Form, begins_alike, form_at
from streams.steps.pages.further import begins, is_stray
from streams.steps.pages.headline import find_headline, without_desk
from streams.steps.pages.related import read_related
from streams.steps.pages.unmarked import card, links


def walk(page: list[Line], role: Role, stated: str) -> list[Article]:
    """Give the articles of a page; the first is of this role, and may have no line.

    `stated` is the first one's headline, "" where nobody states it.
    """
    headline = find_headline(page, stated)
    begin = 0 if headline is None else headline + 1
    form: Form = "" if headline is None else form_at(page, headline)
    articles = [_first(page[:begin], role)]
    said = _again(page, begin)
    at = begin
    while at < len(page):
        article, line = articles[-1], page[at]
        if article.has_body and is_prose(line) and at not in said:
            article.lines.append(line)  # as most lines, told cheaply: a paragraph heads nothing
            at += 1
        elif line.kind == "related":
            at = _below_others(page, read_related(page, at, articles), articles)
        elif neighbour := card(page, at, article):
            article.related.append(neighbour)
            at += 2
        elif neighbours := links(page, at, article):
            article.related += neighbours
            at += len(neighbours)
        else:
            is_new = _begin(page, at, articles, form)
            if not is_new and at not in said and not is_stray(page, at, article):
                article.add(page[at])
            at += 1
    return articles


def _first(above: list[Line], role: Role) -> Article:
    """Give the first article, with the details above its headline, the last of these lines."""
    article = Article(without_desk(above[-1].text) if above else "", role)
    for line in above:
        if line.kind in DETAILS:
            article.add(line)
    return article


def _begin(page: list[Line], at: int, articles: list[Article], form: Form) -> bool:
    """Begin a further article where line `at` is its headline, and tell whether it is."""
    above = articles[-1]
    is_alike = begins_alike(page, at, above, form)
    if not is_alike and not begins(page, at, above):
        return False
    articles.append(Article(page[at].text, above.role))
    if is_alike and form == "dated above" and above.lines[-1:] == [page[at - 1]]:
        articles[-1].add(above.lines.pop())  # its date
    return True


def _again(page: list[Line], begin: int) -> frozenset[int]:
    """Find where a topic above the headline is said again, below the stamp or the text."""
    topics = [line.text for line in page[: max(0, begin - 1)] if line.kind == "body"]
    if not topics:
        return frozenset()
    above = {topic for topic in topics if not is_name(topic)}
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
