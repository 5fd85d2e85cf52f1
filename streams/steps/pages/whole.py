"""Whether headlines below a marker have a whole article below them, and which of them it is."""

from itertools import takewhile

from streams.steps.lines.datelines import dateline
from streams.steps.lines.line import (
    Line,
    continues,
    first_prose,
    has_paragraphs,
    is_paragraph,
    prose_at,
)
from streams.steps.lines.markers import HEADER
from streams.steps.lines.stamps import states_date
from streams.steps.pages.article import Article
from streams.steps.pages.cohesion import (
    FIRST_MARGIN,
    TOLD_BELOW_DATE,
    TOLD_IN_LEDE,
    cohesion,
    first_best,
    opening,
)

_HEADER_LINES = 4
_SOON = 5  # short lines in which an article comes to its first paragraph
_STAMPED_IN = 10  # lines of a headline's stamps, writers and share bars


def whole_title(heads: list[str], page: list[Line], at: int, article: Article) -> int | None:
    """Find the headline of the whole article that begins at `at`, or none: the body goes on."""
    if not heads or not _comes_to_prose(page, at):
        return None
    if article.ended and len(heads) == 1:
        return 0
    if article.has_body and _has_header(page, at):
        return len(heads) - 1
    text = opening(page, at)
    if continues(text) and not article.ended:
        return None
    shares = [cohesion(head, text) for head in heads]
    if not article.has_body and page[at].kind == "stamp":
        shares[-1] += FIRST_MARGIN  # it stands right above
    best = first_best(shares)
    is_lacking = article.lacks_headline(text)
    is_titled = not (article.has_body or is_lacking)
    if article.yields(text, heads[best], -FIRST_MARGIN if is_titled else 0):
        return best
    if article.has_body and _opens(page, at, heads[best], article):
        return best
    return len(heads) - 1 if article.ended or is_lacking else None


def _opens(page: list[Line], at: int, headline: str, article: Article) -> bool:
    """Tell a neighbour's first paragraph by its dateline, or by its telling the headline at once.

    One about the same matter as the article above has that one's words too, so that `yields` finds
    60 in 100 of such neighbours. With this it is 83, and of bodies that go on below the headline of
    one, one in 100 is cut. A subheading says nothing but what the article does.
    """
    place = at + first_prose(page[at:])
    lede = page[place].text
    told = cohesion(headline, lede)
    if dateline(lede).place or (page[at].kind == "stamp" and told >= TOLD_BELOW_DATE):
        return True
    is_told = told >= TOLD_IN_LEDE and cohesion(headline, article.text) < 1
    return is_told and not article.goes_on(opening(page, place + 1), headline, lede)


def _has_header(page: list[Line], at: int) -> bool:
    """Tell what stands between an article's headline and its text: who wrote it, or a stamp that
    says that it is one."""
    header = takewhile(lambda line: line.kind in HEADER, page[at : at + _HEADER_LINES])
    return any(line.kind == "byline" or states_date(line) for line in header)


def tells_whole(page: list[Line], at: int, article: Article) -> bool:
    """Tell a whole article below credits and a marker in whose line its headline stands."""
    headline, text = page[at].value, opening(page, at + 1)
    if not (headline and article.ended and has_paragraphs(page, at + 1)) or continues(text):
        return False
    return article.yields(text, headline) and not article.tells(headline)


def _comes_to_prose(page: list[Line], at: int) -> bool:
    """Tell whether a paragraph stands below, a stamp, a share bar and short lines before it."""
    texts = 0
    for n, line in enumerate(page[at : at + _STAMPED_IN], at):
        is_next = n == at and not line.value
        if line.kind == "related" and (is_next or not prose_at(page, n - 1)):
            return False  # the headlines above are another marker's
        if line.kind == "body":
            if is_paragraph(line.text):
                return True
            texts += 1
        if texts == _SOON or line.kind == "navigation":
            return False
    return False
