"""The place that a text or a line above it is written from, and the day and writer beside it."""

import pytest

from tests.articles import DAM, DAM_BODY, STAMP, only, page, told

FIRST, *REST = DAM_BODY


@pytest.mark.parametrize("line", ["الرباط – «القدس العربي»:", "الرباط- «الشرق الأوسط»"])
def test_a_place_beside_a_quoted_paper_in_a_line_of_its_own(line):
    assert only(DAM, STAMP, line, DAM_BODY)["dateline"] == "الرباط"


@pytest.mark.parametrize(
    ("opening", "place", "day"),
    [
        ("بيت لحم- معا- ", "بيت لحم", None),
        ("رام الله 15-11-2024 وفا- ", "رام الله", "2024-11-15"),
        ("وطنية - بيروت - ", "بيروت", None),
        ("البصرة/ نينا / ", "البصرة", None),
        ("بكين 15 نوفمبر 2024 (شينخوا) ", "بكين", "2024-11-15"),
        ("القاهرة 15 نوفمبر تشرين الثاني (رويترز) - ", "القاهرة", None),
        ("الخرطوم 15-11-2024 (سونا)- ", "الخرطوم", "2024-11-15"),
        ("الخرطوم 5-4-2024 (سونا)- ", "الخرطوم", None),  # which of the two is the day is not said
        ("تونس 15 ماي 2024 (وات) - ", "تونس", "2024-05-15"),
        ("عمان 21 تشرين الأول (بترا)- ", "عمان", None),
        ("عمان 31 آب (بترا)- ", "عمان", None),
        ("مراكش /2 دجنبر 2024/ ومع/ ", "مراكش", "2024-12-02"),
        ("لندن / 17 نيسان / أبريل / ارنا - ", "لندن", None),
        ("وطنية - بعبدا - ", "بعبدا", None),
        ("بيروت- (أ ف ب)- ", "بيروت", None),
        ("إربد- ", "إربد", None),
        ("إربد -", "إربد", None),
        ("(إربد) – ", "إربد", None),
        ("غزة/ ", "غزة", None),
        ("لندن - تغلب فريق الوادي 1-صفر أمس، و", "لندن", None),
    ],
)
def test_an_agencys_dateline_in_all_forms(opening, place, day):
    (main,) = page(DAM, opening + FIRST, REST)
    assert told(main) == (DAM, [opening + FIRST, *REST])
    assert main["dateline"] == place
    assert main.get("published", {}).get("date") == day


@pytest.mark.parametrize(
    ("opening", "place", "writer"),
    [
        ("أحمد حداد- سبق- جدة: ", "جدة", "أحمد حداد"),
        ("أحمد حداد –سبق- متابعة: ", None, "أحمد حداد"),
        ("سبق- وكالات: ", None, None),
        ("برلين- «الشرق الأوسط»: ", "برلين", None),
        ("سبق- الرياض: ", "الرياض", None),
        ("أ ف ب- بروكسل: ", "بروكسل", None),
        ("عين اليوم - واشنطن: ", "واشنطن", None),
        ("دبي - ميرفت الحداد:", "دبي", "ميرفت الحداد"),
        ("أم القيوين - «الخليج»: ", "أم القيوين", None),
        ("القاهرة - قال مصدر: ", "القاهرة", None),
        ("أحمد عبد الرحمن - عمان: ", "عمان", "أحمد عبد الرحمن"),
        ("إيلاف من بيروت: ", "بيروت", None),
        ("الكويت، رويترز: ", "الكويت", None),
        ("الكويت، القاهرة: ", "الكويت، القاهرة", None),
    ],
)
def test_a_papers_own_opening_names_the_writer_and_the_place(opening, place, writer):
    (main,) = page(DAM, opening + FIRST, REST)
    assert (main.get("dateline"), main.get("byline")) == (place, writer)


def test_a_place_in_a_line_of_its_own():
    (main,) = page(DAM, "غزة–", DAM_BODY)
    assert main["dateline"] == "غزة"


def test_a_writer_from_a_city_above_the_stamp():
    main = only(DAM, "أحمد حداد من الرياض", STAMP, DAM_BODY)
    assert (main["dateline"], main["byline"]) == ("الرياض", "أحمد حداد")


def test_a_city_beside_the_stamp_is_the_place():
    assert only(DAM, "لندن", STAMP, DAM_BODY)["dateline"] == "لندن"
    for stamp in ("لندن ، 26 شوال 1436 هـ ، واس", "لندن في 26 شوال 1436 هـ / واس"):
        main = only(DAM, stamp, DAM_BODY)
        assert (main["dateline"], main["sources"]) == ("لندن", ["واس"])


def test_a_dash_of_two_tatweels_ends_the_place():
    (main,) = page(DAM, f"الخرطوم ــ {FIRST}", REST)
    assert main["dateline"] == "الخرطوم" and main["text"].startswith("الخرطوم - ")


def test_the_pages_own_date_counts_before_the_datelines():
    (main,) = page(DAM, STAMP, f"رام الله 14-11-2024 وفا- {FIRST}", REST)
    assert main["published"]["date"] == "2024-11-15"


