"""What sites set beside an article in a line or two: counters, buttons, readers, other dates."""

import pytest

from tests.articles import DAM, DAM_BODY, MUSEUM, STAMP, TRAIN, TRAIN_BODY, page, told


def only(*parts) -> dict:
    """The one article of a page, which is the dam's and nothing more."""
    (article,) = page(*parts)
    assert told(article) == (DAM, DAM_BODY)
    return article


@pytest.mark.parametrize(
    "line",
    [
        *("3 دقائق قراءة", "قراءة 3 دقائق", "3 min read", "الاستماع إلى المقال"),
        *("time reading iconدقائق القراءة - 4", "تقليص حجم الخط", "T T", "ت + ت - الحجم الطبيعي"),
        *("1,245 شوهد", "تابعنا عبر", "أرسل بالبريد الإلكتروني", "124", "إضافة تعليق", "A+"),
    ],
)
def test_buttons_and_counters_below_a_headline_are_no_body(line):
    only(DAM, STAMP, line, DAM_BODY)


@pytest.mark.parametrize(
    "line",
    [
        *("تابعوا أخبار المرفأ على التلغرام https://t.me/x", "معاييرنا: مبادئ الثقة لدى المرفأ."),
        'لمتابعة وكالة "المرفأ" عبر منصتها اضغط هنا',
        *("تابع قناة المرفأ على الواتساب", "تابعوا أخبار الوادي من المرفأ عبر غوغل نيوز"),
        'يلفت موقع "المرفأ" إلى أنّه ليس مسؤولاً عن التعليقات التي تنشر عليه.',
        f"ظهرت المقالة {DAM} أولاً على صحيفة المرفأ.",
        *("الرابط المختصر: https://a.example/x", "علّق كضيف أو قم بتسجيل الدخول", "تعليقات القراء"),
        *("آخر تعديل على الثلاثاء, 18 نوفمبر 2024 06:14", "تحميل المزيد", "محادثة"),
    ],
)
def test_closing_lines_of_sites_are_no_body(line):
    assert only(DAM, STAMP, DAM_BODY, line)["published"]["date"] == "2024-11-15"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("محليات | 15 نوفمبر 2024", "2024-11-15"),
        ("15 نوفمبر 2024 | محليات", "2024-11-15"),
        ("الجمعة 15 نوفمبر 2024 - العدد 12345", "2024-11-15"),
        ("الأحد 14 من ذو الحجة 1444 هــ 2 يوليو 2023 السنة 149 العدد 50384", "2023-07-02"),
        ("الأربعاء, 30 نونبر, 2016 إلى 05:17", "2016-11-30"),
        ("08:31 GMT 17.01.2020 (تم التحديث: 09:04 GMT 17.01.2020)", "2020-01-17"),
        ("في 15/11/2024 على الساعة 14:30, تحديث بتاريخ 15/11/2024 على الساعة 15:30", "2024-11-15"),
        ("GMT 2:39 2022 الأربعاء 11 مايو GMT 3:39 2022 الأربعاء 11 مايو :آخر تحديث", "2022-05-11"),
        ("نشرت بتاريخ: 18 فبراير 2020", "2020-02-18"),
    ],
)
def test_a_date_beside_other_things_is_read(line, date):
    article = only(DAM, line, DAM_BODY)
    assert article["published"]["date"] == date
    assert "dateline" not in article


@pytest.mark.parametrize(
    "line",
    ["سالم حسن | 15 نوفمبر 2024", "سالم حسن - الجمعة 15 نوفمبر 2024", "15 نوفمبر 2024 | سالم حسن"],
)
def test_a_writer_beside_the_date_is_the_writer_and_no_place(line):
    article = only(DAM, line, DAM_BODY)
    assert (article["byline"], article["published"]["date"]) == ("سالم حسن", "2024-11-15")
    assert "dateline" not in article


@pytest.mark.parametrize(
    "line", ["من سالم حسن", "سالم حسن (أبوظبي)", "تحرير من طرف سالم حسن", "كتب: سالم حسن"]
)
def test_more_ways_to_name_the_writer(line):
    assert only(DAM, STAMP, line, DAM_BODY)["byline"] == "سالم حسن"


