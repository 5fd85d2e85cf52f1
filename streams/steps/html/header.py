"""Who wrote an article and when, as the elements around its headline say it, on lines of text."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from streams.steps.html.details import stamp_line
from streams.steps.html.nodes import MOST, above, outermost, tidy
from streams.steps.lines.dates import published
from streams.steps.lines.judge import judge
from streams.steps.lines.line import is_paragraph
from streams.steps.lines.markers import DETAILS, MARKERS
from streams.steps.lines.values import fits

# What a class, rel or itemprop calls the writer of an article.
_AUTHORS = frozenset(
    {"author", "byline", "writer", "author-name", "author-link", "author-info", "post-author"}
    | {"entry-author", "article-author", "writer-name", "by-author", "by", "fn", "vcard"}
    | {"field-name-field-author"}
)
_NAMES = "[rel~=author], [itemprop=name], [class*=author-name], [class*=author_name], .author-link"
_HEADERS = (
    "p, time, h1, h2, h3, [class*=date], [class*=meta] > *, [rel=author], [itemprop=author], "
    f"[class*=author-name], [class*=author_name], .{', .'.join(sorted(_AUTHORS))}"
)
_LABEL = re.compile(rf"(?:{'|'.join(MARKERS['byline']['label'])})\b[ :/|]*", re.I)
_UPDATED = re.compile("updat|modif", re.I)
_DIGIT = re.compile(r"\d")
_BESIDE = frozenset({"aside", "nav"})
_HEADINGS = frozenset({"h2", "h3"})
_LONGEST = 80  # characters of a byline, or a date
_LEDE = 2  # paragraphs; the writer stands above the second, below the standfirst perhaps


def mark_header(scope: LexborNode, headline: LexborNode) -> None:
    """Write who wrote an article, and when where the text leaves it open, on lines of their own.

    The writer may stand above the headline, where nobody else does.
    """
    over, header, below_lede = _around(scope, headline)
    stamps = [(node, line) for node in header + below_lede if (line := _stamp(node))]
    if not any(node.tag != "p" and published(tidy(node)) for node in header):
        stamps += [(node, line) for node in below_lede if (line := _bare(node))]
    bylines, signed = _signed(header + below_lede), _signed(over)
    if len({line for _, line in signed}) == 1:
        bylines += signed
    written = {node.mem_id: (node, line) for node, line in stamps[:1] + bylines[:1]}
    for node in outermost([node for node, _ in written.values()]):
        node.replace_with(f"\n{written[node.mem_id][1]}\n")


def _signed(nodes: list[LexborNode]) -> list[tuple[LexborNode, str]]:
    return [(node, line) for node in nodes if _is_author(node) and (line := _byline(node))]


def _around(scope: LexborNode, headline: LexborNode) -> Iterator[list[LexborNode]]:
    """Give what stands above the headline, below it, and between the first two paragraphs."""
    found = scope.css(_HEADERS)
    ids = [node.mem_id for node in found]
    own = ids.index(headline.mem_id) if headline.mem_id in ids else len(ids)
    below = found[own + 1 :]
    ends = (n for n, node in enumerate(below[:MOST]) if _is_teaser(node))
    below = below[: next(ends, MOST)]
    prose = [n for n, p in enumerate(below) if p.tag == "p" and is_paragraph(tidy(p))]
    end = prose[_LEDE - 1] if len(prose) >= _LEDE else MOST
    told = {below[n].mem_id for n in prose}
    lede = prose[0] if prose else end
    for part in (found[:own][:MOST], below[:lede], below[lede:end]):
        yield [node for node in part if not any(_hides(p, told) for p in above(node))]


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
    if not text or len(text) > _LONGEST or node.css_first("time") or _DIGIT.search(text):
        return ""
    if judge(text).kind in DETAILS:
        return text
    name = _LABEL.sub("", tidy(node.css_first(_NAMES) or node), count=1)
    return f"بقلم: {name}" if name and fits("byline", name) and judge(name).kind == "body" else ""


def _stamp(node: LexborNode) -> str:
    """Write the date of a time whose text does not say it: «منذ ساعتين»."""
    if node.tag != "time" or published(tidy(node)) or _is_of_change(node):
        return ""
    return stamp_line(node.attributes.get("datetime") or "")


def _bare(node: LexborNode) -> str:
    """Write a date without a label, which below the lede would be read as a line of the text."""
    text = tidy(node)
    if node.tag == "p" or len(text) > _LONGEST or _is_of_change(node):
        return ""
    line = judge(text)
    return stamp_line(text) if line.kind == "stamp" and not line.value else ""


def _is_of_change(node: LexborNode) -> bool:
    said = " ".join(value or "" for value in node.attributes.values())
    return _UPDATED.search(said) is not None
