"""What stands on an HTML page beside its articles: removed, or set in marked lists.

A class says what its element is for, but sites name wrappers of whole articles by it too: nothing
goes that holds the headline or is longer than such a thing ever is.
"""

from collections.abc import Callable, Mapping

from selectolax.lexbor import LexborNode

from streams.steps.html.nodes import (
    Page,
    above,
    has_body,
    is_card,
    is_within,
    named,
    outermost,
    texts,
)
from streams.steps.lines.judge import judge
from streams.steps.lines.line import is_paragraph
from streams.steps.lines.markers import DETAILS, END_OF_LIST, LIST

_HEADINGS = "h2, h3, h4, h5, h6"
_CAPTIONS = {
    "figcaption": "figcaption",
    "caption": ".caption, .wp-caption-text, [class*=image-caption], [class*=img-caption], "
    "[class*=photo-caption], [class*=media-caption]",
}
# Components have capitals in their names: «ArticleShare».
_BARS = {
    "hare": "[class*=share], [class*=Share]",
    "haring": "[class*=sharing], [class*=Sharing]",
    "social": ".social, [class*=social-]",
    "readcrumb": "[class*=breadcrumb], [class*=Breadcrumb]",
    "comments": ".comments-link, a[href$='#comments']",
    "#respond": "a[href$='#respond']",
    "cat-links": ".cat-links",
    "ing-time": "[class*=reading-time]",
    "read-time": "[class*=read-time]",
    "post-views": "[class*=post-views]",
    "article-info-term": ".article-info-term",
    "counter": ".counter, [class*=gallery-counter], [class*=slide-counter]",
}
_NOTICES = {
    "cookie": "[class*=cookie], [id*=cookie], [class*=Cookie]",
    "consent": "[class*=consent], [id*=consent]",
    "gdpr": "[class*=gdpr], [id*=gdpr]",
    "ewsletter": "[class*=newsletter], [id*=newsletter], [class*=Newsletter]",
    "subscribe": ".subscribe, [class*=subscribe-]",
}
_COMMENTS = {
    "comment": "#comments, .comments, [class*=comments-area], [class*=comments-section], "
    "[class*=comments-box], [class*=comments-wrap], .comment-list, .commentlist, .comment-respond, "
    "li.comment, article.comment",
    "respond": "#respond",
    "disqus": "#disqus_thread",
}
_BIOS = {
    "author": "[class*=author-box], [class*=author_box], [class*=authorbox], [class*=author-bio], "
    "[class*=about-author], [class*=about_author]",
}
_TEASERS = {"teaser": "[class*=teaser]:is(div, section, li)"}
_BOX = ":is(div, section, ul)"  # behind the class, which fewer elements have
_NEIGHBOURS = {
    "aside": "aside",
    "elated": f"[class*=related]{_BOX}, [class*=Related]{_BOX}, [id*=related]{_BOX}",
    "read": f"[class*=read-more]{_BOX}, [class*=readmore]{_BOX}",
    "recommend": f"[class*=recommend]{_BOX}",
}
_LISTS = {
    "sidebar": f"[class*=sidebar]{_BOX}",
    "widget": f".widget{_BOX}",
    "latest": f"[class*=latest]{_BOX}",
    "most": f"[class*=most-read]{_BOX}, [class*=mostread]{_BOX}",
    "popular": f"[class*=popular]{_BOX}",
    "trending": f"[class*=trending]{_BOX}",
    "wp-embedded": "blockquote.wp-embedded-content",
    "also": f"[class*=read-also]{_BOX}, [class*=also-read]{_BOX}",
}
MARKER = "اقرأ أيضا"
_LONGEST_FORM, _LONGEST_BAR, _LONGEST_CAPTION = 500, 300, 400  # characters
_MOST_TEASERS = 3
_SHORTEST_PROSE = 60  # characters of a paragraph
_LONGEST_BESIDE = 80  # characters of a label or date beside the headlines of a list
_LONGEST_HEADLINE, _MOST_HEADLINES = 200, 90


def remove_furniture(page: Page) -> None:
    """Remove forms, captions, share bars, notices, readers' comments and who the writer is."""
    _remove(named(page.tree, "form"), lambda box: _is_form(box, page.headline))
    _remove(page.find(_CAPTIONS), _is_caption)
    _remove(page.find(_BARS), lambda box: _is_bar(box, page.headline))
    _remove(page.find(_NOTICES), lambda box: _is_notice(box, page.headline))
    _remove(_below_prose(page, _COMMENTS), lambda box: not _holds(box, page.headline))
    for box in reversed(_below_prose(page, _BIOS)):
        if _is_form(box, page.headline):
            told = [line for line in texts(box) if judge(line).kind in DETAILS]
            box.replace_with("\n".join(["", *told, ""]))


