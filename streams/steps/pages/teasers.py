"""Neighbours' headlines with a lede of one paragraph each, down to the end of a page."""

from itertools import pairwise, takewhile
from statistics import mean

from streams.steps.lines.line import Line, continues, is_prose, may_head, prose_at
from streams.steps.pages.article import Article
from streams.steps.pages.cohesion import TOLD_IN_LEDE, cohesion, opening

_FEWEST, _MOST = 2, 20
_NEAR = 60  # lines above the marker
LONGEST_LEDE = 340  # characters; a neighbour that is one paragraph shorter than this is only teased


def teased(page: list[Line], at: int, article: Article) -> list[str]:
    """Give the headlines that a lede each stands below, none where they may be subheadings.

    Where the article above has subheadings they may be its own, and at the end of the text where
    it has said what one of them says.
    """
    if page[at - 1].value or article.ended or not article.has_body:
        return []
    lines = page[at : at + 2 * _MOST]
    block = list(takewhile(_teases, zip(lines[::2], lines[1::2], strict=False)))
    heads = [head.text for head, _ in block]
    if len(heads) < _FEWEST or not _is_over(page, at + 2 * len(heads), block, article):
        return []
    if _has_subheading(article.lines[-_NEAR:]):
        return []
    told = (cohesion(head.text, lede.text) for head, lede in block)
    return heads if mean(told) >= TOLD_IN_LEDE else []


def _teases(pair: tuple[Line, Line]) -> bool:
    """Tell a headline that is no question, as those of an interview are, and its lede."""
    head, lede = pair
    return may_head(head) and not head.text.endswith("؟") and _is_lede(lede)


def _is_over(page: list[Line], at: int, block: list[tuple[Line, Line]], article: Article) -> bool:
    """Tell the end of a list: of the text, or where the article goes on, not its last neighbour."""
    if at == len(page) or page[at].kind != "body":
        return not any(article.tells(head.text) for head, _ in block)
    head, lede = block[-1]
    return prose_at(page, at) and article.goes_on(opening(page, at), head.text, lede.text)


def _is_lede(line: Line) -> bool:
    return is_prose(line) and len(line.text) < LONGEST_LEDE and not continues(line.text)


def _has_subheading(lines: list[Line]) -> bool:
    return any(is_prose(above) and may_head(line) for above, line in pairwise(lines))
