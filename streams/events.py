"""What travels between the stages: plain dictionaries, typed here; `schemas/` is their contract.

Dictionaries rather than classes because orjson reads and writes them without a copy and
jsonschema-rs checks them in under a microsecond. An unknown value is an absent key, never null.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal, NotRequired, TypedDict

Role = Literal["main", "related"]
Precision = Literal["minute", "day", "month", "year"]

_STATED = ("source", "url", "fetched_at")  # by the producer, and handed on with every article


class RawItem(TypedDict):
    """One page as a producer published it (`news.raw`), with `id` and `content_type` filled in."""

    id: str
    text: str
    content_type: Literal["text/plain", "text/html"]
    title: NotRequired[str]  # the headline, as the producer knows it; it stands in the text too
    source: NotRequired[str]
    url: NotRequired[str]
    fetched_at: NotRequired[str]


class Origin(TypedDict):
    """Where the raw record stood; `timestamp` is the record's own, RFC 3339 in UTC."""

    topic: str
    partition: int
    offset: int
    timestamp: str


class _Article(TypedDict):
    schema: str
    item_id: str
    raw_id: str
    position: int  # on its page, from 0
    role: Role
    title: str
    text: str
    related_headlines: list[str]
    source: NotRequired[str]
    url: NotRequired[str]
    fetched_at: NotRequired[str]
    origin: NotRequired[Origin]


class Item(_Article):
    """One article's part of a page (`news.items`): its title and its lines as they stood."""


class Published(TypedDict):
    """When the article says it was published: no more precise than the page itself."""

    date: str  # YYYY-MM-DD, YYYY-MM or YYYY, as precise as `precision` says
    precision: Precision
    time: NotRequired[str]  # HH:MM, with precision "minute"
    utc_offset: NotRequired[str]  # +HH:MM, where the page names its zone


class CleanItem(_Article):
    """One article without boilerplate (`news.clean`): text as written, paragraphs kept."""

    sources: list[str]
    keywords: list[str]
    language: str  # ISO 639-1, or "und"
    published: NotRequired[Published]
    byline: NotRequired[str]
    dateline: NotRequired[str]


class Span(TypedDict):
    """Evidence: code points `start` to `end` (exclusive) of the event's `title` or `text`."""

    field: Literal["title", "text"]
    start: int
    end: int
    text: str


class Label(TypedDict):
    """A label the article carries, and the words that decided it."""

    label: str
    probability: float
    evidence: list[Span]


class Country(TypedDict):
    """A country the article names: ISO 3166-1 alpha-2, mentions counted, the first ones shown."""

    code: str
    count: int
    evidence: list[Span]


class Model(TypedDict):
    """Which classifier decided."""

    name: str
    version: str


class EnrichedEvent(CleanItem):
    """A clean, classified article (`news.enriched`), what consumers read."""

    labels: list[Label]
    probabilities: dict[str, float]  # of every label the model knows, assigned or not
    countries: list[Country]
    model: Model


def stated(record: Mapping[str, Any]) -> Any:
    """Give what a record holds of what its producer states, to update a further one by."""
    return {key: record[key] for key in _STATED if key in record}


def published_at(event: EnrichedEvent) -> float | None:
    """When the raw record was published, in Unix seconds, however many topics ago.

    None for a leap second or a year that Python has not: an event may come from elsewhere.
    """
    try:
        return datetime.fromisoformat(event["origin"]["timestamp"]).timestamp()
    except ValueError:
        return None
