"""Who wrote an article and when, as the elements around its headline say it, on lines of text."""

import re

from selectolax.lexbor import LexborNode

from streams.steps.html.nodes import MOST, is_prose, is_within, outermost, shallow, tidy
from streams.steps.lines.dates import is_finer, published
from streams.steps.lines.judge import judge
from streams.steps.lines.markers import BYLINE_LABELS, DETAILS
from streams.steps.lines.values import fits
from streams.steps.lines.written import byline_line, stamp_line

# What a class, rel or itemprop calls the writer of an article.
_AUTHORS = frozenset(
    {"author", "byline", "writer", "author-name", "author-link", "author-info", "post-author"}
    | {"entry-author", "article-author", "writer-name", "by-author", "by", "vcard"}
    | {"field-name-field-author"}
)
_NAMED = "[class*=author-name], [class*=author_name]"
_NAMES = f"[rel~=author], [itemprop=name], {_NAMED}, .author-link"
_DATES = "[class*=date], [class*=meta]:not([class*=comment]) > *"
_HEADERS = (
    f"p, time, h1, h2, h3, {_DATES}, [rel=author], [itemprop=author], "
    f"{_NAMED}, .{', .'.join(sorted(_AUTHORS))}"
)
_LABEL = re.compile(rf"(?:{'|'.join(BYLINE_LABELS)})\b[ :/|]*", re.I)
_UPDATED = re.compile("updat|modif", re.I)
_DIGIT = re.compile(r"\d")
_BESIDE = frozenset({"aside", "nav"})  # what stands in these is a neighbour's
_HEADINGS = frozenset({"h2", "h3"})
_LONGEST = 80  # characters of a byline, or a date
_LEDE = 2  # paragraphs; the writer stands above the second, below the standfirst perhaps


def mark_header(scope: LexborNode, headline: LexborNode) -> None:
    """Write who wrote an article, and when where the text leaves it open, on lines of their own."""
    header = _header(scope, headline)
    stamps = [(node, line) for node in header if (line := _stamp(node))]
    bylines = [(node, line) for node in header if _is_author(node) and (line := _byline(node))]
    lede = next((n for n, node in enumerate(header) if is_prose(node)), len(header))
    stamps += _bare(scope, header[lede:])
    written = {node.mem_id: (node, line) for node, line in stamps[:1] + bylines[:1]}
    for node in outermost([node for node, _ in written.values()]):
        node.replace_with(f"\n{written[node.mem_id][1]}\n")


def _header(scope: LexborNode, headline: LexborNode) -> list[LexborNode]:
    """Give what stands between the headline and the second paragraph."""
    found = scope.css(_HEADERS)
    own = (n for n, node in enumerate(found) if node.mem_id == headline.mem_id)
    below = shallow(found[next(own, len(found)) + 1 :][:MOST])
    below = below[: next((n for n, node in enumerate(below) if _is_teaser(node)), MOST)]
    prose = [n for n, node in enumerate(below) if is_prose(node)]
    end = prose[_LEDE - 1] if len(prose) >= _LEDE else MOST
    told = {below[n].mem_id for n in prose}
    return [node for node in below[:end] if not is_within(node, _BESIDE, told)]


def _is_teaser(node: LexborNode) -> bool:
    return node.tag in _HEADINGS and node.css_first("a") is not None


def _is_author(node: LexborNode) -> bool:
    said = " ".join(node.attributes.get(name) or "" for name in ("class", "rel", "itemprop"))
    if "comment" in said:  # a reader's name
        return False
    is_named = "author-name" in said or "author_name" in said
    return is_named or not _AUTHORS.isdisjoint(said.split())


def _byline(node: LexborNode) -> str:
    """Write a byline of a writer's name, "" where the element holds more than that."""
    text = tidy(node)
    if len(text) > _LONGEST or node.css_first("time") or _DIGIT.search(text):
        return ""
    if judge(text).kind in DETAILS:
        return text
    name = _LABEL.sub("", tidy(node.css_first(_NAMES) or node), count=1)
    is_name = fits("byline", name) and judge(name).kind == "body"
    return byline_line(name) if is_name else ""


def _stamp(node: LexborNode) -> str:
    """Write the date of a time whose text does not say it, or not the hour: «منذ ساعتين»."""
    if node.tag != "time" or _is_of_change(node):
        return ""
    shown, stamp = tidy(node), stamp_line(node.attributes.get("datetime") or "")
    return "" if published(shown) and not is_finer(stamp, shown) else stamp


def _bare(scope: LexborNode, below_lede: list[LexborNode]) -> list[tuple[LexborNode, str]]:
    """Give a date below the lede without a label, which would be read as a line of the text.

    Where there are several they are a timeline's.
    """
    dates = shallow(scope.css(_DATES)[:MOST])
    found = outermost(node for node in dates if _is_bare(node))
    own = {node.mem_id for node in below_lede}
    only = [node for node in found if node.mem_id in own] if len(found) == 1 else []
    return [(node, line) for node in only if (line := stamp_line(tidy(node)))]


def _is_bare(node: LexborNode) -> bool:
    text = tidy(node)
    line = judge(text) if len(text) <= _LONGEST and not _is_of_change(node) else None
    return line is not None and line.kind == "stamp" and not line.value


def _is_of_change(node: LexborNode) -> bool:
    said = " ".join(value or "" for value in node.attributes.values())
    return _UPDATED.search(said) is not None
