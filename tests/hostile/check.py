"""What must hold for every raw record there is."""

from collections.abc import Iterable

import orjson

from streams import clients, letters, schemas
from streams.chunks import chunked
from streams.cli import sending_back
from streams.errors import REASONS, Unprocessable
from streams.limits import Limits
from streams.messages import Message, Record, attempts, without_ours
from streams.oracle import Oracle
from streams.pipeline import STAGES, Outcome, run
from streams.settings import Settings
from streams.topics import BY_NAME, DEAD_LETTERS, OF_LABEL
from tests.batches import assert_fits
from tests.hostile.wire import Header, received, sent

LIMITS = Limits()
_SETTINGS = Settings()


def check(
    value: bytes | None,
    key: bytes | None = b"key",
    headers: Iterable[Header] = (),
    *,
    account: bool = True,
) -> Outcome:
    """Take a record through all stages; raises AssertionError where a promise is broken.

    To account for it, the oracle computes all a second time.
    """
    record = received(key, value, headers)
    outcome = run(STAGES, record, LIMITS)
    if outcome.reason:
        _check_letter(outcome, record)
    else:
        _check_events(outcome)
    _check_sendable(outcome.messages)
    if account:
        _check_accounted(outcome.messages, record)
    return outcome


def _check_letter(outcome: Outcome, record: Record) -> None:
    (letter,) = outcome.messages
    assert isinstance(outcome.error, Unprocessable), repr(outcome.error)
    assert outcome.reason in REASONS
    assert (letter.topic, letter.key, letter.value) == (DEAD_LETTERS, record.key, record.value)
    assert str(outcome.error).isascii(), "the message quotes the article"
    _check_replay(letters.read(sent(letter)), outcome, record)


def _check_replay(letter: letters.Letter, outcome: Outcome, record: Record) -> None:
    """The letter says where it came from and why, and sent back it is the same record."""
    assert letters.marked(letter.record) is None
    assert (letter.reason, letter.stage) == (outcome.reason, outcome.stage)
    assert letter.topic == record.topic.encode()
    assert (letter.topic_partition, letter.topic_offset) == (record.partition, record.offset)
    assert letter.attempts == attempts(record.headers) + 1
    headers = sending_back.headers(letter)
    assert without_ours(headers) == without_ours(record.headers)
    back = received(record.key, record.value, [(n.encode(), v) for n, v in headers])
    assert attempts(back.headers) == letter.attempts
    assert run(STAGES, back, LIMITS).reason == outcome.reason


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


def _check_sendable(messages: list[Message]) -> None:
    """The client takes every message into the batch that was meant for it."""
    for chunk in chunked(messages, dict.fromkeys(BY_NAME, 4), clients.MAX_BATCH_BYTES):
        assert_fits(chunk)


def _check_accounted(messages: list[Message], record: Record) -> None:
    """The oracle finds exactly this."""
    oracle = Oracle(_SETTINGS)
    oracle.expect(record)
    for message in messages:
        if message.topic == DEAD_LETTERS:
            oracle.letter(sent(message))
        else:
            oracle.event(message.topic, sent(message))
    report = oracle.report()
    assert report.accounted, report
    assert not report.duplicates
