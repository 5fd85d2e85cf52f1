"""A page to its articles: whose line is whose."""

from collections.abc import Iterable
from itertools import islice

from streams.errors import Unprocessable
from streams.events import Item, RawItem, Role, stated
from streams.ids import item_id
from streams.limits import DEFAULT
from streams.schemas import name
from streams.steps.feeds.feed import entries, is_feed
from streams.steps.layout import boxes, inline
from streams.steps.layout.beside_date import dates_apart
from streams.steps.layout.boxes import without_boxes
from streams.steps.layout.edges import edges_apart
from streams.steps.layout.front import without_header
from streams.steps.layout.inline import unfold
from streams.steps.layout.labels import labels_apart
from streams.steps.layout.links import join
from streams.steps.layout.reading import lines
from streams.steps.layout.records import records_apart
from streams.steps.lines.judge import judge
from streams.steps.lines.line import Line
from streams.steps.lines.markers import BORDER
from streams.steps.lines.site import without_site
from streams.steps.pages.article import Article
from streams.steps.pages.bodies import are_teasers, has_prose, without_empty
from streams.steps.pages.comments import without_comments
from streams.steps.pages.gathering import gathered
from streams.steps.pages.headline import headline_apart
from streams.steps.pages.lists import without_dates
from streams.steps.pages.tail import drop_ledes, name_tags
from streams.steps.pages.walk import walk
from streams.steps.text.phrases import Phrases

_SIGNS = Phrases((*boxes.SIGNS, *inline.SIGNS))


def split(raw: RawItem, max_articles: int = DEFAULT.max_articles) -> list[Item]:
    """Give the articles of a page in their order, headlines of neighbours set apart.

    The entries of a feed are pages of their own.
    Raises Unprocessable: no_article, too_many_articles.
    """
    if is_feed(raw["text"]):
        return _of_feed(raw, max_articles)
    written = lines(raw["text"], raw["content_type"])
    articles = _read(written, raw.get("title", ""))
    is_told = any(has_prose(article, "title" in raw) for article in articles)
    if are_teasers(articles) or not is_told:
        raise Unprocessable("no_article", f"none of {len(written)} lines is an article's body")
    _check_number(len(articles), max_articles)
    return [_item(raw, position, article) for position, article in enumerate(articles)]


def _of_feed(raw: RawItem, max_articles: int) -> list[Item]:
    """Give the articles of a feed's entries; an entry of a headline alone is the neighbour's."""
    told: list[tuple[RawItem, Article]] = []
    pages = list(islice(entries(raw), max_articles + 1))
    _check_number(len(pages), max_articles)  # before each is read
    for page in pages:
        written = lines(page["text"], page["content_type"])
        found = [article for article in _read(written) if has_prose(article, is_headed=True)]
        told += [(page, article) for article in found]
        if told and not found:
            told[-1][1].related += [line for line in written[:1] if judge(line).kind == "body"]
    if not told:
        raise Unprocessable("no_article", "no entry of the feed has a body")
    _check_number(len(told), max_articles)
    return _named_by_link([_item(page, at, article) for at, (page, article) in enumerate(told)])


def _named_by_link(items: list[Item]) -> list[Item]:
    """Give an entry's article an id of its link instead of the feed's, which gets new entries.

    One that a feed has twice keeps the other id the second time.
    """
    named: set[str] = set()
    for item in items:
        if "url" in item:
            own = item_id(item["url"], 0, f"{item['title']}\n{item['text']}")
            item["item_id"] = item["item_id"] if own in named else own
            named.add(own)
    return items


def _check_number(articles: int, limit: int) -> None:
    if articles > limit:
        raise Unprocessable("too_many_articles", f"{articles}, the limit is {limit}")


def _read(written: list[str], title: str = "") -> list[Article]:
    """Tell the articles of a page apart, as far as they have lines at all.

    A title that the producer states is the first one's headline, where a line says it, or nothing
    else does.
    """
    headline = without_site(next(iter(lines(title, "text/plain")), "")) if title else ""
    written = without_header(records_apart(written))
    written = headline_apart([*map(without_site, written[:1]), *written[1:]], headline)
    parts = map(_judged, _parts(written))
    articles = without_empty(_articles_of(parts, headline))
    for article in articles[:1]:
        article.title = article.title or headline
    for article in articles[-1:]:
        drop_ledes(article)
    for article in articles:
        name_tags(article)
    return articles


def _parts(written: list[str]) -> list[list[str]]:
    """Part a page where its HTML, or its records, set a further article apart."""
    if BORDER not in written:
        return [written]
    borders = [at for at, line in enumerate(written) if line == BORDER]
    begins, ends = [0, *(at + 1 for at in borders)], [*borders, len(written)]
    return [written[begin:end] for begin, end in zip(begins, ends, strict=True)]


def _judged(written: list[str]) -> list[Line]:
    """Judge the lines of a page once each is one thing."""
    is_signed = _SIGNS.among(" ".join(written))  # one page in twenty
    written = without_boxes(written) if is_signed else written
    written = edges_apart(dates_apart(join(written)))
    written = labels_apart(unfold(written) if is_signed else written)
    return gathered(without_comments(list(map(judge, written))))


def _articles_of(parts: Iterable[list[Line]], headline: str) -> list[Article]:
    """Give the articles of all parts; those of one below a marker are related to the one above."""
    articles: list[Article] = []
    role: Role = "main"
    for page in parts:
        articles += walk(page, role, "" if articles else headline)
        is_marked = bool(page) and page[-1].kind == "related"
        role = "related" if is_marked else articles[-1].role
    return articles


def _item(raw: RawItem, position: int, article: Article) -> Item:
    text = "\n".join([line.text for line in article.lines])
    item: Item = {
        "schema": name("news.items"),
        "item_id": item_id(raw["id"], position, f"{article.title}\n{text}"),
        "raw_id": raw["id"],
        "position": position,
        "role": article.role,
        "title": article.title,
        "text": text,
        "related_headlines": without_dates(article.related),
    }
    item.update(stated(raw))
    return item
