"""What a writer is, in a line beside the name, and readers who say what they think."""

import pytest

from tests.articles import DAM, DAM_BODY, STAMP, TRAIN, only, page, told


@pytest.mark.parametrize("role", ["كاتب وصحفي", "محلل سياسي", "محرر الشؤون العربية", "كاتب"])
def test_a_writer_and_a_role_above_the_text(role):
    assert only(DAM, "سالم حسن", role, STAMP, DAM_BODY)["byline"] == "سالم حسن"
    assert only(DAM, STAMP, "سالم حسن", role, DAM_BODY)["byline"] == "سالم حسن"


@pytest.mark.parametrize("note", ["* سالم حسن كاتب سعودي", "سالم حسن باحث وأكاديمي"])
def test_a_note_on_the_writer_below_the_text(note):
    assert only(DAM, STAMP, DAM_BODY, note)["byline"] == "سالم حسن"


@pytest.mark.parametrize("note", ["كاتب وأكاديمي", "* كاتب وباحث مقيم في الوادي"])
def test_a_note_on_the_writer_above(note):
    assert only(DAM, "بقلم: سالم حسن", STAMP, DAM_BODY, note)["byline"] == "سالم حسن"
    (main,) = page(DAM, STAMP, DAM_BODY, note)
    assert told(main) == (DAM, [*DAM_BODY, note])


@pytest.mark.parametrize(
    "lines",
    [
        ["الفائز بالجائزة:", "سالم حسن كاتب سعودي"],
        ["سالم حسن كاتب سعودي", "أحمد حداد باحث تونسي"],
        ["كاتب من الوادي"],
        ["سالم حسن كاتب الرواية"],
    ],
    ids=lambda lines: lines[0],
)
def test_people_below_the_text_stay(lines):
    (main,) = page(DAM, STAMP, DAM_BODY, lines)
    assert told(main) == (DAM, [*DAM_BODY, *lines]) and "byline" not in main


SAID = ["أبو فهد : نعم السد", "متابع : أين كنتم من زمان ؟", "أم خالد: كلام سليم مئة بالمئة"]


@pytest.mark.parametrize(
    ("heading", "form"),
    [("التعليقات (3)", []), ("تعليقات الزوار", []), ("التعليقات", ["أضف تعليقك"])],
)
def test_what_readers_say_in_a_line_each(heading, form):
    assert only(DAM, STAMP, DAM_BODY, heading, SAID, form)["related_headlines"] == []


@pytest.mark.parametrize("heading", ["تعليقات القراء (2)", "آراء القراء"])
def test_readers_names_beside_their_dates(heading):
    readers = [
        "ليلى حداد - 18 مارس 2022",
        "نتمنى أن يصل صوتنا إلى المسؤولين",
        "سالم حسن - 19 مارس 2022",
        "شكرا",
    ]
    main = only(DAM, DAM_BODY, heading, readers, "اقرأ أيضا", TRAIN)
    assert not {"byline", "published"} & set(main) and main["related_headlines"] == [TRAIN]


@pytest.mark.parametrize("below", [SAID, [SAID[0], DAM_BODY[2]], [*SAID[:2], DAM_BODY[3]]])
def test_what_others_say_below_a_subheading_stays(below):
    (main,) = page(DAM, STAMP, DAM_BODY, "التعليقات", below)
    assert told(main) == (DAM, [*DAM_BODY, *below])
