"""Where a further article of a page begins, and what above or below it is not one."""

import pytest

from tests.articles import DAM, DAM_BODY, MUSEUM, MUSEUM_BODY, STAMP, TRAIN, TRAIN_BODY, page, told

SOURCE = "المصدر: رويترز"
# Shares no word with the paragraphs below it.
ODD, ODD_BODY = "سيارة تقتحم مبنى السفارة في العاصمة", [
    "أوقفت السلطات الأمنية رجلا حاول دخول البعثة الدبلوماسية بالقوة صباح أمس.",
    "وأفادت الصحيفة بأن الرجل كان يريد الحصول على اللجوء وأنه قيد التحقيق.",
]  # fmt: skip


@pytest.mark.parametrize("title", ["ماذا بعد؟", "الحوار المجتمعي", "«نهاية الرحلة»"])
@pytest.mark.parametrize("between", [["إقرأ أيضاً:"], ["إقرأ أيضاً:", STAMP], [STAMP]])
def test_a_headline_of_two_words_begins_an_article(title, between):
    marker, stamp = [x for x in between if x != STAMP], [x for x in between if x == STAMP]
    _, further = page(DAM, STAMP, DAM_BODY, SOURCE, marker, title, stamp, TRAIN_BODY)
    assert told(further) == (title, TRAIN_BODY)


@pytest.mark.parametrize("credit", [[SOURCE], []])
@pytest.mark.parametrize("stamp", ["14 مايو 2024", "تاريخ النشر: 14 مايو 2024", "كتب: سامر الحداد"])
def test_what_stands_between_a_marker_and_a_headline_is_the_further_articles(credit, stamp):
    main, further = page(DAM, DAM_BODY, credit, "إقرأ أيضاً:", stamp, TRAIN, TRAIN_BODY)
    assert told(main) == (DAM, DAM_BODY) and told(further) == (TRAIN, TRAIN_BODY)
    assert "published" not in main and "byline" not in main
    assert "published" in further or further["byline"] == "سامر الحداد"


@pytest.mark.parametrize("header", ["تاريخ النشر: 14 مايو 2024", "كتب: سامر الحداد"])
def test_a_header_below_a_headline_begins_an_article_whose_text_does_not_tell_it(header):
    main, further = page(DAM, STAMP, DAM_BODY, "إقرأ أيضاً:", ODD, header, ODD_BODY)
    assert told(main) == (DAM, DAM_BODY) and told(further) == (ODD, ODD_BODY)


def test_the_dates_of_headlines_between_paragraphs_are_theirs():
    cards = ["مواضيع ذات صلة", TRAIN, "12 مارس 2021", MUSEUM, "9 أبريل 2021"]
    (main,) = page(DAM, STAMP, DAM_BODY[:2], cards, DAM_BODY[2:])
    assert told(main) == (DAM, DAM_BODY) and main["related_headlines"] == [TRAIN, MUSEUM]
    assert main["published"]["date"] == "2024-11-15"


def test_a_word_above_a_paragraph_that_goes_on_is_a_subheading():
    (main,) = page(DAM, STAMP, DAM_BODY[:2], "قنوات الري", DAM_BODY[2:])
    assert told(main) == (DAM, [*DAM_BODY[:2], "قنوات الري", *DAM_BODY[2:]])


@pytest.mark.parametrize("subheading", ["قنوات الري إلى المزارع", "1- قنوات الري"])
def test_the_lede_above_a_subheading_is_the_articles(subheading):
    body = [DAM_BODY[0], subheading, *DAM_BODY[1:]]
    _, further = page(TRAIN, STAMP, TRAIN_BODY, SOURCE, "إقرأ أيضاً:", DAM, body)
    assert told(further) == (DAM, body)


