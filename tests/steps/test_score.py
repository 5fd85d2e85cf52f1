"""What is summed at run time is what was learned: the same features in training and in streams."""

from math import exp

import pytest

from streams.steps.fold import fold
from streams.steps.labels import Label, Word, vocabulary, words_automaton
from streams.steps.match import Matcher, Phrase
from streams.steps.score import (
    ENOUGH,
    LEAD,
    NEAR,
    NEIGHBOURS,
    REPEATED,
    STATES,
    Beginning,
    Reading,
    Scorer,
    counted,
    features,
    with_states,
)

LABEL = Label(
    name="trade",
    phrases={"رسوم": "tariff", "وزير": "minister"},
    groups={("text", "tariff"): 0.5, ("lead", "tariff"): 1.0, ("near", "minister", "tariff"): 2.0},
    words=[Word(0.7, ["سلع", "بضائع"])],
    bias=-1.0,
    threshold=0.5,
)
VOCABULARY = vocabulary([LABEL])
WORDS = words_automaton(VOCABULARY)
SCORER = Scorer(LABEL, VOCABULARY)
MATCHER = Matcher([Phrase(*phrase) for phrase in LABEL.phrases.items()])


def reading(text: str) -> Reading:
    folded = fold(text)
    words = WORDS.find_matches_as_indexes(folded.key, overlapping=True)
    mentions = [("other.group", 1, 5), *MATCHER.find(folded)]
    return SCORER.read(Beginning(words, counted(words), mentions))


def probability(text: str) -> float:
    return SCORER.probability(reading(text))


def test_nothing_found_leaves_the_bias() -> None:
    assert probability("نص آخر") == pytest.approx(1 / (1 + exp(1)))


def test_a_repeated_word_counts_up_to_a_limit() -> None:
    assert probability("سلع سلع") == pytest.approx(1 / (1 + exp(1 - 0.7 * 2)))
    much = " ".join(["سلع"] * (REPEATED + 5))
    assert probability(much) == pytest.approx(1 / (1 + exp(1 - 0.7 * REPEATED)))


def test_groups_count_by_mention_lead_and_neighbour() -> None:
    assert probability("رسوم") == pytest.approx(1 / (1 + exp(1 - 0.5 - 1.0)))
    assert probability("الوزير والرسوم") == pytest.approx(1 / (1 + exp(1 - 0.5 - 1.0 - 2.0)))
    assert probability("الرسوم والوزير") == pytest.approx(1 / (1 + exp(1 - 0.5 - 1.0 - 2.0)))


def test_shares_add_up_to_the_score() -> None:
    text = "الوزير والرسوم سلع بضائع"
    shares = SCORER.contributions(reading(text))
    assert probability(text) == pytest.approx(1 / (1 + exp(1 - sum(shares.values()))))


def test_more_mentions_than_enough_say_no_more() -> None:
    mentions = [("tariff", LEAD + at, LEAD + at + 1) for at in range(ENOUGH + 3)]
    assert features(mentions).text == {"tariff": ENOUGH}


def test_near_mentions_are_of_different_groups_and_close() -> None:
    one, other, same = ("a", 0, 3), ("b", 5, 9), ("a", 10, 13)
    far = ("c", 14 + NEAR, 16 + NEAR)
    assert features([one, other, same, far]).near == {("a", "b"): (other, same)}


def test_near_mentions_have_few_others_between() -> None:
    between = [(f"m{at}", at * 3, at * 3 + 2) for at in range(1, NEIGHBOURS + 1)]
    assert ("a", "z") in features([("a", 0, 2), *between[1:], ("z", 30, 32)]).near
    assert ("a", "z") not in features([("a", 0, 2), *between, ("z", 30, 32)]).near


def test_lead_ends_within_its_length() -> None:
    assert "a" in features([("a", LEAD - 2, LEAD)]).lead
    assert "a" not in features([("a", LEAD - 1, LEAD + 1)]).lead


def test_states_together_are_two_and_close() -> None:
    named = {"EG": [(0, 3), (300, 303)], "TR": [(5, 9), (500, 504)]}
    assert with_states([("a", 1, 4)], named) == [("a", 1, 4), (STATES, 5, 9)]
    assert with_states([], {"EG": [(0, 3), (5, 8)]}) == []
