"""The oracle finds each kind of fault; what it does on real topics is in tests/integration."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain, combinations

import pytest

from streams.cli.verify import compared
from streams.letters import REPLAYED
from streams.limits import Limits
from streams.messages import Message, Record, dead_letter
from streams.oracle import Oracle, Report
from streams.pipeline import STAGES, run
from streams.settings import Settings
from streams.topics import DEAD_LETTERS
from tests.pages import page

RAW = [
    Record("news.raw", 0, offset, 1_700_000_000_000 + offset, None, value)
    for offset, value in enumerate((page(1), page(2), b"\xff", b""))
]


def messages() -> list[Message]:
    return [message for record in RAW for message in run(STAGES, record, Limits()).messages]


def judged(found: Iterable[Message]) -> Report:
    oracle = Oracle(Settings())
    for record in RAW:
        oracle.expect(record)
    for offset, m in enumerate(found):
        record = Record(m.topic, 0, offset, 0, m.key, m.value, m.headers)
        oracle.letter(record) if m.topic == DEAD_LETTERS else oracle.event(m.topic, record)
    return oracle.report()


def test_everything_there() -> None:
    report = judged(messages())
    assert report.accounted
    assert (report.records, report.duplicates) == (4, 0)
    assert report.letters == {"not_utf8": 1, "empty": 1}
    assert report.found == report.expected


@pytest.mark.parametrize("left_out", range(len(messages())))
def test_one_message_missing(left_out: int) -> None:
    report = judged(m for n, m in enumerate(messages()) if n != left_out)
    assert report.missing == 1
    assert not report.accounted


@pytest.mark.parametrize("twice", range(len(messages())))
def test_one_message_twice(twice: int) -> None:
    report = judged([*messages(), messages()[twice]])
    assert report.duplicates == 1
    assert report.accounted


def test_other_bytes() -> None:
    first, *rest = messages()
    report = judged([first._replace(value=first.value[:-1] + b" }"), *rest])  # type: ignore[index]
    assert (report.different, report.missing) == (1, 1)


def test_of_no_raw_record() -> None:
    foreign = messages()[0]._replace(key=b"0" * 32)
    garbage = messages()[0]._replace(value=b"{")
    assert judged([*messages(), foreign, garbage]).unexpected == 2


def test_of_a_raw_record_no_longer_kept() -> None:
    gone = run(STAGES, replace(RAW[0], offset=17), Limits()).messages
    report = judged([*messages(), *gone])
    assert report.accounted
    assert report.outside == len(gone)


def test_refused_by_the_broker() -> None:
    letter = dead_letter(RAW[0], "classify", "refused_by_broker", ValueError())
    report = judged([letter, *messages()[1:]])
    assert report.accounted
    assert report.letters["refused_by_broker"] == 1


def test_set_aside_without_need() -> None:
    letter = dead_letter(RAW[0], "clean", "unexpected", ValueError())
    rest = [m for m in messages() if m.record.offset != 0]
    report = judged([letter, *rest])
    assert (report.unexpected, report.missing) == (1, 0)


def test_set_aside_and_replayed_since() -> None:
    letter = dead_letter(RAW[0], "clean", "unexpected", ValueError())
    marker = letter._replace(value=None, headers=[(REPLAYED, b"0:0")])
    rest = [m for m in messages() if m.record.offset != 0]
    report = judged([letter, marker, *rest])
    assert report.accounted
    assert report.replayed == 1


def test_counters_beside_the_topics() -> None:
    report = judged(messages())
    events = report.found["news.enriched"]
    series = [
        ("news_items_out_total", {"stage": "classify"}, events - 1.0),
        ("news_items_out_total", {"stage": "split"}, 99.0),
        ("news_items_out_total", {"stage": "classify"}, 1.0),
        ("news_dead_letters_total", {"stage": "split", "reason": "empty"}, 1.0),
    ]
    assert [(c.counted, c.found) for c in compared(series, report)] == [(events, events), (1, 2)]


def items_out(report: Report, counted: int) -> tuple[int, int]:
    """What the workers counted, and what a report holds against it."""
    items, _ = compared([("news_items_out_total", {"stage": "classify"}, counted)], report)
    return items.counted, items.found


OF_A_PAGE = range(len(run(STAGES, RAW[0], Limits()).messages))  # two events, a copy of each
SETS = list(chain.from_iterable(combinations(OF_A_PAGE, n + 1) for n in OF_A_PAGE))


@pytest.mark.parametrize("refused", SETS, ids=str)
def test_a_counted_event_that_was_refused_has_a_letter_that_stands_for_it(
    refused: tuple[int, ...],
) -> None:
    letter = dead_letter(RAW[0], "classify", "refused_by_broker", ValueError())
    report = judged([letter, *(m for n, m in enumerate(messages()) if n not in refused)])
    assert report.accounted
    counted, found = items_out(report, judged(messages()).found["news.enriched"])
    assert counted == found


def test_refused_once_more_after_repeated_work_is_counted_once_more() -> None:
    letter = dead_letter(RAW[1], "classify", "refused_by_broker", ValueError())
    counts = judged(messages()).found["news.enriched"]
    rest = [m for m in messages() if m.record != RAW[1]]
    counted, found = items_out(judged([letter, letter, *rest]), counts + 1)
    assert counted == found


def test_refused_events_of_raw_records_no_longer_kept_were_counted() -> None:
    gone = dead_letter(replace(RAW[0], offset=17), "classify", "refused_by_broker", ValueError())
    report = judged([gone, *messages()])
    assert (report.accounted, report.outside) == (True, 1)
    counted, found = items_out(report, judged(messages()).found["news.enriched"] + 1)
    assert counted == found
