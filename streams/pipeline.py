"""The stages, in the order data meets them, and what one record becomes; nothing here awaits.

A worker runs a contiguous run of stages. Composed here they hand over in memory; run apart, the
events between them travel over the topics. Either way an event's bytes are the same.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

import orjson

from streams import schemas, topics
from streams.errors import Reason, Unprocessable
from streams.events import Item, Origin
from streams.limits import Limits
from streams.messages import (
    Headers,
    Message,
    Record,
    cloudevents,
    dead_letter,
    headers_size,
    passed_on,
    rfc3339,
)
from streams.steps.classify import classify
from streams.steps.clean import clean
from streams.steps.parse import parse
from streams.steps.split import split


@dataclass(slots=True)
class Outcome:
    """Everything one record became: events, or one dead letter with its reason."""

    record: Record
    messages: list[Message] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)  # of each stage, then of encoding
    counts: list[int] = field(default_factory=list)  # of what each stage handed on
    events: list[Any] = field(default_factory=list)  # of the stage it is at; enriched ones are kept
    stage: str = ""
    reason: Reason | None = None
    error: Exception | None = None

    @property
    def place(self) -> str:
        """Where the record stands: TOPIC:PARTITION:OFFSET."""
        return f"{self.record.topic}:{self.record.partition}:{self.record.offset}"


@dataclass(frozen=True, slots=True)
class Stage:
    """A named step: reads one event, gives any number."""

    name: str
    step: Callable[[Any, Limits], Iterable[Any]]

    @property
    def reads(self) -> str:
        return topics.read_by(self.name)

    @property
    def writes(self) -> str:
        return topics.written_by(self.name)


STAGES = (
    Stage("split", lambda raw, limits: split(raw, limits.max_articles)),
    Stage("clean", lambda item, limits: (clean(item),)),
    Stage("classify", lambda item, limits: (classify(item),)),
)
NAMES = tuple(stage.name for stage in STAGES)


def stages(names: str) -> tuple[Stage, ...]:
    """The contiguous run of stages that a comma separated list names; raises ValueError."""
    wanted = tuple(name.strip() for name in names.split(","))
    if ",".join(wanted) in ",".join(NAMES) and set(wanted) <= set(NAMES):
        return tuple(stage for stage in STAGES if stage.name in wanted)
    raise ValueError(f"expected neighbours out of {','.join(NAMES)}, got {names!r}")


def run(chain: Sequence[Stage], record: Record, limits: Limits) -> Outcome:
    """Take one record through a run of stages; whatever goes wrong becomes a dead letter."""
    return run_all(chain, [record], limits)[0]


def run_all(chain: Sequence[Stage], records: Iterable[Record], limits: Limits) -> list[Outcome]:
    """Take records through a run of stages, all of them through one before any meets the next.

    What a stage reads to do its work is then still in the processor's cache for the next record,
    which saves a fifth of the time (docs/benchmarks.md).
    """
    outcomes = [Outcome(record) for record in records]
    for stage in chain:
        for outcome in outcomes:
            _attempt(_pass, outcome, stage, limits)
    for outcome in outcomes:
        _attempt(_encode, outcome, chain[-1])
    return outcomes


def _attempt(work: Callable[..., None], outcome: Outcome, stage: Stage, *limits: Limits) -> None:
    if outcome.reason:
        return
    begun = perf_counter()
    try:
        work(outcome, stage, *limits)
    except Unprocessable as error:
        # Without its traceback, whose frames hold the page, and this one the outcome itself.
        _set_aside(outcome, stage, error.reason, error.with_traceback(None))
    except Exception as error:
        _set_aside(outcome, stage, "unexpected", error)
    else:
        outcome.seconds.append(perf_counter() - begun)


def _pass(outcome: Outcome, stage: Stage, limits: Limits) -> None:
    """Take what a record is by now through one stage."""
    first = not outcome.counts
    events = [_read(stage, outcome.record, limits)] if first else outcome.events
    outcome.events = [out for event in events for out in stage.step(event, limits)]
    if first:
        _add_origin(outcome.events, outcome.record)
    outcome.counts.append(len(outcome.events))


def _encode(outcome: Outcome, stage: Stage) -> None:
    record = outcome.record
    theirs = passed_on(record.headers)
    outcome.messages = [m for e in outcome.events for m in _messages(stage, e, record, theirs)]
    if stage.name != NAMES[-1]:
        outcome.events = []


def _read(stage: Stage, record: Record, limits: Limits) -> Any:
    """Raw bytes are parsed; an event of ours is decoded and held against its schema."""
    if record.headers:
        _check_headers(record, limits.max_header_bytes)
    if stage.reads == topics.RAW:
        return parse(record.value or b"", limits.max_bytes)
    try:
        event = orjson.loads(record.value or b"")
    except orjson.JSONDecodeError:
        raise Unprocessable("not_by_schema", "the record is not JSON") from None
    schemas.check(stage.reads, event)
    return event


def _check_headers(record: Record, limit: int) -> None:
    """Every message that a record becomes carries its producer's headers."""
    size = headers_size(passed_on(record.headers))
    if size > limit:
        raise Unprocessable("too_large", f"{size} bytes of headers, the limit is {limit}")


def _add_origin(items: list[Item], record: Record) -> None:
    """Say where the raw record was, unless an event from the topics says so already."""
    origin: Origin = {
        "topic": record.topic,
        "partition": record.partition,
        "offset": record.offset,
        "timestamp": rfc3339(record.timestamp),
    }
    for item in items:
        item.setdefault("origin", origin)


def _messages(stage: Stage, event: Any, record: Record, theirs: Headers) -> list[Message]:
    """One message for the stage's topic, and one for the topic of each label carried."""
    key, value = event["item_id"].encode(), orjson.dumps(event)
    writes = stage.writes
    headers = [*cloudevents(stage.name, writes, event), *theirs]
    messages = [Message(writes, key, value, headers, record)]
    for label in event.get("labels", ()):
        if topic := topics.OF_LABEL.get(label["label"]):
            messages.append(Message(topic, key, value, headers, record))
    return messages


def _set_aside(outcome: Outcome, stage: Stage, reason: Reason, error: Exception) -> None:
    outcome.stage, outcome.reason, outcome.error = stage.name, reason, error
    outcome.messages, outcome.events = [dead_letter(outcome.record, stage.name, reason, error)], []
