"""The name of a site beside the headline on a page's first line, as titles of pages have it."""

import pytest

from tests.articles import DAM, DAM_BODY, page, told


def title(first: str) -> str:
    (main,) = page(first, DAM_BODY)
    assert told(main)[1] == DAM_BODY
    return main["title"]


@pytest.mark.parametrize(
    "first",
    [
        f"{DAM} | الساحل نيوز",
        f"{DAM} | عن النهر والوادي",
        f"{DAM} - هسبريس",
        f"{DAM} – صحيفة الوادي",
        f"{DAM} — الساحل أونلاين",
        f"صحيفة الوادي - {DAM}",
    ],
)
def test_a_sites_name_beside_the_headline(first):
    assert title(first) == DAM


@pytest.mark.parametrize(
    "first",
    [
        "الخلاف على مياه النهر المصري - الإثيوبي",
        "عاجل | الأهالي يخلون الوادي",
        "الأهالي يخلون بيوتهم في الوادي | هل انهار السد؟",
        "سد الوادي بعد عشر سنوات من البناء - صور",
    ],
)
def test_what_is_no_sites_name_stays(first):
    assert title(first) == first
