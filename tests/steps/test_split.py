"""Whose line is whose: pages of our own writing in the forms that real sites have."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.errors import Unprocessable
from streams.steps.layout.reading import lines
from streams.steps.parse import parse
from streams.steps.split import split
from tests.articles import DAM, DAM_BODY, MUSEUM, MUSEUM_BODY, STAMP, TRAIN, TRAIN_BODY, page, told


def test_a_whole_article_under_a_marker_is_one_of_its_own():
    main, other = page(
        DAM, STAMP, DAM_BODY, "المصدر: RT", "كلمات دلالية: الري", "إقرأ أيضاً:", TRAIN, TRAIN_BODY
    )
    assert told(main) == (DAM, DAM_BODY) and main["role"] == "main"
    assert told(other) == (TRAIN, TRAIN_BODY) and other["role"] == "related"
    assert (main["position"], other["position"]) == (0, 1)
    assert main["related_headlines"] == []


def test_a_whole_article_is_told_from_the_body_without_any_credit_between():
    main, other = page(DAM, DAM_BODY, "اقرأ أيضا", MUSEUM, TRAIN, TRAIN_BODY)
    assert told(main) == (DAM, DAM_BODY)
    assert told(other) == (TRAIN, TRAIN_BODY)
    assert main["related_headlines"] == [MUSEUM]


@pytest.mark.parametrize(
    "block",
    [
        [f"اقرأ أيضا: {TRAIN}"],
        [f"قد يهمك| {TRAIN}"],
        ["أخبار متعلقة", TRAIN],
        ["روابط ذات علاقة", TRAIN, MUSEUM],
        ["إقرأ المزيد", TRAIN, "إعلان", MUSEUM],
        [
            "اقرأ أيضا",
            "list of 2 items",
            "list 1 of 2",
            TRAIN,
            "list 2 of 2",
            MUSEUM,
            "end of list",
        ],
    ],
)
@pytest.mark.parametrize("cut", [1, 2, 3])
def test_a_body_goes_on_below_neighbours_headlines(block, cut):
    (main,) = page(DAM, DAM_BODY[:cut], block, DAM_BODY[cut:], "المصدر: RT")
    assert told(main) == (DAM, DAM_BODY)
    expected = [TRAIN, MUSEUM] if len(block) > 2 else [TRAIN]
    assert main["related_headlines"] == expected


def test_headlines_below_an_article_are_its_neighbours():
    (main,) = page(DAM, DAM_BODY, "موضوعات ذات صلة", TRAIN, MUSEUM)
    assert told(main) == (DAM, DAM_BODY)
    assert main["related_headlines"] == [TRAIN, MUSEUM]


def test_a_neighbours_lede_is_not_an_article():
    (main,) = page(
        DAM, DAM_BODY, "المصدر: RT", "إقرأ المزيد", MUSEUM, MUSEUM_BODY[0], TRAIN, "Facebook", "X"
    )
    assert told(main) == (DAM, DAM_BODY)
    assert main["related_headlines"] == [MUSEUM, TRAIN]


def test_headlines_with_their_dates_are_not_articles():
    dated = [TRAIN, "3 مارس 2021", MUSEUM, "4 مارس 2021", "الميناء"]
    (main,) = page(DAM, DAM_BODY, "المصدر: RT", "أخبار متعلقة", dated)
    assert told(main) == (DAM, DAM_BODY) and "published" not in main
    assert main["related_headlines"] == [TRAIN, MUSEUM]


def test_a_whole_article_under_a_marker_keeps_its_stamp():
    _, other = page(DAM, DAM_BODY, "المصدر: RT", "إقرأ أيضا", TRAIN, STAMP, TRAIN_BODY)
    assert told(other) == (TRAIN, TRAIN_BODY) and other["published"]["date"] == "2024-11-15"


def test_bare_tags_below_the_credits_are_not_body():
    (main,) = page(DAM, DAM_BODY, "المصدر: RT", "إقرأ المزيد", TRAIN, "السدود", "الري", "Facebook")
    assert told(main) == (DAM, DAM_BODY)


def test_ledes_below_a_body_go_with_their_headlines():
    ledes = [
        "بدأ القطار السريع أولى رحلاته بين العاصمة والميناء الشمالي، صباح الاثنين، وسط ترحيب.",
        "أعلنت شركة الكهرباء قطع التيار عن الأحياء الشرقية مساء الثلاثاء لصيانة المحطة الرئيسية.",
        "ينظم نادي الفلك أمسية لرصد المذنب من قمة جبل النسور يوم الجمعة المقبل بعد الغروب مباشر",
    ]
    (main,) = page(DAM, DAM_BODY[:2], f"قد يهمك| {TRAIN}", DAM_BODY[2:], ledes)
    assert told(main) == (DAM, DAM_BODY)


def test_articles_one_below_the_other_with_stamps():
    found = page(
        [DAM, STAMP, *DAM_BODY, "المصدر: RT"],
        [TRAIN, "نشر في: 12 جانفي 2020", *TRAIN_BODY, "المصدر: رويترز"],
        [MUSEUM, "3 مارس 2021", *MUSEUM_BODY],
    )
    assert list(map(told, found)) == [(DAM, DAM_BODY), (TRAIN, TRAIN_BODY), (MUSEUM, MUSEUM_BODY)]
    assert [one["published"]["date"] for one in found] == ["2024-11-15", "2020-01-12", "2021-03-03"]
    assert {one["role"] for one in found} == {"main"}


def test_navigation_and_teasers_above_the_headline_are_nobodys():
    (main,) = page("الرئيسية", "العالم", "رياضة", TRAIN, "أخبار العالم", STAMP, DAM, DAM_BODY)
    assert told(main) == (DAM, DAM_BODY)
    assert main["published"]["date"] == "2024-11-15"


def test_headlines_under_a_marker_above_the_headline_are_neighbours():
    (main,) = page("الأكثر قراءة", TRAIN, MUSEUM, DAM, DAM_BODY)
    assert told(main) == (DAM, DAM_BODY) and main["role"] == "main"
    assert main["related_headlines"] == [TRAIN, MUSEUM]


def test_a_block_right_below_the_headline():
    (main,) = page(DAM, STAMP, "اقرأ أيضا", TRAIN, DAM_BODY)
    assert told(main) == (DAM, DAM_BODY) and main["related_headlines"] == [TRAIN]


@pytest.mark.parametrize("above", [DAM, f"أخبار الساحل - العالم - {DAM}", f"{DAM} | أخبار الساحل"])
def test_a_headline_said_twice_is_the_headline(above):
    (main,) = page(above, "الرئيسية", MUSEUM, STAMP, DAM, "A A", DAM_BODY)
    assert told(main) == (DAM, DAM_BODY)


def test_a_headline_said_again_below_the_body_takes_nothing_from_it():
    (main,) = page(DAM, DAM_BODY[0], "المصدر: RT", DAM, "شارك")
    assert told(main) == (DAM, DAM_BODY[:1])
    (main,) = page(DAM, DAM_BODY[0], DAM, "شارك")
    assert main["text"].startswith(DAM_BODY[0])


def test_agency_form():
    (main,) = page(
        f"عام / {DAM}", "الرياض 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م واس", DAM_BODY,
        "// انتهى //", "18:12 ت م",
    )  # fmt: skip
    assert told(main) == (DAM, DAM_BODY)
    assert main["published"] == {"date": "2015-08-11", "precision": "day"}
    assert (main["dateline"], main["sources"]) == ("الرياض", ["واس"])


def test_a_page_in_one_line():
    body = " ".join(DAM_BODY)
    (main,) = page(
        DAM,
        f"Stories 55 خبر {MUSEUM} أخبار العالم تاريخ النشر: 26.05.2026 | 20:47 GMT {DAM} "
        f"{' '.join(DAM_BODY[:2])} إقرأ المزيد {TRAIN} {' '.join(DAM_BODY[2:])} المصدر: RT "
        f"إقرأ المزيد {MUSEUM} {MUSEUM_BODY[0]} الري السدود Facebook X VK.com Telegram التعليقات",
    )
    assert (main["title"], main["text"].replace("\n", " ")) == (DAM, body)
    assert main["published"]["date"] == "2026-05-26"
    assert main["sources"] == ["RT"] and main["related_headlines"] == [TRAIN]


def test_a_newspaper_page_in_one_line():
    (main,) = page(
        DAM,
        f"طباعة ارسل لصديق محافظات افتتاح سد الزيتون الثلاثاء 26-05-2026 21:44 كتب: سامر الحداد "
        f"السد بعد امتلائه تصوير : آخرون السد بعد امتلائه A A {' '.join(DAM_BODY[:2])} "
        f"أخبار متعلقة {TRAIN} {MUSEUM} {' '.join(DAM_BODY[2:])} السدود الري وادي الزيتون",
    )
    assert (main["title"], main["text"].replace("\n", " ")) == (DAM, " ".join(DAM_BODY))
    assert main["byline"] == "سامر الحداد"


@pytest.mark.parametrize(
    ("tail", "tags"),
    [("سمات الري السدود", ["الري", "السدود"]), (f"رابط الخبر بصحيفة الساحل: {DAM}", [])],
)
def test_tags_or_a_link_in_the_last_line_are_not_body(tail, tags):
    (main,) = page(DAM, DAM_BODY[:-1], f"{DAM_BODY[-1]} {tail}")
    assert told(main) == (DAM, DAM_BODY) and main["keywords"] == tags


def test_speech_is_no_credit():
    speech = 'وقال المصدر: "لن تتأثر القرى القريبة من السد بامتلائه".'
    (main,) = page(DAM, DAM_BODY[0], speech, DAM_BODY[1:])
    assert told(main) == (DAM, [DAM_BODY[0], speech, *DAM_BODY[1:]])
    assert main["sources"] == []


def test_html():
    paragraphs = "".join(f"<p>{line}</p>" for line in DAM_BODY)
    (main,) = page(
        f"<html><head><title>{DAM} | الساحل</title></head><body><nav>الرئيسية</nav><h1>{DAM}</h1>"
        f"<time>26.05.2026</time>{paragraphs}<aside><a>{TRAIN}</a></aside></body></html>"
    )
    assert told(main) == (DAM, DAM_BODY)
    assert main["related_headlines"] == [TRAIN]


def test_mojibake():
    text = "\n".join([DAM, STAMP, *DAM_BODY]).encode().decode("cp1256")
    (main,) = page(text)
    assert told(main) == (DAM, DAM_BODY)


def test_a_page_without_a_headline_keeps_its_text():
    (main,) = page(TRAIN_BODY[0])
    assert told(main) == ("", [TRAIN_BODY[0]])


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(["الرئيسية", "أخبار", "رياضة", "من نحن", "شارك"]),
        "\n".join([DAM, TRAIN, MUSEUM, "افتتاح معرض الكتاب في المدينة القديمة"]),
        "\n".join(["اقرأ أيضا:", DAM, TRAIN]),
        "\n".join(["عاجل", MUSEUM, DAM, TRAIN, "الأكثر قراءة", "1. معرض الكتاب يفتح أبوابه"]),
        "\n".join(
            line
            for title, lede in ((DAM, " ".join(DAM_BODY)), (TRAIN, TRAIN_BODY[0]))
            for line in (title, "15 نوفمبر 2024", f"{lede[:160]}...", "اقرأ المزيد")
        ),
        DAM,
        "إعلان",
        f"{'قال ' * 60}A A — قناة (@channel) January 12, 2020",
    ],
)
def test_a_page_without_an_article(text):
    with pytest.raises(Unprocessable) as refused:
        page(text)
    assert refused.value.reason == "no_article"


def test_too_many_articles():
    with pytest.raises(Unprocessable) as refused:
        page([line for _ in range(65) for line in (DAM, STAMP, *DAM_BODY, "المصدر: RT")])
    assert refused.value.reason == "too_many_articles"


def test_how_many_articles_is_set():
    raw = parse("\n".join([DAM, *DAM_BODY, "إقرأ أيضاً:", TRAIN, *TRAIN_BODY]).encode())
    assert len(split(raw, max_articles=2)) == 2
    with pytest.raises(Unprocessable, match="2, the limit is 1") as refused:
        split(raw, max_articles=1)
    assert refused.value.reason == "too_many_articles"


def test_the_items_of_a_page_have_ids_of_their_own_and_the_same_again():
    text = "\n".join([DAM, *DAM_BODY, "المصدر: RT", "اقرأ أيضا", TRAIN, *TRAIN_BODY]).encode()
    ids = [item["item_id"] for item in split(parse(text))]
    assert len(set(ids)) == 2
    assert [item["item_id"] for item in split(parse(text))] == ids


LINES = st.sampled_from(
    [DAM, TRAIN, MUSEUM, STAMP, *DAM_BODY, *TRAIN_BODY, "المصدر: RT", "اقرأ أيضا", "إعلان", "X",
     "// انتهى //", "اقرأ أيضا: خبر آخر من الوادي", "كلمات دلالية: الري", "3 مارس 2021", "السد"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=25))
def test_nothing_is_invented_or_put_in_another_order(some):
    text = "\n".join(some)
    try:
        found = page(text)
    except Unprocessable as refused:
        assert refused.reason == "no_article"
        return
    rest = iter(lines(text, "text/plain"))
    kept = [line for article in found for line in article["text"].split("\n") if line]
    assert all(line in rest for line in kept)


@settings(deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_articles_or_a_reason(text):
    try:
        page(text)
    except Unprocessable as refused:
        assert refused.reason in ("empty", "no_article", "not_utf8", "not_by_schema")


@pytest.mark.shared
def test_seed(shared):
    main, other = page((shared / "seed.txt").read_text(encoding="utf-8"))
    raw = (shared / "seed.txt").read_text(encoding="utf-8").split("\n")
    assert told(main) == (raw[0], raw[2:11])
    assert told(other) == (raw[15], raw[16:])
    assert main["published"] == {"date": "2024-11-15", "precision": "day"}
    assert main["sources"] == ["RT", "صحيفة المرصد الليبية"]
    assert main["keywords"] == ["التعاون العسكري", "القوات المسلحة"]
    assert main["dateline"] == "مصر" and main["language"] == "ar"
    assert "published" not in other and (other["sources"], other["keywords"]) == ([], [])