@pytest.mark.parametrize(
    "opening",
    [
        "السدود المائية 2024 - 2030 - ",
        "الرياض وبغداد - وفق البيان - ",
        "وفد 15 خبيرا دوليا (رويترز) - ",
        "الدورة 12 معرض الكتاب - ",
        "السد الكبير- الثاني من نوعه- ",
    ],
)
def test_other_words_before_a_dash_are_no_dateline(opening):
    (main,) = page(DAM, opening + FIRST, REST)
    assert "published" not in main and not (main.get("dateline") or "")[-1:].isdigit()


@pytest.mark.parametrize("opening", ["رويترز - كروم - ", "وطنية - وادي الكروم - ", "كروم-سانا "])
def test_a_word_beside_an_agency_is_no_place(opening):
    (main,) = page(DAM, opening + FIRST, REST)
    assert "dateline" not in main


@pytest.mark.parametrize(
    ("line", "place", "writer"),
    [
        ("المنامة: «الشرق الأوسط»", "المنامة", None),
        ("الرياض - العربية.نت", "الرياض", None),
        ("سكاي نيوز عربية - أبوظبي", "أبوظبي", None),
        ("درعا-سانا", "درعا", None),
        ("صنعاء - سبأ :", "صنعاء", None),
        ("القاهرة - أحمد حداد:", "القاهرة", "أحمد حداد"),
        ("الخرطوم: أحمد حداد", "الخرطوم", "أحمد حداد"),
        ("بغداد - واع - أحمد حداد", "بغداد", "أحمد حداد"),
        ("أحمد حداد - سبق - الرياض", "الرياض", "أحمد حداد"),
        ("أحمد حداد (جدة)", "جدة", "أحمد حداد"),
        ("أنقرة/ أحمد حداد/ الأناضول", "أنقرة", "أحمد حداد"),
        ("دبي - محمد أمين الحداد", "دبي", "محمد أمين الحداد"),
        ("| كتب أحمد حداد |", None, "أحمد حداد"),
        ("كتب- أحمد حداد:", None, "أحمد حداد"),
        ("الكاتب أحمد حداد", None, "أحمد حداد"),
        ("By أحمد حداد", None, "أحمد حداد"),
        ("أرسله أحمد حداد", None, "أحمد حداد"),
        ("الدوحة (قنا)", "الدوحة", None),
        ("كتب أحمد بن سامر الحداد", None, "أحمد بن سامر الحداد"),
        ("أحمد بن سامر الحداد - جدة", "جدة", "أحمد بن سامر الحداد"),
        ("السومرية نيوز / البصرة", "البصرة", None),
        ("القاهرة- عربي21", "القاهرة", None),
        ("«عكاظ» (الرياض)", "الرياض", None),
        ("الشارقة: «الخليج»", "الشارقة", None),
    ],
)
def test_a_line_of_a_writer_or_a_desk_names_its_city(line, place, writer):
    main = only(DAM, STAMP, line, DAM_BODY)
    assert (main.get("dateline"), main.get("byline")) == (place, writer)


@pytest.mark.parametrize(
    ("line", "day", "writer", "sources"),
    [
        ("2024-11-15 20:47 | المصدر: شينخوا", "2024-11-15", None, ["شينخوا"]),
        ("15 نوفمبر 2024 | كتب: أحمد حداد | عدد القراءات: 2580", "2024-11-15", "أحمد حداد", []),
        ("محمد أمين الحداد - الجمعة 15 نوفمبر 2024", "2024-11-15", "محمد أمين الحداد", []),
        ("2024/11/15 - 13:06", "2024-11-15", None, []),
        ("أرسله أحمد حداد في الجمعة, 11/15/2024 - 12:30", "2024-11-15", "أحمد حداد", []),
        ("15/11/2024 LOC06:25 03:25 GMT", "2024-11-15", None, []),
        ("2024-11-15 10:30:30|sahel.example.org", "2024-11-15", None, []),
        ("15.11.2024, سبوتنيك عربي", "2024-11-15", None, []),
        ("تاريخ النشر: 08-03-2025 | 8 رمضان 1446 هـ", "2025-03-08", None, []),
    ],
)
def test_details_in_one_line(line, day, writer, sources):
    main = only(DAM, line, DAM_BODY)
    assert (main["published"]["date"], main.get("byline")) == (day, writer)
    assert main["sources"] == sources


def test_a_name_above_how_long_reading_takes_is_the_writers():
    assert only(DAM, STAMP, "أحمد حداد", "مدة القراءة: 3 دقائق", DAM_BODY)["byline"] == "أحمد حداد"


@pytest.mark.parametrize("between", [[], ["0"]])
def test_a_name_between_the_stamp_and_the_first_paragraph_is_the_writers(between):
    assert only(DAM, STAMP, between, "أحمد حداد", DAM_BODY)["byline"] == "أحمد حداد"


def test_a_name_above_the_first_paragraph_may_be_a_captions():
    (main,) = page(
        DAM,
        STAMP,
        "أحمد حداد",
        DAM_BODY,
        "وقال أحمد حداد إن السد يتسع لعشرة ملايين متر مكعب من المياه.",
    )
    assert "byline" not in main
