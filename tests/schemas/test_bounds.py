"""A page that `news.raw` lets through never meets a bound further on, however odd it is."""

import pytest

from streams.errors import Unprocessable
from streams.schemas import check
from streams.steps.clean import clean
from streams.steps.parse import parse
from streams.steps.split import split

LIMIT = 1_000_000  # bytes
SENTENCE = "زار وفد من الميناء مصنع السفن في المدينة أمس."
PAGES = {
    "one line": "ا" * (LIMIT // 2),
    "one-letter lines": "ا\n" * (LIMIT // 3),
    "headlines under one marker": f"{SENTENCE}\n" * 4 + "إقرأ أيضاً:\n" + "ب\n" * (LIMIT // 4),
    "tags": f"{SENTENCE}\n{SENTENCE}\nكلمات دلالية: " + "ت، " * (LIMIT // 6),
    "sources": f"{SENTENCE}\n{SENTENCE}\n" + "المصدر: ج\n" * (LIMIT // 20),
    "a letter that NFC takes apart": SENTENCE + "\n" + "\ufb2c" * (LIMIT // 3 - 100),
    "long words of a tag": f"<p>{SENTENCE}</p>" + "<p>&lt;" * (LIMIT // 8),
}


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_every_event_of_a_legal_page_is_within_the_bounds(page):
    assert len(page.encode()) <= LIMIT
    try:
        items = split(parse(page.encode()))
    except Unprocessable as error:
        assert error.reason in {"no_article", "too_many_articles"}
        return
    for item in items:
        check("news.items", item)
        check("news.clean", clean(item))
