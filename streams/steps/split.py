"""A page to its articles: whose line is whose."""

from dataclasses import dataclass, field

from streams.errors import Unprocessable
from streams.events import Item, RawItem, Role
from streams.ids import item_id
from streams.schemas import name
from streams.steps.cohesion import cohesion
from streams.steps.inline import unfold
from streams.steps.lines import Line, continues, is_headline, is_paragraph, judge
from streams.steps.page import lines as lines_of

_MOST_ARTICLES = 64
_HEADER = 80  # lines at most before the first paragraph
_LONGEST_TITLE = 180  # characters
_SHORTEST_REPEATED = 15  # characters; a headline told by its saying twice
_LEDE = 340  # characters; a related article that is one paragraph shorter than this is a teaser
_SAMPLE, _SAMPLED = 1_200, 12  # characters, and lines, of a text that are held against a headline
# A text belongs to a headline that it tells by this much more than the one above: of real
# articles 98 in 100 do, of bodies that go on below a neighbour's headline one in 100.
_LEAD = 0.12
_RETOLD = 0.6  # of a headline in a lede, for the lede to be certainly the headline's
_FEWEST_LEDES, _MOST_LEDES = 3, 10
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
    page = [judge(line) for line in unfold(lines_of(raw["text"], raw["content_type"]))]
    articles = [article for article in _articles(page) if article.lines]
    if articles and articles[-1].related:
        _drop_ledes(articles[-1])
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


def _drop_ledes(article: _Article) -> None:
    """Drop the ledes of neighbours from below a body, when they tell the neighbours' headlines."""
    begin = len(article.lines)
    while begin and _is_lede(article.lines[begin - 1]):
        begin -= 1
    ledes = article.lines[begin:]
    told = (
        cohesion(headline, lede) >= _RETOLD
        for headline in article.related
        for lede in ledes[:_MOST_LEDES]
    )
    if begin and len(ledes) >= _FEWEST_LEDES and any(told):
        del article.lines[begin:]


def _is_lede(line: str) -> bool:
    return 80 < len(line) <= 245 and not continues(line)


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
    """Of some headlines give the one that the paragraphs bear out, or the first of about equals."""
    sample = _sample(page, found[-1] + 1)
    scores = [cohesion(page[at].text, sample) + _place(page, at) for at in found]
    best = max(scores)
    return next(at for at, score in zip(found, scores, strict=True) if score >= best - 0.15)


def _place(page: list[Line], at: int) -> float:
    """What the place of a line alone says for its being the headline, as a share of cohesion."""
    first = 0.2 if at == 0 else 0.0
    beside_stamp = any(line.kind == "stamp" for line in page[max(0, at - 1) : at + 2])
    return first + (0.2 if beside_stamp else 0.0) - (0.0 if is_headline(page[at].text) else 0.5)


def _sample(page: list[Line], at: int) -> str:
    """The first paragraphs from `at` on, up to the next block of neighbours or credit."""
    texts: list[str] = []
    for line in page[at : at + _SAMPLED]:
        if line.kind == "body":
            texts.append(line.text)
        elif line.kind in _ENDS or (line.kind == "related" and not line.value):
            break
    return " ".join(texts)[:_SAMPLE]


def _begins(page: list[Line], at: int, article: _Article) -> bool:
    """Tell whether a line is the headline of a further article, with no marker before it."""
    line = page[at]
    if line.kind != "body" or not article.has_body or not is_headline(line.text):
        return False
    stamped = at + 1 < len(page) and page[at + 1].kind == "stamp"
    if stamped and article.ended:
        return True
    return (stamped or article.ended) and _tells(_sample(page, at + 1), line.text, article)


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
    title = _title_of(heads, page, at, article)
    if title is None:
        article.related += heads
        return at
    article.related += heads[:title]
    articles.append(_Article(heads[title], "related", heads[title + 1 :]))
    return at


def _is_teaser(page: list[Line], at: int, headline: str, article: _Article) -> bool:
    """Tell whether a paragraph is the lede of a neighbour of which no more is on the page."""
    following = page[at + 1] if at + 1 < len(page) else None
    if len(page[at].text) >= _LEDE or (
        following and following.kind == "body" and not is_headline(following.text)
    ):
        return False
    if article.ended:
        return True
    return not continues(page[at].text) and _tells(page[at].text, headline, article)


def _title_of(heads: list[str], page: list[Line], at: int, article: _Article) -> int | None:
    """Find the headline of the whole article that begins at `at`, or none: the body goes on."""
    sample = _sample(page, at)
    if not heads or not sample or (continues(sample) and not article.ended):
        return None
    told = (n for n, head in enumerate(heads) if _tells(sample, head, article))
    return next(told, len(heads) - 1 if article.ended else None)


def _tells(text: str, headline: str, article: _Article) -> bool:
    """Tell whether a text is that of the headline, and not of the article above it."""
    return cohesion(headline, text) > cohesion(article.title, text) + _LEAD
