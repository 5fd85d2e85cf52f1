"""The language of texts, and of Arabic typed on a Persian keyboard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.steps.text.language import language

ARABIC = (
    "أعلنت وزارة الخارجية أن الوزير سيجري محادثات في العاصمة مع نظيره حول التعاون الاقتصادي، "
    "وقال المتحدث باسم الوزارة إن الزيارة تستمر يومين وتنتهي بتوقيع مذكرة تفاهم بين البلدين."
)
PERSIAN = (
    "رئیس جمهور در دیدار با وزیر خارجه گفت که این نشست برای تقویت روابط دو کشور است "
    "و همکاری های اقتصادی ادامه خواهد داشت"
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ARABIC, "ar"),
        (PERSIAN, "fa"),
        ("وزیر اعظم نے کہا ہے کہ دونوں ممالک کے درمیان تعلقات میں بہتری آئی ہے", "ur"),
        ("سەرۆکی هەرێم لە کۆبوونەوەیەکدا باسی پەیوەندییەکانی هەردوو وڵاتی کرد", "ku"),
        ("د بهرنیو چارو وزیر وویل چې د دواړو هېوادونو ترمنځ اړیکې به پیاوړې شي", "ps"),
        ("The foreign minister said on Tuesday that talks would continue next week", "en"),
        ("Le ministre a déclaré mardi que les deux pays continueraient à discuter", "fr"),
        ("Bakan salı günü yaptığı açıklamada görüşmelerin devam edeceğini söyledi", "tr"),
        ("שר החוץ אמר ביום שלישי כי שתי המדינות ימשיכו לעבוד יחד", "he"),
        ("", "und"),
        ("2024 - 11:30", "und"),
        ("\0\ud800\ufffe", "und"),
    ],
)
def test_language(text: str, code: str) -> None:
    assert language(text) == code


@pytest.mark.parametrize("words", [3, 6, 12, 30])
def test_arabic_stays_arabic_on_a_persian_keyboard(words: int) -> None:
    head = " ".join(ARABIC.split()[:words])
    assert language(head.replace("ك", "ک").replace("ي", "ی")) == "ar"


def test_an_arabic_quotation_does_not_make_a_persian_text_arabic() -> None:
    assert language(f"{PERSIAN} بسم الله الرحمن الرحيم") == "fa"


@given(st.text())
def test_any_text_has_a_code(text: str) -> None:
    code = language(text)
    assert code == "und" or (len(code) == 2 and code.isascii() and code.islower())
