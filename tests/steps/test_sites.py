"""Habits of sites: where they write what, and what is left on a page of other things."""

import pytest

from tests.articles import (
    DAM,
    DAM_BODY,
    MUSEUM,
    MUSEUM_BODY,
    STAMP,
    TRAIN,
    TRAIN_BODY,
    only,
    page,
    told,
)


def test_a_line_broken_at_its_links_is_put_together():
    (main,) = page(
        DAM, STAMP,
        "افتتحت وزيرة الري، الأحد، سدا جديدا في", "وادي الزيتون", "، يتسع لعشرة ملايين متر مكعب.",
        "وقالت الوزيرة إن نقابة المزارعين (", "الوادي", ") راضية عن السد.", DAM_BODY[2],
    )  # fmt: skip
    assert told(main) == (DAM, [
        "افتتحت وزيرة الري، الأحد، سدا جديدا في وادي الزيتون، يتسع لعشرة ملايين متر مكعب.",
        "وقالت الوزيرة إن نقابة المزارعين (الوادي) راضية عن السد.",
        DAM_BODY[2],
    ])  # fmt: skip


def test_a_link_that_says_a_part_of_the_headline_is_not_the_headline():
    title = "مديرة المتحف: المخطوطات كنز لا يقدر بثمن"
    (main,) = page(title, "في حوار مع صحيفة الساحل قالت", "مديرة المتحف", *DAM_BODY)
    assert main["title"] == title


@pytest.mark.parametrize("crumbs", ["الرئيسية » أخبار عربية » ", "أخبار الساحل › "])
def test_a_breadcrumb_is_not_the_headline(crumbs):
    (main,) = page(crumbs + DAM, DAM, STAMP, DAM_BODY)
    assert told(main) == (DAM, DAM_BODY)


def test_a_first_paragraph_alone_is_not_the_headline():
    lead = f"{DAM_BODY[0][:-1]}، وهو أكبر سد يبنى في الوادي منذ ثلاثين عاما بأموال محلية كلها."
    (main,) = page(
        lead, "وعكس ما كان متوقعا لم يتأخر العمل فيه، كما قالت الوزيرة لنا.", DAM_BODY[1]
    )
    assert main["title"] == "" and main["text"].startswith(lead)


def test_a_caption_said_twice_is_nobodys():
    caption = "السد بعد امتلائه"
    (main,) = page(
        DAM,
        "طباعة",
        DAM,
        STAMP,
        "كتب: سامر الحداد",
        caption,
        "تصوير : آخرون",
        caption,
        "A A",
        DAM_BODY,
    )
    assert told(main) == (DAM, DAM_BODY) and main["byline"] == "سامر الحداد"


def test_a_dated_headline_below_a_marker_begins_an_article():
    main, other = page(DAM, DAM_BODY[:2], "أقرأ أيضا:", MUSEUM, STAMP, TRAIN_BODY)
    assert told(main) == (DAM, DAM_BODY[:2]) and "published" not in main
    assert told(other) == (MUSEUM, TRAIN_BODY) and other["published"]["date"] == "2024-11-15"


def test_the_lede_above_a_subheading_is_not_lost():
    _, other = page(
        DAM, DAM_BODY, "المصدر: RT", "إقرأ أيضاً:", TRAIN,
        "بدأ القطار السريع أولى رحلاته، صباح الاثنين، وسط ترحيب.", "ماذا يحمل القطار؟", TRAIN_BODY,
    )  # fmt: skip
    assert other["text"].startswith("بدأ القطار السريع أولى رحلاته، صباح الاثنين")


def test_the_next_and_the_last_article_of_a_site_are_headlines():
    (main,) = page(
        DAM, DAM_BODY, "المصدر: RT", "السابق", TRAIN, "التالي", MUSEUM, "التعليقات مغلقة"
    )
    assert told(main) == (DAM, DAM_BODY) and main["related_headlines"] == [TRAIN, MUSEUM]


@pytest.mark.parametrize(
    "headline", ["وصول قافلة مساعدات إلى الميناء", "هذا المقطع قديم وليس من السد"]
)
def test_a_headline_may_begin_as_a_paragraph_goes_on(headline):
    (main,) = page(DAM, DAM_BODY[:2], "اقرأ أيضا", headline, MUSEUM, DAM_BODY[2:])
    assert told(main) == (DAM, DAM_BODY) and main["related_headlines"] == [headline, MUSEUM]


