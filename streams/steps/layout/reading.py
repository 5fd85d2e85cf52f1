"""A page to its lines; nothing is judged here."""

import re
from typing import Literal

from streams.steps.html.render import render
from streams.steps.html.source import has_entities, is_html
from streams.steps.layout.wrapped import unwrapped
from streams.steps.lines.markers import RULE, SIGN
from streams.steps.text.repair import composed, repaired, shown, unescaped
from streams.steps.text.signs import MARKUP, STRANGE, signs

_TAGGED = re.compile("<[A-Za-z/!]")  # a text without it is no HTML, whatever its producer says
# Images, links and the signs of headings, as they are written by what turns pages into Markdown.
_TARGET = r"\((?:https?:/|/|#|www\.)[^()\s]{0,500}(?: \"[^\"\n]{0,300}\")?\)"
_IMAGE = rf"!\[[^\[\]\n]{{0,300}}\]{_TARGET}"
_HEADED = r"\D|\d+ (?:\S+ ){2}\S"  # no rank: «# 3 الأهلي»
_MARKDOWN = re.compile(
    rf"\[{_IMAGE}\]{_TARGET}|{_IMAGE}|\[([^\[\]\n]{{1,300}})\]{_TARGET}|^#{{1,6}} (?={_HEADED})",
    re.MULTILINE,
)

_UNSEEN = re.compile("^[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+(?=[#*-])", re.MULTILINE)
# A main heading with a text below it, so no tag.
_HEADING = re.compile(rf"^# (?=(?:{_HEADED})[^\n]*\n\s*[^#\s])", re.MULTILINE)
_BOLD = re.compile(r"(?<!\*)(?:\*\*){1,2}(?!\*)")
# A line in bold as messengers write it.
_BOLD_LINE = re.compile(r"^\*([^*\n]{3,200})\*$", re.MULTILINE)

# Several links behind a label are a list: «وسوم: [السد](…) [الري](…)».
_LABELLED = re.compile(
    rf"^[^\[\]\n:]{{2,30}}: ?(?:\[[^\[\]\n]{{1,60}}\]{_TARGET} ?)+$", re.MULTILINE
)


def lines(text: str, content_type: Literal["text/plain", "text/html"]) -> list[str]:
    """Give the lines of a page, none empty: repaired, NFC, no controls, single spaces."""
    html = content_type == "text/html" and _TAGGED.search(text) is not None
    text = text if html else unwrapped(text)
    seen = signs(text)
    if seen & MARKUP:
        text = _without_marks(text)
        seen = signs(text)
    if seen & STRANGE or html or (seen & MARKUP and (is_html(text) or has_entities(text))):
        text = _restored(text, html)
        seen = signs(text)
    found = shown(text, seen) if seen else text.split("\n")
    return [line for line in map(str.strip, found) if line]


def _without_marks(text: str) -> str:
    """Take off what Markdown and messengers write links, headings and bold words with."""
    text = _UNSEEN.sub("", text)
    headings = f"\n{text}".count("\n# ")
    if text.startswith("# ") and headings > 1:
        text = _HEADING.sub(f"{RULE}\n", text)
    if "](" in text or "**" in text or headings == 1:
        text = _LABELLED.sub(lambda found: found[0].replace(") [", ")؛ ["), text)
        text = _BOLD.sub("", _MARKDOWN.sub(r"\1", text))
    return _BOLD_LINE.sub(r"\1", text) if "*" in text else text


def _restored(text: str, html: bool) -> str:
    """Undo mojibake, render HTML, and compose what is written of several characters."""
    text = repaired(text).replace(SIGN, "")  # which only we write
    if html or is_html(text):
        text = render(text)
    elif has_entities(text):
        text = unescaped(text)
    return composed(unescaped(text) if has_entities(text) else text)  # some are escaped twice
