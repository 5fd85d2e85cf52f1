"""HTML to the text that a reader of it sees."""

import re
from html import unescape

from selectolax.lexbor import LexborHTMLParser

from streams.steps.html.articles import BORDER, headings, mark_articles
from streams.steps.html.details import mark_tags, part_unseen, set_apart
from streams.steps.html.furniture import remove_furniture
from streams.steps.html.machine import Said, said
from streams.steps.html.neighbours import MARKER, list_cards, mark_neighbours
from streams.steps.html.nodes import Page, named, texts, tidy
from streams.steps.lines.dates import published
from streams.steps.lines.judge import judge
from streams.steps.lines.line import is_paragraph
from streams.steps.lines.written import byline_line

# In this order: what is removed holds neighbours, and tags look like cards of several words.
_STEPS = (
    remove_furniture,
    part_unseen,
    mark_neighbours,
    mark_tags,
    list_cards,
    set_apart,
    mark_articles,
)
_NAMES = "html|body|div|p|article|section|br|h[1-6]|span|li|a|title"  # that no prose has
_TAG = re.compile(rf"</?(?:{_NAMES})\b", re.I)
_ESCAPED_TAG = re.compile(rf"&lt;/?(?:{_NAMES})\b", re.I)
_ENTITY = re.compile(r"&(?:nbsp|quot|amp|[lr]aquo|hellip|[mn]dash|#\d{2,5}|#x[\dA-Fa-f]{2,5});")
_BLOCK = re.compile(
    r"<(?=/?(?:p|div|br|h[1-6]|li|ul|ol|tr|td|th|table|article|section|header|footer|nav|aside|main|"
    r"figure|figcaption|blockquote|time|title|form|dl|dt|dd|hr|pre|address|button|body)\b)",
    re.I,
)
# Links with nothing between them: tags, whose borders the text alone would not show.
_LINK = r"<[aA]\b[^<>]{0,300}>[^<>]{1,60}</[aA]>[\s،,]{0,20}"
_LINKS = re.compile(rf"{_LINK}(?:{_LINK}){{2,}}")  # not "{3,}", whose beginning takes long to find
_TAG_NAME = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_VOID = frozenset(
    {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
_MARKUP = re.compile(r"<[^<>]*>")
_WORDS_OF_SITE = 4
_MARKS = (" - ", " | ", " – ", " — ")  # before a site's name
_DEEPEST = 1_000  # elements in each other
_LONGEST_HEADLINE = 500  # characters; a longer one is a whole page in a heading
_UNREAD = ["script", "style", "noscript", "template", "svg", "iframe", "nav", "head"]
_UNREAD += ["button", "select", "textarea", "video", "audio", "object"]


def is_html(text: str) -> bool:
    """Tell whether a text of unknown type is HTML: it has a tag, escaped once perhaps."""
    if "<" in text and _TAG.search(text):
        return True
    return "&" in text and _ESCAPED_TAG.search(text) is not None


def has_entities(text: str) -> bool:
    """Tell whether a text without tags has characters written as HTML writes them: «&quot;»."""
    return "&" in text and _ENTITY.search(text) is not None


def render(html: str) -> str:
    """Give the text a reader of the HTML sees, a line a block, its headline above it."""
    if not _TAG.search(html):
        html = unescape(html)
    marked = _LINKS.sub(_with_bars, " ".join(html.splitlines()))
    marked = _BLOCK.sub("\n<", marked)
    if _is_too_deep(marked):
        return unescape(_MARKUP.sub("", marked))
    tree = LexborHTMLParser(marked)
    markup = html.encode("ascii", "ignore").decode()
    title, told = _title(tree), said(tree, markup)
    tree.strip_tags(_UNREAD)
    page = Page(markup, tree, _headline(tree, title))
    for step in _STEPS:
        step(page)
    body = tree.body.text() if tree.body else ""
    body = _labelled(told.writer, body)
    header, tags = _untold(told, body)
    headline = _without_site(page.headline, body, told.headline)
    return "\n".join([headline, *header, body, tags])


def _with_bars(links: re.Match[str]) -> str:
    return links[0].replace("</a>", "</a> | ").replace("</A>", "</A> | ")


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


def _title(tree: LexborHTMLParser) -> str:
    titles = tree.head.css("title") if tree.head else []
    return next((text for text in map(tidy, titles) if len(text) <= _LONGEST_HEADLINE), "")


def _headline(tree: LexborHTMLParser, title: str) -> str:
    """Give the first heading; where it is a site's name, the longer one that the title says."""
    first, second, third = (_said(tree, name) for name in ("h1", "h2", "h3"))
    whole = headings(tree)
    if whole and (not first or first[0] == whole[0]) and not _is_shown(title, tree):
        return whole[0]
    said = [heading for heading in first if heading in title]
    if first and not said:
        return first[0]
    others = [text for text in second + third if text in title and text.count(" ") >= 2]
    return max([*said, *others], key=len, default=title)


def _is_shown(title: str, tree: LexborHTMLParser) -> bool:
    """Tell whether a line of the page is its title, but for the site's name."""
    lines = set(texts(tree.body)) if tree.body else set()
    shown = (title, *(title.rpartition(mark)[0] for mark in _MARKS))
    return any(text in lines and text.count(" ") >= _WORDS_OF_SITE for text in shown)


def _said(tree: LexborHTMLParser, name: str) -> list[str]:
    said = map(tidy, named(tree, name))
    return [text for text in said if 0 < len(text) <= _LONGEST_HEADLINE]


def _without_site(headline: str, body: str, told: str) -> str:
    """Cut the site's name off a page's title: what the body says again, or a page tells machines,
    is the headline; behind a bar a few words are the site's."""
    if headline in body or headline == told:
        return headline
    for mark in _MARKS:
        before, _, site = headline.rpartition(mark)
        is_told = before == told and before.count(" ") >= 2
        if before and (before in body or is_told or _is_site(before, mark, site)):
            return before
    said = set(map(_tidy, body.split("\n"))) if ":" in headline else set()
    for mark in (" :: ", " : "):
        site, _, rest = headline.partition(mark)
        if rest in said and len(rest) > len(site):
            return rest
    return headline


def _is_site(headline: str, mark: str, name: str) -> bool:
    few = name.count(" ") < _WORDS_OF_SITE <= headline.count(" ")
    return few and mark == " | " and not name.endswith("؟")


def _labelled(name: str, body: str) -> str:
    """Label the writer's name where the page shows it alone on a line above the text."""
    lines = body.split("\n") if name and name in body else []
    prose = next((n for n, line in enumerate(lines) if is_paragraph(_tidy(line))), 0)
    at = next((n for n, line in enumerate(lines[:prose]) if _tidy(line) == name), None)
    return body if at is None else "\n".join([*lines[:at], byline_line(name), *lines[at + 1 :]])


def _untold(told: Said, body: str) -> tuple[list[str], str]:
    """Give what is named for machines and not shown: date and writer of the first article; tags,
    where there is no other."""
    if not any((told.stamp, told.writer, told.tags)):
        return [], ""
    written = body.split("\n")
    ends = (at for at, line in enumerate(written) if line in (BORDER, MARKER))
    own = next(ends, len(written))
    lines = [judge(line) if line else None for line in map(_tidy, written)]
    shown = [line for line in lines[:own] if line]
    dated = any(line.kind == "stamp" and published(line.text) for line in shown)
    signed = any(line.kind == "byline" and line.value for line in shown)
    tagged = BORDER in body or any(line.kind == "tags" for line in lines if line)
    header = ["" if dated else told.stamp, "" if signed else byline_line(told.writer)]
    return header, "" if tagged else told.tags


def _tidy(line: str) -> str:
    return " ".join(line.split())
