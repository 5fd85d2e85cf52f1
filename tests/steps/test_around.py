"""What desks, photographers and sites write around an article, and what only looks like it."""

import pytest

from tests.articles import DAM, DAM_BODY, STAMP, only, page, told


@pytest.mark.parametrize(
    "line",
    [
        *("/انتهى8", "==========ع.م", "ع.م/ن.و", "ع.م", "ع م", "// انتهى // 16:45 ت م 0012"),
        "--(بترا) س م/ ع ر",
    ],
)
def test_a_desks_mark_ends_the_text(line):
    assert only(DAM, STAMP, DAM_BODY, line)["keywords"] == []


@pytest.mark.parametrize(
    ("line", "agency"), [("--(بترا)", "بترا"), ("/العُمانية/", "العُمانية"), ("و م ع", "و م ع")]
)
def test_an_agencys_mark_is_the_source(line, agency):
    assert only(DAM, STAMP, DAM_BODY, line)["sources"] == [agency]


@pytest.mark.parametrize(
    "caption",
    [
        "وصول الوفد إلى السد (تصوير: الأناضول)",
        "وصول الوفد إلى السد / Sputnik",
        *("صورة: أ ف ب", "صورة: أرشيف", "صورة: و.م.ع", "السد بعد امتلائه (أرشيف)"),
        "جانب من الافتتاح (Getty Images)",
        "ح.م",
        "لقطة شاشة من موقع الوزارة تظهر السد عند افتتاحه",
        "مقارنة مشاهد الادّعاء – إلى اليمين – مع صور السد قبل عام",
    ],
)
def test_a_caption_between_paragraphs(caption):
    only(DAM, STAMP, DAM_BODY[:1], caption, DAM_BODY[1:])


@pytest.mark.parametrize(
    "lines",
    [
        ["3 دقائق"],
        ["29 سبتمبر", "29 سبتمبر"],
        ["الأحد 29 سبتمبر"],
        ["حفظ", "facebook", "x", "copylink"],
        ["كتب: أحمد حداد", "شارك من خلال تويتر فيسبوك جوجل بلس اكتب رأيك"],
    ],
    ids=lambda lines: lines[0],
)
def test_buttons_and_days_above_the_text(lines):
    only(DAM, STAMP, lines, DAM_BODY)


@pytest.mark.parametrize(
    "lines",
    [
        ["29 سبتمبر", "وضع حجر السد", "15 نوفمبر", "افتتاح السد"],
        ["29 سبتمبر من كل عام"],
        ["3 دقائق تكفي"],
    ],
    ids=lambda lines: lines[0],
)
def test_days_above_the_text_that_are_its_own_stay(lines):
    (main,) = page(DAM, STAMP, lines, DAM_BODY)
    assert told(main) == (DAM, [*lines, *DAM_BODY])


def test_an_english_date_with_its_clock():
    stated = only(DAM, "May 31, 2021 at 3:40 pm", DAM_BODY)["published"]
    assert (stated["date"], stated["time"]) == ("2021-05-31", "15:40")


def test_the_day_of_an_update_is_not_the_day_of_publication():
    main = only(DAM, "تحديث: 26 أكتوبر 2019", "نُشر: 17 أكتوبر 2019", DAM_BODY)
    assert main["published"]["date"] == "2019-10-17"


@pytest.mark.parametrize("credit", ["تصوير : آخرون", "© Sputnik"])
def test_a_caption_above_its_photographer(credit):
    only(DAM, STAMP, "كتب: أحمد حداد", "وصول الوفد إلى السد", credit, DAM_BODY)


@pytest.mark.parametrize(
    "block",
    [
        ["عن الكاتب", "أحمد حداد", "كاتب وصحفي يتابع شؤون المياه منذ عشرين عاما."],
        ["استطلاع الرأي", "هل تؤيد بناء السد؟", "نعم", "لا", "تصويت", "عرض النتائج"],
        ["هل كانت هذه الصفحة مفيدة؟", "نعم", "لا"],
        ["لا توجد تعليقات", "كن أول من يعلق"],
        [
            "ونقدم لكم من خلال موقع (الأفق)، تغطية ورصدا على مدار الساعة لأسعار الذهب "
            + "والأخبار " * 30
        ],
        ["حقوق النشر محفوظة"],
        ["الصفحات: 1 2"],
        ["0 Shares"],
        ["هذا المقال لا يعبر بالضرورة عن رأي الصحيفة"],
        ["(النهاية) م ن و"],
        ["حقوق الطبع والنشر 2024 شبكة المرفأ"],
        ["// <![CDATA[", "var page = 'dam';", "// ]]>"],
    ],
    ids=lambda block: block[0],
)
def test_a_block_below_the_text(block):
    only(DAM, STAMP, DAM_BODY, block)


def test_the_end_of_a_script_that_held_text_takes_no_line_with_it():
    (main,) = page(DAM, STAMP, DAM_BODY[0], "// <![CDATA[", DAM_BODY[1:], "// ]]>")
    assert set(DAM_BODY) <= set(main["text"].split("\n"))