def test_a_neighbours_lede_may_begin_like_a_paragraph_that_goes_on():
    teaser = "كما يعرض متحف المدينة مخطوطات نادرة في الطب والفلك للمرة الأولى منذ سنوات."
    (main,) = page(DAM, DAM_BODY, SOURCE, "إقرأ المزيد", TRAIN, TRAIN_BODY[:1], MUSEUM, teaser)
    assert told(main) == (DAM, DAM_BODY) and main["related_headlines"] == [TRAIN, MUSEUM]


def test_a_headline_above_a_stamp_that_says_so_begins_an_article():
    _, further = page(DAM, STAMP, DAM_BODY, ODD, STAMP, ODD_BODY)
    assert told(further) == (ODD, ODD_BODY)


def test_headlines_above_another_marker_are_all_kept():
    main, further = page(
        DAM, DAM_BODY, SOURCE, "أخبار متعلقة", ODD, MUSEUM, "إقرأ أيضاً:", TRAIN, TRAIN_BODY
    )
    assert main["related_headlines"] == [ODD, MUSEUM] and told(further) == (TRAIN, TRAIN_BODY)


def test_an_articles_header_may_be_long():
    header = [STAMP, "كتبت: سارة الحداد", "شارك الخبر على:", "Facebook", "Twitter", "WhatsApp"]
    _, further = page(DAM, DAM_BODY, SOURCE, "مقالات ذات صلة", TRAIN, header, TRAIN_BODY)
    assert told(further) == (TRAIN, TRAIN_BODY) and further["byline"] == "سارة الحداد"


def test_a_related_article_may_name_a_neighbour_in_a_line():
    inline = f"قد يهمك: {MUSEUM}"
    _, further = page(DAM, DAM_BODY, "اقرأ أيضا", TRAIN, TRAIN_BODY[:1], inline, TRAIN_BODY[1:])
    assert told(further) == (TRAIN, TRAIN_BODY) and further["related_headlines"] == [MUSEUM]


@pytest.mark.parametrize("hashtags", [["#الري"], ["#سد_الوادي #الري"], ["#الري", "#السدود"]])
@pytest.mark.parametrize("below", [True, False])
def test_hashtags_below_the_body_are_tags(hashtags, below):
    (main,) = page(DAM, DAM_BODY, *([SOURCE, hashtags] if below else [hashtags, SOURCE]))
    assert main["text"].split("\n") == DAM_BODY
    assert len(main["keywords"]) == " ".join(hashtags).count("#")


def test_short_lines_between_the_credit_and_the_share_bar_are_tags():
    tags = ["وزارة الري", "سدود الوادي الجديدة", "الزيتون"]
    (main,) = page(
        DAM, STAMP, DAM_BODY, "المصدر: RT", tags, "Facebook X VK.com", "التعليقات", TRAIN
    )
    assert main["keywords"] == tags and told(main) == (DAM, DAM_BODY)


@pytest.mark.parametrize(
    ("credit", "names"),
    [
        ("المصدر: الجزيرة+وكالات", ["الجزيرة", "وكالات"]),
        ("المصدر: رويترز/ أ ف ب", ["رويترز", "أ ف ب"]),
        ("المصدر: (رويترز)", ["رويترز"]),
        ("المصدر\nرويترز", ["رويترز"]),
    ],
)
def test_the_sources_of_a_credit(credit, names):
    (main,) = page(DAM, DAM_BODY, credit)
    assert main["sources"] == names and told(main) == (DAM, DAM_BODY)


def test_articles_of_one_form_are_told_apart():
    one, two, three = page(
        DAM, STAMP, DAM_BODY, SOURCE, MUSEUM, STAMP, MUSEUM_BODY, SOURCE, TRAIN, STAMP, TRAIN_BODY
    )
    assert [told(x) for x in (one, two, three)] == [
        (DAM, DAM_BODY), (MUSEUM, MUSEUM_BODY), (TRAIN, TRAIN_BODY),
    ]  # fmt: skip


def test_the_headline_of_a_further_article_behind_its_marker():
    main, other = page(DAM, STAMP, DAM_BODY, SOURCE, f"إقرأ أيضاً: {MUSEUM}", MUSEUM_BODY)
    assert [told(main), told(other)] == [(DAM, DAM_BODY), (MUSEUM, MUSEUM_BODY)]
    assert main["related_headlines"] == []


