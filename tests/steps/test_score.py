"""What is summed at run time is what was learned: the same features in training and in streams."""

from math import exp, log

import pytest

from streams.steps.fold import fold
from streams.steps.labels import Label, Terms, Word
from streams.steps.score import ENOUGH, LEAD, Found, Scorer, group_features, near, states_together

LABEL = Label(
    name="trade",
    phrases={"رسوم": "tariff", "وزير": "minister"},
    groups={("text", "tariff"): 0.5, ("lead", "tariff"): 1.0, ("near", "minister", "tariff"): 2.0},
    words=[Word(0.7, ["سلع", "بضائع"])],
    bias=-1.0,
    threshold=0.5,
)
TERMS = Terms.of([LABEL])
SCORER = Scorer(LABEL, TERMS)


def found(text: str) -> Found:
    key = fold(text)
    words = TERMS.words_automaton().find_matches_as_indexes(key.key, overlapping=True)
    times = {number: [each[0] for each in words].count(number) for number, _, _ in words}
    return Found(words, times, list(TERMS.phrases_matcher().find(key)), [])


def probability(text: str) -> float:
    return SCORER.probability(SCORER.read(found(text)))


def test_nothing_found_leaves_the_bias() -> None:
    assert probability("نص آخر") == pytest.approx(1 / (1 + exp(1)))


def test_a_repeated_word_counts_by_its_logarithm() -> None:
    assert probability("سلع سلع سلع") == pytest.approx(1 / (1 + exp(1 - 0.7 * (1 + log(3)))))


def test_groups_count_by_mention_lead_and_neighbour() -> None:
    assert probability("رسوم") == pytest.approx(1 / (1 + exp(1 - 0.5 - 1.0)))
    assert probability("الوزير والرسوم") == pytest.approx(1 / (1 + exp(1 - 0.5 - 1.0 - 2.0)))


def test_shares_add_up_to_the_score() -> None:
    text = "الوزير والرسوم سلع بضائع"
    shares = SCORER.contributions(SCORER.read(found(text)))
    assert probability(text) == pytest.approx(1 / (1 + exp(1 - sum(shares.values()))))


def test_more_mentions_than_enough_say_no_more() -> None:
    mentions = [("tariff", at * 100 + 900, at * 100 + 904) for at in range(ENOUGH + 3)]
    assert group_features(mentions, []) == {("text", "tariff"): ENOUGH}


def test_near_mentions_are_of_different_groups_and_close() -> None:
    one, other, same, far = ("a", 0, 2), ("b", 3, 5), ("a", 6, 8), ("b", 900, 902)
    assert near([one, other, same, far]) == [
        (("near", "a", "b"), one, other),
        (("near", "a", "b"), other, same),
    ]


def test_lead_ends_within_its_length() -> None:
    assert ("lead", "a") in group_features([("a", LEAD - 2, LEAD)], [])
    assert ("lead", "a") not in group_features([("a", LEAD - 1, LEAD + 1)], [])


def test_states_together_are_two_and_close() -> None:
    named = {"EG": [(0, 3), (300, 303)], "TR": [(5, 9), (500, 504)]}
    assert states_together(named) == [("states", 5, 9)]
    assert states_together({"EG": [(0, 3), (5, 8)]}) == []
