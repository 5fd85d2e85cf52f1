"""What is summed at run time is what was learned: the same features in training and in streams."""

from collections.abc import Sequence
from math import exp
from operator import itemgetter

import pytest

from streams.steps.matching.bounds import (
    CELL,
    ENOUGH,
    LEAD,
    NEAR,
    NEIGHBOURS,
    PASSAGE,
    REACH,
    REPEATED,
    SHORTEST,
    TYPICAL,
    WINDOW,
)
from streams.steps.matching.groups import STATES, Centre, Groups
from streams.steps.matching.labels import Label, Word, lexicon
from streams.steps.matching.match import Matcher
from streams.steps.matching.score import Scorer
from streams.steps.matching.triples import Triples
from streams.steps.text.fold import fold

LABEL = Label(
    name="trade",
    phrases={"رسوم": "tariff", "وزير": "minister"},
    groups={("text", "tariff"): 0.5, ("lead", "tariff"): 1.0, ("near", "minister", "tariff"): 2.0},
    words=[Word(0.7, 0.9, ["سلع", "بضائع"]), Word(-0.3, 0.0, ["طقس"]), Word(0.0, 0.4, ["حاوية"])],
    bias=-1.0,
    threshold=0.5,
    centre=Centre(frozenset({"tariff"}), frozenset({"minister"})),
)
MATCHER = Matcher(lexicon([LABEL]))
SCORER = Scorer(LABEL, MATCHER.meanings)
SALE, TARIFF, MINISTER = (number for number, *_ in MATCHER.scan(fold("سلع رسوم وزير").key))
NONE = Triples()
NAMES = ["a", "b", "c", "d", "e"]
GROUPS = Groups(NAMES, NAMES, Centre())


def reading(text: str) -> Triples:
    return SCORER.read(MATCHER.scan(fold(text).key), NONE)


def probability(text: str, length: int = TYPICAL) -> float:
    return SCORER.probability(reading(text), length)


def logistic(score: float) -> float:
    return 1 / (1 + exp(-score))


