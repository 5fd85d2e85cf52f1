"""An RSS or Atom feed to its entries, each a page of its own."""

import re
from collections.abc import Iterator
from html import escape, unescape
from xml.etree import ElementTree

from streams.errors import Unprocessable
from streams.events import RawItem
from streams.steps.html.details import stamp_line, tags_line
from streams.steps.lines.values import fits

_BEGIN = re.compile(r"\s*<(?:\?xml|rss|feed|rdf:RDF)\b")
_ROOT = re.compile(r"<(?:rss|feed|rdf:RDF)\b")  # XHTML begins with <?xml as well
_ROOT_WITHIN = 2_000  # characters
_NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rss": "http://purl.org/rss/1.0/",
}
# Where an entry says what, the fullest first: RSS 2.0, RSS 1.0, Atom.
_ENTRIES = ("channel/item", "rss:item", "atom:entry")
_TITLES = ("title", "rss:title", "atom:title")
_LINKS = ("link", "rss:link")
_DATES = ("pubDate", "dc:date", "atom:published", "atom:updated")
_WRITERS = ("dc:creator", "author", "atom:author/atom:name")
_BODIES = ("content:encoded", "atom:content", "description", "rss:description", "atom:summary")
_LONGEST_URL = 8_192  # characters
_HTML_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z]{2,8};")  # unknown to XML
_TAG = re.compile(r"<[^<>]*>")


def is_feed(text: str) -> bool:
    """Tell whether a text is an RSS or Atom document."""
    return bool(_BEGIN.match(text) and _ROOT.search(text, 0, _ROOT_WITHIN))


def entries(raw: RawItem) -> Iterator[RawItem]:
    """Give each entry of a feed as an HTML page, with its link for a url and all else as it was.

    Raises Unprocessable: no_article, where the document is not well-formed.
    """
    root = _root(raw["text"])
    for path in _ENTRIES:
        for entry in root.iterfind(path, _NAMES):
            yield _page(raw, entry)


def _root(text: str) -> ElementTree.Element:
    if "<!ENTITY" in text:
        raise Unprocessable("no_article", "a feed that declares entities")
    text = _HTML_ENTITY.sub(lambda entity: unescape(entity[0]), text.lstrip())
    try:
        return ElementTree.fromstring(text)  # noqa: S314 - no entities; Expat loads nothing
    except ElementTree.ParseError as error:  # whose message may quote the text
        line, column = error.position
        where = f"line {line}, column {column}"
        raise Unprocessable("no_article", f"a feed that is not well-formed, {where}") from None
    except ValueError:
        raise Unprocessable("no_article", "a feed that is no XML") from None


def _page(raw: RawItem, entry: ElementTree.Element) -> RawItem:
    page: RawItem = {**raw, "text": _html(entry), "content_type": "text/html"}
    if url := _link(entry):
        page["url"] = url
    return page


def _html(entry: ElementTree.Element) -> str:
    """Write an entry's headline, what it tells of itself, and its body."""
    writer = _writer(entry)
    told = [stamp_line(_first(entry, _DATES)), f"بقلم: {writer}" if writer else ""]
    headline = f"<h1>{escape(unescape(_first(entry, _TITLES)))}</h1>"
    bodies = (node for path in _BODIES for node in entry.iterfind(path, _NAMES))
    said = (html for html in map(_inner, bodies) if _TAG.sub("", html).strip())
    body = f"<div>{next(said, '')}</div>"
    return "".join([headline, *_lines(told), body, *_lines([tags_line(_terms(entry))])])


def _inner(node: ElementTree.Element) -> str:
    """Give the HTML that an element holds, as text or, in Atom, as elements."""
    for child in node.iter():
        child.tag = child.tag.rpartition("}")[2]
    try:
        inner = [ElementTree.tostring(child, "unicode", "html") for child in node]
    except RecursionError:  # elements in each other as on no page
        inner = [escape(" ".join(child.itertext())) for child in node]
    return " ".join("".join([node.text or "", *inner]).split())


def _writer(entry: ElementTree.Element) -> str:
    """Give who wrote an entry: a name of two words at least, never an address."""
    writer = _first(entry, _WRITERS)
    if "@" in writer:
        writer = writer.partition("(")[2].partition(")")[0]
    return writer if " " in writer and fits("byline", writer) else ""


def _terms(entry: ElementTree.Element) -> dict[str, None]:
    nodes = entry.iterfind("{*}category")
    terms = (" ".join((node.text or node.get("term") or "").split()) for node in nodes)
    return dict.fromkeys(filter(None, terms))


def _lines(texts: list[str]) -> list[str]:
    return [f"<p>{escape(text)}</p>" for text in texts if text]


def _first(entry: ElementTree.Element, paths: tuple[str, ...]) -> str:
    found = (" ".join((entry.findtext(path, "", _NAMES)).split()) for path in paths)
    return next(filter(None, found), "")


def _link(entry: ElementTree.Element) -> str:
    nodes = entry.iterfind("atom:link", _NAMES)
    hrefs = (
        node.get("href") or "" for node in nodes if node.get("rel", "alternate") == "alternate"
    )
    links = map(str.strip, [_first(entry, _LINKS), *hrefs])
    return next((link for link in links if 0 < len(link) <= _LONGEST_URL), "")
