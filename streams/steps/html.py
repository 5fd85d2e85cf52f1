"""HTML to the text that a reader of it sees."""

import re
from html import unescape

from selectolax.lexbor import LexborHTMLParser

_TAG = re.compile(r"</?(?:html|body|div|p|article|section|br|h[1-6]|span|li|a|title)\b", re.I)
_BLOCK = re.compile(
    r"<(?=/?(?:p|div|br|h[1-6]|li|ul|ol|tr|td|th|table|article|section|header|footer|nav|aside|main|"
    r"figure|figcaption|blockquote|time|title|form|dl|dt|dd|hr|pre|address|button|body)\b)",
    re.I,
)
# Boxes of neighbours' headlines; the marker that their looks stand for is put before them.
_BOX = re.compile(
    r"<(?=aside\b|(?:div|section|ul)\b[^>]{0,200}[\"' -](?:related|read-?more|recommended)\b)", re.I
)
# Links with nothing between them: tags, whose borders the text alone would not show.
_LINKS = re.compile(r"(?:<a\b[^<>]{0,300}>[^<>]{1,60}</a>[\s،,]{0,20}){3,}", re.I)
_MARKER = "<p>اقرأ أيضا</p>"
_TAG_NAME = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_VOID = frozenset(
    {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
_MARKUP = re.compile(r"<[^<>]*>")
_DEEPEST = 1_000  # elements in each other
_UNREAD = ["script", "style", "noscript", "template", "svg", "iframe", "nav", "footer"]
_UNREAD += ["form", "button", "select", "head"]


def is_html(text: str) -> bool:
    """Tell whether a text of unknown type is HTML: it has a tag that no prose has."""
    return "<" in text and _TAG.search(text) is not None


def render(html: str) -> str:
    """Give the text a reader of the HTML sees, a line a block, its headline above it."""
    marked = _BOX.sub(f"{_MARKER}<", " ".join(html.splitlines()))
    marked = _LINKS.sub(lambda links: links[0].replace("</a>", "</a> | "), marked)
    marked = _BLOCK.sub("\n<", marked)
    if _is_too_deep(marked):
        return unescape(_MARKUP.sub("", marked))
    tree = LexborHTMLParser(marked)
    title = tree.css_first("h1") or tree.css_first("head title")
    headline = " ".join(title.text().split()) if title else ""
    tree.strip_tags(_UNREAD)
    body = tree.body.text() if tree.body else ""
    return f"{_without_site(headline, body)}\n{body}"


def _is_too_deep(html: str) -> bool:
    """Tell HTML that no site has: a parser's time grows with the square of the depth."""
    if html.count("<") < _DEEPEST:
        return False
    depth = deepest = 0
    for tag in _TAG_NAME.finditer(html):
        if tag[2].lower() not in _VOID:
            depth = max(0, depth - 1) if tag[1] else depth + 1
            deepest = max(deepest, depth)
    return deepest >= _DEEPEST


def _without_site(headline: str, body: str) -> str:
    """Cut the site's name off a page's title: what the body says again is the headline."""
    for mark in (" - ", " | ", " – ", " — "):
        parts = headline.rsplit(mark, 1)
        if len(parts) == 2 and parts[0] in body:
            return parts[0]
    return headline
