"""Whether a text has any of several phrases: what `in` says of each, compiled or not."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from streams.steps.text import phrases

PIECES = st.text(st.sampled_from("ابa \U0001f600"), max_size=6)


def interpreted() -> ModuleType:
    path = Path(phrases.__file__).with_name("phrases.py")
    spec = importlib.util.spec_from_file_location("interpreted", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("module", [phrases, interpreted()])
@given(known=st.lists(PIECES.map("ا{}".format), min_size=1, max_size=4), text=st.text() | PIECES)
@example(known=["اab", "اb"], text="ااab")
@example(known=["اab", "b"], text="اb")
def test_a_text_has_a_phrase_or_not(module: ModuleType, known: list[str], text: str) -> None:
    known = [phrase.replace("\U0001f600", "") for phrase in known]
    found = any(phrase in text for phrase in known)
    assert module.Phrases(known).among(text) == found


def test_a_letter_is_a_phrase() -> None:
    letters = phrases.Phrases("پچ")
    assert letters.among("قال چين")
    assert not letters.among("قال")
    assert not letters.among("")
