"""A page to its lines: HTML, mojibake, Unicode and white space; nothing is judged here."""

import re
import unicodedata
from html import unescape
from typing import Literal

from selectolax.lexbor import LexborHTMLParser

_TAG = re.compile(r"</?(?:html|body|div|p|article|section|br|h[1-6]|span|li|a|title)\b", re.I)
_BLOCK = re.compile(
    r"<(?=/?(?:p|div|br|h[1-6]|li|ul|ol|tr|td|th|table|article|section|header|footer|nav|aside|main|"
    r"figure|figcaption|blockquote|time|title|form|dl|dt|dd|hr|pre|address|button|body)\b)",
    re.I,
)
_UNREAD = [
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "iframe",
    "nav",
    "footer",
    "form",
    "button",
    "select",
    "head",
]

# What the second byte of "alef" and of "lam" becomes when UTF-8 is read as windows-1256, and the
# first byte of any Arabic letter as windows-1252.
_MOJIBAKE = {"cp1256": ("§", "„"), "cp1252": ("Ø", "Ù")}

_INVISIBLE = (
    "\u0640"  # tatweel
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # bidi controls
    "\u200b\u2060\ufeff\u00ad"  # zero-width space, word joiner, byte order mark, soft hyphen
)
_CONTROLS = re.compile("[\0-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f\ufffd]")
_ODD_SPACES = ("  ", "\xa0", "\t", "\u2009", "\u202f", "\u2003", "\u2002", "\u3000")
_WIDE_GAP = re.compile(r"(?<=[^.][.\"»])[ \t\xa0]{3,}|[ \t\xa0]{4,}")  # as old pages end paragraphs


def is_html(text: str) -> bool:
    """Tell whether a text of unknown type is HTML: it has a tag that no prose has."""
    return "<" in text and _TAG.search(text) is not None


def lines(text: str, content_type: Literal["text/plain", "text/html"]) -> list[str]:
    """Give the lines of a page, none empty: repaired, NFC, no controls, single spaces."""
    text = _repaired(text)
    if content_type == "text/html" or is_html(text):
        text = _rendered(text)
    text = _visible(unicodedata.normalize("NFC", text))
    if any(space in text for space in _ODD_SPACES):
        text = _WIDE_GAP.sub("\n", text)
        tidy = [" ".join(line.split()) for line in text.splitlines()]
    else:
        tidy = [line.strip() for line in text.splitlines()]
    return [_printable(line) for line in tidy if line]


def _repaired(text: str) -> str:
    """Undo UTF-8 read as an 8-bit encoding, line by line, where it reads back without a fault."""
    for encoding, signs in _MOJIBAKE.items():
        if any(sign in text for sign in signs):
            return "\n".join(_reread(line, encoding) for line in text.split("\n"))
    return text


def _reread(line: str, encoding: str) -> str:
    try:
        return line.encode(encoding).decode("utf-8")
    except UnicodeError:
        return line


def _visible(text: str) -> str:
    for char in _INVISIBLE:
        if char in text:
            text = text.replace(char, "")
    return text


def _printable(line: str) -> str:
    return line if line.isprintable() else _CONTROLS.sub("", line)


def _rendered(html: str) -> str:
    """Give the text a reader of the HTML sees, a line a block, its headline above it."""
    tree = LexborHTMLParser(_BLOCK.sub("\n<", " ".join(html.splitlines())))
    title = tree.css_first("h1") or tree.css_first("head title")
    headline = " ".join(title.text().split()) if title else ""
    tree.strip_tags(_UNREAD)
    body = tree.body.text() if tree.body else unescape(html)
    return f"{_without_site(headline, body)}\n{body}"


def _without_site(headline: str, body: str) -> str:
    """Cut the site's name off a page's title: what the body says again is the headline."""
    for mark in (" - ", " | ", " – ", " — "):
        parts = headline.rsplit(mark, 1)
        if len(parts) == 2 and parts[0] in body:
            return parts[0]
    return headline
