"""Rules drawn between articles, and the menus and feet around them."""

import pytest

from tests.articles import DAM, DAM_BODY, MUSEUM, STAMP, TRAIN, TRAIN_BODY, only, page, told
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


@pytest.mark.parametrize("name", ["breaking-news-info", "sticker", "ticker"])
def test_a_date_in_a_box_that_is_called_so_is_the_articles(name):
    time = f"<div class='{name}'><time datetime='2024-11-15T10:00'>15 نوفمبر 2024</time></div>"
    (main,) = html(f"<article><h1>{DAM}</h1>{time}{prose(DAM_BODY)}</article>")
    assert told(main) == (DAM, DAM_BODY) and main["published"]["date"] == "2024-11-15"


def test_flashes_below_a_headline_are_text():
    flashes = ["انطلاق مراسم الافتتاح", "الوزيرة تصل إلى السد", "تدفق المياه في القنوات"]
    boxes = "".join(f"<div class='live-ticker'>{flash}</div>" for flash in flashes)
    (main,) = html(f"<h1>{DAM}</h1>{prose(DAM_BODY)}{boxes}")
    assert told(main) == (DAM, [*DAM_BODY, *flashes])


def test_a_hidden_text_above_its_headline_is_read():
    (main,) = page(f"<html><body><div hidden>{prose(DAM_BODY)}</div><h1>{DAM}</h1></body></html>")
    assert main["text"].split("\n")[:-1] == DAM_BODY


@pytest.mark.parametrize("name", ["article-sticker", "ticker"])
def test_a_paragraph_in_a_box_that_is_called_so_is_text(name):
    (main,) = html(
        f"<h1>{DAM}</h1><div class='{name}'>{prose(DAM_BODY[:1])}</div>{prose(DAM_BODY[1:])}"
    )
    assert told(main) == (DAM, DAM_BODY)


@pytest.mark.parametrize(
    "heading",
    [
        "لماذا تأخر بناء السد كل هذه السنوات؟",
        "«كنا ننتظر المطر في كل شتاء»",
        "نبذة عن نقابة المزارعين في الساحل",
    ],
)
def test_questions_words_of_speech_and_notes_below_a_rule_begin_no_article(heading):
    note = "تأسست نقابة المزارعين قبل سبعين سنة، وتضم اليوم آلاف الأعضاء من قرى الساحل كلها."
    (main,) = page(DAM, STAMP, DAM_BODY, "-----", heading, note)
    assert main["text"].startswith("\n".join(DAM_BODY))


def test_a_quotation_between_two_rules_begins_no_article():
    quotation = "أهالي القرى ينتظرون مياه الشتاء منذ سنوات"
    (main,) = page(DAM, STAMP, DAM_BODY[:1], "***", quotation, "***", TRAIN_BODY)
    assert told(main) == (DAM, [DAM_BODY[0], quotation, *TRAIN_BODY])


@pytest.mark.parametrize("rule", ["<hr>", "<hr/>"])
def test_a_rule_below_a_main_heading_parts_sections(rule):
    section = f"{rule}<h2>محطة القطار الجديدة في الميناء الشمالي</h2>{prose(TRAIN_BODY)}"
    (main,) = html(f"{ARTICLE}{section}")
    assert main["title"] == DAM


@pytest.mark.parametrize("title", ["الأكثر قراءة في الساحل", "المزيد في الوادي", "التصنيفات"])
def test_a_headline_that_might_be_a_marker(title):
    (main,) = page(title, STAMP, DAM_BODY)
    assert told(main) == (title, DAM_BODY)


@pytest.mark.parametrize("heading", ["المزيد في الطريق", "من ملف: السدود", "التصنيفات"])
def test_a_subheading_that_might_be_a_marker(heading):
    (main,) = page(DAM, STAMP, DAM_BODY[:2], heading, DAM_BODY[2:])
    assert told(main) == (DAM, [*DAM_BODY[:2], heading, *DAM_BODY[2:]])


def test_headlines_below_more_above_the_text_are_neighbours():
    main = only("سياسة", "المزيد", TRAIN, MUSEUM, DAM, STAMP, DAM_BODY)
    assert main["related_headlines"] == [TRAIN, MUSEUM]


def test_a_schedule_with_bars_is_no_foot():
    rows = ["18:00 | أخبار | مسلسل السد", "19:00 | مسلسل وادي الزيتون | رياضة"]
    (main,) = page(DAM, STAMP, DAM_BODY, rows)
    assert told(main) == (DAM, [*DAM_BODY, *rows])


def test_tags_of_markdown_below_its_text_are_tags():
    main = only(f"# {DAM}", "", DAM_BODY, "", "# الري", "# السدود")
    assert main["keywords"] == ["الري", "السدود"]


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


@pytest.mark.parametrize("rights", ["© الأناضول", "© Getty Images"])
@pytest.mark.parametrize("lines", [["أبرز بنود الخطة", "صيانة القنوات"], ["نصر", "ليلى مراد"]])
def test_what_stands_below_a_pictures_rights_is_text(rights, lines):
    (main,) = page(DAM, STAMP, DAM_BODY, rights, lines)
    assert told(main) == (DAM, [*DAM_BODY, *lines])


@pytest.mark.parametrize(
    "end",
    [
        "ولم يعلق الأهالي.",
        "وستبدأ الخطة قريبا",
        "وختمت: «الماء حق»",
        'وختمت: "الماء حق"',
        "وللحديث بقية…",
    ],
)
def test_the_end_of_a_text_below_rights_is_text(end):
    (main,) = page(DAM, STAMP, DAM_BODY, "© الأناضول 2024", end)
    assert told(main) == (DAM, [*DAM_BODY, end])


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
    tags = ["وزيرة الري", "وادي الزيتون", "أسعار القمح"]
    assert only(DAM, STAMP, DAM_BODY, tags, below)["keywords"] == tags


@pytest.mark.parametrize("bar", ["فيسبوك تويتر واتساب", "النشرة الإخبارية"])
@pytest.mark.parametrize(
    "lines",
    [
        ["الهلال يهزم الشباب", "الوحدة يهزم النصر", "تعادل الفتح"],
        ["مع خالص التقدير", "كريم صالح", "سفير الساحل"],
    ],
)
def test_names_below_the_text_and_above_a_share_bar_are_text(lines, bar):
    (main,) = page(DAM, STAMP, DAM_BODY, lines, bar)
    assert told(main) == (DAM, [*DAM_BODY, *lines]) and main["keywords"] == []
