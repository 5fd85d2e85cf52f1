"""Boxes that a page says the beginning and the end of, cut out of it."""

import re

from streams.steps.text.phrases import Phrases

_SKIPS, _HIDES = "وواصل القراءة", "أهمل "
_ASKS = ("استطلاع الرأي", "استطلاع رأي", "مفيدة", "مفيدا", "استفدت", "عن الكاتب")
_SIGNS = Phrases((_SKIPS, _HIDES, *_ASKS))
_BOX = re.compile(
    rf"تخطى ([^\n]{{3,40}}?) {_SKIPS}.{{0,2000}}?\1 نهاية(?!\w)"
    rf"|{_HIDES}([A-Za-z]{{1,12}} مشاركة, \d{{1,2}}) .{{0,1000}}?نهاية \2"
    r"(?: المحتوى غير متاح .{0,60}ليست مسؤولة عن محتوى المواقع الخارجية\.?)?"
    # A poll, whether the page was of use, and who its writer is.
    r"|^استطلاع (?:ال)?رأي\n[^\n]{5,200}؟\n(?:[^\n]{1,60}\n){1,8}(?:عرض )?النتائج$"
    r"|^هل [^\n]{5,80}؟?\n?نعم\n?لا$"
    r"|^(?:نبذة )?عن الكاتبة?\n[^\n.]{5,40}\n[^\n]{20,400}$",
    re.DOTALL | re.MULTILINE,
)


def without_boxes(lines: list[str]) -> list[str]:
    """Cut out what «تخطى … وواصل القراءة» lets a reader skip, and posts that are not shown."""
    if not any(map(_SIGNS.among, lines)):
        return lines
    kept = _BOX.sub("\n", "\n".join(lines)).split("\n")
    return [line for line in map(str.strip, kept) if line]
