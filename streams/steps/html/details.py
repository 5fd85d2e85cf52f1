"""What an HTML page's markup says of its articles, written as the lines that say it in text."""

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from streams.steps.html.nodes import MOST, Page, above, is_card, named, outermost, texts, tidy
from streams.steps.lines.dates import published
from streams.steps.lines.judge import judge
from streams.steps.lines.line import is_paragraph
from streams.steps.lines.markers import DETAILS, MARKERS
from streams.steps.lines.values import fits

_TAGS = {
    "tags": "[class~=tags], [class*=tags-], [class*=-tags], [class*=_tags], [class*=tags_]",
    "Tags_": "[class*=Tags_]",
    "taglist": "[class*=taglist]",
    "tag-list": "[class*=tag-list]",
    "rel=": "a[rel~=tag]:not([rel~=category])",
}
_METAS = {"meta": "[class*=meta]", "info": "[class*=info]"}
_HIDDEN = {"screen-reader": ".screen-reader-text"}
# What a class, rel or itemprop calls the writer of an article.
_AUTHORS = frozenset(
    {"author", "byline", "writer", "author-name", "author-link", "author-info", "post-author"}
    | {"entry-author", "article-author", "writer-name", "by-author", "by"}
)
_NAMES = "[rel~=author], [itemprop=name], [class*=author-name], [class*=author_name], .author-link"
_WRITTEN, _TIMED = ("author", "byline", "writer"), "<time"  # signs of either in HTML
_HEADERS = (
    "p, time, h1, h2, h3, [rel=author], [itemprop=author], [class*=author-name], "
    f"[class*=author_name], .{', .'.join(sorted(_AUTHORS))}"
)
_LABEL = re.compile(rf"(?:{'|'.join(MARKERS['byline']['label'])})\b[ :/|]*", re.I)
_UPDATED = re.compile("updat|modif", re.I)
_DIGIT = re.compile(r"\d")
_BESIDE = frozenset({"aside", "nav"})
_HEADINGS = frozenset({"h2", "h3"})
_NOT_ITS = _BESIDE | {"li", "p"}  # tags in these are a neighbour's, or words of a sentence
_LONGEST_TAGS, _LONGEST_TAG, _LONGEST_LABEL = 2_000, 60, 30  # characters
_WORDS_OF_TAG, _BETWEEN = 6, 3  # words; characters between two tags, or two details
_LONGEST_META, _LONGEST_BYLINE = 150, 80  # characters
_LEDE = 2  # paragraphs; the writer stands above the second, below the standfirst perhaps


def mark_tags(page: Page) -> None:
    """Write tags as a line; the links of a box that holds other text stay."""
    found = [_list_of(node) if node.tag == "a" else node for node in page.find(_TAGS)]
    boxes = {box.mem_id: box for box in found}
    articles = named(page.tree, "article") if boxes else []
    cards = {node.mem_id for node in articles if is_card(node)}
    tags = {key: line for key, box in boxes.items() if (line := _tag_line(box, cards))}
    for box in outermost([boxes[key] for key in tags]):
        box.replace_with(tags[box.mem_id])


def set_apart(page: Page) -> None:
    """Put what stands side by side in a box of details on lines: a name, a date, a time to read."""
    for hidden in page.find(_HIDDEN):
        if published(hidden.text()) and hidden.parent and hidden.parent.tag != "p":
            hidden.insert_after("\n")  # the date that is shown
    for box in page.find(_METAS):
        parts, text = list(box.iter()), tidy(box)
        beside = len(text) - sum(len(tidy(part)) for part in parts)
        is_details = len(text) <= _LONGEST_META and beside <= _BETWEEN * len(parts)
        if is_details and judge(text).kind == "body":
            for part in parts:
                part.insert_before("\n")


def _list_of(link: LexborNode) -> LexborNode:
    """Give the element whose links a link is one of."""
    parent = link.parent or link
    return parent.parent or parent if parent.tag == "li" else parent


def _tag_line(box: LexborNode, cards: set[int]) -> str:
    """Write the tags of a box that is nothing but tags and a label, else give ""."""
    text = tidy(box)
    if len(text) > _LONGEST_TAGS or _is_neighbours(box, cards):
        return ""
    tags = [tag for link in box.css("a") or box.css("li") if (tag := tidy(link))]
    beside = len(text) - sum(map(len, tags)) - _BETWEEN * len(tags)
    if not tags or beside > _LONGEST_LABEL or not all(map(_is_tag, tags)):
        return ""
    return f"\n{tags_line(tags)}\n"


