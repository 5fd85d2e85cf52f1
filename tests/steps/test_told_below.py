"""What sites write around an article in ways of their own: topics, pointers, dates, ends."""

import pytest

from tests.articles import DAM, DAM_BODY, MUSEUM, STAMP, TRAIN, only


@pytest.mark.parametrize("label", ["المزيد عن", "المزيد حول", "الوسم"])
@pytest.mark.parametrize("listed", ["الري / السدود", "الري، السدود"])
def test_topics_behind_a_label_are_tags(label, listed):
    assert only(DAM, DAM_BODY, f"{label}: {listed}")["keywords"] == ["الري", "السدود"]


@pytest.mark.parametrize("marker", ["المزيد عن", "من أرشيفنا", "يستحق الانتباه", "مواد متعلقة"])
def test_the_marker_alone_stands_above_neighbours(marker):
    main = only(DAM, DAM_BODY[:2], marker, TRAIN, MUSEUM, DAM_BODY[2:])
    assert main["related_headlines"] == [TRAIN, MUSEUM]


@pytest.mark.parametrize("marker", ["الأكثر قراءة", "لا يفوتك", "أخبار أخرى"])
def test_a_marker_with_its_headline_in_mid_article(marker):
    main = only(DAM, DAM_BODY[:2], f"{marker}: {TRAIN}", DAM_BODY[2:])
    assert main["related_headlines"] == [TRAIN]


@pytest.mark.parametrize("form", ["({})", "{}"])
@pytest.mark.parametrize("headline", [TRAIN, f"بعد عام.. {TRAIN}"])
def test_a_pointer_behind_a_paragraph(form, headline):
    pointer = form.format(f"اقرأ أيضا: {headline}")
    main = only(DAM, f"{DAM_BODY[0]} {pointer}", DAM_BODY[1:])
    assert main["related_headlines"] == [headline]


def test_a_date_that_says_whose_it_is_counts_before_the_day_at_the_top_of_a_page():
    main = only("الخميس 21 نوفمبر 2024", "الرئيسية", "محليات", DAM, STAMP, DAM_BODY)
    assert main["published"]["date"] == "2024-11-15"


@pytest.mark.parametrize("end", ["انتهى29/ج", "انتهى 29/م"])
def test_an_agencys_mark_of_the_end(end):
    only(DAM, DAM_BODY, end)


def test_a_source_is_named_without_its_link():
    assert only(DAM, DAM_BODY, "المصدر: رويترز https://example.com/a")["sources"] == ["رويترز"]


def test_items_of_a_list_however_long():
    only(DAM, DAM_BODY, "list 7 of 12")
