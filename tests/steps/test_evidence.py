"""Evidence carries the decision: without it, the odds fall."""

import pytest

from streams.steps.classify import classify
from streams.steps.matching.evidence import MOST, joined, spans
from streams.steps.text.fold import fold
from tests.classified import CASES, Case, clean
from tests.quality.evidence import odds_ratio

CARRYING = [case for case in CASES if case.yes]


@pytest.mark.parametrize("case", CARRYING, ids=lambda case: case.name)
def test_odds_fall_to_a_quarter_without_the_evidence(case: Case) -> None:
    event = classify(clean(case.title, case.text))
    assert all(odds_ratio(event, label) < 0.25 for label in event["labels"])


@pytest.mark.parametrize("case", CARRYING, ids=lambda case: case.name)
def test_evidence_is_a_few_whole_words_of_the_event(case: Case) -> None:
    event = classify(clean(case.title, case.text))
    for label in event["labels"]:
        assert 1 <= len(label["evidence"]) <= MOST + 1  # one may cross from title to text
        for span in label["evidence"]:
            field = event[span["field"]]
            assert field[span["start"] : span["end"]] == span["text"]
            around = f" {field} "[span["start"]] + f" {field} "[span["end"] + 1]
            assert not any(char.isalpha() for char in around)


def test_places_come_in_order_and_neighbours_are_joined() -> None:
    places = [(2.0, 0, 3), (1.0, 9, 12), (0.7, 20, 25), (0.5, 4, 8)]
    assert joined(places) == [(0, 12), (20, 25)]


def test_a_place_across_the_title_shows_in_both_fields() -> None:
    title, text = "كوريا", "الشمالية"
    folded = fold(f"{title}\n{text}")
    assert [span["text"] for span in spans([(1, 15)], folded, title, text)] == [title, text]
