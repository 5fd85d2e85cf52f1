"""Lines of an article that look like what stands beside one: they stay, and say nothing else."""

import pytest

from tests.articles import DAM, DAM_BODY, MUSEUM, STAMP, TRAIN, TRAIN_BODY, page, told


@pytest.mark.parametrize(
    "lines",
    [
        ["يلفت موقع المرفأ إلى أن الإدارة تدرس بناء سد آخر في الوادي قبل نهاية العام."],
        ["The Post Office said on Monday that it will open a branch in the valley."],
        ["ظهرت المقالة الأولى عن السد في صحيفة المرفأ قبل عشرين عاما من بنائه."],
        ["رابط دائم بين القرى العشرين كان حلما لأهالي الوادي منذ عقود."],
        ["تابعوا أخبار السد يوما بيوم من بيوتهم في القرى البعيدة عن الوادي."],
        ["قائمة الفائزين:", "محمد صالح (تونس)", "أحمد حسن (الجزائر)"],
        [
            *("16 يناير, 08:31 GMT", "صافرات الإنذار تدوي في محيط السد"),
            *("16 يناير, 08:10 GMT", "إجلاء سكان القرى القريبة من السد"),
        ],
        ["السد في عشر سنوات", "من 2010 إلى 2020"],
        ["دلالات: توقيت الافتتاح", "المصدر.. مسؤول في الوزارة تحدث إلى المرفأ"],
    ],
)
def test_what_only_looks_like_what_stands_beside_stays_inside_the_body(lines):
    (main,) = page(DAM, STAMP, DAM_BODY[:2], lines, DAM_BODY[2:])
    assert told(main) == (DAM, [*DAM_BODY[:2], *lines, *DAM_BODY[2:]])
    assert "byline" not in main and main["sources"] == []


@pytest.mark.parametrize(
    "lines",
    [
        ["سعر عيار 24", "3,150", "سعر عيار 21", "2,756"],
        ["مباريات الجولة الأولى", "الجمعة 14 مارس", "الأهلي والزمالك على ملعب الوادي"],
        ["# 1 سد الوادي", "# 2 سد الكروم"],
    ],
)
def test_figures_and_days_below_the_last_paragraph_stay(lines):
    (main,) = page(DAM, STAMP, DAM_BODY, lines)
    assert told(main) == (DAM, [*DAM_BODY, *lines])


@pytest.mark.parametrize("title", ["السد الكبير", f"{DAM}.", "هل يكفي السد؟"])
def test_a_short_headline_above_neighbours_is_the_pages(title):
    (main,) = page(title, "أخبار ذات صلة", TRAIN, MUSEUM, DAM_BODY)
    assert told(main) == (title, DAM_BODY)
    assert main["related_headlines"] == [TRAIN, MUSEUM]


@pytest.mark.parametrize(
    "title", ["الكاتب.. شاهد على زمن الزيتون", "مفاتيح: نجاح السد الجديد في الوادي"]
)
def test_a_headline_that_begins_like_a_label_is_one(title):
    (main,) = page(title, STAMP, DAM_BODY)
    assert told(main) == (title, DAM_BODY) and main["keywords"] == []


def test_a_neighbours_headline_with_its_section_before_a_bar():
    (main,) = page(DAM, STAMP, DAM_BODY[:2], "اقرأ أيضا", f"فيديو | {TRAIN}", MUSEUM, DAM_BODY[2:])
    assert told(main) == (DAM, DAM_BODY)


def test_days_of_an_exhibition_are_no_date_of_the_page():
    (main,) = page(DAM, "من 14 إلى 16 مارس 2024", DAM_BODY)
    assert "published" not in main


@pytest.mark.parametrize(
    ("end", "sources"),
    [
        ("وزيرة الري خلال افتتاح السد (رويترز)", []),
        (f"{TRAIN_BODY[1]} (قنا)", ["قنا"]),
        (f"{TRAIN_BODY[1]} (الشرق الأوسط)", []),
        ("المصدر: الرياض + عكاظ", ["الرياض", "عكاظ"]),
    ],
)
def test_a_photographer_an_agency_a_region_and_a_paper_named_like_a_city(end, sources):
    (main,) = page(DAM, STAMP, DAM_BODY, end)
    assert main["sources"] == sources


def test_an_article_below_comments_with_a_share_bar_above_its_stamp():
    comments = ["التعليقات", "سالم يقول:", "خبر جميل"]
    main, other = page(DAM, STAMP, DAM_BODY, comments, TRAIN, "شارك", STAMP, TRAIN_BODY)
    assert told(main) == (DAM, DAM_BODY) and told(other) == (TRAIN, TRAIN_BODY)


@pytest.mark.parametrize("below", ["الأربعاء 3 أبريل 2024 10:30", "آخر تحديث: 3 أبريل 2024"])
def test_a_second_date_settles_an_ambiguous_one(below):
    (main,) = page(DAM, "تاريخ النشر: 03/04/2024", below, DAM_BODY)
    assert main["published"]["date"] == "2024-04-03"


@pytest.mark.parametrize(
    ("title", "site"),
    [
        ("إغلاق المطار ساعتين", "الوكالة الوطنية للإعلام والأخبار"),
        ("وزيرة الري تفتتح سدا جديدا في وادي الزيتون الشمالي", "صحيفة المرفأ"),
    ],
)
def test_a_sites_name_that_stands_in_its_footer_is_no_title(title, site):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in DAM_BODY)
    head = f"<title>{title} - {site}</title>"
    (main,) = page(f"{head}<body><div>{title}</div>{body}<div>© {site}</div></body>")
    assert main["title"] == title


def test_a_count_of_comments_above_the_date_hides_nothing():
    cookies = "نستعمل ملفات الارتباط لتحسين تجربتك على موقعنا، وبمواصلة التصفح فإنك توافق عليها."
    for above in ([DAM, DAM_BODY[0]], [cookies, DAM, DAM_BODY[0]]):
        (main,) = page(above, "3 تعليقات", "15 نوفمبر 2024", DAM_BODY[1:])
        assert main["text"].endswith("\n".join(DAM_BODY[1:]))


def test_a_report_of_one_short_sentence_has_its_date():
    (main,) = page(DAM, "15 نوفمبر 2024", "افتتحت الوزيرة السد أمس في الوادي.", "2 - 1")
    assert main["published"]["date"] == "2024-11-15"
    assert main["text"] == "افتتحت الوزيرة السد أمس في الوادي.\n2 - 1"


def test_a_credit_behind_a_dash_may_end_in_dots():
    (main,) = page(DAM, STAMP, DAM_BODY, "المصدر - وكالات..")
    assert told(main) == (DAM, DAM_BODY) and main["sources"] == ["وكالات"]
