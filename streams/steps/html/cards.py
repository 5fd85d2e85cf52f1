"""Cards: elements side by side that each lead to another page by a headline, with a lede perhaps.

No class is asked: what makes a card is that it has one headline, which is a link on a line of its
own, and that others beside it are the same. They are neighbours' below a marker, or where every
lede is cut: linked headlines above whole paragraphs may be a live blog's, or a list of ten things.
"""

import re
from collections.abc import Iterator
from itertools import chain, islice

from selectolax.lexbor import LexborNode

from streams.steps.html.nodes import (
    HEADINGS,
    Page,
    above,
    beside_headline,
    blocks,
    shallow,
    texts,
    tidy,
)
from streams.steps.lines.judge import judge
from streams.steps.lines.line import is_headline, is_paragraph, without_bullet
from streams.steps.lines.markers import PAGERS

_MOST = 300  # links that are looked at
_HIGHEST = 8  # elements that a card's link stands in
_LONGEST_HEADLINE, _LONGEST_CARD, _LONGEST_LABEL = 200, 700, 60  # characters
_LABELLED = 3  # elements around a card, before one of which the marker stands
_ARROW = " »›"
_PAGER = re.compile(rf"^(?:{'|'.join(PAGERS)}) (?=.{{15}})")  # in the link's own line
_CUT = ("...", "…", "]", "المزيد", "التفاصيل", "القراءة")  # how a lede ends that goes on elsewhere

Card = tuple[LexborNode, str]  # an element, and its headline


def side_by_side(page: Page) -> Iterator[Card]:
    """Give the neighbours' cards below the headline, and their headlines."""
    rows = _rows(_links(page))
    whole = {node.mem_id for node in shallow([node for row in rows for node, _ in row])}
    for row in rows:
        few = (card for card in row if card[0].mem_id in whole)
        cards = [card for card in few if _is_card(card[0], page.headline)]
        if len(cards) > 1 and not any(_has_lede_below(node) for node, _ in cards[:-1]):
            is_marked = _is_marked(row[0][0], page.headline)
            yield from cards if is_marked or all(_is_cut(node) for node, _ in cards) else []


def _links(page: Page) -> list[Card]:
    """Give the links below the headline that say a headline themselves, on a line of their own."""
    below = beside_headline(page, "a")[1][:_MOST]
    said = [(link, linked_headline(link)) for link in below]
    heads = [(link, head) for link, head in said if head != page.headline and _is_headline(head)]
    found = blocks(link for link, _ in heads)
    lines = {block.mem_id: set(map(without_bullet, texts(block))) for block in found}
    return [(link, head) for link, head in heads if _stands_alone(link, head, lines)]


def linked_headline(link: LexborNode) -> str:
    """Give the headline that a link says, a teaser's perhaps, or "" where it is a section's."""
    said = texts(link.css_first(f"{HEADINGS}, small + *") or link)  # «السابق» above it
    few = (
        _PAGER.sub("", without_bullet(line))
        for line in said
        if line.count(" ") >= 2 and len(line) <= _LONGEST_HEADLINE
    )
    return next(few, "")


def _is_headline(said: str) -> bool:
    return is_headline(said.rstrip(_ARROW)) and judge(said).kind == "body"


def _stands_alone(link: LexborNode, head: str, lines: dict[int, set[str]]) -> bool:
    """Tell a headline from words of a sentence."""
    return any(head in lines.get(node.mem_id, ()) for node in islice(above(link), _HIGHEST))


def _rows(links: list[Card]) -> list[list[Card]]:
    """Give for each headline the largest element that has no other, by what it stands in."""
    heads: dict[int, set[str]] = {}
    for link, said in links:
        for parent in islice(above(link), _HIGHEST):
            heads.setdefault(parent.mem_id, set()).add(said)
    several = {key for key, said in heads.items() if len(said) > 1}
    rows: dict[int, dict[int, Card]] = {}
    for link, said in links:
        card, row = _card(link, several)
        if row is not None:
            rows.setdefault(row.mem_id, {})[card.mem_id] = card, said
    return [list(row.values()) for row in rows.values()]


def _card(link: LexborNode, several: set[int]) -> tuple[LexborNode, LexborNode | None]:
    """Give the largest element around a link with no other headline, and the row it stands in."""
    card = link
    for parent in islice(above(link), _HIGHEST):
        if parent.mem_id in several:
            return card, parent
        card = parent
    return card, None


def _is_card(card: LexborNode, headline: str) -> bool:
    """Tell a headline with a lede and few words beside from an article or a list."""
    lines = texts(card)
    is_short = sum(map(is_paragraph, lines)) < 2 and sum(map(len, lines)) <= _LONGEST_CARD
    return is_short and headline not in lines and card.css_first("h1") is None


def _has_lede_below(card: LexborNode) -> bool:
    """Tell a headline whose lede is no part of its card: what is the neighbours', lines tell."""
    after = card.next
    while after is not None and not after.text().strip():
        after = after.next
    return after is not None and is_paragraph(tidy(after)) and after.css_first("a") is None


def _is_marked(card: LexborNode, headline: str) -> bool:
    """Tell whether a marker of neighbours stands before a row's first card, or before the row."""
    around = islice(chain([card], above(card)), _LABELLED)
    labels = (label for node in around if (label := _before(node)) is not None)
    text = next(map(tidy, labels), headline)
    return text != headline and len(text) <= _LONGEST_LABEL and judge(text).kind == "related"


def _before(node: LexborNode) -> LexborNode | None:
    """Give what has a text and stands before an element in the same one."""
    before = node.prev
    while before is not None and not before.text().strip():
        before = before.prev
    return before


def _is_cut(card: LexborNode) -> bool:
    return any(line.rstrip(_ARROW).endswith(_CUT) for line in texts(card))
