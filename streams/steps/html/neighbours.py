"""Neighbours' headlines on an HTML page: boxes, lists and teasers set in marked lists.

A class is believed only where its element is nothing but links and labels, or leads elsewhere.
"""

from selectolax.lexbor import LexborNode

from streams.steps.html.cards import linked_headline, side_by_side
from streams.steps.html.nodes import (
    HEADINGS,
    MOST,
    Page,
    below_prose,
    blocks,
    is_teaser,
    named,
    outermost,
    shallow,
    texts,
)
from streams.steps.lines.judge import judge
from streams.steps.lines.line import is_paragraph
from streams.steps.lines.markers import END_OF_LIST, LIST, MARKER

_TEASERS = {"teaser": "[class*=teaser]:is(div, section, li)"}
_BOX = ":is(div, section, ul)"  # behind the class, which fewer elements have
_NEIGHBOURS = {
    "aside": "aside",
    "related": f"[class*=related]{_BOX}, [class*=Related]{_BOX}, [id*=related]{_BOX}",
    "read": f"[class*=read-more]{_BOX}, [class*=readmore]{_BOX}",
    "recommend": f"[class*=recommend]{_BOX}",
}
_LISTS = {
    "sidebar": f"[class*=sidebar]{_BOX}",
    "widget": f".widget{_BOX}",
    "latest": f"[class*=latest]{_BOX}",
    "most": f"[class*=most-read]{_BOX}, [class*=mostread]{_BOX}",
    "ticker": f"[class*=ticker]{_BOX}",
    "popular": f"[class*=popular]{_BOX}",
    "trending": f"[class*=trending]{_BOX}",
    "wp-embedded": "blockquote.wp-embedded-content",
    "data-type": "div[data-type=article][class*=block]",
    "also": f"[class*=read-also]{_BOX}, [class*=also-read]{_BOX}",
}
# The articles before and after: their links stand side by side in a line.
_PAGERS = {
    "prev-next": f"[class*=prev-next]{_BOX}",
    "prev_next": f"[class*=prev_next]{_BOX}",
    "post-nav": f"[class*=post-nav]{_BOX}",
    "post-previous": f"[class*=post-previous]{_BOX}",
    "post-next": f"[class*=post-next]{_BOX}",
}
_MOST_TEASERS = 3
_WORDS_OF_TOPIC = 2  # spaces; a headline has more words
_LONGEST_BESIDE = 80  # characters of a label or date beside the headlines of a list
_MOST_HEADLINES = 90


def mark_neighbours(page: Page) -> None:
    """Make lists of links marked lists of headlines; put a marker before other boxes of theirs."""
    marked, pagers = page.find(_NEIGHBOURS), page.find(_PAGERS)
    for link in [link for box in pagers for link in box.css("a")]:
        link.insert_before("\n")
    boxes = [*marked, *page.find(_LISTS), *pagers]
    listed = {box.mem_id: heads for box in boxes if (heads := _listed(box, page)) is not None}
    boxes += (paragraphs := blocks(page.tree.css("a")[:MOST]))
    listed |= {block.mem_id: heads for block in paragraphs if (heads := _marked(block))}
    cards = _teasers(page)
    listed |= {card.mem_id: [head] if (head := linked_headline(card)) else [] for card in cards}
    for box in marked:
        if box.mem_id not in listed and (box.tag != "aside" or box.css_first("a")):
            box.insert_before(f"\n{MARKER}\n")
    for box in outermost([box for box in [*boxes, *cards] if box.mem_id in listed]):
        box.replace_with(_written(listed[box.mem_id]))


def _marked(block: LexborNode) -> list[str]:
    """Give the headlines that are links behind or below a marker, where nothing else is there."""
    links = [" ".join(texts(link)) for link in shallow(block.css("a")[:_MOST_HEADLINES])]
    lines = texts(block)
    if not any(link.count(" ") >= _WORDS_OF_TOPIC for link in links):
        return []
    marker = judge(lines[0])
    said = [marker.value, *lines[1:]] if marker.value else lines[1:]
    return links if marker.kind == "related" and said == links else []


def list_cards(page: Page) -> None:
    """Make cards lists of their headlines; tags, which look alike, are lines by now."""
    for card, said in list(side_by_side(page)):
        card.replace_with(_written([said]))


def _teasers(page: Page) -> list[LexborNode]:
    """Give the elements that only lead to another page: teasers, and <article>s beside the own."""
    articles = named(page.tree, "article")
    cards = [node for node in articles if _leads_away(node, page)]
    ids = {card.mem_id for card in cards}
    own = (node for node in articles if node.mem_id not in ids and node.css_first("h1"))
    teasers = [node for node in below_prose(page, _TEASERS) if _leads_away(node, page)]
    teasers = teasers if len(teasers) <= _MOST_TEASERS else []  # else a page of nothing but them
    return [*cards, *teasers] if next(own, None) else teasers


def _leads_away(node: LexborNode, page: Page) -> bool:
    return is_teaser(node) and page.headline not in texts(node)


def _written(heads: list[str]) -> str:
    """Write headlines as a list that says where it ends: the body may go on below it."""
    parts = [MARKER, f"{LIST}{len(heads)}", *heads, END_OF_LIST] if heads else []
    return "\n".join(["", *parts, ""])


def _listed(box: LexborNode, page: Page) -> list[str] | None:
    """Give the headlines of a box that is nothing but links and labels, else None."""
    links = [] if box.css_first("a a") else box.css("a")  # in each other they take long to read
    linked = {line for link in links for line in texts(link)}
    beside = [line for line in texts(box) if line not in linked]
    if not links or box.css_first("h1") or page.headline in beside:
        return None
    if any(len(line) > _LONGEST_BESIDE or is_paragraph(line) for line in beside):
        return None
    heads = list(dict.fromkeys(filter(None, map(linked_headline, links))))
    labels = {line for heading in box.css(HEADINGS) for line in texts(heading)}
    if not heads and not labels.issuperset(beside):
        return None
    return [head for head in heads if head != page.headline][:_MOST_HEADLINES]
