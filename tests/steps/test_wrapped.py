"""Pages whose lines were broken at a width, as mail and terminals show them."""

from textwrap import fill

import pytest

from streams.steps.layout.wrapped import unwrapped
from tests.articles import DAM, DAM_BODY, MUSEUM, STAMP, TRAIN, TRAIN_BODY, page, told

WIDTHS = (60, 66, 80)
VERSES = [
    "يا وادي الزيتون هل عاد المطر يروي السهول",
    "أم أن غيمك قد مضى نحو البعيد بلا وصول",
    "ما زال في كفيك دفء الأرض من بعد الأفول",
    "ومن التراب يعود صوت الماء في زمن الذبول",
] * 3
HEADLINES = [DAM, TRAIN, MUSEUM, "وزارة الري تعلن مواعيد الري الجديدة في قرى الوادي"] * 3


def broken(width: int, *paragraphs: str, indent: str = "") -> str:
    made = (
        fill(each, width, initial_indent=indent, subsequent_indent=indent) for each in paragraphs
    )
    return "\n\n".join(made)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("indent", ["", "   "])
def test_paragraphs_are_put_together(width, indent):
    (main,) = page(broken(width, DAM, STAMP, *DAM_BODY, *TRAIN_BODY, indent=indent))
    assert told(main) == (DAM, [*DAM_BODY, *TRAIN_BODY])


@pytest.mark.parametrize("width", WIDTHS)
def test_a_body_that_goes_on_below_a_headline_loses_nothing(width):
    above, below = " ".join(DAM_BODY[:2]), " ".join(DAM_BODY[2:])
    (main,) = page(broken(width, DAM, STAMP, above, "إقرأ أيضاً:", MUSEUM, below))
    assert told(main) == (DAM, [above, below]) and main["related_headlines"] == [MUSEUM]


@pytest.mark.parametrize("lines", [VERSES, HEADLINES, [*DAM_BODY, *TRAIN_BODY], [""], ["", ""]])
def test_other_lines_stay(lines):
    text = "\n".join(lines)
    assert unwrapped(text) == text


@pytest.mark.parametrize("mark", ["- ", "* ", "• ", "2. "])
def test_an_item_of_a_list_begins_a_line(mark):
    item = f"{mark}قرية"
    text = f"{broken(60, *DAM_BODY, *TRAIN_BODY)}\n{item}"
    assert unwrapped(text).split("\n")[-1] == item
