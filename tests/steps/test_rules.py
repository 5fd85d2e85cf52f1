"""Rules drawn between articles, and the menus and feet around them."""

import pytest

from tests.articles import (
    DAM,
    DAM_BODY,
    MUSEUM,
    STAMP,
    TRAIN,
    TRAIN_BODY,
    only,
    page,
    told,
)
from tests.steps.markup import ARTICLE, html, prose

RULES = ["-----", "==========", "________________", "* * *", "———"]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_above_a_headline_begins_an_article(rule):
    main, further = page(DAM, STAMP, DAM_BODY, rule, TRAIN, TRAIN_BODY)
    assert told(main) == (DAM, DAM_BODY) and told(further) == (TRAIN, TRAIN_BODY)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_in_an_article_begins_none(rule):
    subheading = "قنوات الري إلى المزارع"
    only(DAM, STAMP, DAM_BODY[:2], rule, DAM_BODY[2:])
    (main,) = page(DAM, STAMP, DAM_BODY[:2], rule, subheading, DAM_BODY[2:])
    assert told(main) == (DAM, [*DAM_BODY[:2], subheading, *DAM_BODY[2:]])


def test_further_headings_of_markdown_begin_articles():
    main, further = page(f"# {DAM}", "", DAM_BODY, "", f"# {TRAIN}", "", TRAIN_BODY)
    assert told(main) == (DAM, DAM_BODY) and told(further) == (TRAIN, TRAIN_BODY)


def test_a_rule_of_html_begins_an_article():
    newsletter = f"<h2>{DAM}</h2>{prose(DAM_BODY)}<hr><h2>{TRAIN}</h2>{prose(TRAIN_BODY)}"
    main, further = page(f"<html><body><div>{newsletter}</div></body></html>")
    assert told(main) == (DAM, DAM_BODY) and told(further) == (TRAIN, TRAIN_BODY)


@pytest.mark.parametrize(
    "box",
    [
        f"<div style='display:none'><h2>{TRAIN}</h2><p>{TRAIN_BODY[0]}</p></div>",
        f"<div class='ticker'><span>عاجل</span><marquee>{TRAIN} ● {MUSEUM}</marquee></div>",
        f"<ul id='news-ticker'><li><a href='/1'>{TRAIN}</a></li><li>{MUSEUM}</li></ul>",
    ],
    ids=["popup", "marquee", "ticker"],
)
def test_popups_and_tickers_above_the_headline_are_no_text(box):
    (main,) = html(f"{box}<article><p class='date'>{STAMP}</p>{ARTICLE}</article>")
    assert told(main) == (DAM, DAM_BODY) and "published" in main


@pytest.mark.parametrize("name", ["article-sticker", "ticker"])
def test_a_paragraph_in_a_box_that_is_called_so_is_text(name):
    (main,) = html(
        f"<h1>{DAM}</h1><div class='{name}'>{prose(DAM_BODY[:1])}</div>{prose(DAM_BODY[1:])}"
    )
    assert told(main) == (DAM, DAM_BODY)


@pytest.mark.parametrize("title", ["السدود", "سد الوادي"])
def test_a_headline_of_a_word_or_two_below_a_menu(title):
    (main,) = page("الرئيسية", "سياسة", title, STAMP, DAM_BODY)
    assert told(main) == (title, DAM_BODY)


@pytest.mark.parametrize("name", ["عالم البحار", "استقصاء"])
def test_an_unknown_section_of_a_menu_is_no_headline(name):
    menu = ["الرئيسية", "سياسة", name, "اقتصاد", "المزيد", "رياضة"]
    only(menu, DAM, STAMP, DAM_BODY)


def test_more_at_the_end_of_a_menu_is_no_marker():
    only("الرئيسية", "سياسة", "المزيد", "استقصاء", DAM, STAMP, DAM_BODY)


@pytest.mark.parametrize(
    "foot",
    [
        ["جميع الحقوق محفوظة لصحيفة الساحل", "رئيس التحرير", "سامر الحداد", "تطوير وبرمجة"],
        ["سياسة الخصوصية", "الأحكام العامة للاستخدام", "© 2024"],
        ["أخبار | فيديو | نبض الناس | اتصل بنا"],
        ["aXA6MTkyLjAuMi4xMjM0NTY3OA==", "جزيرة البحر", "XX"],
        ["وصلتك هذه الرسالة لأنك مشترك في نشرتنا", "إلغاء الاشتراك"],
    ],
    ids=lambda foot: foot[0],
)
def test_the_foot_of_a_page_is_no_text(foot):
    only(DAM, STAMP, DAM_BODY, foot)


def test_a_sentence_below_a_pictures_rights_is_text():
    only(DAM, STAMP, DAM_BODY[:3], "© الأناضول", DAM_BODY[3])
    short = "ولم يعلق الأهالي."
    (main,) = page(DAM, STAMP, DAM_BODY, "© الأناضول 2024", short)
    assert told(main) == (DAM, [*DAM_BODY, short])


def test_a_marker_below_the_foot_is_one():
    (main,) = page(DAM, STAMP, DAM_BODY, "سياسة الخصوصية", "الأكثر قراءة", TRAIN, MUSEUM)
    assert told(main) == (DAM, DAM_BODY) and main["related_headlines"] == [TRAIN, MUSEUM]


@pytest.mark.parametrize(
    "marker", ["من ملف : مياه الوادي", "المزيد في مجتمع", "اكتشف المزيد", "الأكثر قراءة في الساحل"]
)
def test_markers_that_name_a_file_or_a_section(marker):
    (main,) = page(DAM, STAMP, DAM_BODY, marker, TRAIN, MUSEUM)
    assert told(main) == (DAM, DAM_BODY) and main["related_headlines"] == [TRAIN, MUSEUM]


def test_tags_above_the_sites_notices():
    below = ["تابعوا آخر الأخبار من الساحل على Google News", "النشرة الإخبارية"]
    tags = ["صيد الأسماك", "ميناء الوادي", "أسعار القمح"]
    assert only(DAM, STAMP, DAM_BODY, tags, below)["keywords"] == tags
