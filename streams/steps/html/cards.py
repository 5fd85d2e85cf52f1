"""Cards: elements side by side that each lead to another page by a headline, with a lede perhaps.

No class is asked: what makes a card is that it has one headline, which is a link on a line of its
own, and that others beside it are the same.
"""

from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborNode

from streams.steps.html.nodes import (
    HEADINGS,
    Page,
    above,
    blocks,
    headline_of,
    previous,
    texts,
    tidy,
)
from streams.steps.lines.judge import judge
from streams.steps.lines.line import is_headline, is_paragraph
from streams.steps.pages.lists import without_bullet

_MOST = 300  # links that are looked at
_HIGHEST = 8  # elements that a card's link stands in
_LONGEST_LEDE, _LONGEST_CARD = 450, 700  # characters
_WORDS_OF_LABEL = 5
_ARROW = " »›"
_CUT = ("...", "…", "]", "المزيد", "التفاصيل", "القراءة")  # how a lede ends that goes on elsewhere

_Card = tuple[LexborNode, str]  # an element, and its headline


def side_by_side(page: Page) -> list[_Card]:
    """Give the cards below the headline of a page that has text of its own, or whose ledes are cut.

    A page of whole paragraphs below linked headlines may be one of short articles.
    """
    found = list(_cards(page, _links(page)))
    body = page.tree.body
    if not found or body is None:
        return []
    is_rest = len(_paragraphs(body)) > sum(len(_paragraphs(card)) for card, _ in found)
    return [pair for pair in found if is_rest or any(map(_is_cut, texts(pair[0])))]


def remove_label(card: LexborNode) -> None:
    """Remove the heading that a row of cards stands under: it is no article's."""
    label = previous(card) or (previous(card.parent) if card.parent else None)
    if label and f"{label.tag}," in f"{HEADINGS}," and tidy(label).count(" ") < _WORDS_OF_LABEL:
        label.decompose()


def _links(page: Page) -> list[_Card]:
    """Give the links below the headline that say a headline themselves, on a line of their own."""
    nodes = page.tree.css("a, h1, h2, h3")
    own = (n for n, node in enumerate(nodes) if node.tag != "a" and tidy(node) == page.headline)
    below = nodes[next(own, -1) + 1 :][:_MOST]
    said = [(link, headline_of(link)) for link in below if link.tag == "a"]
    heads = [(link, head) for link, head in said if head != page.headline and _is_headline(head)]
    found = blocks(link for link, _ in heads)
    lines = {block.mem_id: set(map(without_bullet, texts(block))) for block in found}
    return [(link, head) for link, head in heads if _stands_alone(link, head, lines)]


def _stands_alone(link: LexborNode, head: str, lines: dict[int, set[str]]) -> bool:
    """Tell a headline from words of a sentence."""
    return any(head in lines.get(node.mem_id, ()) for node in islice(above(link), _HIGHEST))


def _is_headline(said: str) -> bool:
    text = said.rstrip(_ARROW)
    return bool(text) and is_headline(text) and judge(said).kind == "body"


def _cards(page: Page, links: list[_Card]) -> Iterator[_Card]:
    """Give for each headline the largest element that has no other, where it has neighbours."""
    heads: dict[int, set[str]] = {}
    for link, said in links:
        for parent in islice(above(link), _HIGHEST):
            heads.setdefault(parent.mem_id, set()).add(said)
    several = {key for key, said in heads.items() if len(said) > 1}
    rows: dict[int, dict[int, _Card]] = {}
    for link, said in links:
        card, row = _card(link, several)
        if row is not None:
            rows.setdefault(row.mem_id, {})[card.mem_id] = card, said
    for each in rows.values():
        cards = [pair for pair in each.values() if _is_card(pair[0], page)]
        yield from cards if len(cards) > 1 else []


def _card(link: LexborNode, several: set[int]) -> tuple[LexborNode, LexborNode | None]:
    """Give the largest element around a link with no other headline, and the row it stands in."""
    card = link
    for parent in islice(above(link), _HIGHEST):
        if parent.mem_id in several:
            return card, parent
        card = parent
    return card, None


def _is_card(card: LexborNode, page: Page) -> bool:
    """Tell a headline with a lede and few words beside from an article or a list."""
    lines = texts(card)
    ledes = [line for line in lines if is_paragraph(line)]
    is_short = len(ledes) < 2 and sum(map(len, lines)) <= _LONGEST_CARD
    if not is_short or page.headline in lines or card.css_first("h1"):
        return False
    return all(len(lede) <= _LONGEST_LEDE or _is_cut(lede) for lede in ledes)


def _paragraphs(node: LexborNode) -> list[str]:
    return [line for line in texts(node) if is_paragraph(line)]


def _is_cut(line: str) -> bool:
    return line.rstrip(_ARROW).endswith(_CUT)
