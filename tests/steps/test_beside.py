"""What sites set beside an article in a line or two: counters, buttons, credits, other dates."""

import pytest

from tests.articles import DAM, DAM_BODY, MUSEUM, STAMP, TRAIN, TRAIN_BODY, only, page, told


@pytest.mark.parametrize(
    "line",
    [
        *("3 دقائق قراءة", "قراءة 3 دقائق", "3 min read", "الاستماع إلى المقال"),
        *("time reading iconدقائق القراءة - 4", "تقليص حجم الخط", "T T", "ت + ت - الحجم الطبيعي"),
        *("4min", "نشر قبل 8 ساعات", "sahel_online@", "سياسية", "Aa", "إنشرها"),
        *("1,245 شوهد", "تابعنا عبر", "أرسل بالبريد الإلكتروني", "124", "إضافة تعليق", "A+"),
        *("نسخة سهلة الطباعة", "نسخة للطباعة | أرسل لصديق", "طباعة الصفحة | إغلاق النافذة"),
        *("1.2k مشاهدة", "بواسطة admin", "نص: فرانس24 تابِع", "FacebookTwitterWhatsApp"),
    ],
)
def test_buttons_and_counters_below_a_headline_are_no_body(line):
    only(DAM, STAMP, line, DAM_BODY)


@pytest.mark.parametrize(
    "line",
    [
        *("اقرأ الخبر من المصدر", "حمل التطبيق", "سجل اشتراكك", "ملخص إخباري أسبوعي"),
        *("رابط المقال: https://example.net/print/7", "* كاتب وباحث أردني"),
        "احفظ اسمي والبريد الإلكتروني في هذا المتصفح للتعليق في المرة القادمة.",
        "ابق على اطلاع بمستجدات الأخبار الدولية حيثما كنت",
    ],
)
def test_what_a_site_says_below_the_text_is_no_body(line):
    only(DAM, STAMP, DAM_BODY, line)


def test_two_counts_above_the_text_are_no_body():
    only(DAM, STAMP, "0", "722", "شارك", DAM_BODY)


def test_counts_below_tags_are_none():
    main = only(DAM, STAMP, DAM_BODY, "الوسوم", "نهر السد", "الري", "0", "722", "شارك")
    assert main["keywords"] == ["نهر السد", "الري"]


def test_tags_between_neighbours_and_the_share_bar():
    teasers = ["إقرأ المزيد", TRAIN, TRAIN_BODY[0]]
    main = only(
        DAM, STAMP, DAM_BODY, "المصدر: RT", teasers, "نهر السد", "الري", "Facebook", "VK.com"
    )
    assert main["keywords"] == ["نهر السد", "الري"]
    assert main["related_headlines"] == [TRAIN]


def test_headlines_between_neighbours_and_the_share_bar_are_no_tags():
    teasers = ["إقرأ المزيد", TRAIN, TRAIN_BODY[0], MUSEUM, TRAIN]
    main = only(DAM, STAMP, DAM_BODY, "المصدر: RT", teasers, "Facebook", "VK.com")
    assert main["keywords"] == []


def test_two_outlets_credited_in_one_phrase():
    assert only(DAM, STAMP, DAM_BODY, "فرانس24 مع أ ف ب")["sources"] == ["فرانس24 مع أ ف ب"]


@pytest.mark.parametrize(
    "line",
    [
        "المصدر: وكالة سبأ - 4 مارس 2023",
        "تاريخ النشر: 4 مارس 2023 - المصدر: وكالة سبأ",
        "4 مارس 2023 | المصدر: وكالة سبأ",
    ],
)
def test_a_source_and_a_date_in_one_line(line):
    main = only(DAM, line, DAM_BODY)
    assert (main["sources"], main["published"]["date"]) == (["وكالة سبأ"], "2023-03-04")


@pytest.mark.parametrize("paper", ["الجزيرة", "وكالة أنباء الوادي"])
def test_a_source_on_the_line_below_its_label(paper):
    main = only(DAM, "المصدر:", paper, STAMP, DAM_BODY)
    assert main["sources"] == [paper]


def test_hashtags_above_the_text_are_its_tags():
    assert only(DAM, STAMP, "#السدود #مياه_الشرب", DAM_BODY)["keywords"] == ["السدود", "مياه الشرب"]


def test_topics_of_a_bar_above_the_stamp_are_no_body():
    only(DAM, "Stories", "55 خبر", "هدنة وحصار المضيق", "فيديوهات", "روسيا", STAMP, DAM_BODY)


@pytest.mark.parametrize(
    "line",
    [
        *("تابعوا أخبار المرفأ على التلغرام https://t.me/x", "معاييرنا: مبادئ الثقة لدى المرفأ."),
        'لمتابعة وكالة "المرفأ" عبر منصتها اضغط هنا',
        *("تابع قناة المرفأ على الواتساب", "تابعوا أخبار الوادي من المرفأ عبر غوغل نيوز"),
        'يلفت موقع "المرفأ" إلى أنّه ليس مسؤولاً عن التعليقات التي تنشر عليه.',
        f"ظهرت المقالة {DAM} أولاً على صحيفة المرفأ.",
        *("الرابط المختصر: https://a.example/x", "علّق كضيف أو قم بتسجيل الدخول", "تعليقات القراء"),
        *("للتواصل مع المحرر: news@sahel.example", "writer.1@sahel.example"),
        *("انضم الى السومرية نيوز على تلغرام", "لمتابعة المرفأ على تيليجرام", "انتهى**3711"),
        *("إن الآراء المذكورة في هذه المقالة لا تعبّر بالضرورة عن رأي المرفأ", "…( وال …)"),
        "إذا كنت تعتقد/تعتقدين أن المقال يحوي معلومات خاطئة أرسل/أرسلي تصحيحًا",
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
    [
        *("سالم حسن - الجمعة 15 نوفمبر 2024", "15 نوفمبر 2024 | سالم حسن"),
        *(f"سالم حسن {mark} 15 نوفمبر 2024" for mark in "|–—·•-"),
        *(f"{label}: سالم حسن 15 نوفمبر 2024" for label in ("إعداد", "ترجمة", "الكاتب", "المحرر")),
    ],
)
def test_a_writer_beside_the_date_is_the_writer_and_no_place(line):
    article = only(DAM, line, DAM_BODY)
    assert (article["byline"], article["published"]["date"]) == ("سالم حسن", "2024-11-15")
    assert "dateline" not in article


@pytest.mark.parametrize("mark", "|–—·•-")
@pytest.mark.parametrize("outlet", ["وكالة الساحل", "صحيفة الساحل", "قناة الساحل", "موقع الساحل"])
def test_an_outlet_beside_the_date_is_the_source(outlet, mark):
    article = only(DAM, f"{outlet} {mark} 15 نوفمبر 2024", DAM_BODY)
    assert (article["sources"], article["published"]["date"]) == ([outlet], "2024-11-15")


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


@pytest.mark.parametrize("quote", ["&quot;", "&amp;quot;"])
def test_what_html_escapes_is_shown_in_plain_text(quote):
    (main,) = page(f"{quote}{DAM}{quote}", STAMP, DAM_BODY, "المصدر:&nbsp;رويترز")
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
