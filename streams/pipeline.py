"""The stages, in the order data meets them, and what one record becomes; nothing here awaits.

A worker runs a contiguous run of stages. Composed here they hand over in memory; run apart, the
events between them travel over the topics. Either way an event's bytes are the same.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import perf_counter
from typing import Any, cast

import orjson

from streams import schemas, topics
from streams.errors import Reason, Unprocessable
from streams.events import EnrichedEvent, Item, Origin
from streams.steps.classify import classify
from streams.steps.clean import clean
from streams.steps.parse import parse
from streams.steps.split import split

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


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be produced, and the record it was made of."""

    topic: str
    key: bytes | None
    value: bytes | None
    headers: Headers
    record: Record


@dataclass(slots=True)
class Outcome:
    """Everything one record became: events, or one dead letter with its reason."""

    messages: list[Message]
    seconds: list[float]  # of each stage
    counts: list[int]  # of what each stage handed on
    events: list[EnrichedEvent]
    stage: str = ""
    reason: Reason | None = None
    error: Exception | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """A named step: reads one event, gives any number."""

    name: str
    step: Callable[[Any], Iterable[Any]]

    @property
    def reads(self) -> str:
        return topics.read_by(self.name)

    @property
    def writes(self) -> str:
        return topics.written_by(self.name)


STAGES = (
    Stage("split", split),
    Stage("clean", lambda item: (clean(item),)),
    Stage("classify", lambda item: (classify(item),)),
)
NAMES = tuple(stage.name for stage in STAGES)


def stages(names: str) -> tuple[Stage, ...]:
    """The contiguous run of stages that a comma separated list names; raises ValueError."""
    wanted = tuple(name.strip() for name in names.split(","))
    if wanted and ",".join(wanted) in ",".join(NAMES) and set(wanted) <= set(NAMES):
        return tuple(stage for stage in STAGES if stage.name in wanted)
    raise ValueError(f"expected neighbours out of {','.join(NAMES)}, got {names!r}")


def run(chain: Sequence[Stage], record: Record, max_bytes: int) -> Outcome:
    """Take one record through a run of stages; whatever goes wrong becomes a dead letter."""
    outcome = Outcome([], [], [], [])
    at = chain[0].name
    try:
        events = [_read(chain[0], record, max_bytes)]
        for stage in chain:
            at = stage.name
            begun = perf_counter()
            events = [out for event in events for out in stage.step(event)]
            if at == "split":
                _add_origin(events, record)
            outcome.seconds.append(perf_counter() - begun)
            outcome.counts.append(len(events))
        outcome.messages = [m for event in events for m in _messages(chain[-1], event, record)]
    except Unprocessable as error:
        return _set_aside(outcome, at, error.reason, error, record)
    except Exception as error:
        return _set_aside(outcome, at, "unexpected", error, record)
    if at == "classify":
        outcome.events = events
    return outcome


def _read(stage: Stage, record: Record, max_bytes: int) -> Any:
    """Raw bytes are parsed; an event of ours is decoded and held against its schema."""
    if stage.name == "split":
        return parse(record.value or b"", max_bytes)
    try:
        event = orjson.loads(record.value or b"")
    except orjson.JSONDecodeError:
        raise Unprocessable("not_by_schema", "the record is not JSON") from None
    schemas.check(stage.reads, event)
    return event


def _add_origin(items: list[Item], record: Record) -> None:
    origin = Origin(
        topic=record.topic,
        partition=record.partition,
        offset=record.offset,
        timestamp=_rfc3339(record.timestamp),
    )
    for item in items:
        item["origin"] = origin


def _rfc3339(milliseconds: int) -> str:
    milliseconds = min(max(milliseconds, 0), _LAST_MILLISECOND)  # a producer may send any number
    moment = _EPOCH + timedelta(milliseconds=milliseconds)
    return f"{moment.isoformat(timespec='milliseconds')}Z"


def _messages(stage: Stage, event: Any, record: Record) -> list[Message]:
    """One message for the stage's topic, and one for the topic of each label carried."""
    key, value = event["item_id"].encode(), orjson.dumps(event)
    headers = _cloudevents(stage, event) + passed_on(record.headers)
    labels = (topics.OF_LABEL.get(label["label"]) for label in event.get("labels", ()))
    return [
        Message(topic, key, value, headers, record) for topic in (stage.writes, *labels) if topic
    ]


def _cloudevents(stage: Stage, event: Any) -> list[tuple[str, bytes]]:
    """CloudEvents 1.0 attributes in the Kafka binding's binary mode."""
    origin = cast(Origin, event["origin"])
    return [
        ("ce_specversion", b"1.0"),
        ("ce_id", event["item_id"].encode()),
        ("ce_source", f"/news-streams/{stage.name}".encode()),
        ("ce_type", f"{stage.writes}.v1".encode()),
        ("ce_time", origin["timestamp"].encode()),
        ("ce_dataschema", event["schema"].encode()),
        ("content-type", b"application/json"),
    ]


def passed_on(headers: Headers) -> list[tuple[str, bytes]]:
    """The producer's own headers: all but those that we write."""
    return [(name, value) for name, value in headers if not name.startswith(_OWN_HEADERS)]


def _set_aside(
    outcome: Outcome, stage: str, reason: Reason, error: Exception, record: Record
) -> Outcome:
    outcome.stage, outcome.reason, outcome.error = stage, reason, error
    outcome.messages = [dead_letter(record, stage, reason, error)]
    return outcome


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
    own = [(name, value) for name, value in record.headers if not name.startswith(ERROR_PREFIX)]
    ours = [(ERROR_PREFIX + name, value.encode()) for name, value in why.items()]
    return Message(topics.DEAD_LETTERS, record.key, record.value, own + ours, record)
