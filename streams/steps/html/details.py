"""What an HTML page's markup says of its articles, written as the lines that say it in text."""

import re

from selectolax.lexbor import LexborNode

from streams.steps.html.nodes import Page, is_teaser, is_within, named, outermost, texts, tidy
from streams.steps.lines.dates import published
from streams.steps.lines.judge import judge
from streams.steps.lines.markers import DETAILS, RULE
from streams.steps.lines.written import tags_line

_KEYWORDS = "[itemprop=keywords]"  # its text lists them, where no links do
_TAGS = {
    "tags": "[class~=tags], [class*=tags-], [class*=-tags], [class*=_tags]"
    ", [class*=tags_], [class*=Tags_]",
    "taglist": "[class*=taglist]",
    "tag-list": "[class*=tag-list]",
    "rel=": "a[rel~=tag]:not([rel~=category]):not([class*=category] > a)",
    "/tag/": "a[href*='/tag/']",
    "topics": "[class~=topics]",
    "keywords": _KEYWORDS,
}
_METAS = {"meta": "[class*=meta]", "info": "[class*=info]", "byline": "[class*=byline]"}
_LISTED = "list "  # «list 1 of 4»
_UNSEEN = {"screen-reader": ".screen-reader-text"}
# Tags in these are a neighbour's, or words of a sentence.
_NOT_ITS = frozenset({"aside", "nav", "li", "p"})
_LONGEST_TAGS, _LONGEST_TAG, _LONGEST_LABEL = 2_000, 60, 30  # characters
_WORDS_OF_TAG, _BETWEEN = 6, 3  # words; characters between two tags, or two details
_LONGEST_META = 150  # characters
_COMMA = re.compile(r" ?[،,؛;] ?")
_DIGIT = re.compile(r"\d")


def mark_tags(page: Page) -> None:
    """Write tags as a line; the links of a box that holds other text stay."""
    found = [_list_of(node) if node.tag == "a" else node for node in page.find(_TAGS)]
    boxes = {box.mem_id: box for box in found}
    articles = named(page.tree, "article") if boxes else []
    cards = {node.mem_id for node in articles if is_teaser(node)}
    tags = {key: line for key, box in boxes.items() if (line := _tag_line(box, cards))}
    for box in outermost([boxes[key] for key in tags]):
        box.replace_with(tags[box.mem_id])


def part_unseen(page: Page) -> None:
    """Put a date, or a place in a list, that only screen readers say on a line of its own."""
    for unseen in page.find(_UNSEEN):
        is_told = published(unseen.text()) or tidy(unseen).startswith(_LISTED)
        if is_told and unseen.parent and unseen.parent.tag != "p":
            unseen.insert_after("\n")


def set_apart(page: Page) -> None:
    """Put what stands side by side in a box of details on lines: a name, a date, a time to read."""
    for box in page.find(_METAS):
        parts, text = list(box.iter()), tidy(box)
        beside = len(text) - sum(len(tidy(part)) for part in parts)
        is_details = len(text) <= _LONGEST_META and beside <= _BETWEEN * len(parts)
        said = judge(text)
        if is_details and (
            said.kind == "body" or (said.kind == "byline" and _DIGIT.search(said.value))
        ):
            for part in parts:
                part.insert_before("\n")


def mark_rules(page: Page) -> None:
    """Write the rules between articles as they are drawn in text; below a main heading they part
    the sections of one."""
    has_rules = "<hr" in page.markup and page.tree.css_first("h1") is None
    for rule in named(page.tree, "hr") if has_rules else ():
        rule.insert_before(f"\n{RULE}\n")


def _list_of(link: LexborNode) -> LexborNode:
    """Give the element whose links a link is one of."""
    parent = link.parent or link
    return parent.parent or parent if parent.tag == "li" else parent


def _tag_line(box: LexborNode, cards: set[int]) -> str:
    """Write the tags of a box that is nothing but tags and a label, else give ""."""
    text = tidy(box)
    if len(text) > _LONGEST_TAGS or is_within(box, _NOT_ITS, cards):
        return ""
    links = box.css("a") or box.css("li")
    tags = [tag for link in links if (tag := tidy(link))]
    if not links and box.attributes.get("itemprop") == "keywords":
        return f"\n{tags_line(_COMMA.split(text))}\n"
    beside = len(text) - sum(map(len, tags)) - _BETWEEN * len(tags)
    if not tags or beside > _LONGEST_LABEL or not all(map(_is_tag, tags)):
        return ""
    return f"\n{tags_line(tags)}\n"


def _is_tag(text: str) -> bool:
    return len(text) <= _LONGEST_TAG and text.count(" ") < _WORDS_OF_TAG


def keep_details(box: LexborNode) -> None:
    """Leave nothing of an element but its tags, writer and date."""
    lines = (line.strip(" ،|•") for line in texts(box))
    told = [line for line in lines if judge(line).kind in DETAILS]
    box.replace_with("\n".join(["", *told, ""]))
