"""What only looks like a caption, a byline, tags or a neighbour's stays what it is."""

import pytest

from tests.articles import DAM, DAM_BODY, MUSEUM, STAMP, TRAIN, TRAIN_BODY, page, told


@pytest.mark.parametrize(
    "paragraph",
    [
        "وقالت الوزيرة إن السد سيروي عشرين قرية في الوادي وإن العمل استغرق أربع سنوات. (وكالات)",
        "وسأل أهالي الوادي الوزيرة عن موعد مد القنوات إلى المزارع البعيدة في الوادي كله (!!)",
        "بواسطة السد الجديد يمكن ري القرى",
        "كتب أهالي الوادي إلى الوزيرة بعد 32 شهرا من الانتظار في القرى البعيدة عن السد.",
        "بواسطة قنوات جديدة ستروى 12 قرية في الوادي بحسب بيان.",
        "جولة في السد - القدس",
        "رويترز - القاهرة تستضيف القمة",
        "غزة منذ 7 أكتوبر",
        "Владимир Путин",
        ".NET في الوادي",
    ],
)
def test_what_only_looks_like_something_else_stays_in_the_body(paragraph):
    (main,) = page(DAM, DAM_BODY[:2], paragraph, DAM_BODY[2:])
    assert told(main) == (DAM, [*DAM_BODY[:2], paragraph, *DAM_BODY[2:]])


@pytest.mark.parametrize("headline", ["خاص - الحكومة تقر الموازنة", "كتب جديدة في معرض الوادي"])
def test_what_only_looks_like_something_else_may_be_the_headline(headline):
    (main,) = page(headline, DAM_BODY)
    assert told(main) == (headline, DAM_BODY)


def test_a_list_at_the_end_is_not_tags():
    team = ["وجاءت تشكيلة الفريق على النحو التالي:", "سامر الحداد", "علي معلول", "ياسر منصور"]
    (main,) = page(DAM, DAM_BODY, team)
    assert told(main) == (DAM, [*DAM_BODY, *team]) and main["keywords"] == []
    (main,) = page(DAM, DAM_BODY, "مع خالص التقدير", "سامر الحداد", "رئيس النقابة")
    assert main["text"].endswith("رئيس النقابة") and main["keywords"] == []


def test_points_of_a_list_are_not_ledes():
    points = [
        "مد قنوات الري إلى المزارع البعيدة في الوادي قبل نهاية العام الجاري بأموال محلية",
        "بناء سد آخر أعلى الوادي يتسع لعشرين مليون متر مكعب من مياه الأمطار والسيول كلها",
        "تدريب أهالي القرى على صيانة القنوات والمضخات في مركز جديد قرب السد في وادي الزيتون",
    ]
    (main,) = page(DAM, DAM_BODY, "وخلص المؤتمر إلى التوصيات التالية:", points, "اقرأ أيضا", TRAIN)
    assert main["text"].endswith("\n".join(points))


def test_a_body_goes_on_below_a_neighbours_dated_headline():
    rest = [
        "تعتزم الوزارة مد قنوات الري من السد إلى المزارع البعيدة في وادي الزيتون الشهر المقبل.",
        DAM_BODY[3],
    ]
    (main,) = page(DAM, DAM_BODY[:2], "اقرأ أيضا", TRAIN, "12 مايو 2024", rest)
    assert main["text"].endswith("\n".join(rest)) and "published" not in main


def test_a_headline_on_both_sides_of_a_photographer_stays():
    (main,) = page(DAM, "تصوير: سامر الحداد", DAM, DAM_BODY)
    assert told(main) == (DAM, DAM_BODY)


def test_tags_end_where_an_article_begins():
    main, other = page(DAM, DAM_BODY, "وسوم:", "الري", "السدود", TRAIN, STAMP, TRAIN_BODY)
    assert main["keywords"] == ["الري", "السدود"] and told(other) == (TRAIN, TRAIN_BODY)


def test_many_tags_behind_a_bullet_are_read():
    tags = [f"{word} {n}" for n in range(15) for word in ("سد", "قناة")]
    (main,) = page(DAM, DAM_BODY, "• الكلمات الدلالية", tags)
    assert told(main) == (DAM, DAM_BODY) and len(main["keywords"]) == len(tags)


def test_credits_below_a_headline_without_an_article_are_kept():
    (main,) = page(DAM, DAM_BODY, "المصدر: وكالات", MUSEUM, "12 مايو 2024", "وسوم: الري، السدود")
    assert main["keywords"] == ["الري", "السدود"] and "published" not in main
    assert main["related_headlines"] == [MUSEUM]


def test_a_subheading_below_a_button_stays():
    (main,) = page(DAM, DAM_BODY[:2], "السابق", "التالي", "تفاصيل الخطة الجديدة", DAM_BODY[2:])
    assert "تفاصيل الخطة الجديدة" in main["text"]


def test_a_body_behind_a_list_that_is_not_closed_stays():
    (main,) = page(
        f"{' '.join(DAM_BODY[:2])} اقرأ أيضا list of 2 items list 1 of 2 {TRAIN} "
        f"list 2 of 2 {MUSEUM} {' '.join(DAM_BODY[2:])}"
    )
    assert main["text"].endswith(DAM_BODY[3])


def test_a_sentence_behind_a_marker_in_a_line_is_not_swallowed():
    rest = "تعتزم الوزارة مد قنوات الري إلى المزارع ومن المقرر أن يبدأ العمل قريبا بعد إتمام السد."
    (main,) = page(
        DAM, f"{' '.join(DAM_BODY)} إقرأ المزيد {TRAIN} {rest} {' '.join(DAM_BODY)} المصدر: RT"
    )
    assert rest in main["text"]
