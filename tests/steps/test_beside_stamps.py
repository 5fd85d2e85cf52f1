"""What stands beside a date, or between a headline and the text, and is none of the body."""

import pytest

from tests.articles import DAM, DAM_BODY, STAMP, only, page, told


@pytest.mark.parametrize(
    "line",
    [
        "صوت الوادي | 15 نوفمبر 2024",
        "15 نوفمبر 2024 - صوت الوادي",
        "الجمعة 15 تشرين الثاني 2024 الساعة 20:53 سياسة",
        "15 نوفمبر 2024 أمن وقضاء",
        "2024 نوفمبر 15 | اقتصاد",
        "15 نوفمبر 2024 عند الساعة 14:30",
        "الخبر بتاريخ 15 نوفمبر 2024",
        "تاریخ النشر: 15 نوفمبر 2024",
        "15 تشرین الثاني 2024",
        "الجمعة 15 نوفمبر 2024، 08:01ص",
        "15 نوفمبر 2024 15:24، تونس",
        "الجمعة 13جمادى1446هـ 15 نوفمبر 2024م",
        "الجمعة 15نوفمبر2024",
        "تاريخ النشر: 15\u200c نوفمبر 2024",
    ],
)
def test_a_date_is_read_beside_a_site_or_a_section_and_in_every_spelling(line):
    main = only(DAM, line, DAM_BODY)
    assert main["published"]["date"] == "2024-11-15" and "dateline" not in main


def test_a_month_is_read_with_another_hamza():
    assert only(DAM, "13 أذار 2024", DAM_BODY)["published"]["date"] == "2024-03-13"


@pytest.mark.parametrize(
    ("line", "sources", "date"),
    [
        ("صحيفة المرفأ - 15 نوفمبر 2024", ["صحيفة المرفأ"], "2024-11-15"),
        ("RT - الجمعة 15 نوفمبر 2024", ["RT"], "2024-11-15"),
        ("المصدر: المرفأ نت | منذ 3 ساعات", ["المرفأ نت"], None),
        ("المصدر: المرفأ نت | 03/04/2021", ["المرفأ نت"], None),
    ],
)
def test_a_source_beside_a_date_or_an_age(line, sources, date):
    main = only(DAM, line, DAM_BODY)
    assert main["sources"] == sources and main.get("published", {}).get("date") == date


@pytest.mark.parametrize(
    "line",
    [
        "السومرية نيوز - سياسة",
        "بي بي سي عربي",
        "هسبريس من الرباط",
        "3 دقائق القراءة",
        "رمز الخبر: 4048721",
        "admin",
        "في منوعات",
        "دقيقة واحدة",
        "share2",
    ],
)
def test_the_site_its_section_and_its_numbers_above_the_text_are_no_body(line):
    only(DAM, STAMP, line, DAM_BODY)


def test_a_deck_between_the_stamp_and_the_writer_stays():
    deck = "عشرون قرية تنتظر مياه السد"
    (main,) = page(DAM, STAMP, deck, "كتب سامر حداد", DAM_BODY)
    assert told(main) == (DAM, [deck, *DAM_BODY]) and main["byline"] == "سامر حداد"


def test_a_caption_above_a_text_that_opens_with_an_agency_alone_is_no_body():
    opening = f"(CNN) -- {DAM_BODY[0]}"
    (main,) = page(DAM, STAMP, "عمال على جسر السد", opening, DAM_BODY[1:])
    assert told(main) == (DAM, [opening, *DAM_BODY[1:]])


def test_a_writer_above_the_papers_name():
    main = only(DAM, "سامر حداد", "بي بي سي عربي", STAMP, DAM_BODY)
    assert main["byline"] == "سامر حداد"


def test_a_writers_account_is_no_part_of_the_name():
    assert only(DAM, STAMP, "كتب: سامر حداد @samer", DAM_BODY)["byline"] == "سامر حداد"
