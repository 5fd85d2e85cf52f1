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


@pytest.mark.parametrize("bullet", ["▶ ", "🔹 ", "📌", "← ", "> ", "+ ", "★ ", "○ ", "👈 ", "o "])
def test_a_bullet_is_no_part_of_a_headline(bullet):
    lines = [f"{bullet}{TRAIN}", f"{bullet}{MUSEUM}"]
    assert only(DAM, STAMP, DAM_BODY, "اقرأ أيضا:", lines)["related_headlines"] == [TRAIN, MUSEUM]


@pytest.mark.parametrize(
    "marker",
    ["المزيد حول الموضوع:", "👇 المزيد حول هذا الموضوع 👇", "حول هذه القصة", "قد تهمك هذه الأخبار"],
)
def test_more_markers_of_neighbours(marker):
    main = only(DAM, STAMP, DAM_BODY, "المصدر: رويترز", marker, TRAIN, MUSEUM)
    assert main["related_headlines"] == [TRAIN, MUSEUM]


@pytest.mark.parametrize(
    "pointer", [f"للمزيد ← {TRAIN}", f"اقرأ أيضا » {TRAIN}", f"للمزيد.. {TRAIN}.. وميناء آخر بعده"]
)
def test_a_pointer_with_an_arrow_or_dots(pointer):
    main = only(DAM, STAMP, DAM_BODY[:2], pointer, DAM_BODY[2:])
    assert main["related_headlines"][0].startswith(TRAIN)


def test_ages_and_counts_of_readers_below_headlines_are_none():
    ages = [TRAIN, "7 ساعة مضت", MUSEUM, "8 ساعة مضت"]
    counts = [TRAIN, "يوليو 2, 2024", "20", MUSEUM, "يوليو 3, 2024", "21"]
    for lines in (ages, counts):
        main = only(DAM, STAMP, DAM_BODY, "اقرأ أيضا:", lines)
        assert main["related_headlines"] == [TRAIN, MUSEUM]


@pytest.mark.parametrize("heading", ["التعليقات (2)", "تعليقات الزوار"])
@pytest.mark.parametrize("above", [[], ["اقرأ أيضا:", TRAIN]])
def test_short_comments_that_end_a_page(heading, above):
    comments = ["ياسر", "لا أتفق مع هذا الكلام", "سلمى", "كلام سليم ومنطقي شكرا للكاتب"]
    main = only(DAM, STAMP, DAM_BODY, above, heading, comments)
    assert main["related_headlines"] == above[1:]


def test_short_lines_below_a_bare_heading_are_not_taken_for_comments():
    (main,) = page(DAM, STAMP, DAM_BODY, "التعليقات", "كلام سليم ومنطقي شكرا للكاتب")
    assert main["text"].endswith("شكرا للكاتب")


@pytest.mark.parametrize("ledes", [[], ["إقرأ المزيد", TRAIN, TRAIN_BODY[0]]])
def test_tags_below_a_notice_and_above_the_share_bar(ledes):
    tags, bar = ["وادي الزيتون", "السدود"], ["Facebook", "X", "Telegram"]
    main = only(DAM, STAMP, DAM_BODY, "المصدر: RT", ledes, "تابعوا RT على", tags, bar)
    assert main["keywords"] == tags and main["related_headlines"] == ledes[1:2]


def test_items_of_an_agency_end_with_its_name_initials_and_a_stamp():
    ends = ["--(بترا)", "ر ع/ف ح", "18/01/2015 17:15:00"], ["--(بترا)", "22/07/2017 10:16:00"]
    dam, train = page(DAM, DAM_BODY, ends[0], TRAIN, TRAIN_BODY, ends[1])
    assert told(dam) == (DAM, DAM_BODY) and told(train) == (TRAIN, TRAIN_BODY)
    assert [each["published"]["date"] for each in (dam, train)] == ["2015-01-18", "2017-07-22"]
    assert dam["sources"] == train["sources"] == ["بترا"]


def test_the_page_of_a_list_may_follow_its_crumbs():
    crumbs = f"الرئيسية » اقتصاد » {DAM}"
    main = only("آخر الأخبار", TRAIN, MUSEUM, crumbs, DAM, STAMP, DAM_BODY)
    assert main["related_headlines"] == [TRAIN, MUSEUM]


def test_a_second_headline_below_a_marker_with_the_first_in_its_line():
    (main,) = page(DAM, STAMP, DAM_BODY[:2], f"اقرأ أيضا: {TRAIN}", MUSEUM, DAM_BODY[2:])
    assert told(main) == (DAM, DAM_BODY) and main["related_headlines"] == [TRAIN, MUSEUM]


@pytest.mark.parametrize("heading", ["مطر وزيتون", "أهالي الوادي ومياه الأمطار في زراعة الزيتون"])
def test_a_subheading_below_such_a_marker_stays(heading):
    below = [heading, DAM_BODY[3].removeprefix("و"), DAM_BODY[2]]
    (main,) = page(DAM, STAMP, DAM_BODY[:2], f"اقرأ أيضا: {TRAIN}", below)
    assert told(main) == (DAM, [*DAM_BODY[:2], *below])
