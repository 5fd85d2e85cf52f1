"""A title that the producer states beside the text."""

import orjson

from streams.steps.parse import parse
from streams.steps.split import split
from tests.articles import DAM, DAM_BODY, TRAIN


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
