"""The matching key: what folds together, and the way back from it to the text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.steps.text.fold import KEY_ENCODING, fold, fold_phrase

TATWEEL, SHADDA, FATHATAN, DAGGER_ALEF = "\u0640", "\u0651", "\u064b", "\u0670"
NO_BREAK_SPACE, ZERO_WIDTH_NON_JOINER, RIGHT_TO_LEFT_MARK = "\u00a0", "\u200c", "\u200f"
LAM_ALEF_LIGATURE, INITIAL_BEH = "\ufefb", "\ufe91"
COMBINING_HAMZA = "\u0654"

MIXED = st.text(
    st.one_of(
        st.sampled_from(
            f"ابتثجحخدةىيکی مصر123\n.،{TATWEEL}{SHADDA}{FATHATAN}{RIGHT_TO_LEFT_MARK}"
            f"{LAM_ALEF_LIGATURE}{INITIAL_BEH}\ufdfaé漢😀?"
        ),
        st.characters(),
    )
)


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("مـــصر", "مصر"),
        (f"قو{SHADDA}ات{FATHATAN}", "قوات"),
        (f"هذ{DAGGER_ALEF}ا", "هذا"),
        ("أحمد إلى آخر ٱلأمر", "احمد الي اخر الامر"),
        ("مستشفى", "مستشفي"),
        ("مصرية", "مصريه"),
        ("العسکری", "العسكري"),
        ("مسؤول وبيئة", "مسوول وبييه"),
        ("٢٠٢٤ و۲۰۲۴", "2024 و2024"),
        ("F-16", "f 16"),
        (f"وزارة{NO_BREAK_SPACE}الدفاع", "وزارة الدفاع"),
        (f"می{ZERO_WIDTH_NON_JOINER}شود", "ميشود"),
        (f"{RIGHT_TO_LEFT_MARK}«القاهرة»", " القاهرة "),
        (f"ا{COMBINING_HAMZA}حمد", "احمد"),
        (f"{LAM_ALEF_LIGATURE}{INITIAL_BEH}د", "لابد"),
        ("#القوات_المسلحة", " القوات المسلحة"),
    ],
)
def test_spelling_variants_share_a_key(written: str, same: str) -> None:
    assert fold(written).key == fold(same).key


def test_key_reads_as_arabic() -> None:
    assert fold("زيارةُ وفدٍ إلى أنقرة").key.decode(KEY_ENCODING) == " زياره وفد الي انقره "


@pytest.mark.parametrize("other", ["é", "漢", "😀", "\ud800", "?"])
def test_other_characters_separate_words(other: str) -> None:
    assert fold(f"مصر{other}ليبيا").key == fold("مصر ليبيا").key


def test_phrase_has_single_spaces_inside_and_none_around() -> None:
    assert fold_phrase("  القوات  المسلحة. ") == fold_phrase("القوات المسلحة")
    assert fold_phrase("…") == b""


@pytest.mark.parametrize(
    ("text", "word", "shown"),
    [
        (f"زار وزيرُ الدّفاعِ{FATHATAN} تونس", "الدفاع", f"الدّفاعِ{FATHATAN}"),
        ("مـصر أولا", "مصر", "مـصر"),
        (
            f"قال {LAM_ALEF_LIGATURE}{INITIAL_BEH}د من حل",
            "لابد",
            f"{LAM_ALEF_LIGATURE}{INITIAL_BEH}د",
        ),
        (f"{LAM_ALEF_LIGATURE}عب و{LAM_ALEF_LIGATURE}ع{TATWEEL}ب ومدرب", "ومدرب", "ومدرب"),
        ("مصر", "مصر", "مصر"),
    ],
)
def test_word_found_in_the_key_is_shown_as_written(text: str, word: str, shown: str) -> None:
    folded = fold(text)
    start = folded.key.index(b" %b " % fold_phrase(word)) + 1
    end = start + len(fold_phrase(word))
    assert text[folded.original(start) : folded.original(end)] == shown


@given(MIXED)
def test_words_of_the_key_are_the_words_of_the_text(text: str) -> None:
    folded = fold(text)
    start = 1
    for word in folded.key[1:-1].split(b" "):
        end = start + len(word)
        shown = text[folded.original(start) : folded.original(end)]
        # A ligature may hold a space, and then one character stands for several words.
        if unicodedata.normalize("NFKC", shown) == shown:
            assert fold(shown).key.strip() == word
        start = end + 1


@given(MIXED)
def test_offsets_never_go_back_and_end_where_the_text_does(text: str) -> None:
    folded = fold(text)
    offsets = [folded.original(offset) for offset in range(1, len(folded.key))]
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)


@given(MIXED, MIXED)
def test_folding_is_by_character(left: str, right: str) -> None:
    assert fold(f"{left} {right}").key == fold(left).key[:-1] + fold(right).key
