"""Date lines in every form that pages use; unclear ones stay unknown."""

import time
from datetime import date, timedelta

import pytest
from hijridate import Gregorian
from hypothesis import given
from hypothesis import strategies as st

from streams.steps.lines.dates import published

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
MONTHS = "يناير شباط مارس نيسان مايو جوان يوليو غشت سبتمبر أكتوبر نونبر ديسمبر"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("تاريخ النشر: 15th, November 2024 GMT", "2024-11-15"),
        ("تاريخ النشر: 1st, March 2023 GMT", "2023-03-01"),
        ("الاثنين، 02 تشرين الثاني/نوفمبر 2009", "2009-11-02"),
        ("السبت 7 آذار / مارس 2015", "2015-03-07"),
        ("7 آذار (مارس) 2015", "2015-03-07"),
        ("7 مارس/ آذار, 2015", "2015-03-07"),
        ("15 تشرين الثّاني 2024", "2024-11-15"),
        ("2 كانون الأول 2024", "2024-12-02"),
        ("2 كانون ثاني 2024", "2024-01-02"),
        ("15 اغسطس 2015", "2015-08-15"),
        ("11 غشت 2018", "2018-08-11"),
        ("15 نونبر 2024", "2024-11-15"),
        ("3 جويلية 2018", "2018-07-03"),
        ("1 ماي 2019", "2019-05-01"),
        ("4 فيفري 2020", "2020-02-04"),
        ("15 من نوفمبر 2024م", "2024-11-15"),
        ("February 2, 2025", "2025-02-02"),
        ("Published 27 مارس 2025", "2025-03-27"),
        ("١٥ نوفمبر ٢٠٢٤", "2024-11-15"),
        ("۱۵ نوفمبر ۲۰۲۴", "2024-11-15"),
        ("2024-11-05", "2024-11-05"),
        ("2024/11/05", "2024-11-05"),
        ("03.04.2020", "2020-04-03"),
        ("13/04/2020", "2020-04-13"),
        ("04/13/2020", "2020-04-13"),
        ("05/05/2020", "2020-05-05"),
        ("11/8/2015 م", "2015-08-11"),
        ("٢٦/٥/٢٠٢٦", "2026-05-26"),
        ("26 شوال 1436 هـ", "2015-08-11"),
        ("26/10/1436 هـ", "2015-08-11"),
        ("1436/10/26هـ", "2015-08-11"),
        ("5 ذو الحجة 1444", "2023-06-23"),
        ("12 جمادى الآخرة 1440 هـ", "2019-02-17"),
        ("المدينة المنورة 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م وكالة", "2015-08-11"),
        ("الأحد 5 رجب 1446هـ - 5 يناير 2025م", "2025-01-05"),
        ("15 نوفمبر 2024 الساعة 25:10", "2024-11-15"),
        ("2 نوفمبر 2009، آخر تحديث 3 نوفمبر 2009", "2009-11-02"),
        ("آخر تحديث: 3 نوفمبر 2009", "2009-11-03"),
        ("الاثنين 30 ربيع الأول 1442 هـ - 16 نوفمبر 2020 م", "2020-11-16"),
    ],
)
def test_day(line: str, day: str) -> None:
    assert published(line) == {"date": day, "precision": "day"}


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("تاريخ النشر: 26.05.2026 | 20:47 GMT", "2026-05-26 20:47 +00:00"),
        ("1900 (GMT+04:00) - 20/07/09", "2009-07-20 19:00 +04:00"),
        ("0730 (GMT+0400) - 03/04/09", "2009-04-03 07:30 +04:00"),
        ("الأربعاء, 25 نوفمبر/ تشرين الثاني, 2009, 04:37 GMT", "2009-11-25 04:37 +00:00"),
        ("15 نوفمبر 2024 الساعة 14:30 بتوقيت غرينتش", "2024-11-15 14:30 +00:00"),
        ("15 نوفمبر 2024، 14:30 (مكة المكرمة)", "2024-11-15 14:30 +03:00"),
        ("2024-11-15T20:47:03.123+03:30", "2024-11-15 20:47 +03:30"),
        ("2024-11-15T20:47:03-0500", "2024-11-15 20:47 -05:00"),
        ("2024-11-15T20:47Z", "2024-11-15 20:47 +00:00"),
        ("Fri, 15 Nov 2024 20:47:00 GMT", "2024-11-15 20:47 +00:00"),
        ("2024-11-15 20:47", "2024-11-15 20:47"),
        ("20:47:03 - 05.11.2024", "2024-11-05 20:47"),
        ("2024-11-15 20:47 +0200", "2024-11-15 20:47"),
        ("٢٦/٥/٢٠٢٦ - ٨:٤٧ مساءً", "2026-05-26 20:47"),
        ("26/5/2026 12:10 ص", "2026-05-26 00:10"),
        ("26/5/2026 12:10 PM", "2026-05-26 12:10"),
        ("26/5/2026 15:30 ص", "2026-05-26 15:30"),
        ("20:47 - 26/05/2026", "2026-05-26 20:47"),
        ("نُشر: 10:32-26 مايو 2024 م ـ 17 ذو القعدة 1445 هـ", "2024-05-26 10:32"),
    ],
)
def test_minute(line: str, moment: str) -> None:
    stated = published(line)
    assert stated is not None
    assert stated["precision"] == "minute"
    parts = (stated["date"], stated.get("time"), stated.get("utc_offset"))
    assert " ".join(filter(None, parts)) == moment


