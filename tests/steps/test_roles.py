"""What a writer is, in a line beside the name, and readers who say what they think."""

import pytest

from tests.articles import DAM, DAM_BODY, STAMP, only, page, told


@pytest.mark.parametrize("role", ["كاتب وصحفي", "محلل سياسي", "كاتب"])
def test_a_writer_and_a_role_above_the_text(role):
    assert only(DAM, "سالم حسن", role, STAMP, DAM_BODY)["byline"] == "سالم حسن"
    assert only(DAM, STAMP, "سالم حسن", role, DAM_BODY)["byline"] == "سالم حسن"


def test_a_note_on_the_writer_below_the_text():
    assert only(DAM, STAMP, DAM_BODY, "* سالم حسن كاتب سعودي")["byline"] == "سالم حسن"


@pytest.mark.parametrize(
    "lines",
    [
        ["الفائز بالجائزة:", "سالم حسن كاتب سعودي"],
        ["سالم حسن كاتب سعودي", "أحمد حداد باحث تونسي"],
        ["كاتب من الوادي"],
        ["ضيف الحلقة:", "سالم حسن", "محلل سياسي"],
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
    [("تعليقات القراء (3)", []), ("تعليقات الزوار", []), ("تعليقات الزوار", ["أضف تعليقك"])],
)
def test_what_readers_say_in_a_line_each(heading, form):
    assert only(DAM, STAMP, DAM_BODY, heading, SAID, form)["related_headlines"] == []


@pytest.mark.parametrize("below", [SAID, [SAID[0], DAM_BODY[2]], [*SAID[:2], DAM_BODY[3]]])
def test_what_others_say_below_a_subheading_stays(below):
    (main,) = page(DAM, STAMP, DAM_BODY, "التعليقات", below)
    assert told(main) == (DAM, [*DAM_BODY, *below])
