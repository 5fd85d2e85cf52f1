"""A storm of dead letters: when the latest records are one, and what is said of it."""

from time import process_time

import pytest

from streams.errors import Reason
from streams.messages import ERROR_PREFIX, Headers, Record
from streams.pipeline import Outcome
from streams.storm import DeadLetterStorm, Storm


def outcomes(count: int, reason: Reason | None = None, headers: Headers = ()) -> list[Outcome]:
    records = [Record("news.raw", 3, at, 0, None, None, headers) for at in range(count)]
    return [Outcome(record, reason=reason) for record in records]


@pytest.mark.parametrize(("share", "most"), [(0.5, 50), (0.3, 30), (0.07, 7), (0, 0), (1, 100)])
def test_a_storm_is_more_than_the_share(share: float, most: int) -> None:
    Storm(share, 100).judge(outcomes(100 - most) + outcomes(most, "empty"))
    if share < 1:
        with pytest.raises(DeadLetterStorm):
            Storm(share, 100).judge(outcomes(99 - most) + outcomes(most + 1, "empty"))


def test_only_the_latest_records_count_and_no_fewer() -> None:
    storm = Storm(0.5, 100)
    storm.judge(outcomes(50, "empty") + outcomes(50))
    for _ in range(3):
        storm.judge(outcomes(50, "not_utf8") + outcomes(50))
    Storm(0.5, 100).judge(outcomes(99, "empty"))


def test_a_storm_is_seen_whatever_follows_it_in_its_batch() -> None:
    with pytest.raises(DeadLetterStorm):
        Storm(0.5, 100).judge(outcomes(150, "empty") + outcomes(100))


def test_a_letter_that_was_replayed_does_not_count() -> None:
    Storm(0, 1).judge(outcomes(9, "empty", [(ERROR_PREFIX + "attempts", b"1")]))


def test_a_letter_that_was_replayed_is_not_the_first_of_a_storm() -> None:
    replayed = outcomes(1, "empty", [(ERROR_PREFIX + "attempts", b"1")])
    with pytest.raises(DeadLetterStorm, match=r"the first is news\.raw:3:1"):
        Storm(0, 1).judge(replayed + outcomes(2, "empty")[1:])


def test_a_storm_says_its_reasons_and_where_to_look() -> None:
    storm = Storm(0.5, 10)
    storm.judge(outcomes(5, "too_large") + outcomes(6))
    batch = outcomes(1) + outcomes(3, "empty")[2:] + outcomes(5, "not_utf8")
    said = (
        "60% of the latest 10 records would be dead letters: not_utf8 5, empty 1; of this batch, "
        "which was not committed, the first is news.raw:3:2. The limit is NEWS_STORM_SHARE."
    )
    with pytest.raises(DeadLetterStorm) as storm_of_six:
        storm.judge(batch)
    assert str(storm_of_six.value) == said


def test_a_letter_costs_the_same_among_many() -> None:
    begun = process_time()
    Storm(1, 20_000).judge(outcomes(20_000, "empty"))
    assert process_time() - begun < 1
