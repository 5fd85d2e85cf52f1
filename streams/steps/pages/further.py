"""A further article on a page with no marker before it: where it begins."""

import re

from streams.steps.lines.line import (
    Line,
    continues,
    has_paragraphs,
    is_headline,
    is_paragraph,
    is_short_headline,
    prose_at,
)
from streams.steps.lines.stamps import is_age, states_date
from streams.steps.lines.values import is_quoted
from streams.steps.pages.article import Article
from streams.steps.pages.cohesion import (
    CREDITS_FAVOUR,
    FURTHER_MARGIN,
    TOLD_BELOW,
    cohesion,
    opening,
)
from streams.steps.pages.headline import repeats

_RULE = re.compile(r"([-–—_=*~─])(?: ?\1){2,200}")
_BETWEEN = frozenset({"byline", "notice", "share", "navigation"})  # between headline and stamp
_BESIDE_STAMP = 5  # lines
_WORDS_OF_FOREIGN, _LONGEST_OF_FOREIGN = 4, 110  # spaces, characters


def begins(page: list[Line], at: int, article: Article) -> bool:
    """Tell whether a line is the headline of a further article, with no marker before it."""
    line = page[at]
    if line.kind != "body" or not article.has_body:
        return False
    if not is_headline(line.text):
        is_short = article.ended and is_short_headline(line.text)
        return is_short and any(map(states_date, page[at + 1 : at + 2]))
    stamped = is_stamped(page, at + 1)
    if stamped and article.ended:
        return True
    is_ruled = _is_below_rule(page, at)
    if not (stamped or article.ended or is_ruled or article.role == "related"):
        return False
    text = opening(page, at + 1)
    is_new = bool(text) and not continues(text)
    if is_new and article.is_stamped and states_date(page[at + 1]):
        return True
    if stamped or article.ended:
        return article.yields(text, line.text, CREDITS_FAVOUR if is_new and article.ended else 0)
    if not is_new or line.text.endswith("؟") or is_quoted(line.text):
        return False
    return (_is_of_ruled if is_ruled else _is_of_another)(line.text, text, article)


def _is_below_rule(page: list[Line], at: int) -> bool:
    """Tell a line right below a rule, above paragraphs; between two rules stands a quotation."""
    is_one = _is_rule(page[at - 1]) and has_paragraphs(page, at + 1)
    return is_one and not _is_rule(page[at + 1])


def _is_rule(line: Line) -> bool:
    return line.kind == "notice" and _RULE.fullmatch(line.text) is not None


def _is_of_ruled(headline: str, text: str, article: Article) -> bool:
    """Tell the headline of an article below a rule from a subheading of the one above.

    Of real articles at random 94 in 100 are found so. Of 689 real articles with a subheading of
    their own, and a rule put above it, 15 are parted, some rightly.
    """
    is_long = headline.count(" ") >= _WORDS_OF_FOREIGN
    return is_long and not article.tells(headline) and article.yields(text, headline)


def _is_of_another(headline: str, text: str, article: Article) -> bool:
    """Tell the headline of a related article below another from a subheading of the one above."""
    is_long = headline.count(" ") >= _WORDS_OF_FOREIGN
    if is_long and len(headline) <= _LONGEST_OF_FOREIGN and article.is_foreign(text, headline):
        return True
    is_told = cohesion(headline, text) >= TOLD_BELOW and not article.tells(headline)
    return is_told and article.yields(text, headline, -FURTHER_MARGIN)


def is_stamped(page: list[Line], at: int) -> bool:
    """Tell whether a headline's stamp is at `at`, a writer, a caption or a share bar above it."""
    if any(map(is_age, page[at : at + 1])):
        return True
    kinds = [line.kind for line in page[at : at + _BESIDE_STAMP]]
    return "stamp" in kinds and _BETWEEN.issuperset(kinds[: kinds.index("stamp")])


def is_stray(page: list[Line], at: int, article: Article) -> bool:
    """Tell the headline said again above the body, or a short line below the credits that heads
    no paragraph: a tag, a link."""
    line = page[at]
    if article.title and not article.has_body and repeats(article.title, line.text):
        return True
    if not article.ended or line.kind != "body" or line.text[0] == "#" or is_paragraph(line.text):
        return False
    return not prose_at(page, at + 1)
