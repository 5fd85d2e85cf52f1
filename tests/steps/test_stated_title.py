"""A title that the producer states beside the text."""

import orjson
import pytest

from streams.errors import Unprocessable
from streams.steps.clean import clean
from streams.steps.parse import parse
from streams.steps.split import split
from tests.articles import DAM, DAM_BODY, TRAIN, page


def test_a_stated_headline_takes_nothing_from_the_text_above_it():
    raw = {"title": TRAIN, "text": "\n".join([DAM, *DAM_BODY[:2], TRAIN, *DAM_BODY[2:]])}
    bodies = "\n".join(item["text"] for item in split(parse(orjson.dumps(raw))))
    assert all(line in bodies for line in DAM_BODY)


def test_a_stated_headline_is_taken_though_the_text_says_little_of_it():
    title = "أثرياء ولكن من دون ماء"
    raw = {
        "title": title,
        "text": "\n".join([title, "هل يعقل أن يجف واد يروي عشرين قرية؟!", *DAM_BODY]),
    }
    (item,) = split(parse(orjson.dumps(raw)))
    assert item["title"] == title


def test_a_stated_headline_is_shown_without_markup():
    raw = {"title": f"<b class='x'>{DAM}</b><br/>", "text": "\n".join(DAM_BODY)}
    (item,) = split(parse(orjson.dumps(raw)))
    assert item["title"] == DAM


def test_a_stated_headline_is_cut_off_the_text_behind_it_in_its_line():
    text = " ".join(DAM_BODY)
    (item,) = split(parse(orjson.dumps({"title": DAM, "text": f"{DAM} {text}"})))
    assert (item["title"], item["text"]) == (DAM, text)


def test_a_stated_beginning_of_the_first_sentence_stays_in_it():
    beginning, *rest = DAM_BODY
    cut = " ".join(beginning.split()[:5])
    text = " ".join([beginning, *rest])
    (item,) = split(parse(orjson.dumps({"title": cut, "text": text})))
    assert item["text"] == text


@pytest.mark.parametrize(
    "footer",
    [
        "ظهرت المقالة {} أولاً على الساحل نيوز.",
        "ظهر المقال {} لأول مرة على الساحل نيوز.",
        "The post {} appeared first on الساحل نيوز.",
    ],
)
@pytest.mark.parametrize("form", ["{}", "<p>{}</p>"])
def test_a_stated_headline_that_only_the_footer_says_is_the_headline(footer, form):
    lines = map(form.format, [*DAM_BODY, footer.format(DAM)])
    (item,) = split(parse(orjson.dumps({"title": DAM, "text": "\n".join(lines)})))
    assert item["title"] == DAM and clean(item)["text"] == "\n".join(DAM_BODY)


def test_a_stated_title_without_the_name_of_the_site():
    raw = {"title": f"{DAM} | الساحل نيوز", "text": "\n".join(DAM_BODY)}
    (item,) = split(parse(orjson.dumps(raw)))
    assert (item["title"], item["text"].split("\n")) == (DAM, DAM_BODY)


def test_two_lines_without_an_end_below_a_stated_title_are_its_text():
    lines = ["السد يروي عشرين قرية في الوادي", "افتتاحه يأتي بعد أربع سنوات من العمل"]
    (main,) = split(parse(orjson.dumps({"title": DAM, "text": "\n".join(lines)})))
    assert main["text"].split("\n") == lines
    with pytest.raises(Unprocessable):
        page(DAM, lines)