@pytest.mark.parametrize(
    ("end", "sources"),
    [
        ("(رويترز)", ["رويترز"]),
        ("(د .ب .أ)", ["د .ب .أ"]),
        ("(أ ف ب، رويترز)", ["أ ف ب", "رويترز"]),
        ("- رويترز -", ["رويترز"]),
        ("(المزيد)", []),
    ],
)
def test_an_agency_in_brackets_at_the_end_is_the_source_where_no_line_names_one(end, sources):
    (below,) = page(DAM, STAMP, DAM_BODY, end)
    (behind,) = page(DAM, STAMP, DAM_BODY[:-1], f"{DAM_BODY[-1]} {end}")
    (credited,) = page(DAM, STAMP, DAM_BODY[:-1], f"{DAM_BODY[-1]} {end}", "المصدر: RT")
    assert below["sources"] == behind["sources"] == sources
    assert credited["sources"] == ["RT"]
    assert behind["text"].endswith(end)  # the line is the last sentence's


def test_an_agency_in_brackets_inside_the_body_is_no_source():
    (main,) = page(DAM, STAMP, f"{DAM_BODY[0]} (رويترز)", DAM_BODY[1:])
    assert main["sources"] == []


def test_of_a_city_and_a_paper_the_paper_is_the_source():
    article = only("المصدر:", "دبي - المرفأ", "التاريخ:", "14 يونيو 2017", DAM, DAM_BODY)
    assert (article["sources"], article["published"]["date"]) == (["المرفأ"], "2017-06-14")


COMMENTS = ["سالم يقول:", "16 نوفمبر 2024 الساعة 10:30 ص", "خبر جميل جدا ونتمنى المزيد منه", "رد"]


@pytest.mark.parametrize("heading", ["التعليقات (2)", "تعليقات الزوار", "تعليقان", "3 تعليقات"])
def test_readers_comments_are_none_of_the_article(heading):
    article = only(DAM, DAM_BODY, heading, COMMENTS, COMMENTS, "اقرأ أيضا", TRAIN)
    assert article["related_headlines"] == [TRAIN]
    assert "published" not in article


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
    ("label", "last"), [("الأحدث", []), ("اختيار المحرر", []), ("رائج الآن", ["الأكثر تداولا"])]
)
def test_more_labels_of_neighbours(label, last):
    article = only(DAM, STAMP, DAM_BODY, label, TRAIN, MUSEUM, last)
    assert article["related_headlines"] == [TRAIN, MUSEUM]


@pytest.mark.parametrize("label", ["موضوع ذو صلة: ", "للمزيد.. ", "خبر ذو صلة: "])
def test_a_pointer_in_the_text_is_a_neighbours(label):
    article = only(DAM, STAMP, DAM_BODY[:2], f"{label}{TRAIN}", DAM_BODY[2:])
    assert article["related_headlines"] == [TRAIN]


@pytest.mark.parametrize(
    "note", ["يخضع التعليق لشروط الموقع ولا ينشر إلا بعد المراجعة.", "اشترك", "جميع الحقوق محفوظة"]
)
def test_tags_end_where_the_sites_own_words_begin(note):
    assert only(DAM, STAMP, DAM_BODY, "الوسوم", "الري", "السدود", note)["keywords"] == [
        "الري",
        "السدود",
    ]


@pytest.mark.parametrize(
    "header",
    [
        "الرئيسية محليات {title} 04:57 م | الجمعة 15 نوفمبر 2024 كتب: سالم حسن ",
        "{title} نشر في: 15 نوفمبر 2024 بقلم سالم حسن ",
    ],
)
def test_a_page_in_one_line_with_title_date_and_writer_before_the_body(header):
    (main,) = page(DAM, header.format(title=DAM) + " ".join(DAM_BODY))
    assert told(main) == (DAM, [" ".join(DAM_BODY)])
    assert (main["published"]["date"], main["byline"]) == ("2024-11-15", "سالم حسن")


def test_what_html_escapes_is_shown_in_plain_text():
    (main,) = page(f"&quot;{DAM}&quot;", STAMP, DAM_BODY, "المصدر:&nbsp;رويترز")
    assert told(main) == (f'"{DAM}"', DAM_BODY) and main["sources"] == ["رويترز"]


