"""Neighbours' headlines with a lede of one paragraph each, down to the end of a page."""

from itertools import pairwise, takewhile
from statistics import mean

from streams.steps.lines.line import Line, continues, is_headline, is_prose, may_head
from streams.steps.pages.article import Article
from streams.steps.pages.cohesion import TOLD_IN_LEDE, cohesion

_FEWEST, _MOST = 2, 20
_NEAR = 60  # lines above the marker
LONGEST_LEDE = 340  # characters; a neighbour that is one paragraph shorter than this is only teased


def teased(page: list[Line], at: int, article: Article) -> list[str]:
    """Give the headlines that a lede each stands below, none where they may be subheadings.

    Where the article above has subheadings, or has said what these say, they are its own.
    """
    if page[at - 1].value or article.ended or not article.has_body:
        return []
    block = list(takewhile(lambda line: line.kind == "body", page[at : at + 2 * _MOST]))
    heads = [line.text for line in block[::2]]
    is_list = len(heads) >= _FEWEST and len(block) == 2 * len(heads)
    if not (is_list and all(map(_is_headline, heads)) and all(map(_is_lede, block[1::2]))):
        return []
    if any(map(article.tells, heads)) or _has_subheading(article.lines[-_NEAR:]):
        return []
    told = (cohesion(head, lede.text) for head, lede in zip(heads, block[1::2], strict=True))
    return heads if mean(told) >= TOLD_IN_LEDE else []


def _is_headline(text: str) -> bool:
    """Tell a headline that is no question, as those of an interview are."""
    return is_headline(text) and not text.endswith("؟")


def _is_lede(line: Line) -> bool:
    return is_prose(line) and len(line.text) < LONGEST_LEDE and not continues(line.text)


def _has_subheading(lines: list[Line]) -> bool:
    return any(is_prose(above) and may_head(line) for above, line in pairwise(lines))
