"""A page to its articles: whose line is whose."""

import re

from streams.errors import Unprocessable
from streams.events import Item, RawItem
from streams.ids import item_id
from streams.limits import DEFAULT
from streams.schemas import name
from streams.steps.article import Article
from streams.steps.cohesion import opening
from streams.steps.headline import find_headline
from streams.steps.inline import unfold
from streams.steps.links import join
from streams.steps.lines import Line, continues, is_headline, is_paragraph, judge, without_desk
from streams.steps.page import lines
from streams.steps.related import read_related

_LIST, _SENTENCE = 3, 5  # lines of a mere list; spaces in the shortest sentence
_LONGEST_NAME = 4  # words of who a bare label credits, or of a tag
_BETWEEN_TAGS = re.compile(r"[،,؛;|/•]| [-–—] ")
_DETAILS = frozenset({"stamp", "source", "byline", "tags"})  # kept from above the headline too
_HEADER = frozenset({"byline", "notice", "share", "navigation"})  # between headline and stamp
_BESIDE_STAMP = 5  # lines
_FAVOUR = 0.25  # of cohesion, for a further article where credits stand above
_KEPT = ("source", "url", "fetched_at")


def split(raw: RawItem, max_articles: int = DEFAULT.max_articles) -> list[Item]:
    """Give the articles of a page in their order, headlines of neighbours set apart.

    Raises Unprocessable: no_article, too_many_articles.
    """
    written = join(lines(raw["text"], raw["content_type"]))
    page = _without_captions(_with_values([judge(line) for line in unfold(written)]))
    articles = _without_empty(_articles(page))
    if not any(map(_has_prose, articles)):
        raise Unprocessable("no_article", f"none of {len(page)} lines is an article's body")
    if len(articles) > max_articles:
        raise Unprocessable("too_many_articles", f"{len(articles)}, the limit is {max_articles}")
    if articles[-1].related:
        articles[-1].drop_ledes()
    for article in articles:
        article.name_tags()
    return [_item(raw, position, article) for position, article in enumerate(articles)]


def _without_captions(page: list[Line]) -> list[Line]:
    """Drop a photograph's caption from above and below the photographer's name."""
    if not any([line.kind == "notice" for line in page]):
        return page
    pairs = zip(page, page[2:], strict=False)
    at = [n for n, (above, below) in enumerate(pairs, 1) if above.text == below.text]
    captions = {n + side for n in at if page[n].text.startswith("تصوير") for side in (-1, 1)}
    return [line for n, line in enumerate(page) if n not in captions]


def _with_values(page: list[Line]) -> list[Line]:
    """Give a bare «المصدر:» the short line below it for its value."""
    if not any([line.kind in _DETAILS and not line.value for line in page]):
        return page
    joined: list[Line] = []
    is_list = False  # of tags, a line each
    for line in page:
        is_list = is_list and _is_name(line)
        if is_list:
            joined[-1] = judge(f"{joined[-1].text}، {line.text}")
        elif joined and _wants(joined[-1], line):
            joined[-1] = judge(f"{joined[-1].text.removesuffix(':')}: {line.text}")
            is_list = joined[-1].kind == "tags"
        else:
            joined.append(line)
    return joined


def _wants(label: Line, line: Line) -> bool:
    """Tell whether a line is the value that a label above it lacks."""
    if label.value or label.kind not in _DETAILS:
        return False
    if label.kind == "tags":
        return all(map(_is_name, (line._replace(text=tag) for tag in _BETWEEN_TAGS.split(line.text))))
    is_label = label.text.endswith(":") and _is_name(line)
    return is_label and judge(f"{label.text} {line.text}").kind == label.kind


def _is_name(line: Line) -> bool:
    """Tell a tag or who is credited: a few words, a section's name perhaps, and no sentence."""
    few = line.text.strip().count(" ") < _LONGEST_NAME and not line.text.endswith(".")
    return few and line.kind in ("body", "navigation")


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
            kept[-1].related += [article.title, *article.related]
    return kept


def _has_prose(article: Article) -> bool:
    """Tell a body, of a sentence at least, from a menu or a list of headlines."""
    if article.has_body:
        return True
    body = [line.text for line in article.lines if line.kind == "body"]
    few = article.title and len(body) < _LIST
    return bool(few) and any(text.count(" ") >= _SENTENCE for text in body)


def _articles(page: list[Line]) -> list[Article]:
    headline = find_headline(page)
    articles = [Article("" if headline is None else without_desk(page[headline].text))]
    at = 0 if headline is None else headline + 1
    for line in page[:at]:
        if line.kind in _DETAILS:
            articles[0].add(line)
    while at < len(page):
        if page[at].kind == "related":
            at = read_related(page, at, articles)
            continue
        if _begins(page, at, articles[-1]):
            articles.append(Article(page[at].text, articles[-1].role))
        elif not _is_left_over(page, at, articles[-1]):
            articles[-1].add(page[at])
        at += 1
    return articles


def _begins(page: list[Line], at: int, article: Article) -> bool:
    """Tell whether a line is the headline of a further article, with no marker before it."""
    line = page[at]
    stamped = _is_stamped(page, at + 1)
    if not (stamped or article.ended) or line.kind != "body":
        return False
    if not article.has_body or not is_headline(line.text):
        return False
    if stamped and article.ended:
        return True
    text = opening(page, at + 1)
    is_new = bool(text) and article.ended and not continues(text)
    return article.yields(text, line.text, _FAVOUR if is_new else 0)


def _is_stamped(page: list[Line], at: int) -> bool:
    """Tell whether a headline's stamp is at `at`, a writer, a caption or a share bar above it."""
    kinds = [line.kind for line in page[at : at + _BESIDE_STAMP]]
    return "stamp" in kinds and _HEADER.issuperset(kinds[: kinds.index("stamp")])


def _is_left_over(page: list[Line], at: int, article: Article) -> bool:
    """Tell a short line below the credits that heads no paragraph: a tag, a link."""
    if not article.ended or page[at].kind != "body" or is_paragraph(page[at].text):
        return False
    following = page[at + 1] if at + 1 < len(page) else None
    return not (following and following.kind == "body" and is_paragraph(following.text))


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
