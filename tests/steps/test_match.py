"""Phrases in running text: clitics, whole words, several lexicons at once, spans."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.steps.matching.match import Clitics, Matcher, Phrase
from streams.steps.text.fold import fold, fold_phrase
from tests.matches import matches


def found(matcher: Matcher[str], text: str) -> list[tuple[str, str]]:
    folded = fold(text)
    return [
        (payload, text[folded.original(start) : folded.original(end)])
        for payload, start, end in matches(matcher, folded.key)
    ]


def shown(phrase: str, text: str, clitics: Clitics = Clitics.BOTH) -> list[str]:
    return [word for _, word in found(Matcher([Phrase(phrase, "", clitics)]), text)]


@pytest.mark.parametrize(
    ("phrase", "word"),
    [
        ("تعاون", "تعاون"),
        ("تعاون", "وبالتعاون"),
        ("تعاون", "فللتعاون"),
        ("تعاون", "تعاونهما"),
        ("تعاون", "التَّعـاون"),
        ("القوات المسلحة", "والقوات المسلحة"),
        ("القوات المسلحة", "للقوات المسلحة"),
        ("القوات المسلحة", "كالقوات المسلحة"),
        ("اللجنة", "للجنة"),
        ("اللجنة", "وللجنة"),
        ("الجيش", "فللجيش"),
        ("ألماني", "والألماني"),
        ("حكومة", "بحكومتها"),
        ("الحكومة", "للحكومة"),
    ],
)
def test_clitics_belong_to_the_match(phrase: str, word: str) -> None:
    assert shown(phrase, f"قال {word} أمس") == [word]
    assert shown(phrase, word) == [word]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("مصر", "مصرف"),
        ("مصر", "بمصرع"),
        ("هند", "مهندس"),
        ("جيش", "تجييش"),
        ("القوات المسلحة", "القوات المسلحين"),
        ("القوات المسلحة", "القوات، المسلحة"),
        ("الجيش", "لجيش"),
        ("حكومة", "حكومت"),
        ("حكومة", "حكومتان"),
        ("وزارة", "وزار"),
    ],
)
def test_other_letters_make_another_word(phrase: str, text: str) -> None:
    assert shown(phrase, text) == []


def test_prefix_phrases_take_no_pronoun() -> None:
    assert shown("تركي", "التركي والتركية", Clitics.PREFIX) == ["التركي"]


def test_bare_phrases_take_nothing() -> None:
    assert shown("تركي", "والتركي تركي تركيها", Clitics.NONE) == ["تركي"]


def test_a_phrase_goes_on_after_another_that_begins_it() -> None:
    matcher = Matcher([Phrase(each, each) for each in ("قوات", "قوات حفظ السلام")])
    assert found(matcher, "وقوات حفظ الأمن وقواتها") == [("قوات", "وقوات"), ("قوات", "وقواتها")]
    assert ("قوات حفظ السلام", "لقوات حفظ السلام") in found(matcher, "لقوات حفظ السلام")


def test_lexicons_share_a_pass_and_the_same_phrase() -> None:
    matcher = Matcher(
        [
            Phrase("القاهرة", "country", Clitics.PREFIX),
            Phrase("القاهرة", "weight"),
            Phrase("في القاهرة", "weight"),
        ]
    )
    assert sorted(found(matcher, "اجتماع في القاهرة")) == [
        ("country", "القاهرة"),
        ("weight", "القاهرة"),
        ("weight", "في القاهرة"),
    ]


def test_matches_come_in_order_of_their_start() -> None:
    matcher = Matcher([Phrase(word, word) for word in ("وزير", "وزير الدفاع", "دفاع")])
    text = "وزير الدفاع ودفاعه، وزير"
    starts = [start for _, start, _ in matches(matcher, fold(text).key)]
    assert len(starts) == 5
    assert starts == sorted(starts)


def test_empty_phrase_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing to match"):
        Matcher([Phrase("؟!", "")])


PHRASES = ("مصر", "وزير", "وزير الدفاع", "ليبيا")
WORDS = st.lists(
    st.sampled_from(["مصر", "وزير", "الدفاع", "يزور", "وبمصر", "لوزير", "مصرع", "لـيبيا", "ليبياً"])
)


@given(WORDS, st.sampled_from([" ", "\n", "\u00a0", "، "]))
def test_spans_show_the_phrase_and_none_is_missed(words: list[str], separator: str) -> None:
    matches = found(Matcher([Phrase(phrase, phrase) for phrase in PHRASES]), separator.join(words))
    for phrase, word in matches:
        assert fold_phrase(phrase) in fold(word).key
    egypts = [word for phrase, word in matches if phrase == "مصر"]
    assert egypts == [word for word in words if word in ("مصر", "وبمصر")]


def test_a_long_word_costs_no_more_than_its_length() -> None:
    matcher = Matcher([Phrase("ا", "")])

    def seconds(length: int) -> float:
        folded = fold("ا" * length)
        start = time.process_time()
        assert matches(matcher, folded.key) == []
        return time.process_time() - start

    seconds(1_000)
    assert seconds(200_000) < 40 * max(seconds(20_000), 0.001)
