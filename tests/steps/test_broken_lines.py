"""Lines broken at a link or a post, and words alone in a line."""

import pytest

from tests.articles import DAM, DAM_BODY, STAMP, TRAIN, only, page, told


@pytest.mark.parametrize("word", ["عبر", "إلى", "من", "على", "عن", "أن"])
def test_a_word_alone_stays_in_its_sentence(word):
    broken = [
        "وقالت الوزيرة إن السد سيروي عشرين قرية تمتد",
        word,
        "الوادي كله وإن العمل فيه استغرق أربع سنوات من الحفر.",
    ]
    (main,) = page(DAM, STAMP, DAM_BODY[0], broken, DAM_BODY[2:])
    assert told(main) == (DAM, [DAM_BODY[0], " ".join(broken), *DAM_BODY[2:]])


def test_a_link_is_joined_to_the_words_that_lead_to_it():
    long = DAM_BODY[1].removesuffix(".") + " ثم انتقلت الوزيرة إلى"
    (main,) = page(DAM, STAMP, DAM_BODY[0], long, "قرية العين", DAM_BODY[2:])
    assert told(main) == (DAM, [DAM_BODY[0], f"{long} قرية العين", *DAM_BODY[2:]])


def test_a_long_line_that_is_cut_is_not_joined_to_the_next():
    cut = DAM_BODY[1].removesuffix(".") + " ثم انتقلت الوزيرة إلى"
    (main,) = page(DAM, STAMP, DAM_BODY[0], cut, DAM_BODY[2:])
    assert told(main) == (DAM, [DAM_BODY[0], cut, *DAM_BODY[2:]])


def test_a_page_of_broken_sentences_is_an_article():
    first = "أكدت وزيرة الري أن السد الجديد في وادي الزيتون"
    rest = ["يعمل وأنه لم", "يتوقف يوما وهو يروي عشرين قرية هذا العام."]
    (main,) = page(DAM, first, rest)
    assert told(main) == (DAM, [first, " ".join(rest)])


@pytest.mark.parametrize(
    "lines",
    [
        ["وانقسم الأهالي في أمر السد بين مؤيد ومعارض منذ أعوام.", "مع", "يقولون إنه نعمة."],
        ["يعفى من الرسوم كل من", "1- طلاب الجامعات"],
        ["يمنع الدخول على", "- الأطفال دون الخامسة"],
        ["يا صاحبي إني تعبت من", "طول الطريق وضاع مني"],
        ["وتسير الحافلات على النحو الآتي:", "من", "إلى", "الساعة"],
    ],
)
def test_headings_lists_and_verse_are_not_joined(lines):
    (main,) = page(DAM, STAMP, DAM_BODY[:2], lines, DAM_BODY[2:])
    assert told(main) == (DAM, [*DAM_BODY[:2], *lines, *DAM_BODY[2:]])


def test_a_line_cut_in_a_sentence_is_no_headline():
    lede = ["توقفت الوزيرة في السد الجديد بوادي الزيتون قادمة من", "العاصمة"]
    (main,) = page(DAM, lede, DAM_BODY)
    assert main["title"] == DAM


def test_the_day_and_the_english_words_of_a_post_are_not_the_pages():
    post = ["The dam is open! pic.twitter.com/Q197", "— Dam News (@dam_news)", "November 3, 2025"]
    assert "published" not in only(DAM, DAM_BODY[:2], post, DAM_BODY[2:])


def test_the_arabic_words_of_a_post_stay():
    post = [
        "السد مفتوح الآن",
        "pic.twitter.com/Q197",
        "— وادي الزيتون (@dam_news)",
        "November 3, 2025",
    ]
    (main,) = page(DAM, DAM_BODY[:2], post, DAM_BODY[2:])
    assert told(main) == (DAM, [*DAM_BODY[:2], post[0], *DAM_BODY[2:]]) and "published" not in main


@pytest.mark.parametrize("credit", ['نقلا عن "المرفأ"', "نقلاً عن «المرفأ»"])
def test_a_credit_in_quotes_behind_the_last_sentence(credit):
    main = only(DAM, STAMP, DAM_BODY[:-1], f"{DAM_BODY[-1]} {credit}")
    assert main["sources"] == ["المرفأ"]


@pytest.mark.parametrize("last", ["رويترز.", "العالم.", "2018.", "الرياضة،"])
def test_the_last_word_of_a_sentence_is_not_lost_whatever_it_means_elsewhere(last):
    open_line = DAM_BODY[1].removesuffix(".") + " وفق بيانات"
    (main,) = page(DAM, STAMP, DAM_BODY[0], open_line, last, DAM_BODY[2:])
    assert " ".join(main["text"].split()).count(f"وفق بيانات {last}") == 1


def test_a_broken_sentence_below_a_neighbours_headline_is_no_headline():
    broken = ["وكانت الوزيرة قد زارت الوادي", "والتقت", "مزارعيه وعددا من أصحاب المعاصر فيه."]
    (main,) = page(DAM, STAMP, DAM_BODY[:2], "اقرأ أيضا:", TRAIN, broken, DAM_BODY[2:])
    assert main["text"].split("\n") == [*DAM_BODY[:2], *broken, *DAM_BODY[2:]]
    assert main["related_headlines"] == [TRAIN]
