"""The <article> elements of a page: where each begins, and what its header and footer tell."""

from collections import Counter
from itertools import takewhile

from selectolax.lexbor import LexborHTMLParser, LexborNode

from streams.steps.html.details import keep_details
from streams.steps.html.header import mark_header
from streams.steps.html.nodes import (
    MOST,
    Page,
    above,
    has_paragraphs,
    is_within,
    named,
    outermost,
    texts,
    tidy,
)
from streams.steps.lines.judge import judge
from streams.steps.lines.markers import BORDER, HEADER

_Headed = tuple[LexborNode, LexborNode]  # an element, and its heading

_HEADER_LINES = 8
_BESIDE = frozenset({"aside", "li", "nav", "footer"})  # what stands in these is a neighbour's


def mark_articles(page: Page) -> None:
    """Write what articles tell of themselves as lines, and a border above each further one."""
    articles = _articles(page.tree)
    _mark_footers(page.tree, articles)
    whole = _several(page.tree, articles)
    for article, heading in whole or _page(page):
        mark_header(article, heading)
    for article, heading in whole[1:]:
        article.insert_before(f"\n{BORDER}\n{tidy(heading)}\n")


def _articles(tree: LexborHTMLParser) -> list[LexborNode]:
    found = outermost(tree.tags("article")[:MOST])
    return [node for node in found if not (is_within(node, _BESIDE) or _is_comment(node))]


def _is_comment(node: LexborNode) -> bool:
    return "comment" in (node.attributes.get("class") or "").split()


def headings(tree: LexborHTMLParser) -> list[str]:
    """Give the headlines of a page's whole articles, where it sets several apart."""
    return [tidy(heading) for _, heading in _several(tree, _articles(tree))]


def _several(tree: LexborHTMLParser, articles: list[LexborNode]) -> list[_Headed]:
    return _whole(_headed(articles)) or _whole(_below_headings(tree))


def _headed(articles: list[LexborNode]) -> list[_Headed]:
    """Give elements with a heading, and it."""
    headed = ((node, node.css_first("h1") or node.css_first("h2")) for node in articles)
    return [(node, heading) for node, heading in headed if heading is not None]


def _below_headings(tree: LexborHTMLParser) -> list[_Headed]:
    """Give for each main heading, where there are several, the largest element with no other."""
    main = named(tree, "h1")
    if len(set(map(tidy, main))) < 2:
        return []
    within = Counter(parent.mem_id for heading in main for parent in above(heading))
    scopes = (
        (list(takewhile(lambda node: within[node.mem_id] == 1, above(heading))), heading)
        for heading in main
    )
    found = [(parents[-1], heading) for parents, heading in scopes if parents]
    return [(scope, heading) for scope, heading in found if _is_signed(scope)]


def _is_signed(scope: LexborNode) -> bool:
    """Tell an article from a section of one by its having a date or a writer."""
    header = texts(scope)[:_HEADER_LINES]
    return any(judge(line).kind in HEADER for line in header)


def _whole(headed: list[_Headed]) -> list[_Headed]:
    """Give the articles that are more than teasers, and their headings, where there are several."""
    if len(headed) < 2:
        return []
    whole = [(node, heading) for node, heading in headed if has_paragraphs(node)]
    return whole if len(whole) > 1 else []


def _page(page: Page) -> list[_Headed]:
    """Give the page as one article, and its heading."""
    body = page.tree.body
    named_so = [node for name in ("h1", "h2", "h3") for node in named(page.tree, name)]
    found = (heading for heading in named_so if tidy(heading) == page.headline)
    return [(body, heading) for heading in found if body is not None][:1]


def _mark_footers(tree: LexborHTMLParser, articles: list[LexborNode]) -> None:
    """Leave nothing of an article's footer but its tags, writer and date; remove the page's."""
    headed = (node for node in articles if node.css_first("h1, h2") or has_paragraphs(node))
    for footer in outermost([x for node in headed for x in node.css("footer")][:MOST]):
        keep_details(footer)
    tree.strip_tags(["footer"])
