"""Tags lines: with separators, and without any."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.steps.lines.keywords import keywords

BODY = (
    "بحث وزير الدفاع مع نظيره سبل التعاون العسكري بين البلدين.\n"
    "وحضر اللقاء قادة من القوات المسلحة، ثم زار الوفد قاعدة جوية في شمال البلاد."
)


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("التعاون العسکری القوات المسلحة", ["التعاون العسكري", "القوات المسلحة"]),
        ("قاعدة جوية الدفاع", ["قاعدة جوية", "الدفاع"]),
        ("شمال البلاد اقتصاد", ["شمال البلاد", "اقتصاد"]),
        ("الدفاع وزير", ["الدفاع", "وزير"]),
        ("مناورات", ["مناورات"]),
        ("كرة القدم", ["كرة القدم"]),
        ("اليمن اليورو", ["اليمن", "اليورو"]),
        ("قادة البلدين", ["قادة", "البلدين"]),
        ("تونس، ليبيا ، تونس", ["تونس", "ليبيا"]),
        ("تونس, ليبيا", ["تونس", "ليبيا"]),
        ("أمن الحدود | ليبيا", ["أمن الحدود", "ليبيا"]),
        ("أمن الحدود / ليبيا", ["أمن الحدود", "ليبيا"]),
        ("أمن الحدود - ليبيا", ["أمن الحدود", "ليبيا"]),
        ("#أمن_الحدود #ليبيا", ["أمن الحدود", "ليبيا"]),
        ("أمن الحدود\nليبيا", ["أمن الحدود", "ليبيا"]),
        ("إف-16، ليبيا.", ["إف-16", "ليبيا"]),
        ("إيران، ايران", ["ايران"]),
        ("،، ، -", []),
        ("", []),
    ],
)
def test_tags(line: str, tags: list[str]) -> None:
    assert keywords(line, BODY) == tags


def test_words_of_two_sentences_are_two_tags() -> None:
    assert keywords("البلدين وحضر", BODY) == ["البلدين", "وحضر"]


def test_tags_are_bounded() -> None:
    assert len(keywords("، ".join(f"وسم{n}" for n in range(100)), "")) == 64
    assert len(keywords(" ".join(f"وسم{n}" for n in range(100)), "")) == 64


def test_many_words_and_a_long_body_cost_little() -> None:
    start = time.process_time()
    keywords("اب اج " * 300, "اباباباب " * 110_000)
    assert time.process_time() - start < 1


@given(st.text(), st.text())
def test_tags_are_tidy(line: str, body: str) -> None:
    tags = keywords(line, body)
    assert all(tag == " ".join(tag.split()) and tag for tag in tags)
    assert len(set(tags)) == len(tags)
