"""Elements of a parsed page: which are asked for, their lines, and which stand in which.

An element that is removed or replaced is gone with all that stands in it: choose first, then
change.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from streams.steps.lines.line import is_paragraph

_WHOLE = frozenset({"html", "body"})  # their classes tell what the page has
MOST = 100  # elements of a kind that are looked at
_MAIN = frozenset({"h1", "h2", "h3"})
_MOST_BESIDE = 1_000
HEADINGS = "h2, h3, h4, h5, h6"
_SHORTEST_PROSE = 60  # characters of a paragraph
_BLOCKS = frozenset({"p", "div", "blockquote", "li", "td", "section", "article", "h3", "h4"})
_HIGHEST = 4  # elements that a link stands in within its paragraph
_DEEPEST = 100  # elements that one is asked to stand in
_NESTED = 4  # such elements in each other: reading each takes as long as its text is


class Page(NamedTuple):
    """A page's markup, its tree, and what its headline says."""

    markup: str  # the HTML in small letters without its Arabic, which takes half the time to search
    tree: LexborHTMLParser
    headline: str

    def find(self, selectors: Mapping[str, str]) -> list[LexborNode]:
        """Give the elements of selectors, each by a word that its pages cannot be without.

        Most pages have few of them, and to look for a word is cheap beside a walk over the tree.
        """
        asked = [selector for word, selector in selectors.items() if word in self.markup]
        found = self.tree.css(", ".join(asked)) if asked else []
        return shallow([node for node in found[:MOST] if node.tag not in _WHOLE])


def tidy(node: LexborNode) -> str:
    """Give an element's text as one line."""
    return tidied(node.text())


def tidied(text: str) -> str:
    """Give a text in one line, with single spaces."""
    return " ".join(text.split())


def texts(node: LexborNode) -> list[str]:
    """Give an element's lines; links that stand in one are told apart by bars."""
    pieces = node.text().replace(" | ", "\n").split("\n")
    return [line for line in (" ".join(piece.strip(" |").split()) for piece in pieces) if line]


def above(node: LexborNode) -> Iterator[LexborNode]:
    """Give the elements that an element stands in, the nearest first."""
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def is_within(
    node: LexborNode, tags: Container[str | None], ids: Container[int] = frozenset()
) -> bool:
    """Tell whether an element stands in one of these names, or in one of these."""
    return any(parent.tag in tags or parent.mem_id in ids for parent in above(node))


def outermost(nodes: Iterable[LexborNode]) -> list[LexborNode]:
    """Leave out elements that stand in another of the list, and what is there twice."""
    by_id = {node.mem_id: node for node in nodes}
    if len(by_id) < 2:
        return list(by_id.values())
    return [node for node in by_id.values() if not is_within(node, (), by_id)]


def shallow(nodes: list[LexborNode]) -> list[LexborNode]:
    """Leave out elements that stand in many others of the list, as they do on no site's page."""
    ids = {node.mem_id for node in nodes}
    if len(ids) < _NESTED:
        return nodes
    within = ((n, sum(p.mem_id in ids for p in islice(above(n), _DEEPEST))) for n in nodes)
    return [node for node, others in within if others < _NESTED]


def named(tree: LexborHTMLParser, name: str) -> list[LexborNode]:
    """Give the first elements of a name, but for those that stand in many others."""
    return shallow(tree.tags(name)[:MOST])


def blocks(links: Iterable[LexborNode]) -> list[LexborNode]:
    """Give the paragraphs, or the like, that links stand in."""
    around = (islice(above(link), _HIGHEST) for link in links)
    found = (next((node for node in nodes if node.tag in _BLOCKS), None) for nodes in around)
    return shallow(list({node.mem_id: node for node in found if node is not None}.values()))


def is_prose(node: LexborNode) -> bool:
    """Tell the element of a paragraph."""
    return node.tag == "p" and is_paragraph(tidy(node))


def has_paragraphs(node: LexborNode) -> bool:
    """Tell an article from a teaser, which has a paragraph at most."""
    return sum(map(is_paragraph, texts(node))) > 1


def is_teaser(article: LexborNode) -> bool:
    """Tell an <article> that only leads to one, by its linked heading and few words."""
    is_linked = article.css_first(":is(h2, h3, h4) a, a :is(h2, h3, h4)") is not None
    return is_linked and not article.css_first("h1") and not has_paragraphs(article)


def beside_headline(page: Page, selector: str) -> tuple[list[LexborNode], list[LexborNode]]:
    """Give the elements of a selector above the headline, and below it, or all as below it."""
    nodes = shallow(page.tree.css(f"{selector}, h1, h2, h3")[:_MOST_BESIDE])
    own = (n for n, node in enumerate(nodes) if node.tag in _MAIN and tidy(node) == page.headline)
    at = next(own, -1) + 1
    above, below = nodes[: max(0, at - 1)], nodes[at:]
    return [n for n in above if n.tag not in _MAIN], [n for n in below if n.tag not in _MAIN]


def below_prose(page: Page, selectors: Mapping[str, str]) -> list[LexborNode]:
    """Give those of the elements that stand below a paragraph, and are no header's."""
    boxes = page.find(selectors)
    if not boxes:
        return []
    found = page.tree.css(", ".join(["p", "br", *selectors.values()]))
    own = {box.mem_id for box in boxes}
    prose = (
        n for n, node in enumerate(found) if _ends_prose(node) and not is_within(node, (), own)
    )
    first = next(prose, len(found))
    ids = {node.mem_id for node in found[first:]}
    return [box for box in boxes if box.mem_id in ids]


def _ends_prose(node: LexborNode) -> bool:
    """Tell a long paragraph, or the line break behind one."""
    text = node.prev if node.tag == "br" else node if node.tag == "p" else None
    return text is not None and len(text.text()) >= _SHORTEST_PROSE