def at(*starts: int, word: str = "سلع") -> str:
    """A text that has a word at each of these places of its key, and no other that counts."""
    text = ""
    for start in starts:
        text += " ن" * ((start - len(text)) // 2) + f" {word}"
    return text[1:]


def share_of_sale(core: int, side: int | None, state: int | None = None) -> float:
    """What a word in the tenth cell adds, with the kinds of the centre mentioned in these cells."""
    found = [(SALE, 10 * CELL + 9), (TARIFF, core * CELL)]
    found += [(MINISTER, side * CELL + 20)] if side else []
    rows = Triples((number, start, start + 4) for number, start in sorted(found, key=itemgetter(1)))
    states = Triples([(0, state * CELL + 30, state * CELL + 34)] if state else [])
    places = SCORER.strongest(SCORER.read(rows, states), TYPICAL, WINDOW)
    return next(share for share, start, _ in places if start == 10 * CELL + 9)


def features(
    mentions: Sequence[tuple[str, int, int]], states: Sequence[tuple[int, int]] = ()
) -> dict[tuple[str, ...], list[tuple[int, int]]]:
    """The places of each feature of mentions."""
    found = Triples((NAMES.index(name), *place) for name, *place in mentions)
    rows = GROUPS.rows(found, Triples((0, *place) for place in states))
    places: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for number, start, end in rows:
        places.setdefault(GROUPS.features[number], []).append((start, end))
    return places


def test_nothing_found_leaves_the_bias() -> None:
    assert probability("نص آخر") == pytest.approx(logistic(-1))


def test_a_repeated_word_counts_up_to_a_limit() -> None:
    assert probability("سلع سلع") == pytest.approx(logistic(-1 + 2 * 0.7 * 2))
    much = " ".join(["سلع"] * (REPEATED + 5))
    assert probability(much) == pytest.approx(logistic(-1 + 2 * 0.7 * REPEATED))
    assert probability(much) == probability(much)  # nothing is kept from one article to the next


def test_a_short_article_says_more_with_what_it_has() -> None:
    assert probability("سلع", 1000) == pytest.approx(logistic(-1 + 0.7 * 1.5**0.5 + 0.7))
    assert probability("سلع", SHORTEST) == probability("سلع", 1)
    assert probability("سلع", WINDOW) == probability("سلع", 10 * WINDOW)
    assert probability("نص آخر", SHORTEST) == probability("نص آخر")


def test_what_stands_in_one_passage_counts_once_more() -> None:
    last = (PASSAGE - 1) * CELL
    together, apart = at(61, last + 61), at(61, last + 61 + CELL)
    assert probability(together) == pytest.approx(logistic(-1 + 2 * 0.7 + 2 * 0.7))
    assert probability(apart) == pytest.approx(logistic(-1 + 2 * 0.7 + 0.7))


def test_the_passage_may_be_the_last_one() -> None:
    text = at(1, WINDOW - CELL + 1, WINDOW - CELL + 21)
    assert probability(text) == pytest.approx(logistic(-1 + 3 * 0.7 + 2 * 0.7))


@pytest.mark.parametrize("by", range(-REACH - 1, REACH + 2))
def test_a_word_weighs_more_near_both_kinds_of_the_centre(by: int) -> None:
    share = pytest.approx(2 * (0.7 + 0.9 * (abs(by) <= REACH)))
    assert share_of_sale(core=10 + by, side=10) == share
    assert share_of_sale(core=10, side=10 + by) == share
    assert share_of_sale(core=10, side=None, state=10 + by) == share


def test_one_kind_of_the_centre_is_not_enough() -> None:
    assert share_of_sale(core=10, side=None) == pytest.approx(2 * 0.7)


def test_of_words_that_speak_only_in_a_central_place_nothing_counts_elsewhere() -> None:
    assert probability("رسوم حاوية") == probability("رسوم")


def test_a_word_counts_as_it_is_written() -> None:
    assert probability("والسلع وبضائعهم") == probability("نص آخر")


def test_what_crosses_the_window_does_not_count() -> None:
    within, across = "ن " * ((WINDOW - 5) // 2), "ن " * ((WINDOW - 2) // 2)
    assert probability(within + "سلع") > probability("نص آخر")
    assert probability(across + "سلع رسوم") == probability("نص آخر")


def test_groups_count_by_mention_lead_and_neighbour() -> None:
    assert probability("رسوم") == pytest.approx(logistic(-1 + 2 * 1.5))
    assert probability("الوزير والرسوم") == pytest.approx(logistic(-1 + 2 * 3.5))
    assert probability("الرسوم والوزير") == pytest.approx(logistic(-1 + 2 * 3.5))


def test_of_equal_passages_the_first_counts() -> None:
    text = at(1, 601)
    (share, start, _), *_ = SCORER.strongest(reading(text), TYPICAL, WINDOW)
    assert (share, start) == (pytest.approx(2 * 0.7), 1)


def test_a_passage_with_nothing_is_better_than_one_that_speaks_against() -> None:
    assert probability(at(1, word="طقس")) == pytest.approx(logistic(-1 - 0.3))
    everywhere = at(*range(1, WINDOW - 4, CELL), word="طقس")
    assert probability(everywhere) == pytest.approx(logistic(-1 - REPEATED * 0.3))


def test_places_that_speak_against_are_none_of_the_strongest() -> None:
    text = at(1) + " طقس"
    assert [start for _, start, _ in SCORER.strongest(reading(text), TYPICAL, WINDOW)] == [1]


def test_of_equal_places_the_first_is_stronger() -> None:
    text = at(1, 11, 21)
    assert [start for _, start, _ in SCORER.strongest(reading(text), TYPICAL, 2)] == [1, 11]


def test_places_add_up_to_the_score_the_strongest_first() -> None:
    text = "الوزير والرسوم" + " ن" * 200 + " سلع بضائع"
    first = SCORER.strongest(reading(text), 1000, 1)
    found = SCORER.strongest(reading(text), 1000, WINDOW)
    assert first == found[:1]  # nothing is kept from one article to the next
    assert probability(text, 1000) == pytest.approx(logistic(-1 + sum(each[0] for each in found)))
    assert [text[start - 1 : end - 1] for _, start, end in found] == [
        *("والرسوم", "الوزير"),
        *("سلع", "بضائع"),
    ]


def test_more_mentions_than_enough_say_no_more() -> None:
    mentions = [("a", LEAD + at, LEAD + at + 1) for at in range(ENOUGH + 3)]
    assert len(features(mentions)["text", "a"]) == ENOUGH


def test_near_mentions_are_of_different_groups_and_close() -> None:
    far = 14 + NEAR
    found = features([("a", 0, 3), ("b", 5, 9), ("a", 10, 13), ("c", far, far + 2)])
    near = {feature: places for feature, places in found.items() if feature[0] == "near"}
    assert near == {("near", "a", "b"): [(5, 9), (0, 3)]}


def test_near_mentions_have_few_others_between() -> None:
    between = [("b", at * 3, at * 3 + 2) for at in range(1, NEIGHBOURS + 1)]
    assert ("near", "a", "e") in features([("a", 0, 2), *between[1:], ("e", 30, 32)])
    assert ("near", "a", "e") not in features([("a", 0, 2), *between, ("e", 30, 32)])


def test_lead_ends_within_its_length() -> None:
    assert ("lead", "a") in features([("a", LEAD - 2, LEAD)])
    assert ("lead", "a") not in features([("a", LEAD - 1, LEAD + 1)])


def test_states_are_mentions_in_their_order() -> None:
    found = features([("a", 1, 4)], [(5, 9)])
    assert found[("near", "a", STATES)] == [(5, 9), (1, 4)]
    assert found[("text", STATES)] == [(5, 9)]
    assert features([], [(5, 9)]) == {("text", STATES): [(5, 9)], ("lead", STATES): [(5, 9)]}
