"""A feed (RSS, Atom, JSON Feed) to its entries, each a page of its own."""

from collections.abc import Iterator

from streams.events import RawItem
from streams.steps.feeds import json_feed, xml_feed
from streams.steps.feeds.entry import page


def is_feed(text: str) -> bool:
    """Tell whether a text is a JSON Feed, or an RSS or Atom document."""
    return json_feed.is_json_feed(text) or xml_feed.is_xml_feed(text)


def entries(raw: RawItem) -> Iterator[RawItem]:
    """Give each entry of a feed as an HTML page, with its link for a url and all else as it was.

    Raises Unprocessable: no_article, where the document is not well-formed.
    """
    text = raw["text"]
    found = json_feed.items(text) if json_feed.is_json_feed(text) else xml_feed.items(text)
    for entry in found:
        yield page(raw, entry)
