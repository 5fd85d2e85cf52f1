"""A page to its articles: whose line is whose."""

import re
from collections.abc import Iterable

from streams.errors import Unprocessable
from streams.events import Item, RawItem, Role
from streams.ids import item_id
from streams.limits import DEFAULT
from streams.schemas import name
from streams.steps.article import Article
from streams.steps.boxes import without_boxes
from streams.steps.cohesion import cohesion, opening
from streams.steps.details import DETAILS, gathered
from streams.steps.edges import apart
from streams.steps.headline import find_headline
from streams.steps.html_articles import BORDER
from streams.steps.inline import unfold
from streams.steps.lines import (
    Line,
    continues,
    is_headline,
    is_paragraph,
    is_prose,
    is_short_headline,
    judge,
    without_desk,
)
from streams.steps.links import join
from streams.steps.page import lines
from streams.steps.related import read_related
from streams.steps.values import QUOTES

_LIST, _SENTENCE = 3, 5  # lines of a mere list; spaces in the shortest sentence
_HEADER = frozenset({"byline", "notice", "share", "navigation"})  # between headline and stamp
_BESIDE_STAMP = 5  # lines
# Of real articles below another with no sign between them 78 in 100 are found with these, and of
# articles with subheadings one in 180 is cut; without the margin 79 and one in 50.
_MARGIN = 0.2
_FAVOUR = 0.25  # of cohesion, for a further article where credits stand above
_PUBLISHED = re.compile(r"\W*(?:تاريخ النشر|نشرت? في|تم النشر|نشرت? بتاريخ|Published)\b.*\d")
_TOLD = 0.6  # of a headline by the text below it, where nothing else ends the article above
_KEPT = ("source", "url", "fetched_at")


def split(raw: RawItem, max_articles: int = DEFAULT.max_articles) -> list[Item]:
    """Give the articles of a page in their order, headlines of neighbours set apart.

    Raises Unprocessable: no_article, too_many_articles.
    """
    written = lines(raw["text"], raw["content_type"])
    articles = _without_empty(_articles_of(map(_judged, _parts(written))))
    if not any(map(_has_prose, articles)):
        raise Unprocessable("no_article", f"none of {len(written)} lines is an article's body")
    if len(articles) > max_articles:
        raise Unprocessable("too_many_articles", f"{len(articles)}, the limit is {max_articles}")
    if articles[-1].related:
        articles[-1].drop_ledes()
    for article in articles:
        article.name_tags()
    return [_item(raw, position, article) for position, article in enumerate(articles)]


def _parts(written: list[str]) -> list[list[str]]:
    """Part a page where its HTML sets a further article apart."""
    borders = [at for at, line in enumerate(written) if line == BORDER]
    begins, ends = [0, *(at + 1 for at in borders)], [*borders, len(written)]
    return [written[begin:end] for begin, end in zip(begins, ends, strict=True)]


def _judged(written: list[str]) -> list[Line]:
    return gathered([judge(line) for line in unfold(apart(join(without_boxes(written))))])


def _without_empty(articles: list[Article]) -> list[Article]:
    """Leave out what has no line; headlines above the first article's own are its neighbours."""
    first, *others = articles
    if not first.lines and others:
        others[0].role = "main"
        others[0].related = first.related + others[0].related
    return _without_leftovers([article for article in articles if article.lines])


def _without_leftovers(articles: list[Article]) -> list[Article]:
    """Take a further headline below which there is no paragraph for a neighbour's."""
    kept = articles[:1]
    for article in articles[1:]:
        if article.has_body:
            kept.append(article)
        else:
            heads = [x.text for x in article.lines if x.kind == "body" and is_headline(x.text)]
            kept[-1].related += filter(None, [article.title, *heads, *article.related])
            kept[-1].lines += [x for x in article.lines if x.kind in ("source", "tags")]
    return kept