def test_ledes_cut_in_mid_sentence_are_neighbours():
    ledes = [
        "ينظم نادي الفلك أمسية لرصد المذنب من قمة جبل النسور مساء يوم الجمعة المقبل بعد الغروب في",
        "أعلنت شركة الكهرباء قطع التيار عن الأحياء الشرقية مساء الثلاثاء لصيانة المحطة الرئيسية.",
        "فاز فريق الميناء على ضيفه فريق الجبل بثلاثة أهداف في افتتاح الدوري أمام جمهور كبير من",
    ]
    (main,) = page(DAM, DAM_BODY[:2], f"قد يهمك| {TRAIN}", DAM_BODY[2:], ledes)
    assert told(main) == (DAM, DAM_BODY)


def test_a_headline_that_a_page_in_one_line_says_twice():
    (main,) = page(f"{DAM} {DAM} {' '.join(DAM_BODY)} المصدر: الجزيرة")
    assert (main["title"], main["text"]) == (DAM, " ".join(DAM_BODY))
    assert main["sources"] == ["الجزيرة"]


@pytest.mark.parametrize("tail", ["اقرأ المزيد", "اقرأ المزيد: https://sahel.example/7", "إعلان"])
def test_links_and_advertisements_behind_the_last_sentence(tail):
    (main,) = page(DAM, DAM_BODY[:-1], f"{DAM_BODY[-1]} {tail}")
    assert told(main) == (DAM, DAM_BODY)


def test_a_list_of_headlines_that_ends_with_the_page():
    (main,) = page(
        f"{DAM_BODY[0]} {DAM_BODY[1]} {DAM_BODY[2]} اقرأ أيضا list of 2 items list 1 of 2 {TRAIN} "
        "list 2 of 2 متحف المدينة يعر"
    )
    assert main["text"] == " ".join(DAM_BODY[:3]) and main["related_headlines"] == [TRAIN]


def test_a_list_of_headlines_that_a_page_broke_in_two():
    (main,) = page(
        DAM,
        DAM_BODY[:1],
        f"اقرأ أيضا list of 2 items list 1 of 2 {MUSEUM} list 2 of 2 قطار سريع..",
        f"يربط العاصمة بالميناء الشمالي end of list {' '.join(DAM_BODY[1:] * 2)}",
    )
    assert told(main) == (DAM, [DAM_BODY[0], " ".join(DAM_BODY[1:] * 2)])
    assert main["related_headlines"] == [MUSEUM, "قطار سريع.. يربط العاصمة بالميناء الشمالي"]


def test_a_second_marker_says_only_also():
    (main,) = page(
        DAM, DAM_BODY[:2], f"قد يهمك/ {TRAIN}", DAM_BODY[2:3], f".. أيضا/ {MUSEUM}", DAM_BODY[3:]
    )
    assert told(main) == (DAM, DAM_BODY) and main["related_headlines"] == [TRAIN, MUSEUM]


def test_the_signature_of_a_post_in_a_line():
    (main,) = page(
        DAM,
        f"{' '.join(DAM_BODY[:2])} السد من الجو pic.twitter.com/a1B2 — قناة الري (@channel) "
        f"November 5, 2025 {' '.join(DAM_BODY[2:])} المصدر: RT Facebook X VK.com",
    )
    assert "@channel" not in main["text"] and "السد من الجو" in main["text"]


def test_an_article_of_nothing_but_ledes_keeps_them():
    ledes = [
        "ينظم نادي الفلك أمسية لرصد المذنب من قمة جبل النسور مساء يوم الجمعة المقبل بعد الغروب.",
        "بدأ القطار السريع أولى رحلاته بين العاصمة والميناء الشمالي، صباح الاثنين، وسط ترحيب كبير.",
        "أعلنت شركة الكهرباء قطع التيار عن الأحياء الشرقية مساء الثلاثاء لصيانة المحطة الرئيسية.",
    ]
    (main,) = page(DAM, STAMP, ledes, "أخبار متعلقة", TRAIN)
    assert told(main) == (DAM, ledes)


def test_a_headline_may_begin_with_a_number():
    headline = "5.5 ملايين سائح زاروا الوادي"
    (main,) = page(DAM, DAM_BODY, "المصدر: RT", "أخبار متعلقة", headline, TRAIN)
    assert main["related_headlines"] == [headline, TRAIN]


MOST_READ = ["تخطى الأكثر قراءة وواصل القراءة", "الأكثر قراءة", TRAIN, MUSEUM, "الأكثر قراءة نهاية"]


def test_what_a_page_lets_skip_is_cut_out():
    (main,) = page(DAM, "Article Information", "Author, سامر الحداد", "Role, مراسل الساحل",
                   DAM_BODY[:2], MOST_READ, DAM_BODY[2:])  # fmt: skip
    assert told(main) == (DAM, DAM_BODY) and main["byline"] == "سامر الحداد"