def tags_line(tags: Iterable[str]) -> str:
    """Write tags as the line that says them, "" where there are none."""
    listed = "؛ ".join(tags)
    return f"سمات: {listed}؛" if listed else ""


def _is_neighbours(box: LexborNode, cards: set[int]) -> bool:
    return any(parent.tag in _NOT_ITS or parent.mem_id in cards for parent in above(box))


def _is_tag(text: str) -> bool:
    return len(text) <= _LONGEST_TAG and text.count(" ") < _WORDS_OF_TAG


def keep_details(box: LexborNode) -> None:
    """Leave nothing of an element but its tags, writer and date."""
    told = [line for line in texts(box) if judge(line).kind in DETAILS]
    box.replace_with("\n".join(["", *told, ""]))


def has_header(markup: str) -> bool:
    """Tell markup that may name a writer or a time."""
    return _TIMED in markup or any(word in markup for word in _WRITTEN)


def mark_header(scope: LexborNode, headline: LexborNode) -> None:
    """Write who wrote an article, and when where the text leaves it open, on lines of their own."""
    header = _header(scope, headline)
    stamps = ((node, _stamp(node)) for node in header if node.tag == "time")
    bylines = ((node, _byline(node)) for node in header if _is_author(node))
    found = [next((pair for pair in pairs if pair[1]), None) for pairs in (stamps, bylines)]
    written = {node.mem_id: (node, line) for node, line in filter(None, found)}
    for node in outermost([node for node, _ in written.values()]):
        node.replace_with(f"\n{written[node.mem_id][1]}\n")


def _header(scope: LexborNode, headline: LexborNode) -> list[LexborNode]:
    """Give what stands between the headline and the second paragraph."""
    found = scope.css(_HEADERS)
    ids = [node.mem_id for node in found]
    below = found[ids.index(headline.mem_id) + 1 :] if headline.mem_id in ids else []
    ends = (n for n, node in enumerate(below[:MOST]) if _is_teaser(node))
    below = below[: next(ends, MOST)]
    prose = [n for n, p in enumerate(below) if p.tag == "p" and is_paragraph(tidy(p))]
    end = prose[_LEDE - 1] if len(prose) >= _LEDE else MOST
    told = {below[n].mem_id for n in prose}
    return [node for node in below[:end] if not any(_hides(p, told) for p in above(node))]


def _hides(parent: LexborNode, paragraphs: set[int]) -> bool:
    """Tell whether what stands in an element is a neighbour's, or words of a sentence."""
    return parent.tag in _BESIDE or parent.mem_id in paragraphs


def _is_teaser(node: LexborNode) -> bool:
    return node.tag in _HEADINGS and node.css_first("a") is not None


def _is_author(node: LexborNode) -> bool:
    said = " ".join(node.attributes.get(name) or "" for name in ("class", "rel", "itemprop"))
    is_named = "author-name" in said or "author_name" in said
    return is_named or not _AUTHORS.isdisjoint(said.split())


def _byline(node: LexborNode) -> str:
    """Write a byline of a writer's name, "" where the element holds more than that."""
    text = tidy(node)
    if not text or len(text) > _LONGEST_BYLINE or node.css_first("time") or _DIGIT.search(text):
        return ""
    if judge(text).kind in DETAILS:
        return text
    name = _LABEL.sub("", tidy(node.css_first(_NAMES) or node), count=1)
    return f"بقلم: {name}" if name and fits("byline", name) and judge(name).kind == "body" else ""


def _stamp(time: LexborNode) -> str:
    """Write the date of a time whose text does not say it: «منذ ساعتين»."""
    said = " ".join(value or "" for value in time.attributes.values())
    if published(tidy(time)) or _UPDATED.search(said):
        return ""
    return stamp_line(time.attributes.get("datetime") or "")


def stamp_line(stamp: str) -> str:
    """Write a date as the line that says it, "" where it can't be read."""
    line = f"تاريخ النشر: {stamp}"
    return line if published(line) else ""
