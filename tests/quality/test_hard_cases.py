"""Every ruling of the codebook on hard cases, each on a text of our own writing."""

import pytest

from streams.steps.classify import classify
from streams.steps.clean import clean
from streams.steps.parse import parse
from streams.steps.split import split
from tests.classified import CASES, Case, carried


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_ruling(case: Case) -> None:
    labels = carried(case.title, case.text)
    assert labels.issuperset(case.yes)
    assert labels.isdisjoint(case.no)


def test_text_of_neighbouring_stories_never_counts() -> None:
    page = """المنتخب يفوز في ختام معسكره
تاريخ النشر: 12.03.2026 | 18:20 GMT
فاز المنتخب على ضيفه بهدفين في مباراة ودية أقيمت أمس في ختام معسكره التدريبي في الساحل.
وقال المدرب إن اللاعبين قدموا أداء جيدا، وإن الفريق سيلعب مباراة أخرى الأسبوع المقبل.
المصدر: وكالات
إقرأ أيضاً:
وزيرا دفاع تونس وإيطاليا يوقعان اتفاقية للتعاون العسكري
مناورات بحرية مشتركة بين الجيشين المصري واليوناني
رئيس الحكومة يبحث مع نظيره الفرنسي العلاقات الثنائية"""
    event, *others = [
        classify(clean({**item, "origin": {}})) for item in split(parse(page.encode()))
    ]
    assert others == []
    assert len(event["related_headlines"]) == 3
    assert event["labels"] == []
