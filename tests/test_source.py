"""How many records a worker takes at once."""

import pytest

from streams.source import most_records


@pytest.mark.parametrize(
    ("partitions", "most"), [(0, 500), (1, 500), (24, 500), (25, 1_000), (96, 2_000)]
)
def test_a_batch_grows_with_the_partitions(partitions: int, most: int) -> None:
    assert most_records(500, partitions) == most
