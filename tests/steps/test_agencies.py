"""The agency beside a place in a line above the text is its source where no line names one."""

import pytest

from tests.articles import DAM, DAM_BODY, STAMP, only, page, told

FIRST, *REST = DAM_BODY


@pytest.mark.parametrize(
    ("line", "place", "agency"),
    [
        ("القاهرة - د ب أ", "القاهرة", "د ب أ"),
        ("موسكو: أ ف ب", "موسكو", "أ ف ب"),
        ("باريس (رويترز)", "باريس", "رويترز"),
        ("دبي: وكالات", "دبي", "وكالات"),
        ("أنقرة/ أحمد حداد/ الأناضول", "أنقرة", "الأناضول"),
        ("أنقرة / نهلة/ الأناضول", "أنقرة", "الأناضول"),
        ("(رويترز)", None, "رويترز"),
        ("درعا-سانا", "درعا", "سانا"),
    ],
)
def test_an_agency_in_a_line_above_the_text(line, place, agency):
    main = only(DAM, STAMP, line, DAM_BODY)
    assert (main.get("dateline"), main["sources"]) == (place, [agency])
    assert only(DAM, STAMP, line, DAM_BODY, "المصدر: صدى المرفأ")["sources"] == ["صدى المرفأ"]


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("القاهرة 15 نوفمبر تشرين الثاني (رويترز) - ", "القاهرة"),
        ("القاهرة في 15 نوفمبر /أ ش أ/ ", "القاهرة"),
        ("موسكو 15 نوفمبر. /تاس/. ", "موسكو"),
        ("الدوحة - 15 نوفمبر /قنا/ ", "الدوحة"),
        ("رام الله - وفا- ", "رام الله"),
        ("القاهرة – (رويترز): ", "القاهرة"),
        ("القاهرة: د ب أ - ", "القاهرة"),
        ("أنقرة/ أحمد حداد/ الأناضول: ", "أنقرة"),
        ("درعا-سانا ", "درعا"),
        ("أ ف ب- بروكسل: ", "بروكسل"),
        ("(رويترز) - ", None),
    ],
)
def test_an_agency_that_the_text_opens_with_is_no_source(opening, place):
    (main,) = page(DAM, STAMP, opening + FIRST, REST)
    assert (main.get("dateline"), main["sources"]) == (place, [])
    assert main["text"].startswith(opening)


@pytest.mark.parametrize(
    "opening",
    [
        "دبي (CNN) -- ",  # the channel's own site
        "دبي - البيان: ",
        "القاهرة - معا نحو غد أخضر: ",
        "القاهرة (خاص) - ",
        "القاهرة - نقلت رويترز أن الوزيرة راضية، و",
    ],
)
def test_what_else_stands_beside_a_place_is_no_source(opening):
    (main,) = page(DAM, STAMP, opening + FIRST, REST)
    assert main["sources"] == []


@pytest.mark.parametrize("line", ["القاهرة: معا نحو الغد", "القاهرة (ملعب الوادي)", "رويترز: السد"])
def test_other_words_behind_a_place_above_the_text_stay(line):
    (main,) = page(DAM, STAMP, line, DAM_BODY)
    assert told(main) == (DAM, [line, *DAM_BODY]) and main["sources"] == []


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("(نوفوستي)", "نوفوستي"),
        ("(سي إن إن)", "سي إن إن"),
        ("[وكالات]", "وكالات"),
        ("مصدر: الأناضول", "الأناضول"),
        ("مصادر: رويترز", "رويترز"),
        ("(المصري اليوم)", "المصري اليوم"),
    ],
)
def test_an_agency_alone_below_the_text(line, agency):
    assert only(DAM, STAMP, DAM_BODY, line)["sources"] == [agency]


@pytest.mark.parametrize("line", ["مصدر: السد مكتمل", "مصادر: السد مكتمل", "[السد]", "(السد)"])
def test_other_words_alone_below_the_text_stay(line):
    (main,) = page(DAM, STAMP, DAM_BODY, line)
    assert told(main) == (DAM, [*DAM_BODY, line]) and main["sources"] == []


@pytest.mark.parametrize(
    ("credit", "sources"),
    [
        ("المصدر ( رويترز )", ["رويترز"]),
        ("المصدر (صحيفة المرفأ)", ["صحيفة المرفأ"]),
        ("المصدر .. رويترز", ["رويترز"]),
        ("المصدر: رويترز و أ ف ب", ["رويترز", "أ ف ب"]),
        ("المصدر: الأناضول ووكالات", ["الأناضول", "وكالات"]),
        ("المصدر: فرانس24/أ ف ب", ["فرانس24", "أ ف ب"]),
        ("ف.ي/ع.ج.م (أ ف ب، DW، رويترز)", ["أ ف ب", "DW", "رويترز"]),
    ],
)
def test_more_ways_to_write_a_credit(credit, sources):
    assert only(DAM, STAMP, DAM_BODY, credit)["sources"] == sources


@pytest.mark.parametrize(
    "line",
    [
        "(النهاية) ع ب د / م م ج",
        "شاركها عبر الفيسبوك",
        "اقرأ المقال كاملا على الموقع",
        "تخطي إلى الجزء التالي موضوع DW الرئيسي",
        "عمال على جسر السد / RT",
        "Gettyimages.ru",
    ],
)
def test_what_agencies_and_sites_leave_below_a_text_is_no_body(line):
    only(DAM, STAMP, DAM_BODY, line)


@pytest.mark.parametrize("label", ["الكلمات الرئيسية", "المواضيع"])
def test_more_labels_of_tags(label):
    tags = ["الري", "السدود"]
    assert only(DAM, STAMP, DAM_BODY, f"{label}: الري، السدود")["keywords"] == tags
    assert only(DAM, STAMP, DAM_BODY, f"{label}:", tags, "لم تشترك بعد")["keywords"] == tags