def test_a_notice_of_cookies_above_the_article_is_none_of_it():
    cookies = "نستخدم ملفات تعريف الارتباط لتحسين تجربتك. بمواصلة التصفح فإنك توافق على سياستنا."
    article = only(
        f"<div class='cookie-bar'>{cookies}<button>موافق</button></div><article><h1>{DAM}</h1>"
        "<time datetime='2024-11-15T10:30:00+03:00'>15 نوفمبر 2024 10:30</time>",
        *(f"<p>{paragraph}</p>" for paragraph in DAM_BODY),
        "</article>",
    )
    assert article["published"]["date"] == "2024-11-15"


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


@pytest.mark.parametrize("opening", ["الرياض: ", "لندن: «الشرق الأوسط» ", "القاهرة – "])
@pytest.mark.parametrize("deck", [[], ["تقرير يرصد أبرز ما جرى في افتتاح السد الجديد"]])
def test_the_place_before_a_colon_or_below_a_deck(opening, deck):
    (main,) = page(DAM, "15 نوفمبر 2024", deck, opening + DAM_BODY[0], DAM_BODY[1:])
    assert main["dateline"] == opening.split()[0].rstrip(":")


def test_of_a_second_paragraph_only_a_city_is_the_place():
    (main,) = page(DAM, STAMP, "خلفية سريعة", f"بحسب المصادر المحلية – {DAM_BODY[0]}", DAM_BODY[1:])
    assert "dateline" not in main


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("كتب: سالم حسن | نشر بتاريخ: الجمعة 15 نوفمبر 2024 - 15:08", "2024-11-15"),
        ("إعداد: سالم حسن | الاثنين 2 يوليوز 2018", "2018-07-02"),
        ("كتب - سالم حسن - 13 مارس 2019", "2019-03-13"),
    ],
)
def test_a_writer_with_a_word_for_it_beside_the_date(line, date):
    article = only(DAM, line, DAM_BODY)
    assert (article["byline"], article["published"]["date"]) == ("سالم حسن", date)


def test_a_writer_beside_an_unknown_paper():
    assert only(DAM, "سالم حسن – صدى المرفأ", DAM_BODY)["byline"] == "سالم حسن"


def test_a_day_without_a_year_is_no_date_and_no_body():
    assert "published" not in only(DAM, "الأربعاء 14 مارس", DAM_BODY)


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


def test_tags_on_lines_end_at_the_pages_last_stamp():
    article = only(DAM, DAM_BODY, "الوسوم:", "السدود", "وزارة الري", "تاريخ النشر: 1 يناير 2017")
    assert (article["keywords"], article["published"]["date"]) == (
        ["السدود", "وزارة الري"],
        "2017-01-01",
    )


def test_a_rating_is_no_body_and_no_headline():
    rating = ["قيم هذا الموضوع", "5 / 5"]
    assert only(DAM, DAM_BODY, rating)
    assert only(DAM, DAM_BODY, "أخبار ذات صلة", TRAIN, rating)["related_headlines"] == [TRAIN]


def test_a_page_in_one_line_keeps_its_last_paragraph_where_no_tags_stand_below():
    (main,) = page(DAM, f"كتب: سالم حسن الجمعة 15-11-2024 10:30 A A {' '.join(DAM_BODY)}")
    assert main["text"] == " ".join(DAM_BODY)


@pytest.mark.parametrize(
    ("credit", "sources"),
    [("الشرق الأوسط", ["الشرق الأوسط"]), ("RT + واشنطن بوست", ["RT", "واشنطن بوست"])],
)
def test_a_credit_of_several_words_before_a_marker_in_a_line(credit, sources):
    header = f"تاريخ النشر: 26.05.2026 | 20:47 GMT {DAM}"
    end = f"المصدر: {credit} إقرأ المزيد {TRAIN}"
    (main,) = page(DAM, f"{header} {' '.join(DAM_BODY)} {end}")
    assert told(main) == (DAM, [" ".join(DAM_BODY)]) and main["sources"] == sources
