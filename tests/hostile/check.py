"""What must hold for every raw record there is."""

import orjson

from streams import schemas
from streams.errors import REASONS, Unprocessable
from streams.limits import Limits
from streams.messages import Record
from streams.pipeline import STAGES, Outcome, run
from streams.topics import DEAD_LETTERS, OF_LABEL

LIMITS = Limits()


def check(value: bytes) -> Outcome:
    """Take the record through all stages; raises AssertionError where a promise is broken."""
    record = Record("news.raw", 0, 0, 0, b"key", value)
    outcome = run(STAGES, record, LIMITS)
    if outcome.reason:
        _check_letter(outcome, value)
    else:
        _check_events(outcome)
    return outcome


def check_twice(value: bytes) -> None:
    """The same, and a second time the same bytes come out."""
    first, again = check(value), check(value)
    assert [m.value for m in again.messages] == [m.value for m in first.messages]


def _check_letter(outcome: Outcome, value: bytes) -> None:
    (letter,) = outcome.messages
    assert isinstance(outcome.error, Unprocessable), repr(outcome.error)
    assert outcome.reason in REASONS
    assert letter.topic == DEAD_LETTERS
    assert letter.value == value
    assert str(outcome.error).isascii(), "the message quotes the article"


def _check_events(outcome: Outcome) -> None:
    assert outcome.events, "neither an event nor a dead letter"
    ids = [event["item_id"] for event in outcome.events]
    assert len(set(ids)) == len(ids)
    assert {m.topic for m in outcome.messages} <= {"news.enriched", *OF_LABEL.values()}
    values = [m.value for m in outcome.messages if m.topic == "news.enriched"]
    assert len(values) == len(ids)
    for value in values:
        event = orjson.loads(value or b"")
        schemas.check("news.enriched", event)
        found = [*event["labels"], *event["countries"]]
        for span in (span for one in found for span in one["evidence"]):
            assert event[span["field"]][span["start"] : span["end"]] == span["text"]