def _remove(boxes: list[LexborNode], is_one: Callable[[LexborNode], bool]) -> None:
    for box in reversed(boxes):  # what stands in another comes after it
        if is_one(box) and not is_within(box, {"p"}):  # a word of a sentence
            box.decompose()


def _is_form(box: LexborNode, headline: str) -> bool:
    """Tell a form from the one that ASP.NET puts around a whole page."""
    return _is_brief(box, _LONGEST_FORM) and not _holds(box, headline)


def _is_caption(box: LexborNode) -> bool:
    return box.css_first(f"h1, {_HEADINGS}") is None and _is_brief(box, _LONGEST_CAPTION)


def _is_bar(box: LexborNode, headline: str) -> bool:
    return not any(map(is_paragraph, texts(box))) and _is_notice(box, headline)


def _is_notice(box: LexborNode, headline: str) -> bool:
    return _is_brief(box, _LONGEST_BAR) and not _holds(box, headline)


def _is_brief(box: LexborNode, longest: int) -> bool:
    return sum(map(len, texts(box))) <= longest and not has_body(box)


def _holds(box: LexborNode, headline: str) -> bool:
    """Tell whether an element is the article's own."""
    return headline in texts(box) or box.css_first("h1") is not None


def _below_prose(page: Page, selectors: Mapping[str, str]) -> list[LexborNode]:
    """Give those of the elements that stand below a paragraph, and are no header's."""
    boxes = page.find(selectors)
    if not boxes:
        return []
    found = page.tree.css(", ".join(["p", "br", *selectors.values()]))
    own = {box.mem_id for box in boxes}
    prose = (n for n, node in enumerate(found) if _is_prose(node) and not _is_in(node, own))
    first = next(prose, len(found))
    ids = {node.mem_id for node in found[first:]}
    return [box for box in boxes if box.mem_id in ids]


def _is_in(node: LexborNode, boxes: set[int]) -> bool:
    return any(parent.mem_id in boxes for parent in above(node))


def _is_prose(node: LexborNode) -> bool:
    """Tell a paragraph, or the line break behind one."""
    text = node.prev if node.tag == "br" else node if node.tag == "p" else None
    return text is not None and len(text.text()) >= _SHORTEST_PROSE


def mark_neighbours(page: Page) -> None:
    """Make lists of links marked lists of headlines; put a marker before other boxes of theirs."""
    marked = page.find(_NEIGHBOURS)
    boxes = [*marked, *page.find(_LISTS)]
    listed = {box.mem_id: heads for box in boxes if (heads := _listed(box, page)) is not None}
    cards = _cards(page)
    listed |= {card.mem_id: [head] if (head := _headline(card)) else [] for card in cards}
    for box in marked:
        if box.mem_id not in listed and (box.tag != "aside" or box.css_first("a")):
            box.insert_before(f"\n{MARKER}\n")
    for box in outermost([box for box in [*boxes, *cards] if box.mem_id in listed]):
        box.replace_with(_written(listed[box.mem_id]))


def _cards(page: Page) -> list[LexborNode]:
    """Give the elements that only lead to another page: teasers, and <article>s beside the own."""
    articles = named(page.tree, "article")
    cards = [node for node in articles if _leads_away(node, page)]
    ids = {card.mem_id for card in cards}
    own = (node for node in articles if node.mem_id not in ids and node.css_first("h1"))
    teasers = [node for node in _below_prose(page, _TEASERS) if _leads_away(node, page)]
    teasers = teasers if len(teasers) <= _MOST_TEASERS else []  # else a page of nothing but them
    return [*cards, *teasers] if next(own, None) else teasers


def _leads_away(node: LexborNode, page: Page) -> bool:
    return is_card(node) and page.headline not in texts(node)


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
    heads = list(dict.fromkeys(filter(None, map(_headline, links))))
    labels = {line for heading in box.css(_HEADINGS) for line in texts(heading)}
    if not heads and not labels.issuperset(beside):
        return None
    return [head for head in heads if head != page.headline][:_MOST_HEADLINES]


def _headline(link: LexborNode) -> str:
    """Give the headline that a link says, a teaser's perhaps, or "" where it is a section's."""
    said = texts(link.css_first(_HEADINGS) or link)
    few = (line for line in said if line.count(" ") >= 2 and len(line) <= _LONGEST_HEADLINE)
    return next(few, "")
