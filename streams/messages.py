"""What is read from Kafka and what is written: records, messages and their headers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from streams.errors import Reason, Unprocessable
from streams.topics import DEAD_LETTERS

Headers = Sequence[tuple[str, bytes]]
ERROR_PREFIX = "__news.errors."
_EPOCH = datetime(1970, 1, 1)  # in UTC, as a producer's milliseconds are
_LAST_MILLISECOND = 253_402_300_799_999  # of the year 9999
_OWN_HEADERS = ("ce_", "content-type", ERROR_PREFIX)


@dataclass(frozen=True, slots=True)
class Record:
    """A consumed Kafka record; the client's own serves as well. `timestamp` in milliseconds."""

    topic: str
    partition: int
    offset: int
    timestamp: int
    key: bytes | None
    value: bytes | None
    headers: Headers = ()


class Message(NamedTuple):
    """What is to be produced, and the record it was made of. A page has four: cheap to make."""

    topic: str
    key: bytes | None
    value: bytes | None
    headers: Headers
    record: Record


def cloudevents(stage: str, writes: str, event: Any) -> list[tuple[str, bytes]]:
    """CloudEvents 1.0 attributes in the Kafka binding's binary mode."""
    source, kind, schema = _of_stage(stage, writes, event["schema"])
    return [
        ("ce_specversion", b"1.0"),
        ("ce_id", event["item_id"].encode()),
        source,
        kind,
        ("ce_time", event["origin"]["timestamp"].encode()),
        schema,
        ("content-type", b"application/json"),
    ]


@lru_cache
def _of_stage(stage: str, writes: str, schema: str) -> Sequence[tuple[str, bytes]]:
    """The attributes that all events of a stage have alike."""
    return (
        ("ce_source", f"/news-streams/{stage}".encode()),
        ("ce_type", f"{writes}.v1".encode()),
        ("ce_dataschema", f"urn:news-streams:{schema}".encode()),  # an absolute URI
    )


def passed_on(headers: Headers) -> list[tuple[str, bytes]]:
    """The producer's own headers: all but those that we write."""
    return [(name, value) for name, value in headers if not name.startswith(_OWN_HEADERS)]


def without_ours(headers: Headers) -> list[tuple[str, bytes]]:
    """A record's own headers: all but what a dead letter or a replay adds."""
    return [(name, value) for name, value in headers if not name.startswith(ERROR_PREFIX)]


def headers_size(headers: Headers) -> int:
    """Bytes of the names and values, and of their lengths, generously."""
    return sum([len(name.encode()) + len(value or b"") + 10 for name, value in headers])


def attempts(headers: Headers) -> int:
    """How often the record was set aside before; 0 where the header is missing or no number."""
    count = dict(headers).get(f"{ERROR_PREFIX}attempts") or b"0"
    return int(count) if count.isdigit() and len(count) < 10 else 0


def dead_letter(record: Record, stage: str, reason: Reason, error: BaseException) -> Message:
    """The record as it came, with why it was set aside in its headers (as in KIP-1034)."""
    why = {
        "exception": type(error).__qualname__,
        "message": str(error) if isinstance(error, Unprocessable) else "see the worker's log",
        "topic": record.topic,
        "partition": str(record.partition),
        "offset": str(record.offset),
        "stage": stage,
        "reason": reason,
        "timestamp": str(record.timestamp),
        "attempts": str(attempts(record.headers) + 1),
    }
    ours = [(ERROR_PREFIX + name, value.encode()) for name, value in why.items()]
    headers = without_ours(record.headers) + ours
    return Message(DEAD_LETTERS, record.key, record.value, headers, record)


def rfc3339(milliseconds: int) -> str:
    """A moment in UTC, to the millisecond, as text."""
    milliseconds = min(max(milliseconds, 0), _LAST_MILLISECOND)  # a producer may send any number
    seconds, rest = divmod(milliseconds, 1_000)
    return f"{_second(seconds)}.{rest:03}Z"


@lru_cache(maxsize=64)  # records come many a second
def _second(seconds: int) -> str:
    return (_EPOCH + timedelta(seconds=seconds)).isoformat()