@pytest.mark.parametrize(
    "sentence",
    [
        "حقوق النشر كانت محور الجلسة الثانية من المؤتمر.",
        "عن الكاتب قالت الوزيرة إنه خدم الوادي أربعين عاما.",
        "هل كان السد مفيدا؟ نعم، لا شك في ذلك كما تقول الوزيرة.",
        "انتهى العمل في السد قبل موعده بشهرين.",
        "يسمح بالاقتباس من الكتب لأغراض التعليم وفق القانون الجديد.",
        "عدسة الكاميرا تلتقط السد كل صباح من أعلى الجبل.",
    ],
)
def test_a_sentence_that_begins_like_one_stays(sentence):
    (main,) = page(DAM, STAMP, DAM_BODY[:2], sentence, DAM_BODY[2:])
    assert told(main) == (DAM, [*DAM_BODY[:2], sentence, *DAM_BODY[2:]])


@pytest.mark.parametrize(
    "path", ["الرئيسية » بيانات » محليات", "الرئيسية / المركز الإعلامي / أخبار الوزارة"]
)
def test_the_path_to_a_page_is_no_headline(path):
    only(path, DAM, STAMP, DAM_BODY)


def test_tickers_above_the_headline():
    bar = ["طقس اليوم: 34°C صحو", "الدولار 3.75", "برنت 81.40", "الصلاة القادمة: العصر 15:27"]
    (main,) = page(bar, DAM, STAMP, DAM_BODY)
    assert main["title"] == DAM


def test_tags_that_are_called_like_sections():
    tags = ["الأمم المتحدة", "الشرق الأوسط", "السدود"]
    main = only(DAM, STAMP, DAM_BODY, "المصدر: RT", tags, "Facebook", "X", "Telegram")
    assert main["keywords"] == tags


def test_more_labels_of_tags():
    main = only(DAM, STAMP, DAM_BODY, "كلمات دليلية: السدود، المياه")
    assert main["keywords"] == ["السدود", "المياه"]


@pytest.mark.parametrize("name", ["author-box", "post-author_bio author-bio", "about-author"])
def test_who_the_writer_is_in_html(name):
    bio = f"<div class='{name}'><h4>أحمد حداد</h4><p>صحفي يتابع شؤون المياه.</p></div>"
    prose = "".join(f"<p>{line}</p>" for line in DAM_BODY)
    (main,) = page(f"<html><body><h1>{DAM}</h1>{prose}{bio}</body></html>")
    assert told(main) == (DAM, DAM_BODY)


def test_topics_above_the_stamp_of_a_text_of_one_paragraph():
    bars = ["الرئيسية", "Facebook", "هدنة في الوادي", "روسيا", "كلام آخر"]
    (main,) = page(DAM, bars, "15 نوفمبر 2024", DAM_BODY[0])
    assert told(main) == (DAM, DAM_BODY[:1])


@pytest.mark.parametrize(
    "line",
    [
        "صحيفة المرفأ - جميع الحقوق محفوظة",
        "الرابط: https://example.com/news/7",
        "المقالات المنشورة لا تعبر بالضرورة عن رأي الموقع",
        "رسالة أحدث | رسالة أقدم | الصفحة الرئيسية |",
        "الشروط والأحكام",
        "الإبلاغ عن خطأ",
        "ملخص",
        "وام/ سامر الحداد/ سارة الحداد",
    ],
)
def test_the_foot_of_a_printed_page_or_a_blog(line):
    assert only(DAM, STAMP, DAM_BODY, line)["related_headlines"] == []


@pytest.mark.parametrize(
    "line", ["مرسلة بواسطة سامر الحداد في 8:42 ص", "نص: سامر الحداد", "نشر بواسطة سامر الحداد"]
)
def test_the_writer_of_a_blog(line):
    assert only(DAM, STAMP, DAM_BODY, line)["byline"] == "سامر الحداد"
    assert only(DAM, STAMP, line, DAM_BODY)["byline"] == "سامر الحداد"


def test_three_sources_below_their_label():
    assert only(DAM, DAM_BODY, "المصدر:", "الجزيرة + سانا + وام")["sources"] == [
        *("الجزيرة", "سانا", "وام")
    ]


@pytest.mark.parametrize("heading", ["الشروط والأحكام", "الشروط والاحكام", "اهم القصص", "ملخص"])
def test_what_is_a_link_below_the_text_is_a_subheading_in_it(heading):
    (main,) = page(DAM, STAMP, DAM_BODY[:2], heading, DAM_BODY[2:])
    assert told(main) == (DAM, [*DAM_BODY[:2], heading, *DAM_BODY[2:]])


def test_a_writer_below_the_source():
    main = only(DAM, "15 نوفمبر 2024", 'المصدر: "المرفأ"', "سارة الحداد", DAM_BODY)
    assert main["byline"] == "سارة الحداد" and main["sources"] == ["المرفأ"]


def test_a_town_that_no_list_has_beside_a_writer_and_an_agency():
    main = only(DAM, "15 نوفمبر 2024", "وادي الزيتون/ سارة الحداد/ الأناضول", DAM_BODY)
    assert (main["dateline"], main["byline"]) == ("وادي الزيتون", "سارة الحداد")


def test_a_channels_picture_is_no_part_of_the_headline():
    only(f"🔴 {DAM}", DAM_BODY, "📌 المصدر: سانا")
