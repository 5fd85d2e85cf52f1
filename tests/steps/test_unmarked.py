"""Neighbours without a marker, and a body's own lines that look like theirs."""

import pytest

from tests.articles import DAM, DAM_BODY, MUSEUM, STAMP, TRAIN, only, page, told

LEDES = [
    "أعلن وزير النقل في العاصمة أن الجسر المعلق سيغلق أمام الشاحنات أسبوعين لصيانة الحبال.",
    "قال مدير المطار إن ثلاث شركات طيران جديدة ستبدأ رحلاتها إلى الجزيرة مطلع هذا الصيف.",
    "كشفت هيئة التراث عن لوحة فسيفساء رومانية تحت أساسات مدرسة قديمة للبنات في وسط المدينة.",
    "فاز فريق المنارة ببطولة كرة السلة للسيدات بعد مباراة مثيرة امتدت شوطين إضافيين أمام ضيفه.",
    "طرحت شركة ناشئة تطبيقا يترجم لغة الإشارة إلى نص مكتوب بمساعدة كاميرا الهاتف المحمول وحدها.",
]
LINKS = [
    "شركات الطيران تعود إلى مطار الجزيرة بعد عامين",
    "لوحة فسيفساء نادرة تحت أساسات مدرسة قديمة",
]


CNN = [f"العاصمة (CNN)-- {DAM_BODY[0]}", *DAM_BODY[1:]]


@pytest.mark.parametrize(
    "ledes",
    [
        LEDES,
        LEDES[2:],
        [f"{lede[:20].strip()} {DAM_BODY[0]}" for lede in LEDES],  # of the same story
        [*LEDES[:4], f"ضيوف السد {DAM_BODY[0]}"],
    ],
)
def test_ledes_that_begin_as_first_paragraphs_do_are_neighbours(ledes):
    (main,) = page(DAM, STAMP, CNN, ledes)
    assert told(main) == (DAM, CNN)


@pytest.mark.parametrize(
    "ends",
    [
        LEDES[3:],
        [*LEDES[:3], "وأعلن" + LEDES[0].removeprefix("أعلن"), *LEDES[3:]],
        [f"{n} - {lede}" for n, lede in enumerate(LEDES, 1)],
        [f"مهندسو السد {lede[:20].strip()} {DAM_BODY[0]}" for lede in LEDES],
    ],
)
def test_fewer_or_paragraphs_that_go_on_or_items_or_words_of_the_article_are_its_own(ends):
    (main,) = page(DAM, STAMP, CNN, ends)
    assert told(main) == (DAM, [*CNN, *ends])


def test_five_paragraphs_of_another_site_are_its_articles():
    (main,) = page(DAM, STAMP, DAM_BODY, LEDES)
    assert told(main) == (DAM, [*DAM_BODY, *LEDES])


def test_headlines_between_two_paragraphs_that_go_on_are_neighbours():
    main = only(DAM, STAMP, DAM_BODY[:2], LINKS, DAM_BODY[2:])
    assert main["related_headlines"] == LINKS


@pytest.mark.parametrize(
    "lines",
    [
        LINKS[:1],
        ["بطاقة السد الجديد", "عشرة ملايين متر مكعب"],
        ["1- شركات الطيران تعود إلى مطار الجزيرة", "2- لوحة فسيفساء نادرة تحت أساسات مدرسة"],
        ["وزارة الري ستبدأ الشهر المقبل مد قنوات", "سد جديد في وادي الزيتون يسقي القرى"],
        ["سعر طن التمر في سوق المدينة الكبير سجل 480 جنيها", "سعر طن القمح اليوم سجل 300 جنيه"],
        ["هل تعود شركات الطيران إلى مطار الجزيرة بعد عامين؟", "متى يفتح المطار الجديد أبوابه؟"],
        ["يا دار بعد الطيران والجزيرة", "من لي بلوحة فسيفساء نادرة"],
        ["وجاء في القائمة:", *LINKS],
    ],
)
def test_one_line_or_short_ones_or_items_or_what_the_text_says_are_the_bodys(lines):
    (main,) = page(DAM, STAMP, DAM_BODY[:2], lines, DAM_BODY[2:])
    assert told(main) == (DAM, [*DAM_BODY[:2], *lines, *DAM_BODY[2:]])


def test_below_a_marker_with_its_headline_a_subheading_is_the_bodys():
    heading = "قنوات تصل إلى المزارع البعيدة"
    (main,) = page(DAM, STAMP, DAM_BODY[:2], f"اقرأ أيضا: {TRAIN}", heading, DAM_BODY[2:])
    assert told(main) == (DAM, [*DAM_BODY[:2], heading, *DAM_BODY[2:]])
    assert main["related_headlines"] == [TRAIN]


def test_below_a_marker_with_its_headline_one_that_says_also_is_a_neighbours():
    also = f"كذلك.. {MUSEUM}"
    main = only(DAM, STAMP, DAM_BODY[:2], f"اقرأ أيضا: {TRAIN}", also, DAM_BODY[2:])
    assert main["related_headlines"] == [TRAIN, also]


@pytest.mark.parametrize("label", ["شاهد", "بالفيديو"])
def test_a_film_between_two_paragraphs_is_a_neighbour(label):
    main = only(DAM, STAMP, DAM_BODY[:2], f"{label}: {TRAIN}", DAM_BODY[2:])
    assert main["related_headlines"] == [TRAIN]


def test_a_witness_who_is_quoted_and_a_headline_that_bids_to_watch_stay():
    quoted = "شاهد: «رأيت المياه تغمر الطريق»"
    (main,) = page(f"شاهد: {DAM}", STAMP, DAM_BODY[:2], quoted, DAM_BODY[2:])
    assert told(main) == (f"شاهد: {DAM}", [*DAM_BODY[:2], quoted, *DAM_BODY[2:]])


def test_short_headlines_between_two_paragraphs_are_neighbours():
    heads = ["شركات الطيران تعود إلى مطار الجزيرة", "فسيفساء رومانية تحت مدرسة قديمة للبنات"]
    main = only(DAM, STAMP, DAM_BODY[:2], heads, DAM_BODY[2:])
    assert main["related_headlines"] == heads


TOLD = [
    "هل تروي مياه السد قرى الوادي كلها قبل نهاية الصيف؟",
    "وزيرة الري تفتتح سدا جديدا في وادي الزيتون وتعد بقنوات",
]


def test_headlines_of_the_same_story_between_two_paragraphs_are_neighbours():
    subheading = "مياه لقرى الوادي البعيدة كلها"
    (main,) = page(DAM, STAMP, DAM_BODY[:2], TOLD, subheading, DAM_BODY[2:])
    assert told(main) == (DAM, [*DAM_BODY[:2], subheading, *DAM_BODY[2:]])
    assert main["related_headlines"] == TOLD


def test_a_quotation_beside_the_text_and_who_said_it_stay():
    quoted = [
        '"السد سيروي عشرين قرية في الوادي بعد أربع سنوات من العمل"',
        "وزيرة الري في وادي الزيتون",
    ]
    (main,) = page(DAM, STAMP, DAM_BODY[:2], quoted, DAM_BODY[2:])
    assert told(main) == (DAM, [*DAM_BODY[:2], *quoted, *DAM_BODY[2:]])
