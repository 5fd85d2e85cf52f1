"""What one record becomes, composed or stage by stage, and what is set aside."""

from pathlib import Path

import orjson
import pytest

from streams import schemas, topics
from streams.limits import Limits
from streams.messages import ERROR_PREFIX, Message, Record
from streams.pipeline import STAGES, run, run_all, stages
from tests.pages import page

FEED = Path(__file__).parents[1] / "samples" / "feed"
PAGES = sorted(FEED.glob("[0-8]*.txt"))
LIMITS = Limits()


def _record(value: bytes, topic: str = "news.raw", headers: object = ()) -> Record:
    return Record(topic, 3, 42, 1_731_600_000_123, b"key", value, headers)  # type: ignore[arg-type]


def _apart(record: Record) -> list[Message]:
    """The messages of the last stage, each event having travelled over the topics."""
    messages = run(STAGES[:1], record, LIMITS).messages
    for stage in STAGES[1:]:
        hops = [Record(m.topic, 0, 0, 7, m.key, m.value, m.headers) for m in messages]
        messages = [message for hop in hops for message in run((stage,), hop, LIMITS).messages]
    return messages


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_stages_apart_give_the_same_bytes(page: Path) -> None:
    record = _record(page.read_bytes(), headers=[("traceparent", b"t")])
    together = run(STAGES, record, LIMITS).messages
    apart = _apart(record)
    assert [(m.topic, m.key, m.value, m.headers) for m in apart] == [
        (m.topic, m.key, m.value, m.headers) for m in together
    ]


def test_records_together_become_what_each_becomes_alone() -> None:
    """What is set aside in one stage or another leaves those before and behind it as they are."""
    values = [page.read_bytes() for page in PAGES]
    bad = [b"", b"\xff", b'{"text": 1}', "لا جسم".encode(), values[0] * 99]
    records = [_record(value) for pair in zip(values, bad * 9, strict=False) for value in pair]
    limits = Limits(max_articles=8)
    together = run_all(STAGES, records, limits)
    alone = [run(STAGES, record, limits) for record in records]
    assert [(o.messages, o.events, o.counts, o.stage, o.reason) for o in together] == [
        (o.messages, o.events, o.counts, o.stage, o.reason) for o in alone
    ]
    assert {o.reason for o in together} == {
        *(None, "empty", "not_utf8", "not_by_schema", "no_article", "too_many_articles")
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_every_event_follows_its_schema_and_its_labels_topics(page: Path) -> None:
    outcome = run(STAGES, _record(page.read_bytes()), LIMITS)
    assert outcome.reason is None
    for event in outcome.events:
        schemas.check("news.enriched", orjson.loads(orjson.dumps(event)))
        targets = {m.topic for m in outcome.messages if m.key == event["item_id"].encode()}
        labels = {topics.OF_LABEL[label["label"]] for label in event["labels"]}
        assert targets == {"news.enriched"} | labels


def test_a_dead_letter_keeps_bytes_key_and_headers() -> None:
    outcome = run(STAGES, _record(b"\xff", headers=[("traceparent", b"t")]), LIMITS)
    (letter,) = outcome.messages
    headers = dict(letter.headers)
    assert (letter.topic, letter.key, letter.value) == ("news.dead-letters", b"key", b"\xff")
    assert headers["traceparent"] == b"t"
    assert headers[ERROR_PREFIX + "reason"] == b"not_utf8"
    assert headers[ERROR_PREFIX + "stage"] == b"split"
    assert headers[ERROR_PREFIX + "offset"] == b"42"
    assert headers[ERROR_PREFIX + "attempts"] == b"1"


@pytest.mark.parametrize(("before", "after"), [(b"2", b"3"), (b"-1", b"1"), (b"9" * 40, b"1")])
def test_attempts_are_counted_whatever_the_header_says(before: bytes, after: bytes) -> None:
    headers = [(ERROR_PREFIX + "attempts", before), (ERROR_PREFIX + "reason", b"old")]
    (letter,) = run(STAGES, _record(b"", headers=headers), LIMITS).messages
    names = [name for name, _ in letter.headers]
    assert dict(letter.headers)[ERROR_PREFIX + "attempts"] == after
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("limits", "reason"),
    [(Limits(max_bytes=99), "too_large"), (Limits(max_articles=1), "too_many_articles")],
)
def test_what_is_above_a_limit_is_set_aside(limits: Limits, reason: str) -> None:
    assert run(STAGES, _record(page(1)), limits).reason == reason
    assert len(run(STAGES, _record(page(1)), Limits()).events) == 2


def test_headers_above_the_limit_are_set_aside() -> None:
    """All that a page becomes carries them: 64 articles with three copies each."""
    headers = [("traceparent", b"t" * LIMITS.max_header_bytes)]
    outcome = run(STAGES, _record(page(1), headers=headers), LIMITS)
    (letter,) = outcome.messages
    assert outcome.reason == "too_large"
    assert headers[0] in letter.headers
    ours = [(ERROR_PREFIX + "message", headers[0][1])]
    assert run(STAGES, _record(page(1), headers=ours), LIMITS).reason is None


@pytest.mark.parametrize("stage", ["clean", "classify"])
def test_an_event_that_does_not_say_its_origin_has_this_record(stage: str) -> None:
    chain = stages(stage)
    before = STAGES[: STAGES.index(chain[0])]
    message = run(before, _record(page(0)), LIMITS).messages[0]
    event = orjson.loads(message.value or b"")
    del event["origin"]
    outcome = run(chain, _record(orjson.dumps(event), message.topic), LIMITS)
    assert outcome.reason is None
    origin = orjson.loads(outcome.messages[0].value or b"")["origin"]
    assert (origin["topic"], origin["partition"], origin["offset"]) == (message.topic, 3, 42)


@pytest.mark.parametrize("timestamp", [-1, 0, 2**62])
def test_any_timestamp_is_survived(timestamp: int) -> None:
    record = Record("news.raw", 0, 0, timestamp, None, PAGES[0].read_bytes())
    assert run(STAGES, record, LIMITS).reason is None


@pytest.mark.parametrize("value", [b"", b"{", b"[]", b"null", b'{"schema":"news.items/1.0.0"}'])
def test_an_event_of_ours_is_held_against_its_schema(value: bytes) -> None:
    outcome = run(stages("clean"), _record(value, "news.items"), LIMITS)
    assert (outcome.stage, outcome.reason) == ("clean", "not_by_schema")


@pytest.mark.parametrize("names", ["split,classify", "clean,split", "", "spl", "split,", "x"])
def test_only_neighbouring_stages_make_a_worker(names: str) -> None:
    with pytest.raises(ValueError, match="neighbours"):
        stages(names)


def test_stages_are_named_in_order() -> None:
    assert [s.name for s in stages("split, clean")] == ["split", "clean"]
    assert [s.name for s in stages("classify")] == ["classify"]


@pytest.mark.parametrize("unknown", ["", None])
def test_an_optional_field_that_is_empty_counts_as_absent(unknown: str | None) -> None:
    page = {"text": PAGES[0].read_text(), "source": unknown, "url": unknown, "id": unknown}
    outcome = run(STAGES, _record(orjson.dumps(page)), LIMITS)
    assert outcome.reason is None
    assert not {"source", "url"} & outcome.events[0].keys()