def test_what_a_page_in_one_line_lets_skip_is_cut_out():
    (main,) = page(DAM, " ".join([*DAM_BODY[:2], *MOST_READ, *DAM_BODY[2:]]))
    assert main["text"].split() == " ".join(DAM_BODY).split()


def test_a_post_that_is_not_shown_is_cut_out():
    post = "أهمل X مشاركة, 1 هل تسمح بعرض المحتوى من X؟ قد تفضلون الاطلاع عليه. نهاية X مشاركة, 1"
    (main,) = page(DAM, DAM_BODY[:2], f"{DAM_BODY[2]} {post} {DAM_BODY[3]}")
    assert told(main) == (DAM, DAM_BODY)


def test_two_whole_articles_below_a_marker():
    main, first, second = page(
        DAM, DAM_BODY, "المصدر: RT", "اقرأ أيضا", TRAIN, TRAIN_BODY, MUSEUM, MUSEUM_BODY
    )
    assert told(main) == (DAM, DAM_BODY)
    assert told(first) == (TRAIN, TRAIN_BODY) and told(second) == (MUSEUM, MUSEUM_BODY)


def test_a_subheading_of_a_related_article_begins_none():
    body = [*TRAIN_BODY, "ماذا يقول المسافرون في القطار السريع؟", "يقول المسافرون إن القطار سريع."]
    _, other = page(DAM, DAM_BODY, "المصدر: RT", "اقرأ أيضا", TRAIN, body)
    assert told(other) == (TRAIN, body)


@pytest.mark.parametrize("marker", ["للمزيد اقرأ:", "مقالات أخرى للكاتب"])
def test_headlines_below_a_marker(marker):
    (main,) = page(DAM, DAM_BODY[:2], marker, TRAIN, MUSEUM, DAM_BODY[2:])
    assert told(main) == (DAM, DAM_BODY) and main["related_headlines"] == [TRAIN, MUSEUM]


def test_a_body_that_goes_on_with_two_words():
    (main,) = page(
        DAM, DAM_BODY[:2], "اقرأ أيضا", TRAIN, "من جهتها، قالت نقابة القطار السريع في العاصمة ذلك.",
        DAM_BODY[2],
    )  # fmt: skip
    assert "من جهتها، قالت نقابة" in main["text"] and main["text"].endswith(DAM_BODY[2])


def test_a_headline_said_again_in_a_list_below_is_the_one_above():
    (main,) = page(DAM, DAM, "كتب: سامر الحداد", DAM_BODY, "الأكثر قراءة", DAM, TRAIN)
    assert told(main) == (DAM, DAM_BODY)


def test_a_comma_behind_a_marker():
    (main,) = page(DAM, STAMP, DAM_BODY[:2], f"للمزيد، {TRAIN} صباح الاثنين المقبل", DAM_BODY[2:])
    assert told(main) == (DAM, DAM_BODY)
    assert main["related_headlines"] == [f"{TRAIN} صباح الاثنين المقبل"]


@pytest.mark.parametrize("stub", ["( التفاصيل )", " (التفاصيل)", "( لمزيد من التفاصيل )"])
def test_a_link_behind_a_sentence_is_no_text(stub):
    (main,) = page(DAM, DAM_BODY[:3], DAM_BODY[3] + stub)
    assert told(main) == (DAM, DAM_BODY)


def test_the_buttons_of_a_slider_are_no_text():
    (main,) = page(DAM, "Next Previous صنعاء – واس", DAM_BODY)
    assert told(main) == (DAM, DAM_BODY) and main["dateline"] == "صنعاء"


@pytest.mark.parametrize(
    "lines",
    [
        ["سامر الحدادsamer@marfa.example"],
        ["للتواصل مع الكاتب ارسل رسالة SMS", "تبدأ بالرمز (3) ثم مسافة ثم النص", "88591 - Stc"],
    ],
)
def test_how_a_writer_is_reached_is_no_text(lines):
    (main,) = page(DAM, DAM_BODY, lines)
    assert told(main) == (DAM, DAM_BODY)


def test_signs_of_markdown_are_no_text():
    body = [DAM_BODY[0].replace("الأحد", "**الأحد**"), *DAM_BODY[1:]]
    (main,) = page("شبكة المرفأ", f"# {DAM}", body)
    assert told(main) == (DAM, DAM_BODY)


def test_ledes_cut_by_dots_are_no_headlines():
    lede = f"{TRAIN_BODY[0][:90]}..."
    main = only(DAM, STAMP, DAM_BODY, "أخبار ذات صلة", TRAIN, lede, MUSEUM)
    assert main["related_headlines"] == [TRAIN, MUSEUM]
