"""What of the lines below a neighbour's headline is its own, where no more of it is on the page."""

from streams.steps.lines.line import DOTS, Line, continues, is_prose, prose_at
from streams.steps.pages.article import Article
from streams.steps.pages.cohesion import TOLD_IN_LEDE, cohesion, opening
from streams.steps.pages.teasers import LONGEST_LEDE

_HEADER_LINES = 4
_LONG = 70  # characters
_OF_THE_LEDE = ("جاء ذلك", "وجاء ذلك", "يأتي ذلك", "ويأتي ذلك", "وذلك ")  # refers to it


def is_cut_lede(lede: str, headline: str) -> bool:
    """Tell a lede that ends in dots, which a headline may too, by its telling the one above or
    its being longer than that and than most."""
    if headline.endswith(DOTS) or not lede.endswith(DOTS):
        return False
    is_long = len(lede) >= max(_LONG, len(headline))
    return is_long or cohesion(headline, lede) >= TOLD_IN_LEDE


def is_of_last(heads: list[str], page: list[Line], at: int, article: Article) -> bool:
    """Tell whether a line is the date, the readers' count, the site or the lede of the last one."""
    if page[at].text.isdecimal() and page[at - 1].kind == "stamp":
        return True
    if page[at].kind == "stamp":
        return not prose_at(page, at + 1)
    if page[at] in article.lines[:_HEADER_LINES] and not is_prose(page[at]):
        return True  # the name of the site, as above the body
    if page[at].kind != "body" or len(page[at].text) >= LONGEST_LEDE:
        return False
    if prose_at(page, at + 1):
        return len(heads) == 1 and _is_passed(page, at, heads[0], article)
    return _is_teaser(page, at, heads[-1], article)


def _is_teaser(page: list[Line], at: int, headline: str, article: Article) -> bool:
    """Tell whether a paragraph is the lede of a neighbour of which no more is on the page."""
    line = page[at]
    following = page[at + 1] if at + 1 < len(page) else None
    if following and following.kind == "body" and following.text.endswith(":"):
        return False  # what it introduces is the neighbour's as well
    if article.ended:
        return True
    if following and following.kind == "related" and following.value:
        return False  # a neighbour's headline inside an article's body
    return not continues(line.text) and article.yields(line.text, headline)


def _is_passed(page: list[Line], at: int, headline: str, article: Article) -> bool:
    """Tell a lede, which tells its headline, from the body that goes on below it and does not."""
    lede, text = page[at].text, opening(page, at + 1)
    if article.ended or not article.has_body or continues(lede) or text.startswith(_OF_THE_LEDE):
        return False
    is_lede = article.is_neighbours_lede(lede, headline, text)
    return is_lede and article.goes_on(text, headline, lede)
