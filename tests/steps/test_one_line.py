"""A page in one line: its headline, date, credits, tags and neighbours are told apart."""

import pytest

from tests.articles import DAM, DAM_BODY, TRAIN, TRAIN_BODY, page

BODY = " ".join(DAM_BODY)


@pytest.mark.parametrize(
    ("stamp", "date"),
    [
        ("تاريخ النشر: 15 نوفمبر 2024", "2024-11-15"),
        ("تاريخ النشر: الجمعة 15 نوفمبر 2024", "2024-11-15"),
        ("تاريخ النشر: 15 تشرين الثاني/نوفمبر 2024", "2024-11-15"),
        ("تاريخ النشر: 2024-11-15 05:37", "2024-11-15"),
        ("تاريخ النشر: 15/11/2024", "2024-11-15"),
        (
            "Published 15 نوفمبر/ تشرين الثاني 2024 آخر تحديث 8 ديسمبر/ كانون الأول 2024",
            "2024-11-15",
        ),
    ],
)
@pytest.mark.parametrize("end", ["", " المصدر: أ ف ب"])
def test_the_date_of_a_page_in_one_line(stamp, date, end):
    (main,) = page(f"{DAM} {stamp} {BODY}{end}")
    assert (main["title"], main["text"]) == (DAM, BODY)
    assert main["published"]["date"] == date and main["sources"] == (["أ ف ب"] if end else [])


@pytest.mark.parametrize("marker", ["مواضيع ذات صلة:", "شاهد أيضا:", "اقرأ أيضا:"])
@pytest.mark.parametrize("tags", ["", " كلمات دلالية: الري، السدود"])
def test_credits_tags_and_neighbours_of_a_page_in_one_line(marker, tags):
    stamp = "تاريخ النشر: 15th, November 2024 GMT"
    (main,) = page(f"{DAM} {stamp} {BODY} المصدر: سانا{tags} {marker} {TRAIN}")
    assert (main["title"], main["text"]) == (DAM, BODY)
    assert main["sources"] == ["سانا"] and main["related_headlines"] == [TRAIN]
    assert main["keywords"] == (["الري", "السدود"] if tags else [])


def test_a_source_of_several_words_above_neighbours_and_a_share_bar():
    end = f"المصدر: قناة النهر الإخبارية إقرأ المزيد {TRAIN} Facebook X VK.com Telegram"
    (main,) = page(f"{DAM} تاريخ النشر: 15.11.2024 | 05:37 GMT {BODY} {end}")
    assert (main["text"], main["sources"]) == (BODY, ["قناة النهر الإخبارية"])


@pytest.mark.parametrize("source", ["القدس العربي", "صحيفة صدى المرفأ", "RT"])
def test_a_source_of_several_words_right_before_a_share_bar(source):
    end = f"المصدر: {source} Facebook X VK.com Telegram"
    (main,) = page(f"{DAM} تاريخ النشر: 15.11.2024 | 05:37 GMT {BODY} {end}")
    assert (main["text"], main["sources"]) == (BODY, [source])


@pytest.mark.parametrize("tags", ["", " كلمات دلالية: الري، السدود"])
def test_a_second_article_of_a_page_in_one_line_is_no_body_of_the_first(tags):
    stamp = "تاريخ النشر: 15th, November 2024 GMT"
    further = " ".join([TRAIN, *TRAIN_BODY])
    main, related = page(f"{DAM} {stamp} {BODY} المصدر: سانا{tags} إقرأ أيضاً: {further}")
    assert (main["title"], main["text"], main["sources"]) == (DAM, BODY, ["سانا"])
    assert (related["role"], related["text"]) == ("related", further)


HEADER = "تاريخ النشر: 15.11.2024 | 05:37 GMT"
GOES_ON = "وتوقع مهندس في الوزارة أمس، أن تصل المياه إلى آخر قرية في الربيع، كما دعا إلى الصبر."


@pytest.mark.parametrize(
    ("box", "goes_on", "related"),
    [
        ("اقرأ المزيد", GOES_ON, []),
        *(
            (f"{marker} {TRAIN}", "مؤكدا أن القنوات تصل إلى آخر قرية في الربيع.", [TRAIN])
            for marker in ("إقرأ أيضاً:", "اقرأ أيضًا", "اقرا ايضا", "طالع أيضاً:", "قد يهمك أيضا:")
        ),
        (f"إقرأ المزيد {TRAIN}", "مؤكدا أن القنوات تصل إلى آخر قرية في الربيع.", [TRAIN]),
        (
            "أخبار متعلقة بعد عام من التأخير.. السكك الحديدية تشغل القطار السريع",
            "وأكد مهندس أن القنوات تصل إلى آخر قرية في الربيع.",
            ["بعد عام من التأخير.. السكك الحديدية تشغل القطار السريع"],
        ),
    ],
)
def test_the_body_goes_on_in_the_line_of_a_box(box, goes_on, related):
    (main,) = page(f"{DAM}\n{HEADER} {DAM} {BODY} {box} {goes_on}")
    assert main["text"].split("\n") == [BODY, goes_on]
    assert main["related_headlines"] == related


@pytest.mark.parametrize(
    "clause",
    [
        "قتلت الحرارة أشجارا كثيرة على ضفة الوادي، وأكد المزارعون أنهم لم يروا مثلها.",
        "قتلت الحرارة أشجارا كثيرة، بعدما جفت ضفة الوادي وأكد المزارعون أنهم لم يروا مثلها.",
    ],
)
def test_no_clause_with_a_comma_is_a_headline(clause):
    (main,) = page(f"{DAM}\n{HEADER} {DAM} {BODY} إقرأ المزيد {TRAIN} {clause}")
    assert clause in main["text"]


@pytest.mark.parametrize("end", ["؟»", '!"', "؟)", ".”"])
def test_a_last_sentence_keeps_its_quoted_end(end):
    last = f"وسأل أحد المزارعين: «متى تصل المياه إلى القرى البعيدة في الوادي{end}"
    (main,) = page(f"{DAM} تاريخ النشر: 15 نوفمبر 2024 A A {BODY} {last}")
    assert main["text"] == f"{BODY} {last}"
