"""Which articles of a page have a body, and which are a headline and no more."""

from streams.steps.lines.line import DOTS, STOPS, may_head
from streams.steps.pages.article import Article

# Lines of a mere list, below a date and without one; spaces in the shortest sentence.
_LIST, _PAIR, _SENTENCE = 3, 2, 5


def without_empty(articles: list[Article]) -> list[Article]:
    """Leave out what has no line; headlines above the first article's own are its neighbours."""
    first, *others = articles
    if others and not first.is_stamped and _is_menu(first):
        others[0].role = "main"
        others[0].related = first.related + others[0].related
        articles = others
    return _without_leftovers([article for article in articles if article.lines])


def has_prose(article: Article, is_headed: bool) -> bool:
    """Tell a body, of a sentence at least, from a menu or a list of headlines.

    Below a date, or a headline of which a producer or a feed says that it is one, it may have two
    lines without an end.
    """
    if article.has_body:
        return True
    body = _body(article)
    few = article.title and len(body) < (_LIST if is_headed or article.is_stamped else _PAIR)
    return bool(few) and any(map(_is_sentence, body))


def are_teasers(articles: list[Article]) -> bool:
    """Tell a page of several headlines, each with a lede that dots cut off."""
    texts = [list(filter(_is_sentence, _body(article))) for article in articles]
    return len(texts) > 1 and all(len(text) == 1 and text[0].endswith(DOTS) for text in texts)


def _is_menu(article: Article) -> bool:
    """Tell lines of which none is a sentence."""
    ends = [text for text in _body(article) if _is_sentence(text) and text.endswith(STOPS)]
    return not article.has_body and not ends


def _without_leftovers(articles: list[Article]) -> list[Article]:
    """Take a further headline below which there is no paragraph for a neighbour's."""
    kept = articles[:1]
    for article in articles[1:]:
        if article.has_body:
            kept.append(article)
        else:
            heads = [x.text for x in article.lines if may_head(x)]
            kept[-1].related += filter(None, [article.title, *heads, *article.related])
            kept[-1].lines += [x for x in article.lines if x.kind in ("source", "tags")]
    return kept


def _body(article: Article) -> list[str]:
    return [line.text for line in article.lines if line.kind == "body"]


def _is_sentence(text: str) -> bool:
    return text.count(" ") >= _SENTENCE