@pytest.mark.parametrize("section", [[], ["محليات"]])
@pytest.mark.parametrize("credit", [[], [SOURCE]])
def test_articles_whose_dates_stand_above_their_headlines(section, credit):
    first, second = ["الجمعة 15 نوفمبر 2024", DAM], ["السبت 16 نوفمبر 2024", MUSEUM]
    main, other = page(section, first, DAM_BODY, credit, section, second, MUSEUM_BODY, credit)
    assert [told(main), told(other)] == [(DAM, DAM_BODY), (MUSEUM, MUSEUM_BODY)]
    assert [x["published"]["date"] for x in (main, other)] == ["2024-11-15", "2024-11-16"]


def test_articles_with_a_writer_below_each_headline():
    first, second = [DAM, "كتب: سالم حسن"], [MUSEUM, "كتبت: ليلى حداد"]
    main, other = page(first, DAM_BODY, second, MUSEUM_BODY)
    assert [told(main), told(other)] == [(DAM, DAM_BODY), (MUSEUM, MUSEUM_BODY)]
    assert [x["byline"] for x in (main, other)] == ["سالم حسن", "ليلى حداد"]


@pytest.mark.parametrize("header", [["15 نوفمبر 2024", DAM], [DAM, "كتب: سالم حسن"]])
@pytest.mark.parametrize("beside", ["16 نوفمبر 2024", "ملف: السد الكبير"])
def test_a_subheading_beside_a_day_is_none_of_another_article(header, beside):
    subheading = "قنوات الري إلى المزارع البعيدة"
    (main,) = page(header, DAM_BODY[:2], beside, subheading, DAM_BODY[2:])
    assert told(main) == (DAM, [*DAM_BODY[:2], beside, subheading, *DAM_BODY[2:]])


def test_days_of_a_chronology_begin_no_articles():
    days = [
        *(
            "14 نوفمبر 2024",
            "الوزيرة تتفقد السد",
            "تفقدت الوزيرة السد قبل يوم من افتتاحه في الوادي.",
        ),
        *(
            "15 نوفمبر 2024",
            "افتتاح السد الجديد",
            "افتتحت الوزيرة السد الجديد في وادي الزيتون، الأحد.",
        ),
    ]
    (main,) = page("16 نوفمبر 2024", DAM, DAM_BODY, days)
    assert told(main) == (DAM, [*DAM_BODY, *days])


def test_two_whole_articles_below_a_marker_though_the_second_says_little_of_its_headline():
    odd = (
        "حريق في سوق الخضر يخلف خسائر كبيرة",
        [
            "اندلع حريق فجر السبت في سوق الخضر وسط المدينة القديمة وأتى على عشرة متاجر فيها.",
            "ولم يصب أحد بأذى لأن المتاجر كانت مغلقة، وفق ما قاله رجال الإطفاء.",
        ],
    )
    found = page(DAM, STAMP, DAM_BODY, SOURCE, "إقرأ أيضاً:", TRAIN, TRAIN_BODY, *odd)
    assert list(map(told, found)) == [(DAM, DAM_BODY), (TRAIN, TRAIN_BODY), odd]


def test_a_text_without_a_headline_below_credits_and_a_marker_is_an_article_of_its_own():
    main, related = page(DAM, DAM_BODY, "المصدر: سانا", "اقرأ أيضا:", TRAIN_BODY)
    assert told(main) == (DAM, DAM_BODY)
    assert (related["role"], related["title"], related["text"]) == (
        "related",
        "",
        "\n".join(TRAIN_BODY),
    )


def test_a_body_that_goes_on_below_a_credit_and_a_marker_stays():
    (main,) = page(DAM, DAM_BODY[:2], "المصدر: سانا", "اقرأ أيضا:", DAM_BODY[2:])
    assert told(main) == (DAM, DAM_BODY)
