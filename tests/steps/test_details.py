"""Tags, credits, writers and stamps in the many ways that sites show them."""

import pytest

from tests.articles import DAM, DAM_BODY, MUSEUM, TRAIN, page, told


def test_the_date_behind_a_writer_is_the_pages():
    (main,) = page(DAM, "كتب: سامر الحداد السبت، 30 يوليو 2022 12:14 ص", DAM_BODY)
    assert told(main) == (DAM, DAM_BODY) and main["byline"] == "سامر الحداد"
    assert main["published"]["date"] == "2022-07-30"


@pytest.mark.parametrize("label", ["وسوم:", "الكلمات الدلالية", "Tags:"])
def test_tags_on_lines_of_their_own(label):
    (main,) = page(DAM, DAM_BODY, label, "الري", "السدود", "وادي الزيتون", "أخبار متعلقة", TRAIN)
    assert main["keywords"] == ["الري", "السدود", "وادي الزيتون"]
    assert told(main) == (DAM, DAM_BODY) and main["related_headlines"] == [TRAIN]


def test_tags_without_a_label_below_the_body():
    (main,) = page(DAM, DAM_BODY, "الري", "السدود", "وادي الزيتون")
    assert told(main) == (DAM, DAM_BODY)
    assert main["keywords"] == ["الري", "السدود", "وادي الزيتون"]


def test_a_section_may_be_the_name_of_a_source():
    (main,) = page(DAM, DAM_BODY, "المصدر:", "الشرق الأوسط")
    assert main["sources"] == ["الشرق الأوسط"]


@pytest.mark.parametrize(
    ("credit", "source"),
    [
        ('صحيفة "الساحل اليوم"', 'صحيفة "الساحل اليوم"'),
        ('"الساحل اليوم"', "الساحل اليوم"),
        ('"وكالة أنباء الساحل الشرقي"', "وكالة أنباء الساحل الشرقي"),
    ],
)
def test_quotes_around_a_source(credit, source):
    (main,) = page(DAM, DAM_BODY, f"المصدر: {credit}")
    assert main["sources"] == [source]


def test_a_teaser_above_bare_tags_is_not_an_article():
    (main,) = page(
        DAM, DAM_BODY, "المصدر: RT", "إقرأ المزيد", MUSEUM, "يعرض المتحف مخطوطات نادرة في الطب.",
        TRAIN, "بدأ القطار السريع أولى رحلاته وسط ترحيب.", "السكك", "الميناء", "Facebook",
    )  # fmt: skip
    assert told(main) == (DAM, DAM_BODY) and main["related_headlines"] == [MUSEUM, TRAIN]


def test_who_made_a_film_stands_below_what_is_said_of_it():
    (main,) = page(
        f"{DAM} {DAM} {' '.join(DAM_BODY)} تقرير: مينا الحداد قراءة: سامر منصور المصدر: الجزيرة"
    )
    assert (main["text"], main["byline"]) == (" ".join(DAM_BODY), "مينا الحداد")
    assert main["sources"] == ["الجزيرة"]


@pytest.mark.parametrize(
    ("credit", "sources"),
    [
        ("الجزيرة - وكالات", ["الجزيرة", "وكالات"]),
        ("رويترز / أ ف ب", ["رويترز", "أ ف ب"]),
        ("رويترز | الأناضول", ["رويترز", "الأناضول"]),
        (
            "صحيفة الساحل اليوم، وكالة أنباء الوادي، أ ف ب، بي بي سي",
            ["صحيفة الساحل اليوم", "وكالة أنباء الوادي", "أ ف ب", "بي بي سي"],
        ),
        (
            '"الساحل اليوم" + "صحيفة الوادي الأخضر" + "أ ف ب"',
            ["الساحل اليوم", "صحيفة الوادي الأخضر", "أ ف ب"],
        ),
    ],
)
def test_several_sources(credit, sources):
    (main,) = page(DAM, DAM_BODY, f"المصدر: {credit}")
    assert main["sources"] == sources and told(main) == (DAM, DAM_BODY)


def test_hashtags_below_the_body_are_tags():
    (main,) = page(DAM, DAM_BODY, "#الري #وادي_الزيتون #السدود")
    assert main["keywords"] == ["الري", "وادي الزيتون", "السدود"] and told(main) == (DAM, DAM_BODY)


def test_links_side_by_side_are_tags_apart():
    paragraphs = "".join(f"<p>{each}</p>" for each in DAM_BODY)
    tags = "".join(f"<a href='/t'>{tag}</a>" for tag in ("الري", "وادي الزيتون", "السدود"))
    (main,) = page(f"<h1>{DAM}</h1>{paragraphs}<div class='tags'><span>الوسوم:</span> {tags}</div>")
    assert main["keywords"] == ["الري", "وادي الزيتون", "السدود"] and told(main) == (DAM, DAM_BODY)


def test_the_last_sentence_above_bare_tags_may_end_in_a_quote():
    quote = 'وقالت الوزيرة: "سنبني سدا آخر."'
    (main,) = page(
        DAM,
        f"طباعة ارسل لصديق محافظات {DAM} الثلاثاء 26-05-2026 21:44 كتب: سامر الحداد A A "
        f"{' '.join(DAM_BODY)} {quote} الري السدود",
    )
    assert main["text"].endswith(quote)


def test_a_time_ago_behind_a_label_is_no_place():
    (main,) = page(DAM, "نشر في: منذ ساعتين", DAM_BODY)
    assert told(main) == (DAM, DAM_BODY) and "dateline" not in main


def test_a_bare_label_of_a_writer_does_not_hide_the_name_below():
    (main,) = page(DAM, "بواسطة", "كتب: سامر الحداد", DAM_BODY)
    assert told(main) == (DAM, DAM_BODY) and main["byline"] == "سامر الحداد"


def test_a_line_of_tags_that_ends_in_a_semicolon_is_parted_by_them():
    (main,) = page(DAM, DAM_BODY, "سمات: الأمم المتحدة؛")
    assert main["keywords"] == ["الأمم المتحدة"]


def test_tags_without_a_colon_in_the_last_line():
    (main,) = page(DAM, DAM_BODY, "سمات السد الري وادي الزيتون")
    assert told(main) == (DAM, DAM_BODY)
    assert main["keywords"] == ["السد", "الري", "وادي الزيتون"]


def test_a_book_may_be_the_source():
    (main,) = page(DAM, DAM_BODY, "المصدر: كتاب (أودية الشمال) للأستاذ سامر الحداد.")
    assert main["sources"] == ["كتاب (أودية الشمال) للأستاذ سامر الحداد"]


@pytest.mark.parametrize("tail", ["* السدود", "• السدود"])
def test_bullets_are_no_part_of_tags(tail):
    (main,) = page(DAM, DAM_BODY, "وسوم:", "* الري", tail)
    assert main["keywords"] == ["الري", "السدود"]


def test_a_neighbour_behind_the_last_sentence():
    (main,) = page(DAM, f"{' '.join(DAM_BODY)} مواضيع ذات صلة {TRAIN}")
    assert told(main) == (DAM, [" ".join(DAM_BODY)]) and main["related_headlines"] == [TRAIN]


def test_tags_behind_the_last_sentence_may_have_a_word_of_a_sentence():
    last = f"{DAM_BODY[3]} سمات الحرب على الجفاف، السدود"
    (main,) = page(DAM, DAM_BODY[:3], last)
    assert told(main) == (DAM, DAM_BODY) and "السدود" in main["keywords"]
