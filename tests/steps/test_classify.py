"""The seed's two articles, and what every classified event promises."""

from pathlib import Path

import pytest

from streams.steps.classify import classify
from tests.classified import carried, clean

ARTICLE = (
    "وزير الدفاع الأردني يستقبل نظيره الإيطالي في عمّان",
    "استقبل وزير الدفاع الأردني، الأحد، نظيره الإيطالي الذي يزور المملكة على رأس وفد عسكري.\n"
    "وبحث الجانبان تعزيز التعاون العسكري بين القوات المسلحة في البلدين وتنظيم مناورات مشتركة.",
)


def test_the_article_comes_through_whole() -> None:
    event = classify(clean(*ARTICLE))
    assert {key: event[key] for key in clean(*ARTICLE) if key != "schema"} == {
        key: value for key, value in clean(*ARTICLE).items() if key != "schema"
    }
    assert event["schema"] == "news.enriched/1.0.0"


def test_labels_are_those_whose_probability_reaches_the_threshold() -> None:
    event = classify(clean(*ARTICLE))
    assert "military_cooperation" in {label["label"] for label in event["labels"]}
    for label in event["labels"]:
        assert label["probability"] == event["probabilities"][label["label"]]


@pytest.mark.parametrize("title", ["", "خبر"])
def test_an_article_that_says_nothing_carries_no_label(title: str) -> None:
    event = classify(clean(title, ""))
    assert event["labels"] == []
    assert all(probability < 0.2 for probability in event["probabilities"].values())


@pytest.mark.shared
def test_seed(shared: Path) -> None:
    first, second = (shared / "seed.txt").read_text().split("إقرأ أيضاً:")
    assert "military_cooperation" in carried(*first.strip().split("\n", 1))
    assert carried(*second.strip().split("\n", 1)) == {"diplomacy"}
