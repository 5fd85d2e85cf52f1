"""A batch: how it is parted into what is computed at once, and what its outcomes say."""

from itertools import pairwise

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.limits import Limits
from streams.messages import Record
from streams.pipeline import STAGES, run, stages
from streams.work import PORTION, RECORD_COST, Computed, portions
from tests.pages import page

_SIZES = st.lists(st.integers(0, PORTION + 2), max_size=12)


def _records(sizes: list[int]) -> list[Record]:
    return [Record("news.raw", 0, at, 0, None, bytes(size)) for at, size in enumerate(sizes)]


@given(_SIZES)
def test_a_batch_is_parted_in_order_and_nothing_is_left_out(sizes: list[int]) -> None:
    records = _records(sizes)
    assert [record for portion in portions(records) for record in portion] == records


@given(_SIZES)
def test_a_portion_is_one_record_or_not_much_and_no_less_than_fits(sizes: list[int]) -> None:
    parts = [
        [len(r.value or b"") + RECORD_COST for r in part] for part in portions(_records(sizes))
    ]
    assert all(len(part) == 1 or sum(part) <= PORTION for part in parts)
    assert all(sum(one) + other[0] > PORTION for one, other in pairwise(parts))


def test_short_records_are_counted_too() -> None:
    tombstones = [Record("news.raw", 0, at, 0, None, None) for at in range(250)]
    assert [len(portion) for portion in portions(tombstones)] == [100, 100, 50]


@pytest.mark.parametrize("moment", ["2016-12-31T23:59:60Z", "0000-01-01T00:00:00Z"])
def test_an_event_published_at_a_moment_that_python_has_not_is_processed(moment: str) -> None:
    record = Record("news.raw", 0, 0, 0, None, page(0))
    event = orjson.loads(run(stages("split,clean"), record, Limits()).messages[0].value or b"")
    event["origin"]["timestamp"] = moment
    clean = Record("news.clean", 0, 0, 0, None, orjson.dumps(event))
    outcome, computed = run(stages("classify"), clean, Limits()), Computed()
    computed.add(outcome)
    assert outcome.reason is None and len(outcome.messages) >= 1
    assert computed.published == []


def test_an_event_of_the_first_moment_of_1970_is_counted() -> None:
    record, computed = Record("news.raw", 0, 0, 0, None, page(0)), Computed()
    computed.add(run(STAGES, record, Limits()))
    assert set(computed.published) == {0.0}


def test_what_is_set_aside_does_not_hold_the_frames_that_had_its_page() -> None:
    outcome = run(STAGES, Record("news.raw", 0, 0, 0, None, b"\xff"), Limits())
    assert outcome.error is not None and outcome.error.__traceback__ is None
