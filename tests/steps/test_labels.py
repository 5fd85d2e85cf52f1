"""Details in one line with others or with a headline, where a page lost its line breaks."""

import pytest

from tests.articles import DAM, DAM_BODY, MUSEUM, STAMP, TRAIN, only, page, told

FIRST, SECOND, *REST = DAM_BODY


def test_two_credits_in_a_line():
    assert only(DAM, DAM_BODY, "المصدر: وكالات المصدر: RT")["sources"] == ["وكالات", "RT"]


def test_tags_behind_a_credit():
    main = only(DAM, STAMP, DAM_BODY, "المصدر: RT كلمات دلالية: الري السدود المزارع")
    assert main["sources"] == ["RT"] and main["keywords"] == ["الري", "السدود", "المزارع"]


def test_a_credit_behind_a_date():
    main = only(DAM, "15-11-2024 | 10:22 المصدر: رويترز", DAM_BODY)
    assert (main["sources"], main["published"]["date"]) == (["رويترز"], "2024-11-15")


def test_the_date_behind_a_headline():
    assert only(f"{DAM} {STAMP}", DAM_BODY)["published"]["date"] == "2024-11-15"


@pytest.mark.parametrize("line", ["سالم حسن · 15 نوفمبر 2024", "15 نوفمبر 2024 · سالم حسن"])
def test_a_writer_beside_a_date(line):
    main = only(DAM, line, DAM_BODY)
    assert (main["byline"], main["published"]["date"]) == ("سالم حسن", "2024-11-15")


@pytest.mark.parametrize("label", ["اقرأ أيضاً:", "إقرأ أيضا :", "شاهد أيضًا:"])
def test_a_pointer_behind_the_last_sentence_of_a_paragraph(label):
    main = only(DAM, STAMP, FIRST, f"{SECOND} {label} {TRAIN}", REST)
    assert main["related_headlines"] == [TRAIN]


def test_a_pointer_in_quotation_marks():
    main = only(DAM, STAMP, FIRST, f"«اقرأ أيضاً: المدير: {TRAIN}»", SECOND, REST)
    assert main["related_headlines"] == [f"المدير: {TRAIN}"]


@pytest.mark.parametrize(
    "label", ["طالع المزيد: ", "لمزيد من التفاصيل اقرأ: ", "لمزيد من التفاصيل: "]
)
def test_more_pointers_between_paragraphs(label):
    assert only(DAM, STAMP, FIRST, label + TRAIN, SECOND, REST)["related_headlines"] == [TRAIN]


def test_the_articles_before_and_after():
    below = [f"المقالة السابقة: {TRAIN}", f"المقالة التالية: {MUSEUM}"]
    assert only(DAM, STAMP, DAM_BODY, below)["related_headlines"] == [TRAIN, MUSEUM]


@pytest.mark.parametrize("marker", [["اقرأ أيضا"], []])
def test_a_list_that_counts_its_headlines(marker):
    counted = [f"list {n} of 2 {title}" for n, title in enumerate((TRAIN, MUSEUM), 1)]
    block = [*marker, "list of 2 items", *counted, "end of list"]
    assert only(DAM, FIRST, SECOND, block, REST)["related_headlines"] == [TRAIN, MUSEUM]


def test_a_notice_in_a_list_is_no_headline():
    block = ["اقرأ أيضا", "list of 2 items", TRAIN, "إعلان", MUSEUM, "end of list"]
    assert only(DAM, FIRST, SECOND, block, REST)["related_headlines"] == [TRAIN, MUSEUM]


def test_a_box_of_neighbours_that_may_be_skipped():
    box = ["تخطى قصص مقترحة وواصل القراءة", "قصص مقترحة", TRAIN, MUSEUM, "قصص مقترحة نهاية"]
    assert only(DAM, FIRST, SECOND, box, REST)["related_headlines"] == [TRAIN, MUSEUM]


@pytest.mark.parametrize(
    "end", ["// انتهى //", "// انتهى // 13:38 ت م", "// انتهى //16:45 ت م 0012"]
)
def test_an_agencys_header_text_and_end_in_one_line(end):
    header = "الرياض 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م واس"
    (main,) = page(DAM, f"{header} {' '.join(DAM_BODY)} {end}")
    assert told(main) == (DAM, [" ".join(DAM_BODY)])
    assert (main["dateline"], main["sources"]) == ("الرياض", ["واس"])
    assert main["published"]["date"] == "2015-08-11"


@pytest.mark.parametrize(
    "line",
    [
        "وقال المصدر: السد مكتمل، وأضاف المصدر: لا خوف على القرى.",
        "سئل عن المصدر: من يدفع؟",
        "كتب على اللوح تاريخ النشر: لم يحدد بعد.",
        "نشرت الوزارة كتيبا عن السد. اقرأ أيضا: عبارة تتكرر على كل صفحة منه.",
        "وجمع الباحث في كتابه كلمات دلالية: الماء والحجر والزيتون.",
    ],
)
def test_a_sentence_with_such_words_stays(line):
    (main,) = page(DAM, STAMP, FIRST, line, SECOND, REST)
    assert told(main) == (DAM, [FIRST, line, SECOND, *REST])
    assert main["sources"] == [] and main["keywords"] == []
