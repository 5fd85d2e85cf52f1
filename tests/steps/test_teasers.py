"""A neighbour told of in the midst of an article, after which the article goes on."""

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

LEDE = "بدأ القطار السريع أولى رحلاته بين العاصمة والميناء الشمالي، صباح الاثنين."


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_headline_and_its_lede_below_a_marker_are_passed_over(at):
    main = only(DAM, STAMP, DAM_BODY[:at], "إقرأ المزيد", TRAIN, LEDE, DAM_BODY[at:], "المصدر: RT")
    assert main["related_headlines"] == [TRAIN]
    assert main["sources"] == ["RT"]


def test_a_whole_article_below_a_marker_in_mid_page_stays_one():
    main, train = page(DAM, STAMP, DAM_BODY, "إقرأ المزيد", TRAIN, TRAIN_BODY, "المصدر: RT")
    assert told(main) == (DAM, DAM_BODY) and told(train) == (TRAIN, TRAIN_BODY)


@pytest.mark.parametrize("age", ["منذ 3 ساعات", "قبل ساعتين", "منذ يوم واحد"])
def test_a_headline_with_its_age_is_a_neighbours(age):
    main = only(DAM, STAMP, DAM_BODY[:2], MUSEUM, age, DAM_BODY[2:])
    assert main["related_headlines"] == [MUSEUM]


@pytest.mark.parametrize("marker", ["للمزيد اقرأ: ", "اقرأ/ي أيضاً: "])
def test_a_marker_with_its_headline_in_the_body(marker):
    main = only(DAM, STAMP, DAM_BODY[:2], marker + TRAIN, DAM_BODY[2:])
    assert main["related_headlines"] == [TRAIN]


def test_the_article_before_and_the_one_after():
    main = only(DAM, STAMP, DAM_BODY, f"السابق: {TRAIN}", f"التالي: {MUSEUM}")
    assert main["related_headlines"] == [TRAIN, MUSEUM]


def test_headlines_with_their_ranks():
    main = only(DAM, STAMP, DAM_BODY, "الأكثر قراءة", "1", TRAIN, "2", MUSEUM)
    assert main["related_headlines"] == [TRAIN, MUSEUM]


@pytest.mark.parametrize(
    "teaser",
    [
        f"<div class='teaser'><a href=x><h4>{TRAIN}</h4></a><p>{LEDE}</p></div>",
        f"<blockquote class='wp-embedded-content'><a href=x>{TRAIN}</a></blockquote>",
    ],
)
def test_a_teaser_in_html(teaser):
    first, *rest = (f"<p>{line}</p>" for line in DAM_BODY)
    (main,) = page(f"<html><body><h1>{DAM}</h1>{first}{teaser}{''.join(rest)}</body></html>")
    assert told(main) == (DAM, DAM_BODY) and main["related_headlines"] == [TRAIN]


def test_a_page_of_nothing_but_teasers_is_not_emptied():
    heads = (DAM, TRAIN, MUSEUM, "الشركة توقع اتفاقا لبناء محطة كهرباء في الجنوب")
    boxes = "".join(
        f"<div class='teaser'><h4><a href=x>{head}</a></h4><p>{body}</p></div>"
        for head, body in zip(heads, (*DAM_BODY[:2], *MUSEUM_BODY), strict=True)
    )
    articles = page(f"<html><body>{boxes}</body></html>")
    assert any(MUSEUM_BODY[0] in article["text"] for article in articles)


LEDES = [(TRAIN, LEDE), (MUSEUM, MUSEUM_BODY[0])]


def test_headlines_with_a_lede_each_at_the_end_of_a_page():
    main = only(DAM, STAMP, DAM_BODY, "اقرأ أيضاً", *map(list, LEDES))
    assert main["related_headlines"] == [TRAIN, MUSEUM]


@pytest.mark.parametrize("at", [1, 2, 3])
def test_headlines_with_a_lede_each_after_which_the_body_goes_on(at):
    main = only(DAM, STAMP, DAM_BODY[:at], "اقرأ أيضاً", *map(list, LEDES), DAM_BODY[at:])
    assert main["related_headlines"] == [TRAIN, MUSEUM]


def test_a_whole_article_below_a_teaser():
    lines = [TRAIN, LEDE, MUSEUM, *MUSEUM_BODY]
    main, museum = page(DAM, STAMP, DAM_BODY, "اقرأ أيضاً", lines)
    assert told(main) == (DAM, DAM_BODY) and told(museum) == (MUSEUM, MUSEUM_BODY)


def test_sections_below_a_marker_are_no_teasers():
    sections = ["ماذا عن الجيران", MUSEUM_BODY[0], "من يدفع الثمن الآن", TRAIN_BODY[0]]
    for above in ([*DAM_BODY[:2], "السد في أرقام", *DAM_BODY[2:]], DAM_BODY):
        articles = page(DAM, STAMP, above, "اقرأ أيضاً", sections)
        shown = "\n".join(article["text"] for article in articles)
        assert MUSEUM_BODY[0] in shown and TRAIN_BODY[0] in shown


