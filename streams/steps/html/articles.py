"""The <article> elements of a page: where each begins, and what its header and footer tell."""

from selectolax.lexbor import LexborHTMLParser, LexborNode

from streams.steps.html.details import has_header, keep_details, mark_header
from streams.steps.html.nodes import MOST, Page, has_body, is_within, named, outermost, tidy

# A line of its own above each further article that the HTML sets apart; no text has the first sign.
BORDER = "\ufdd0article"

_BESIDE = frozenset({"aside", "li", "nav", "footer"})  # what stands in these is a neighbour's


def mark_articles(page: Page) -> None:
    """Write what articles tell of themselves as lines, and a border above each further one."""
    articles = _articles(page.tree)
    _mark_footers(page.tree, articles)
    whole = _whole(articles) if len(articles) > 1 else []
    if has_header(page.markup):
        for article, heading in whole or _page(page):
            mark_header(article, heading)
    for article, heading in whole[1:]:
        article.insert_before(f"\n{BORDER}\n{tidy(heading)}\n")


def _articles(tree: LexborHTMLParser) -> list[LexborNode]:
    found = outermost(tree.tags("article")[:MOST])
    return [node for node in found if not (is_within(node, _BESIDE) or _is_comment(node))]


def _is_comment(node: LexborNode) -> bool:
    return "comment" in (node.attributes.get("class") or "").split()


def _whole(articles: list[LexborNode]) -> list[tuple[LexborNode, LexborNode]]:
    """Give the articles that are more than teasers, and their headings, where there are several."""
    headed = ((node, node.css_first("h1") or node.css_first("h2")) for node in articles)
    whole = [(node, heading) for node, heading in headed if heading and has_body(node)]
    return whole if len(whole) > 1 else []


def _page(page: Page) -> list[tuple[LexborNode, LexborNode]]:
    """Give the page as one article, and its heading."""
    body = page.tree.body
    headings = [node for name in ("h1", "h2", "h3") for node in named(page.tree, name)]
    found = (heading for heading in headings if tidy(heading) == page.headline)
    return [(body, heading) for heading in found if body is not None][:1]


def _mark_footers(tree: LexborHTMLParser, articles: list[LexborNode]) -> None:
    """Leave nothing of an article's footer but its tags, writer and date; remove the page's."""
    headed = (node for node in articles if node.css_first("h1, h2"))
    for footer in outermost([x for node in headed for x in node.css("footer")][:MOST]):
        keep_details(footer)
    tree.strip_tags(["footer"])
