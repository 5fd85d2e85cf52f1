"""How a batch is parted into what is computed at once."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from streams.messages import Record
from streams.work import PORTION_BYTES, portions

_SIZES = st.lists(st.integers(0, PORTION_BYTES + 2), max_size=12)


def _records(sizes: list[int]) -> list[Record]:
    return [Record("news.raw", 0, at, 0, None, bytes(size)) for at, size in enumerate(sizes)]


@given(_SIZES)
def test_a_batch_is_parted_in_order_and_nothing_is_left_out(sizes: list[int]) -> None:
    records = _records(sizes)
    assert [record for portion in portions(records) for record in portion] == records


@given(_SIZES)
def test_a_portion_is_one_record_or_few_bytes_and_no_less_than_fits(sizes: list[int]) -> None:
    parts = [[len(r.value or b"") for r in portion] for portion in portions(_records(sizes))]
    assert all(len(part) == 1 or sum(part) <= PORTION_BYTES for part in parts)
    assert all(sum(one) + other[0] > PORTION_BYTES for one, other in pairwise(parts))


def test_a_record_without_a_value_has_no_bytes() -> None:
    tombstones = [Record("news.raw", 0, at, 0, None, None) for at in range(3)]
    assert list(portions(tombstones)) == [tombstones]