def _has_prose(article: Article) -> bool:
    """Tell a body, of a sentence at least, from a menu or a list of headlines."""
    if article.has_body:
        return True
    body = [line.text for line in article.lines if line.kind == "body"]
    few = article.title and len(body) < _LIST
    return bool(few) and any(text.count(" ") >= _SENTENCE for text in body)


def _articles_of(parts: Iterable[list[Line]]) -> list[Article]:
    """Give the articles of all parts; those of one below a marker are related to the one above."""
    articles: list[Article] = []
    role: Role = "main"
    for page in parts:
        articles += _articles(page, role)
        is_marked = bool(page) and page[-1].kind == "related"
        role = "related" if is_marked else articles[-1].role
    return articles


def _articles(page: list[Line], role: Role) -> list[Article]:
    headline = find_headline(page)
    articles = [Article("" if headline is None else without_desk(page[headline].text), role)]
    at = 0 if headline is None else headline + 1
    for line in page[:at]:
        if line.kind in DETAILS:
            articles[0].add(line)
    while at < len(page):
        if page[at].kind == "related":
            at = read_related(page, at, articles)
            continue
        if _begins(page, at, articles[-1]):
            articles.append(Article(page[at].text, articles[-1].role))
        elif not _is_stray(page, at, articles[-1]):
            articles[-1].add(page[at])
        at += 1
    return articles


def _begins(page: list[Line], at: int, article: Article) -> bool:
    """Tell whether a line is the headline of a further article, with no marker before it."""
    line = page[at]
    if line.kind != "body" or not article.has_body:
        return False
    if not is_headline(line.text):
        is_short = article.ended and is_short_headline(line.text)
        return is_short and any(map(_states_date, page[at + 1 : at + 2]))
    stamped = _is_stamped(page, at + 1)
    if stamped and article.ended:
        return True
    if not (stamped or article.ended or article.role == "related"):
        return False
    text = opening(page, at + 1)
    is_new = bool(text) and not continues(text)
    if is_new and article.is_stamped and _states_date(page[at + 1]):
        return True
    if stamped or article.ended:
        return article.yields(text, line.text, _FAVOUR if is_new and article.ended else 0)
    is_other = is_new and _is_told(line.text, text) and not article.tells(line.text)
    return is_other and article.yields(text, line.text, -_MARGIN)


def _is_told(headline: str, text: str) -> bool:
    """Tell the headline of a related article below another from a subheading of the one above."""
    is_subheading = headline.endswith("؟") or headline.startswith(tuple(QUOTES))
    return not is_subheading and cohesion(headline, text) >= _TOLD


def _states_date(line: Line) -> bool:
    """Tell a stamp that says whose it is: «تاريخ النشر: 15 نوفمبر 2024»."""
    return line.kind == "stamp" and bool(_PUBLISHED.match(line.text))


def _is_stamped(page: list[Line], at: int) -> bool:
    """Tell whether a headline's stamp is at `at`, a writer, a caption or a share bar above it."""
    kinds = [line.kind for line in page[at : at + _BESIDE_STAMP]]
    return "stamp" in kinds and _HEADER.issuperset(kinds[: kinds.index("stamp")])


def _is_stray(page: list[Line], at: int, article: Article) -> bool:
    """Tell a short line below the credits that heads no paragraph: a tag, a link."""
    line = page[at]
    if not article.ended or line.kind != "body" or line.text[0] == "#" or is_paragraph(line.text):
        return False
    return not any(map(is_prose, page[at + 1 : at + 2]))


def _item(raw: RawItem, position: int, article: Article) -> Item:
    text = "\n".join(line.text for line in article.lines)
    item = Item(
        schema=name("news.items"),
        item_id=item_id(raw["id"], position, f"{article.title}\n{text}"),
        raw_id=raw["id"],
        position=position,
        role=article.role,
        title=article.title,
        text=text,
        related_headlines=article.related,
    )
    for key in _KEPT:
        if key in raw:
            item[key] = raw[key]  # type: ignore[literal-required]
    return item