def test_a_neighbours_headline_may_begin_with_a_waw_of_its_own():
    headline = "واتساب يتيح للمستخدمين تعديل الرسائل بعد إرسالها بدقائق قليلة"
    main = only(DAM, STAMP, DAM_BODY, "اقرأ أيضا", headline, TRAIN)
    assert main["related_headlines"] == [headline, TRAIN]


def test_sections_of_which_one_says_what_the_article_does_are_its_own():
    sections = ["سد جديد في وادي الزيتون", DAM_BODY[0], "القطار السريع يربط العاصمة", LEDE]
    (main,) = page(DAM, STAMP, DAM_BODY, "اقرأ أيضا", sections)
    assert main["text"].endswith("\n".join(sections[1:]))


def test_a_lede_that_the_next_paragraph_refers_to_stays():
    rest = "جاء ذلك في بيان عن وادي الزيتون وعن السد الذي افتتحت الوزيرة وعن عشرين قرية في الوادي."
    (main,) = page(DAM, STAMP, DAM_BODY[:2], "إقرأ المزيد", TRAIN, LEDE, rest, DAM_BODY[2:])
    assert told(main) == (DAM, [*DAM_BODY[:2], LEDE, rest, *DAM_BODY[2:]])


def test_a_headline_with_its_age_below_the_credits_begins_an_article():
    articles = page(DAM, STAMP, DAM_BODY, "المصدر: RT", MUSEUM, "منذ 3 ساعات", DAM_BODY[2:])
    assert [article["title"] for article in articles] == [DAM, MUSEUM]


@pytest.mark.parametrize("section", [["العرب والعالم"], []])
def test_a_headline_below_its_lede_in_mid_article(section):
    card = ["موضوع يهمك", "?", TRAIN_BODY[0], TRAIN, *section]
    (main,) = page(DAM, STAMP, DAM_BODY[:2], card, DAM_BODY[2:])
    assert (told(main), main["related_headlines"]) == ((DAM, DAM_BODY), [TRAIN])


def test_a_subheading_below_a_marker_and_a_paragraph_is_the_bodys():
    body = [*DAM_BODY[:3], "أربع سنوات من العمل", DAM_BODY[3]]
    (main,) = page(DAM, STAMP, body[:2], "موضوع يهمك", body[2:])
    assert told(main) == (DAM, body)


WHEAT = "القمح يبلغ أعلى أسعاره منذ عامين"
CUT = "ارتفعت العقود الآجلة في البورصة، الأربعاء، بعد تراجع المحصول في دول عدة"


@pytest.mark.parametrize("dots", ["...", "…", " [...]"])
def test_a_lede_that_is_cut_is_no_headline(dots):
    main = only(DAM, STAMP, DAM_BODY, "أخبار ذات صلة", WHEAT, f"{CUT}{dots}", TRAIN)
    assert main["related_headlines"] == [WHEAT, TRAIN]


TALKS = "وزيرا خارجية الأردن والنرويج يبحثان في عمان أمن الملاحة"
TALKS_BODY = [
    "بحث وزير الخارجية الأردني في عمان مع نظيره النرويجي، الثلاثاء، أمن الملاحة في البحر الأحمر.",
    "وقال الوزير الأردني في مؤتمر صحفي إن الجانبين اتفقا على عقد لقاء سنوي يتناول أوضاع المنطقة.",
    "وأضاف أن النرويج ستشارك في تمويل برنامج لتدريب خفر السواحل يبدأ في الخريف المقبل.",
    "وختم الوزير النرويجي بأن بلاده تدعم كل جهد يخفف التوتر ويحفظ حرية التجارة في الممرات.",
]
DEAL = "النرويج والأردن يوقعان اتفاقا للتعاون في أمن الملاحة"
DEAL_LEDE = "وقع مسؤولون من النرويج والأردن في أوسلو اتفاقا للتعاون في أمن الملاحة وحماية السفن."


@pytest.mark.parametrize("others", [[], [TRAIN, LEDE]])
def test_a_teaser_about_the_same_matter_in_a_short_article(others):
    block = ["اقرأ أيضا", *others, DEAL, DEAL_LEDE]
    (main,) = page(TALKS, STAMP, TALKS_BODY[:2], block, TALKS_BODY[2:])
    assert told(main) == (TALKS, TALKS_BODY)
    assert main["related_headlines"] == [*others[:1], DEAL]


@pytest.mark.parametrize("whole", [TALKS_BODY, TALKS_BODY * 3])
def test_a_whole_article_about_the_same_matter_below_another(whole):
    deal = [DEAL_LEDE, "وقال وزير النقل في أوسلو إن الاتفاق يشمل أمن السفن وتأمينها."]
    main, related = page(TALKS, STAMP, whole, "اقرأ أيضا", DEAL, deal)
    assert told(main) == (TALKS, whole) and told(related) == (DEAL, deal)
