"""A page to its articles: whose line is whose."""

from dataclasses import dataclass, field

from streams.errors import Unprocessable
from streams.events import Item, RawItem, Role
from streams.ids import item_id
from streams.schemas import name
from streams.steps.cohesion import cohesion
from streams.steps.lines import Line, is_headline, is_paragraph, judge
from streams.steps.page import lines as lines_of

_MOST_ARTICLES = 64
_HEADER = 80  # lines at most before the first paragraph
_LONGEST_TITLE = 180  # characters
_SHORTEST_REPEATED = 15  # characters; a headline told by its saying twice
_LEDE = 340  # characters; a related article that is one paragraph shorter than this is a teaser
_SAMPLE = 1_200  # characters of a text that are held against a headline
# A text belongs to a headline that it tells by this much more than the one above: of real
# articles 98 in 100 do, of bodies that go on below a neighbour's headline one in 100.
_LEAD = 0.12
_ENDS = frozenset({"source", "tags", "end"})
_DETAILS = frozenset({"stamp", "source", "byline", "tags"})
_KEPT = ("source", "url", "fetched_at")


@dataclass(slots=True)
class _Article:
    title: str
    role: Role = "main"
    lines: list[str] = field(default_factory=list)
    related: list[str] = field(default_factory=list)
    has_body: bool = False
    ended: bool = False

    def add(self, line: Line) -> None:
        self.lines.append(line.text)
        self.has_body = self.has_body or (line.kind == "body" and is_paragraph(line.text))
        self.ended = self.ended or (line.kind in _ENDS and self.has_body)


def split(raw: RawItem) -> list[Item]:
    """Give the articles of a page in their order; raises Unprocessable when it has none."""
    page = [judge(line) for line in lines_of(raw["text"], raw["content_type"])]
    articles = [article for article in _articles(page) if article.lines]
    if not any(judge(line).kind == "body" for article in articles for line in article.lines):
        raise Unprocessable("no_article", f"none of {len(page)} lines is an article's body")
    if len(articles) > _MOST_ARTICLES:
        raise Unprocessable("too_many_articles", f"{len(articles)}, the limit is {_MOST_ARTICLES}")
    return [_item(raw, position, article) for position, article in enumerate(articles)]


def _item(raw: RawItem, position: int, article: _Article) -> Item:
    text = "\n".join(article.lines)
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


def _articles(page: list[Line]) -> list[_Article]:
    headline = _headline(page)
    articles = [_Article("" if headline is None else page[headline].text)]
    at = 0 if headline is None else headline + 1
    for line in page[:at]:
        if line.kind in _DETAILS:
            articles[0].add(line)
    while at < len(page):
        article = articles[-1]
        if page[at].kind == "related":
            at = _read_related(page, at, articles)
        elif _begins(page, at, article):
            articles.append(_Article(page[at].text, article.role))
            at += 1
        else:
            article.add(page[at])
            at += 1
    return articles


def _headline(page: list[Line]) -> int | None:
    """Find the page's headline among the short lines above its first paragraph."""
    found: list[int] = []
    for at, line in enumerate(page[:_HEADER]):
        if line.kind == "body":
            if len(line.text) > _LONGEST_TITLE or (found and is_paragraph(line.text)):
                break
            found.append(at)
        elif line.kind == "related":
            break
    if len(found) < 2:
        return found[0] if found and len(page) > 1 else None
    for at in reversed(found[1:]):
        if any(_names(page[other].text, page[at].text) for other in found if other < at):
            return at  # once over the navigation, once over the article
    return _most_told(page, found)


def _names(first: str, text: str) -> bool:
    """Tell whether a line says a headline again, the site's or section's name beside it or not."""
    return len(text) >= _SHORTEST_REPEATED and (first.endswith(text) or first.startswith(text))


def _most_told(page: list[Line], found: list[int]) -> int:
    """The first of some headlines that the paragraphs bear out, else the one they do most."""
    sample = _sample(page, found[-1] + 1)
    scores = [cohesion(page[at].text, sample) for at in found]
    for at, score in zip(found, scores, strict=True):
        if score >= 0.35 or score >= max(scores) - 0.15:
            return at
    return found[0]


def _sample(page: list[Line], at: int) -> str:
    """The first paragraphs from `at` on, up to the next marker or credit."""
    text = ""
    for line in page[at : at + 12]:
        if line.kind not in ("body", "stamp", "byline") or len(text) > _SAMPLE:
            break
        if line.kind == "body":
            text = f"{text} {line.text}"
    return text[:_SAMPLE]


def _begins(page: list[Line], at: int, article: _Article) -> bool:
    """Tell whether a line is the headline of a further article, with no marker before it."""
    line = page[at]
    if line.kind != "body" or not article.has_body or not is_headline(line.text):
        return False
    following = page[at + 1 : at + 3]
    if len(following) == 2 and following[0].kind == "stamp" and following[1].kind == "body":
        return True
    if not article.ended or not following or following[0].kind != "body":
        return False
    return cohesion(line.text, _sample(page, at + 1)) >= 0.3


def _read_related(page: list[Line], at: int, articles: list[_Article]) -> int:
    """Read what a marker of related articles introduces; give the line after it.

    Headlines go to the article above, a whole article becomes one of its own, and where the body
    of the article above goes on nothing of it is taken.
    """
    article = articles[-1]
    if page[at].value:
        article.related.append(page[at].value)
    at += 1
    heads: list[str] = []
    while at < len(page):
        line = page[at]
        if line.kind == "body" and is_headline(line.text):
            heads.append(line.text)
        elif heads and line.kind == "body" and _is_teaser(page, at, heads[-1], article):
            pass
        elif line.kind not in ("notice", "share", "navigation") or line.text == "end of list":
            break
        at += 1
    if heads and at < len(page) and _is_article(page, at, heads[-1], article):
        articles.append(_Article(heads.pop(), "related"))
    article.related += heads
    return at


def _is_teaser(page: list[Line], at: int, headline: str, article: _Article) -> bool:
    """Tell whether a paragraph is the lede of a neighbour of which no more is on the page."""
    following = page[at + 1] if at + 1 < len(page) else None
    if len(page[at].text) >= _LEDE or (
        following and following.kind == "body" and not is_headline(following.text)
    ):
        return False
    return article.ended or _tells(page[at].text, headline, article)


def _is_article(page: list[Line], at: int, headline: str, article: _Article) -> bool:
    """Tell a whole article under a marker from the body above the marker going on."""
    sample = _sample(page, at)
    return bool(sample) and (article.ended or _tells(sample, headline, article))


def _tells(text: str, headline: str, article: _Article) -> bool:
    """Tell whether a text is that of the headline, and not of the article above it."""
    return cohesion(headline, text) > cohesion(article.title, text) + _LEAD