@pytest.mark.parametrize(
    ("line", "stated", "precision"),
    [
        ("نوفمبر 2024", "2024-11", "month"),
        ("تاريخ النشر: تشرين الثاني / نوفمبر 2024", "2024-11", "month"),
        ("تاريخ النشر: 2019", "2019", "year"),
        ("نشر في 2019 م", "2019", "year"),
    ],
)
def test_coarse(line: str, stated: str, precision: str) -> None:
    assert published(line) == {"date": stated, "precision": precision}


@pytest.mark.parametrize(
    "line",
    [
        "",
        "تاريخ النشر:",
        "منذ 3 ساعات",
        "2019",
        "03/04/2020",
        "تاريخ النشر: 03/04/2020 17:53",
        "تاريخ النشر: 00/05/2020",
        "الأحد 5/0/2020",
        "20/07/09",
        "31 فبراير 2024",
        "30.02.2024",
        "32 شوال 1436 هـ",
        "15 نوفمبر 1899",
        "15 نوفمبر 2101",
        "15 نوفمبر",
        "شوال 1436 هـ",
        "2 تشرين الثاني/ديسمبر 2024",
        "تاريخ النشر: تشرين الثاني/ديسمبر 2024",
        "2-3 نوفمبر 2024",
        "18 مايو 2020 و19 مايو 2021",
        "26 شوال 1436 هـ الموافق 11 أغسطس 2017 م",
        "قال المتحدث إن الاتفاق وقع في العاصمة في 5 مايو 2020",
        "هجمات العام 2015",
        "الدورة 26.05.2026.7",
        "تاريخ النشر: ²/²/2020",
    ],
)
def test_unclear_is_unknown(line: str) -> None:
    assert published(line) is None


@given(DAYS)
def test_every_day_reads_back(day: date) -> None:
    month = MONTHS.split()[day.month - 1]
    for line in (
        f"تاريخ النشر: {day.day:02}.{day.month:02}.{day.year}",
        f"{day.day} {month} {day.year}",
        day.isoformat(),
        f"{day:%d %B %Y}",
    ):
        assert published(line) == {"date": day.isoformat(), "precision": "day"}


@given(DAYS.filter(lambda day: day > date(1925, 1, 1) and day < date(2077, 1, 1)))
def test_hijri_day_reads_back_alone_and_beside_its_own(day: date) -> None:
    hijri = Gregorian.fromdate(day).to_hijri()
    written = f"{hijri.day}/{hijri.month}/{hijri.year} هـ"
    stated = {"date": day.isoformat(), "precision": "day"}
    assert published(written) == stated
    assert published(f"{written} الموافق {day:%d %B %Y}م") == stated
    assert published(f"{written} الموافق {day + timedelta(days=9):%d %B %Y}م") is None


TOKENS = st.sampled_from(
    ["0", "00", "3", "5", "13", "31", "2020", "1446", "0900", "٤", " ", "/", ".", "-", ":", "|",
     "(", ")", "+", "T", "GMT", "هـ", "م", "ص", "الأحد", "شوال", "مايو", "تحديث", "س"]
)  # fmt: skip


@given(st.text() | st.lists(TOKENS, max_size=24).map("".join))
def test_any_line_is_read_or_unknown(line: str) -> None:
    stated = published(line)
    assert stated is None or 1900 <= int(stated["date"][:4]) <= 2100


def test_long_lines_cost_nothing() -> None:
    start = time.process_time()
    assert published("1/" * 1_000_000) is None
    assert time.process_time() - start < 0.1
