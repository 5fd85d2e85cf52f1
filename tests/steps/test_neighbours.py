"""Readers and neighbours above, between and below an article's lines: whose line is whose."""

import pytest

from tests.articles import DAM, DAM_BODY, MUSEUM, STAMP, TRAIN, TRAIN_BODY, only, page, told

COMMENTS = ["سالم يقول:", "16 نوفمبر 2024 الساعة 10:30 ص", "خبر جميل جدا ونتمنى المزيد منه", "رد"]


@pytest.mark.parametrize("heading", ["التعليقات (2)", "تعليقات الزوار", "تعليقان", "3 تعليقات"])
def test_readers_comments_are_none_of_the_article(heading):
    article = only(DAM, DAM_BODY, heading, COMMENTS, COMMENTS, "اقرأ أيضا", TRAIN)
    assert article["related_headlines"] == [TRAIN]
    assert "published" not in article


@pytest.mark.parametrize("heading", ["التعليقات (2)", "تعليقات القراء"])
def test_comments_without_dates_end_with_a_form(heading):
    comments = ["1", "أبو محمد", "خبر جميل نتمنى المزيد منه.", "زائر", "سد طال انتظاره كثيرا."]
    only(DAM, DAM_BODY, heading, comments, "أضف تعليقك", "الحقول المطلوبة *")


def test_numbered_comments_are_none_of_the_article():
    comments = ["1 - سالم", "خبر جميل نتمنى المزيد منه", "2 - أبو محمد", "سد طال انتظاره"]
    article = only(DAM, DAM_BODY, "تعليقات الزوار (2)", comments, "اقرأ أيضا", TRAIN)
    assert article["related_headlines"] == [TRAIN]


@pytest.mark.parametrize(
    "lines",
    [["المزيد للكاتب", TRAIN], ["روابط ذات علاقة", TRAIN, "بي بي سي ليست مسؤولة عن محتوى المواقع"]],
)
def test_neighbours_below_a_writers_heading_and_above_a_disclaimer(lines):
    assert only(DAM, STAMP, DAM_BODY, lines)["related_headlines"] == [TRAIN]


@pytest.mark.parametrize(
    "lines",
    [
        [f"{TRAIN} 10 مارس 2024", f"{MUSEUM} 9 مارس 2024"],
        [TRAIN, "الساحل نيوز منذ ساعة", MUSEUM, "الساحل نيوز منذ 20 دقيقة"],
    ],
)
def test_dates_and_ages_of_neighbours_are_no_part_of_their_headlines(lines):
    related = only(DAM, STAMP, DAM_BODY, "أخبار ذات صلة", lines)["related_headlines"]
    assert related == [TRAIN, MUSEUM]


def test_one_headline_may_end_with_a_date():
    lines = [f"{TRAIN} 10 مارس 2024", MUSEUM]
    assert only(DAM, STAMP, DAM_BODY, "أخبار ذات صلة", lines)["related_headlines"] == lines


def test_an_article_below_readers_comments_is_kept():
    main, other = page(DAM, STAMP, DAM_BODY, "التعليقات", COMMENTS, TRAIN, STAMP, TRAIN_BODY)
    assert told(main) == (DAM, DAM_BODY) and told(other) == (TRAIN, TRAIN_BODY)


def test_a_heading_of_comments_without_any_hides_nothing():
    only(DAM, DAM_BODY[:2], "التعليقات", DAM_BODY[2:])


def test_a_neighbours_date_is_not_taken_where_the_own_one_is_ambiguous():
    (main,) = page(
        *(DAM, "Marfa 24", "01-10-2017 | 12:53", DAM_BODY, "قد يعجبك أيضا"),
        *(TRAIN, "29/09/2017 12:53:00", "Marfa 24", MUSEUM, "29/09/2017 12:53:00", "Marfa 24"),
    )
    assert "published" not in main
    assert main["related_headlines"] == [TRAIN, MUSEUM]
    assert main["text"].endswith(DAM_BODY[-1])


def test_a_card_between_paragraphs_is_a_neighbours():
    article = only(DAM, STAMP, DAM_BODY[:2], "16 يناير, 08:31 GMT", TRAIN, DAM_BODY[2:])
    assert article["related_headlines"] == [TRAIN]


DECK = "وتخطط الوزارة لمد قنوات إلى المزارع البعيدة في الشهر المقبل"


@pytest.mark.parametrize("between", [[], ["سالم حسن"]])
def test_a_line_between_headline_and_date_is_not_the_headline(between):
    (main,) = page(DAM, DECK, between, "15 نوفمبر 2024", DAM_BODY)
    assert told(main) == (DAM, [DECK, *DAM_BODY])


def test_a_line_above_the_headline_is_not_the_headline():
    (main,) = page("بحضور الأهالي", DAM, "سالم حسن | 15 نوفمبر 2024", DAM_BODY)
    assert (*told(main), main["byline"]) == (DAM, DAM_BODY, "سالم حسن")


def test_neighbours_above_the_body_do_not_take_it():
    close = "سد جديد في وادي الكروم يسقي القرى"
    article = only(DAM, "15 نوفمبر 2024", "مواضيع ذات صلة", close, TRAIN, DAM_BODY)
    assert article["related_headlines"] == [close, TRAIN]


