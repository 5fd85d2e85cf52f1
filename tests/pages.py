"""Pages of our own writing, small and as many as a test wants."""

from streams.messages import Headers

_PLACES = ("عمّان", "الرباط", "أنقرة", "بغداد", "تونس", "القاهرة", "نواكشوط", "مسقط")
_TITLES = (
    "وزير الدفاع يبحث في {place} التعاون العسكري",
    "رئيس الوزراء يستقبل سفير بلاده الجديد في {place}",
    "أمطار غزيرة تغلق طرقا قرب {place}",
)
_BODY = (
    "قال بيان رسمي صدر في {place} يوم الأحد إن الجانبين اتفقا على عقد الاجتماع رقم {number} "
    "خلال الشهر المقبل، وعلى تشكيل لجنة مشتركة تتابع ما تقرر.",
    "وأضاف البيان أن الوفد زار مركز التدريب قبل أن يغادر إلى {other}.",
)
_RELATED = (
    "إقرأ أيضاً:",
    "وزيرا الخارجية يبحثان في اتصال هاتفي الملاحة بين {place} و{other}",
    "بحث وزيرا خارجية البلدين في اتصال هاتفي مساء الاثنين تشغيل الرحلة رقم {number} بين {place} "
    "و{other}، بحسب بيان صدر عن وزارة الخارجية، وتناول الاتصال كذلك إجراءات منح التأشيرات.",
    "واتفق الوزيران على مواصلة التشاور وعلى لقاء يجمعهما في مطلع الصيف المقبل في {other}.",
)


def page(number: int) -> bytes:
    """The page of a number: another for each, some with a second article."""
    place, other = _PLACES[number % 8], _PLACES[(number // 8 + 3) % 8]
    lines = [_TITLES[number % 3], "تاريخ النشر: 14.03.2025", *_BODY, "المصدر: وكالة الساحل"]
    if number % 2:
        lines += _RELATED
    return "\n".join(lines).format(place=place, other=other, number=number).encode()


def records(count: int, *, malformed: int = 0) -> list[tuple[bytes, bytes, Headers]]:
    """Keys, values and headers to publish; every `malformed`-th is not UTF-8."""
    return [
        (b"%d" % n, b"\xff" if malformed and n % malformed == 0 else page(n), ())
        for n in range(count)
    ]
