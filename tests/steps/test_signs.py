"""What signs promise of a text without any: nothing of the work they spare would change it."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from streams.steps.layout.reading import lines
from streams.steps.text.signs import DROPPED, SPACES, STRANGE, TIDY, signs

SHADDA, FATHA, HAMZA_ABOVE, ALEF = "\u0651", "\u064e", "\u0654", "\u0627"
ARABIC = st.text(st.characters(min_codepoint=0x0600, max_codepoint=0x06FF))
# Of what HTML and Markdown are told by, nothing: they are read whatever the signs are.
PLAIN = st.characters(exclude_characters="<&[*#")
MIXED = st.text(st.one_of(st.sampled_from(f"مصر {SHADDA}{FATHA}{HAMZA_ABOVE}\n.«»"), PLAIN))


@given(st.one_of(ARABIC, MIXED))
@example("قال وزير الدفاع: «نعم».\nومضى")
def test_a_text_without_signs_is_shown_as_it_is(text: str) -> None:
    if not signs(text):
        assert unicodedata.is_normalized("NFC", text)
        assert "  " not in text
        assert all(map(str.isprintable, text.split("\n")))
        assert lines(text, "text/plain") == [
            each.strip() for each in text.split("\n") if each.strip()
        ]


@pytest.mark.parametrize("char", DROPPED + SPACES)
def test_what_is_not_shown_calls_for_tidying(char: str) -> None:
    assert signs(f"مصر{char}وتونس") == TIDY


@pytest.mark.parametrize(
    "text", ["Ø§Ù„", f"{ALEF}{HAMZA_ABOVE}", f"مصّ{FATHA}ر", "\0", "é", "😀", "\ud800"]
)
def test_what_may_be_damaged_or_out_of_order_is_strange(text: str) -> None:
    assert signs(text) & STRANGE


def test_two_spaces_in_a_row_call_for_tidying_and_plain_prose_for_nothing() -> None:
    assert signs("مصر  وتونس") == TIDY
    assert signs("وقّع الوزير مُذكّرةً (١٢ بندًا) في 3 مايو… “هنا” – F-16!") == 0
