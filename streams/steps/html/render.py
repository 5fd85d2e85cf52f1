"""HTML to the text that a reader of it sees."""

import re
from html import unescape

from selectolax.lexbor import LexborHTMLParser

from streams.steps.html.articles import BORDER, mark_articles
from streams.steps.html.details import mark_tags, part_unseen, set_apart
from streams.steps.html.furniture import remove_furniture
from streams.steps.html.machine import Said, said
from streams.steps.html.neighbours import MARKER, list_cards, mark_neighbours
from streams.steps.html.nodes import Page, tidied
from streams.steps.html.title import headline_of, title_of, without_site
from streams.steps.lines.bylines import is_place
from streams.steps.lines.dates import published
from streams.steps.lines.judge import judge
from streams.steps.lines.line import is_paragraph
from streams.steps.lines.markers import LABELS
from streams.steps.lines.written import byline_line
from streams.steps.text.fold import fold_phrase

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
# A label before its link, a date or a name before the other, and links with nothing between them.
_JOINT = re.compile(
    r">(?P<label>[^<>]{2,45})</span>\s*(?=<a\b)|>(?P<pager>السابق|التالي)</span>(?=<span\b)"
    r"|>(?P<name>[^<>\d]{2,40})</span>\s+(?=<span\b[^<>]{0,100}>(?P<day>[^<>]{6,40})<)"
    r"|(?P<link></a>)(?=<a\b)"
)
_HEADING = re.compile(r"<h[1-6]\b", re.I)
_LINKED = re.compile(r"<a\b.{0,600}?</a>", re.I)
_LONGEST_BESIDE = 60  # characters of what stands beside links in a row
_HEADER = 12  # lines below a headline, in which its stamp is
_TAG_NAME = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_VOID = frozenset(
    {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
_MARKUP = re.compile(r"<[^<>]*>")
_DEEPEST = 1_000  # elements in each other
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
    marked = _LINKS.sub(_with_bars, " ".join(html.splitlines()).replace(">|<", "> | <"))
    marked = "\n".join(map(_parted, _BLOCK.sub("\n<", marked).split("\n")))
    if _is_too_deep(marked):
        return unescape(_MARKUP.sub("", marked))
    tree = LexborHTMLParser(marked)
    markup = html.encode("ascii", "ignore").decode()
    title, told = title_of(tree), said(tree, markup)
    tree.strip_tags(_UNREAD)
    page = Page(markup, tree, headline_of(tree, title))
    for step in _STEPS:
        step(page)
    body = tree.body.text() if tree.body else ""
    body = _labelled(told.writer, _without_today(page.headline, body))
    header, tags = _untold(told, body)
    headline = without_site(page.headline, body, told.headline)
    return "\n".join([headline, *header, body, tags])


def _parted(line: str) -> str:
    """Part what only a style sheet sets apart, in a line of few words that is no heading."""
    if not _JOINT.search(line) or _HEADING.match(line):
        return line
    beside = _MARKUP.sub("", _LINKED.sub("", line)).strip()
    return _JOINT.sub(_with_sign, line) if len(beside) <= _LONGEST_BESIDE else line


def _with_sign(joint: re.Match[str]) -> str:
    """Put the sign between two parts that text has there, none between words of a sentence."""
    label = tidied(joint["label"] or "")
    if joint["link"]:
        sign = " | "
    elif joint["pager"] or is_place(label) or fold_phrase(label) in LABELS:
        sign = ": "
    elif _is_day(label or joint["day"] or ""):
        sign = " - "
    else:
        return joint[0]
    return f"{joint[0].rstrip()}{sign}"


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


def _without_today(headline: str, body: str) -> str:
    """Leave out the day that a site shows above the headline, where an article's is below it."""
    lines = body.split("\n")
    own = next((n for n, line in enumerate(lines) if tidied(line) == headline), 0)
    days = [n for n, line in enumerate(lines[:own]) if _is_day(line)]
    if not days or not any(map(_is_day, lines[own : own + _HEADER])):
        return body
    return "\n".join(line for n, line in enumerate(lines) if n not in days)


def _is_day(line: str) -> bool:
    text = tidied(line)
    return bool(text) and judge(text).kind == "stamp" and published(text) is not None


def _labelled(name: str, body: str) -> str:
    """Label the writer's name where the page shows it alone on a line above the text."""
    lines = body.split("\n") if name and name in body else []
    prose = next((n for n, line in enumerate(lines) if is_paragraph(tidied(line))), 0)
    at = next((n for n, line in enumerate(lines[:prose]) if tidied(line) == name), None)
    return body if at is None else "\n".join([*lines[:at], byline_line(name), *lines[at + 1 :]])


def _untold(told: Said, body: str) -> tuple[list[str], str]:
    """Give what is named for machines and not shown: date and writer of the first article; tags,
    where there is no other."""
    if not any((told.stamp, told.writer, told.tags)):
        return [], ""
    written = body.split("\n")
    ends = (at for at, line in enumerate(written) if line in (BORDER, MARKER))
    own = next(ends, len(written))
    lines = [judge(line) if line else None for line in map(tidied, written)]
    shown = [line for line in lines[:own] if line]
    dated = any(line.kind == "stamp" and published(line.text) for line in shown)
    signed = any(line.kind == "byline" and line.value for line in shown)
    tagged = BORDER in body or any(line.kind == "tags" for line in lines if line)
    header = ["" if dated else told.stamp, "" if signed else byline_line(told.writer)]
    return header, "" if tagged else told.tags
