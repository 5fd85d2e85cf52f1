"""An RSS or Atom document to its entries."""

import re
from collections.abc import Iterator
from html import escape, unescape
from xml.etree import ElementTree

from streams.errors import Unprocessable
from streams.steps.feeds.entry import Entry
from streams.steps.text.repair import unescaped

_BEGIN = re.compile(r"\s*<(?:\?xml|rss|feed|rdf:RDF|item|entry)\b")
_ROOT = re.compile(r"<(rss|feed|rdf:RDF|item|entry)\b")  # XHTML begins with <?xml as well
_ROOT_WITHIN = 2_000  # characters
_NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rss": "http://purl.org/rss/1.0/",
}
# Of an entry that stands alone, whose feed declared them.
_ALONE = ("slash", "wfw", "media", "atom", "georss", "itunes", "sy")
_PREFIXES = " ".join(
    f'xmlns:{name}="{_NAMES.get(name, name)}"' for name in (*_ALONE, "content", "dc")
)
# Where an entry says what, the fullest first: RSS 2.0, RSS 1.0, Atom.
_ENTRIES = ("channel/item", "rss:item", "atom:entry")
_TITLES = ("title", "rss:title", "atom:title")
_LINKS = ("link", "rss:link")
_DATES = ("pubDate", "dc:date", "atom:published", "atom:updated")
_WRITERS = ("dc:creator", "author", "atom:author/atom:name")
_BODIES = ("content:encoded", "atom:content", "description", "rss:description", "atom:summary")
_HTML_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z]{2,8};")  # unknown to XML
_TAG = re.compile(r"<[^<>]*>")


def is_xml_feed(text: str) -> bool:
    """Tell whether a text is an RSS or Atom document, by its root."""
    return bool(_BEGIN.match(text) and _ROOT.search(text, 0, _ROOT_WITHIN))


def items(text: str) -> Iterator[Entry]:
    """Give each entry of a feed. Raises Unprocessable: no_article, where it is not well-formed."""
    root = _root(text)
    for path in _ENTRIES:
        yield from map(_entry, root.iterfind(path, _NAMES))


def _root(text: str) -> ElementTree.Element:
    if "<!ENTITY" in text:
        raise Unprocessable("no_article", "a feed that declares entities")
    text = _whole(_HTML_ENTITY.sub(lambda entity: unescape(entity[0]), text.lstrip()))
    try:
        return ElementTree.fromstring(text)  # noqa: S314 - no entities; Expat loads nothing
    except ElementTree.ParseError as error:  # whose message may quote the text
        line, column = error.position
        where = f"line {line}, column {column}"
        raise Unprocessable("no_article", f"a feed that is not well-formed, {where}") from None
    except ValueError:
        raise Unprocessable("no_article", "a feed that is no XML") from None


def _whole(text: str) -> str:
    """Put an entry that stands alone in a feed."""
    root = _ROOT.search(text, 0, _ROOT_WITHIN)
    if root and root[1] == "item":
        return f"<rss {_PREFIXES}><channel>{text[root.start() :]}</channel></rss>"
    if root and root[1] == "entry":
        return f'<feed xmlns="{_NAMES["atom"]}" {_PREFIXES}>{text[root.start() :]}</feed>'
    return text


def _entry(node: ElementTree.Element) -> Entry:
    bodies = (found for path in _BODIES for found in node.iterfind(path, _NAMES))
    said = (html for html in map(_inner, bodies) if _TAG.sub("", html).strip())
    return Entry(
        headline=unescaped(_first(node, _TITLES)),
        date=_first(node, _DATES),
        writer=_writer(node),
        body=next(said, ""),
        tags=_terms(node),
        links=_links(node),
    )


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
    """Give who wrote an entry, never an address."""
    writer = _first(entry, _WRITERS)
    return writer.partition("(")[2].partition(")")[0] if "@" in writer else writer


def _terms(entry: ElementTree.Element) -> Iterator[str]:
    for node in entry.iterfind("{*}category"):
        yield " ".join((node.text or "").split() or node.get("term", "").split())


def _first(entry: ElementTree.Element, paths: tuple[str, ...]) -> str:
    found = (" ".join((entry.findtext(path, "", _NAMES)).split()) for path in paths)
    return next(filter(None, found), "")


def _links(entry: ElementTree.Element) -> list[str]:
    nodes = entry.iterfind("atom:link", _NAMES)
    hrefs = (
        node.get("href") or "" for node in nodes if node.get("rel", "alternate") == "alternate"
    )
    return [_first(entry, _LINKS), *hrefs]
