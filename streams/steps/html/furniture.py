"""What stands on an HTML page beside its articles and is no article's: removed.

A class says what its element is for, but sites name wrappers of whole articles by it too: nothing
goes that holds the headline or is longer than such a thing ever is.
"""

from collections.abc import Callable
from itertools import islice

from selectolax.lexbor import LexborNode

from streams.steps.html.details import keep_details
from streams.steps.html.nodes import (
    HEADINGS,
    Page,
    above,
    below_prose,
    beside_headline,
    has_paragraphs,
    is_prose,
    is_within,
    named,
    texts,
)
from streams.steps.lines.judge import judge
from streams.steps.lines.line import STOPS, is_paragraph

_HIDDEN = {
    "hidden": "[hidden]",
    "display": "[style*='display:none'], [style*='display: none']",
}
_POPUPS = {**_HIDDEN, "ticker": "[class*=ticker], [id*=ticker]"}
_CAPTIONS = {
    "figcaption": "figcaption",
    "caption": ".caption, .wp-caption-text, [class*=image-caption], [class*=img-caption], "
    "[class*=photo-caption], [class*=media-caption]",
}
_TOLD = "time, [class*=author], .vcard, [class*=published], [class*=date]"  # of an article
_ENDING_CAPTIONS = {"caption": "[class$=caption]"}  # «article__cover-caption», «section-caption»
# Components have capitals in their names: «ArticleShare».
_BARS = {
    "hare": "[class*=share], [class*=Share]",
    "haring": "[class*=sharing], [class*=Sharing]",
    "social": ".social, [class*=social-]",
    "readcrumb": "[class*=breadcrumb], [class*=Breadcrumb]",
    "comments": ".comments-link, a[href$='#comments']",
    "#respond": "a[href$='#respond']",
    "cat-links": ".cat-links",
    "print": ".print",
    "ing-time": "[class*=reading-time]",
    "read-time": "[class*=read-time]",
    "post-views": "[class*=post-views]",
    "article-info-term": ".article-info-term",
    "poll": ".poll, [class*=poll-]",
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
    "li.comment, article.comment, #comment_list, .comment_list",
    "respond": "#respond",
    "disqus": "#disqus_thread",
}
_BIOS = {
    "author": "[class*=author-box], [class*=author_box], [class*=authorbox], [class*=author-bio], "
    "[class*=about-author], [class*=about_author]",
}
_LONGEST_FORM, _LONGEST_BAR, _LONGEST_CAPTION = 500, 300, 400  # characters
_FRAMES, _HIGHEST = frozenset({"div", "span", "figure", "section"}), 3
_NO_CAPTIONS = "p, a, br, time, li, h1, h2, h3, h4, h5, strong, b, [class*=author], [class*=writer]"
_LONGEST_BESIDE, _SHORTEST_BESIDE = 200, 4  # characters of a picture's text; spaces in it


def remove_furniture(page: Page) -> None:
    """Remove what is hidden, forms, captions, share bars, notices, readers' comments and bios.

    Hidden paragraphs below the headline stay, for a script may show them, and what machines are
    told of the article.
    """
    for box in reversed(page.find(_HIDDEN)):
        if not (_is_told(box, page.headline) or any(map(is_paragraph, texts(box)))):
            keep_details(box)
    for box in reversed(_popups(page)):
        if not _is_told(box, page.headline):
            keep_details(box)
    _remove(named(page.tree, "form"), lambda box: _is_beside(box, page.headline, _LONGEST_FORM))
    _remove(page.find(_CAPTIONS), _is_caption)
    _remove(page.find(_ENDING_CAPTIONS), lambda box: _is_caption(box) and _has_picture(box))
    _remove(_around_picture(page), lambda box: _is_beside_picture(box, page.headline))
    _remove(page.find(_BARS), lambda box: _is_bar(box, page.headline))
    _remove(page.find(_NOTICES), lambda box: _is_beside(box, page.headline, _LONGEST_BAR))
    _remove(_above_headline(page), lambda box: True)
    _remove(below_prose(page, _COMMENTS), lambda box: not _holds(box, page.headline))
    for box in reversed(below_prose(page, _BIOS)):
        if _is_beside(box, page.headline, _LONGEST_FORM):
            keep_details(box)


def _remove(boxes: list[LexborNode], is_one: Callable[[LexborNode], bool]) -> None:
    for box in reversed(boxes):  # what stands in another comes after it
        if is_one(box) and not is_within(box, {"p"}):  # a word of a sentence
            box.decompose()


def _is_told(box: LexborNode, headline: str) -> bool:
    return box.css_first(_TOLD) is not None or _holds(box, headline)


def _popups(page: Page) -> list[LexborNode]:
    """Give what is hidden, or a ticker, above the headline of a text."""
    found = {box.mem_id for box in page.find(_POPUPS)}
    if not found:
        return []
    over, below = beside_headline(page, ", ".join(["p", *_POPUPS.values()]))
    return [box for box in over if box.mem_id in found] if any(map(is_prose, below)) else []


def _is_caption(box: LexborNode) -> bool:
    return box.css_first(f"h1, {HEADINGS}") is None and _is_brief(box, _LONGEST_CAPTION)


def _above_headline(page: Page) -> list[LexborNode]:
    """Give the paragraphs above the headline, fewer than below it, but for a standfirst."""
    over, below = beside_headline(page, "p")
    prose = list(filter(is_prose, over))
    if not prose or len(prose) >= sum(map(is_prose, below)):
        return []
    parents = {node.parent.mem_id: node.parent for node in prose if node.parent}
    headed = {key for key, parent in parents.items() if parent.css_first("h1, h2, h3")}
    return [node for node in prose if not (node.parent and node.parent.mem_id in headed)]


def _has_picture(box: LexborNode) -> bool:
    return any(node.css_first("img") for node in islice(above(box), _HIGHEST))


def _around_picture(page: Page) -> list[LexborNode]:
    """Give the elements around a picture above the text, the outer ones first."""
    if page.tree.css_first("img") is None:
        return []
    below = beside_headline(page, "img, p")[1]
    first = next((node for node in below if node.tag == "img" or is_prose(node)), None)
    return [*islice(above(first), _HIGHEST)][::-1] if first and first.tag == "img" else []


def _is_beside_picture(box: LexborNode, headline: str) -> bool:
    """Tell a picture's text: one line of several words, no sentence, in an element of its own."""
    if box.tag not in _FRAMES or box.css_first(_NO_CAPTIONS):
        return False
    lines = texts(box)
    text = lines[0] if len(lines) == 1 else ""
    few = len(text) <= _LONGEST_BESIDE and text.count(" ") >= _SHORTEST_BESIDE
    return few and judge(text).kind == "body" and text not in headline and not text.endswith(STOPS)


def _is_bar(box: LexborNode, headline: str) -> bool:
    return not any(map(is_paragraph, texts(box))) and _is_beside(box, headline, _LONGEST_BAR)


def _is_beside(box: LexborNode, headline: str, longest: int) -> bool:
    """Tell a short element from one around a whole page, as the form that ASP.NET puts there."""
    return _is_brief(box, longest) and not _holds(box, headline)


def _is_brief(box: LexborNode, longest: int) -> bool:
    return sum(map(len, texts(box))) <= longest and not has_paragraphs(box)


def _holds(box: LexborNode, headline: str) -> bool:
    """Tell whether an element is the article's own."""
    return headline in texts(box) or box.css_first("h1") is not None
