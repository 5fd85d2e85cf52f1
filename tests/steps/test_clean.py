"""What an article's stamps, credits and tags say, and the body without them."""

import pytest

from streams.events import Item
from streams.schemas import check
from streams.steps.clean import clean

BODY = [
    "افتتحت وزيرة الري، الأحد، سدا جديدا في وادي الزيتون يتسع لعشرة ملايين متر مكعب من المياه.",
    "وقالت الوزيرة إن السد سيروي عشرين قرية في الوادي، وإن العمل فيه استغرق أربع سنوات.",
]


def article(*lines: str, **fields: object) -> Item:
    item = {
        "schema": "news.items/1.0.0",
        "item_id": "0" * 32,
        "raw_id": "page",
        "position": 0,
        "role": "main",
        "title": "وزيرة الري تفتتح سدا جديدا",
        "text": "\n".join(lines),
        "related_headlines": ["قطار سريع إلى الميناء"],
        **fields,
    }
    check("news.items", item)
    return item  # type: ignore[return-value]


def cleaned(*lines: str, **fields: object) -> dict:
    found = clean(article(*lines, **fields))
    check("news.clean", found)
    return dict(found)


def test_the_body_alone_is_left():
    found = cleaned(
        "تاريخ النشر: 26.05.2026 | 20:47 GMT", "كتب: سامر الحداد", "شارك", *BODY, "إعلان",
        "المصدر: RT + رويترز", "المصدر: RT", "كلمات دلالية: الری، السدود", "// انتهى //",
    )  # fmt: skip
    assert found["text"] == "\n".join(BODY)
    assert found["published"] == {
        "date": "2026-05-26", "precision": "minute", "time": "20:47", "utc_offset": "+00:00",
    }  # fmt: skip
    assert found["sources"] == ["RT", "رويترز"]
    assert found["keywords"] == ["الري", "السدود"]
    assert found["byline"] == "سامر الحداد"
    assert found["language"] == "ar"


def test_empty_lines_are_none():
    assert cleaned("", *BODY, "", "\n") == cleaned(*BODY)


def test_what_is_not_known_is_absent():
    found = cleaned(*BODY)
    assert not {"published", "byline", "dateline", "source", "url", "origin"} & set(found)
    assert (found["sources"], found["keywords"]) == ([], [])


def test_what_came_with_the_item_stays():
    origin = {
        "topic": "news.raw",
        "partition": 0,
        "offset": 7,
        "timestamp": "2026-01-01T00:00:00.000Z",
    }
    given = {"source": "قناة", "url": "https://example.org/1", "origin": origin, "role": "related"}
    found = cleaned(*BODY, **given)
    assert given.items() <= found.items()
    assert found["related_headlines"] == ["قطار سريع إلى الميناء"]


@pytest.mark.parametrize(
    ("stamps", "day"),
    [
        (["آخر تحديث: 3 مارس 2021", "تاريخ النشر: 1 مارس 2021"], "2021-03-01"),
        (["آخر تحديث: 3 مارس 2021"], "2021-03-03"),
        (["آخر تعديل: 3 مارس 2021", "نشر في: 1 مارس 2021"], "2021-03-01"),
        (["آخر تعديل: 3 مارس 2021"], "2021-03-03"),
        (["تم تحديثه في 3 مارس 2021", "نشر في: 1 مارس 2021"], "2021-03-01"),
        (["نشر في: 1 مارس 2021 آخر تعديل: 3 مارس 2021"], "2021-03-01"),
        (["1 مارس 2021، تم تحديثه في 3 مارس 2021", "4 مارس 2021"], "2021-03-01"),
        (["الأحد 03-05-2026 22:15"], "2026-05-03"),  # the weekday settles day and month
        (["بيروت – ١٧ تشرين الثاني ٢٠٢٤"], "2024-11-17"),
        (["عدن 26 شوال 1436 هـ الموافق 11 اغسطس 2015 م واس"], "2015-08-11"),
        (["تاريخ النشر: 03/04/2021"], None),
        (["10:30 03/04/2021", "3 أبريل 2021"], "2021-04-03"),
        (["تاريخ النشر: أمس"], None),
    ],
)
def test_published(stamps, day):
    found = cleaned(*stamps, *BODY)
    assert found.get("published", {}).get("date") == day


def test_a_date_between_paragraphs_heads_the_next_one():
    found = cleaned(BODY[0], "3 مارس 2021", BODY[1])
    assert found["text"].split("\n") == [BODY[0], "3 مارس 2021", BODY[1]]
    assert "published" not in found


def test_the_date_of_an_embedded_post_goes_with_it():
    found = cleaned(BODY[0], "pic.twitter.com/a1", "— قناة (@channel)", "November 5, 2025", BODY[1])
    assert found["text"].split("\n") == BODY
    assert "published" not in found


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("مصر – التقى الوزير نظيره في القاهرة صباح الأحد لبحث مشاريع الري.", "مصر"),
        ("دمشق، سوريا (CNN) -- التقى الوزير نظيره صباح الأحد لبحث مشاريع الري.", "دمشق، سوريا"),
        ("القدس (CNN)-- التقى الوزير نظيره صباح الأحد لبحث مشاريع الري في الوادي.", "القدس"),
        (
            "واشنطن، الولايات المتحدة الأمريكية (CNN)- التقى الوزير نظيره صباح الأحد.",
            "واشنطن، الولايات المتحدة الأمريكية",
        ),
        ("أنقرة - أ ف ب - التقى الوزير نظيره صباح الأحد لبحث مشاريع الري في الوادي.", "أنقرة"),
        ("القاهرة 15 نوفمبر (رويترز) - التقى الوزير نظيره لبحث مشاريع الري.", "القاهرة"),
        ("أبوظبي في 15 نوفمبر/ وام/ التقى الوزير نظيره لبحث مشاريع الري.", "أبوظبي"),
        ("القاهرة – 15 نوفمبر 2024 – التقى الوزير نظيره لبحث مشاريع الري.", "القاهرة"),
        ("السد / القناة / الطريق ثلاثة مشاريع افتتحها الوزير صباح الأحد في الوادي.", None),
        ("سامر الحداد –الساحل- تبوك: التقى الوزير نظيره صباح الأحد لبحث مشاريع الري.", None),
        ("قال الوزير - وهو يزور الوادي - إن السد سيفتح قبل الصيف المقبل كما تقرر.", None),
        ("التقى الوزير نظيره صباح الأحد - بعد عام من التأخير - لبحث مشاريع الري.", None),
    ],
)
def test_dateline_is_named_and_stays_in_the_text(opening, place):
    found = cleaned(opening, *BODY)
    assert found.get("dateline") == place
    assert found["text"].startswith(opening)


def test_a_correspondent_is_named_above_the_first_paragraph():
    found = cleaned("نيويورك: طارق السعيد", *BODY)
    assert found["byline"] == "طارق السعيد" and found["text"].split("\n") == BODY
    envoys = ["نيويورك: طارق السعيد", "لندن: شريف كامل"]
    found = cleaned(*envoys, *BODY)
    assert found["text"].split("\n") == [*envoys, *BODY] and "byline" not in found


def test_a_caption_above_the_dateline_is_not_body():
    opening = "دمشق، سوريا (CNN) -- التقى الوزير نظيره صباح الأحد لبحث مشاريع الري."
    found = cleaned("الوزيران في لقاء سابق", opening, *BODY)
    assert found["text"].split("\n") == [opening, *BODY]
