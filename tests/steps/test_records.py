"""Records of an archive: headline and text behind labels."""

import pytest

from tests.articles import DAM, DAM_BODY, MUSEUM, MUSEUM_BODY, only, page, told

DETAILS = ["المصدر: وكالة الساحل", "التاريخ: 15 نوفمبر 2024"]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (f"العنوان: {DAM}", ["النص:", *DAM_BODY]),
        (f"عنوان الخبر : {DAM}", [f"نص الخبر: {DAM_BODY[0]}", *DAM_BODY[1:]]),
        (f"Title: {DAM}", ["Text:", *DAM_BODY]),
    ],
)
def test_a_record_is_read_without_its_labels(title, text):
    main = only(title, DETAILS, text, "الكلمات المفتاحية: الري، السدود")
    assert main["published"]["date"] == "2024-11-15"
    assert main["sources"] == ["وكالة الساحل"] and main["keywords"] == ["الري", "السدود"]


@pytest.mark.parametrize("rule", [[], ["=========="], ["***"]])
def test_every_record_is_an_article_with_its_own_details(rule):
    second = [f"العنوان: {MUSEUM}", "المصدر: صحيفة المرفأ", "المحتوى:", *MUSEUM_BODY]
    dam, museum = page(f"العنوان: {DAM}", DETAILS, "النص:", DAM_BODY, rule, second)
    assert told(dam) == (DAM, DAM_BODY) and told(museum) == (MUSEUM, MUSEUM_BODY)
    assert (dam["sources"], museum["sources"]) == (["وكالة الساحل"], ["صحيفة المرفأ"])


def test_details_of_a_record_stand_above_its_headline_below_a_rule():
    second = ["المصدر: صحيفة المرفأ", f"العنوان: {MUSEUM}", "النص:", *MUSEUM_BODY]
    dam, museum = page(f"العنوان: {DAM}", "النص:", DAM_BODY, "=====", second)
    assert not dam["sources"] and museum["sources"] == ["صحيفة المرفأ"]


def test_an_address_is_no_record():
    (main,) = page(DAM, DAM_BODY, "العنوان: شارع الميناء، بناية رقم 7")
    assert main["title"] == DAM
