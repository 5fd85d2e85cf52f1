"""Countries by name, nisba, capital and alias; and what only looks like one."""

import json
import re
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.steps.matching.countries import Gazetteer
from streams.steps.text.fold import fold_phrase
from tests.countries import countries

GAZETTEER = json.loads((resources.files("streams") / "resources" / "countries.json").read_bytes())
COUNTRIES = GAZETTEER["countries"]
OTHERS = ("ambiguous", "usually", "not_countries")


def codes(text: str) -> set[str]:
    return {country["code"] for country in countries("", text)}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("زار الوزير مصر والأردن", "EG JO"),
        ("وصل إلى للأردن ثم بالكويت", "JO KW"),
        ("الرئيس المصري ونظيرته التركية", "EG TR"),
        ("عمال مصريون ومهندسون ألمان وسائحتان فرنسيتان", "EG DE FR"),
        ("قتل جنديين تركيين وأصاب مصرياً", "TR EG"),
        ("المسؤولون الروس والإيرانيين", "RU IR"),
        ("قالت واشنطن إن موقف بكين لم يتغير", "US CN"),
        ("بريطانيا والمملكة المتحدة وإنجلترا", "GB"),
        ("الإمارات والسعودية والولايات المتحدة", "AE SA US"),
        ("أميركا وامريكا والأمريكيين", "US"),
        ("مباحثات في دبي بدعوة من الكرملين", "AE RU"),
        ("مصـرَ وتُركيا", "EG TR"),
        ("ایران و ترکیا", "IR TR"),  # Persian kaf and yeh
        ("سورية والقوات السورية", "SY"),
        ("قطاع غزة وإسرائيل", "PS IL"),
        ("كوسوفو", "XK"),
        ("كوريا الشمالية والرئيس الكوري الجنوبي", "KP KR"),
        ("جنوب السودان", "SS"),
        ("غينيا بيساو وغينيا الاستوائية وبابوا غينيا الجديدة", "GW GQ PG"),
        ("النيجر ونيجيريا والجزائر وجزر القمر", "NE NG DZ KM"),
        ("روسيا البيضاء", "BY"),
        ("أيرلندا الشمالية", "GB"),
        ("المملكة الأردنية الهاشمية", "JO"),
        ("عملية في مالي", "ML"),
        ("قوات الاحتلال الأمريكي في العراق", "US IQ"),
        ("هاييتي وأنجولا وبوركينافاسو والجابون وارتريا", "HT AO BF GA ER"),
        ("تعز ولحج", "YE"),
    ],
)
def test_named(text: str, named: str) -> None:
    assert codes(text) == set(named.split())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "دعم مالي وفساد مالي",
        "مهندسون من الهندسة المدنية",
        "مصرف ومصراع وتونسه",
        "المحيط الهندي ونهر الأردن وبحيرة تشاد",
        "دول أمريكا اللاتينية وأمريكا الجنوبية",
        "عاد إلى مسقط رأسه بعد صلاة المغرب",
        "أصيب في الرباط الصليبي من قدمه اليمنى",
        "قال محمد المصري وأحمد السوداني ونجيب الهندي",
        "استقبل تركي بن عبدالله وفد الجامعة الأمريكية",
        "كتبت واشنطن بوست ووكالة فرانس برس",
        "فاز ريال مدريد على باريس سان جيرمان",
        "كتاب باللغة الإنجليزية وآخر بالفرنسية",
        "أنبوب قطره متران وقطر عربي",
        "استعدادات للحج بعد كسر في الرجل اليمنى",
        "كلاوس وكوريا وسيول جارفة",
        "قصة قرية صغيرة عند الجدة",
    ],
)
def test_not_named(text: str) -> None:
    assert codes(text) == set()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("أعلنت عمان", "OM"),
        ("أعلنت عمان أن الملك الأردني", "JO"),
        ("اتفاق بين الأردن وسلطنة عمان وقع في عمان", "JO OM"),
        ("قادة المملكة", "SA"),
        ("زار المغرب وتجول في مدن المملكة", "MA"),
        ("الجيش النيجيري في النيجر", "NE"),
        ("الجيش النيجيري في أبوجا", "NG"),
        ("سيول تنتظر رد كوريا الجنوبية", "KR"),
        ("اشتباكات في طرابلس بين فصائل ليبية", "LY"),
        ("مواجهات في طرابلس شمال لبنان", "LB"),
        ("طرابلس", ""),
        ("حج إلى مكة", ""),
    ],
)
def test_ambiguous_forms_follow_what_is_named_outright(text: str, named: str) -> None:
    assert codes(text) == set(named.split())


def test_most_mentioned_first_with_the_first_three_as_evidence() -> None:
    title = "تونس تستضيف ليبيا"
    text = "قالت تونس إن الوفد الليبي وصل.\nوأكد التونسيون أن تونس ترحب بجميع ضيوفها في تونس."
    first, second = countries(title, text)
    assert (first["code"], first["count"]) == ("TN", 5)
    assert [span["text"] for span in first["evidence"]] == ["تونس", "تونس", "التونسيون"]
    assert [span["field"] for span in first["evidence"]] == ["title", "text", "text"]
    assert (second["code"], second["count"]) == ("LY", 2)
    assert [span["text"] for span in second["evidence"]] == ["ليبيا", "الليبي"]


def test_ties_come_by_code() -> None:
    named = countries("", "اليمن والعراق وقطر")
    assert [country["code"] for country in named] == ["IQ", "QA", "YE"]


NAMES = ["مصر", "وتركيا", "الروسي", "مالي", "عمان", "الأردن", "محمد", "نهر", "كوريا", "الشمالية"]
# With tatweel, with fatha, with a lam-alef ligature, behind a right-to-left mark.
SPELLINGS = ["ليـبيا", "قَطَر", "\ufefbجئون", "\u200fفرنسا", "é", "،", "\n"]
WORDS = st.lists(st.sampled_from([*NAMES, *SPELLINGS])).map(" ".join)


@given(WORDS, WORDS)
def test_evidence_shows_the_event(title: str, text: str) -> None:
    event = {"title": title, "text": text}
    named = countries(title, text)
    assert len({country["code"] for country in named}) == len(named)
    for country in named:
        assert 1 <= len(country["evidence"]) <= min(3, country["count"])
        for span in country["evidence"]:
            assert event[span["field"]][span["start"] : span["end"]] == span["text"]


@given(st.text())
def test_any_text_is_searched(text: str) -> None:
    countries(text, text)


def test_gazetteer_gives_a_phrase_one_meaning() -> None:
    meanings = [country["names"] + country.get("nisba", []) for country in COUNTRIES.values()]
    meanings += [[phrase] for kind in OTHERS for phrase in GAZETTEER[kind]]
    keys = [key for phrases in meanings for key in set(map(fold_phrase, phrases))]
    assert len(set(keys)) == len(keys)


def test_gazetteer_has_codes_of_two_letters() -> None:
    several = [*GAZETTEER["ambiguous"].values(), *GAZETTEER["usually"].values()]
    used = [*COUNTRIES, *(code for each in several for code in each)]
    assert all(re.fullmatch("[A-Z]{2}", code) for code in used)


def test_states_together_are_two_and_close() -> None:
    named = [("EG", 1, 4), ("TR", 6, 10), ("EG", 300, 303), ("TR", 500, 504)]
    assert list(Gazetteer([]).together(named)) == [(0, 6, 10)]
    assert list(Gazetteer([]).together([("EG", 1, 4), ("EG", 6, 10)])) == []
