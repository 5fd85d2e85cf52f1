"""Date lines in the forms of real pages, and the day each means."""

from datetime import date
from random import Random

_DAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
_MONTHS = (  # Egyptian and Gulf, Levantine, Maghrebi, English
    ("يناير", "كانون الثاني", "جانفي", "January"),
    ("فبراير", "شباط", "فيفري", "February"),
    ("مارس", "آذار", "مارس", "March"),
    ("أبريل", "نيسان", "أفريل", "April"),
    ("مايو", "أيار", "ماي", "May"),
    ("يونيو", "حزيران", "جوان", "June"),
    ("يوليو", "تموز", "جويلية", "July"),
    ("أغسطس", "آب", "أوت", "August"),
    ("سبتمبر", "أيلول", "سبتمبر", "September"),
    ("أكتوبر", "تشرين الأول", "أكتوبر", "October"),
    ("نوفمبر", "تشرين الثاني", "نوفمبر", "November"),
    ("ديسمبر", "كانون الأول", "ديسمبر", "December"),
)
_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def stamp(rng: Random) -> tuple[str, str | None]:
    """A date line and its ISO date; None where the line leaves day and month open."""
    day = date(rng.randint(2005, 2026), rng.randint(1, 12), rng.randint(1, 28))
    hour, minute = rng.randint(0, 23), rng.randint(0, 59)
    if rng.random() < 0.05:
        open_day = day.replace(day=day.day % 12 + 1)
        told = open_day.isoformat() if open_day.day == open_day.month else None
        return f"تاريخ النشر: {open_day:%d/%m/%Y}", told
    return rng.choice(_forms(day, f"{hour:02}:{minute:02}")), day.isoformat()


def _forms(day: date, clock: str) -> list[str]:
    weekday = _DAYS[day.weekday()]
    gulf, levant, maghreb, english = _MONTHS[day.month - 1]
    ending = {1: "st", 2: "nd", 3: "rd"}.get(
        day.day % 10 if day.day not in (11, 12, 13) else 0, "th"
    )
    return [
        f"تاريخ النشر: {day.day}{ending}, {english} {day.year} GMT",
        f"تاريخ النشر: {day:%d.%m.%Y} | {clock} GMT",
        f"آخر تحديث: {weekday}, {day.day} {gulf}/ {levant}, {day.year}, {clock} GMT",
        f"{weekday}، {day:%d} {levant}/{gulf} {day.year}، آخر تحديث {clock} (GMT+0400)",
        f"{weekday}، {day:%d} {levant}/{gulf} {day.year}",
        f"{clock.replace(':', '')} (GMT+04:00) - {day:%d/%m/%y}",
        f"نشر في: {day.day} {maghreb} {day.year}",
        f"{weekday} {day:%d-%m-%Y} {clock}",
        f"{day.day} {gulf} {day.year}".translate(_ARABIC_DIGITS),
        f"{day.day} {levant} {day.year}",
        f"تم النشر: {day.isoformat()}",
        f"{day.day} {gulf} {day.year} - {clock} بتوقيت أبوظبي",
        f"نشر في: {day:%d} {gulf} ,{day.year}: {clock} GST",
    ]
