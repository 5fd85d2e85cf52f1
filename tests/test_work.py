"""How a batch is parted into what is computed at once."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from streams.messages import Record
from streams.work import PORTION, RECORD, portions

_SIZES = st.lists(st.integers(0, PORTION + 2), max_size=12)


def _records(sizes: list[int]) -> list[Record]:
    return [Record("news.raw", 0, at, 0, None, bytes(size)) for at, size in enumerate(sizes)]


@given(_SIZES)
def test_a_batch_is_parted_in_order_and_nothing_is_left_out(sizes: list[int]) -> None:
    records = _records(sizes)
    assert [record for portion in portions(records) for record in portion] == records


@given(_SIZES)
def test_a_portion_is_one_record_or_not_much_and_no_less_than_fits(sizes: list[int]) -> None:
    parts = [[len(r.value or b"") + RECORD for r in part] for part in portions(_records(sizes))]
    assert all(len(part) == 1 or sum(part) <= PORTION for part in parts)
    assert all(sum(one) + other[0] > PORTION for one, other in pairwise(parts))


def test_short_records_are_counted_too() -> None:
    tombstones = [Record("news.raw", 0, at, 0, None, None) for at in range(250)]
    assert [len(portion) for portion in portions(tombstones)] == [100, 100, 50]