@pytest.mark.parametrize(
    ("label", "last"),
    [
        *(("الأحدث", []), ("اختيار المحرر", []), ("رائج الآن", ["الأكثر تداولا"]), ("متعلق", [])),
        *(("موضوعات مقترحة", []), ("عناوين متفرقة", []), ("صور ساخنة", []), ("Related Posts", [])),
    ],
)
def test_more_labels_of_neighbours(label, last):
    article = only(DAM, STAMP, DAM_BODY, label, TRAIN, MUSEUM, last)
    assert article["related_headlines"] == [TRAIN, MUSEUM]


def test_the_articles_before_and_after():
    pager = ["Facebook", "X", "السابق", TRAIN, "التالي", MUSEUM, "التعليقات مغلقة"]
    article = only(DAM, STAMP, DAM_BODY, "المصدر: RT", pager)
    assert article["related_headlines"] == [TRAIN, MUSEUM]


def test_a_list_with_bullets_that_ends_the_page():
    article = only(DAM, DAM_BODY, "اقرأ أيضا", f"• {TRAIN}", f"• {MUSEUM}")
    assert article["related_headlines"] == [TRAIN, MUSEUM]


def test_headlines_behind_a_bar_or_a_bullet():
    article = only(DAM, STAMP, DAM_BODY[:2], f"اقرأ أيضا: {TRAIN} | {MUSEUM}", DAM_BODY[2:])
    assert article["related_headlines"] == [TRAIN, MUSEUM]
    article = only(DAM, STAMP, DAM_BODY, "المصدر: RT", "اقرأ أيضا", TRAIN, f"◄ {MUSEUM}")
    assert article["related_headlines"] == [TRAIN, MUSEUM]


@pytest.mark.parametrize("label", ["موضوع ذو صلة: ", "للمزيد.. ", "للمزيد- ", "مرتبط: "])
def test_a_pointer_in_the_text_is_a_neighbours(label):
    article = only(DAM, STAMP, DAM_BODY[:2], f"{label}{TRAIN}", DAM_BODY[2:])
    assert article["related_headlines"] == [TRAIN]


@pytest.mark.parametrize("bullet", ["• ", "- ", "1) ", "» "])
@pytest.mark.parametrize(
    "above", [[], ["الرياض 27°"], ["ابحث", "القائمة", "English"], ["إنشاء حساب"]]
)
def test_the_headline_stands_below_a_column_of_others(above, bullet):
    column = ["آخر الأخبار", f"{bullet}{TRAIN}", f"{bullet}{MUSEUM}"]
    article = only(*above, column, DAM, "15 نوفمبر 2024", DAM_BODY)
    assert article["related_headlines"] == [TRAIN, MUSEUM]


def test_the_headline_said_again_beside_a_column_of_others_is_not_one_of_them():
    column = f"<td>الأكثر قراءة<br><a>{TRAIN}</a><br><a>{MUSEUM}</a></td>"
    body = "<br><br>".join(DAM_BODY)
    article = only(
        f"<title>صحيفة المرفأ : {DAM}</title><table><tr>{column}<td><font><b>{DAM}</b></font><br>"
        f"<font>15 نوفمبر 2024</font><br><font>بقلم: سالم حسن</font><br>{body}</td></tr></table>"
    )
    assert article["related_headlines"] == [TRAIN, MUSEUM]
    assert (article["published"]["date"], article["byline"]) == ("2024-11-15", "سالم حسن")


@pytest.mark.parametrize("marker", [[], ["اقرأ التالي"], ["==========="]])
@pytest.mark.parametrize("stamp", ["منذ يومين", "قبل 3 ساعات"])
def test_an_article_below_that_says_only_how_old_it_is(marker, stamp):
    main, other = page(DAM, "15 نوفمبر 2024", DAM_BODY, marker, TRAIN, stamp, TRAIN_BODY)
    assert told(main) == (DAM, DAM_BODY) and told(other) == (TRAIN, TRAIN_BODY)
    assert "published" not in other


def test_what_a_colon_introduces_is_the_related_articles_too():
    verses = ["يا ليل طل على الوادي", "ويا قمر الجبال"]
    body = [TRAIN_BODY[0], "وأنشد الشاعر:", *verses, TRAIN_BODY[1]]
    main, other = page(DAM, STAMP, DAM_BODY, "اقرأ أيضا:", TRAIN, body)
    assert told(main) == (DAM, DAM_BODY) and told(other) == (TRAIN, body)


def test_rows_of_a_table_below_a_marker_are_no_headlines():
    rows = ["الفريق | لعب | فاز | النقاط", "الوحدة | 3 | 2 | 7"]
    (main,) = page(DAM, STAMP, DAM_BODY[:2], f"اقرأ أيضا: {TRAIN}", rows, DAM_BODY[2:])
    assert told(main) == (DAM, [*DAM_BODY[:2], *rows, *DAM_BODY[2:]])
    assert main["related_headlines"] == [TRAIN]


def test_a_channels_name_above_the_headline_is_none():
    title = "بذور قديمة تنبت من جديد"  # which the text does not say
    above = ["سكاي نيوز عربية", "البث المباشر", "تكنولوجيا"]
    (main,) = page(above, title, "أبوظبي - سكاي نيوز عربية", "15 نوفمبر 2024 - 10:22", DAM_BODY)
    assert told(main) == (title, DAM_BODY)
