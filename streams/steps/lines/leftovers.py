"""What is left on a page of pictures, embedded posts and the desk: no part of the news."""

import re

from streams.steps.lines import markers
from streams.steps.lines.credits import BRACKETS, INITIALS, at_end

_CREDITED = re.compile(r"(?:[^\s.!؟»\"] ?|^)\(([^()]{2,20})\)$")
_ARCHIVED = re.compile(r"(?: [–—-] |\()(?:صورة )?أرشيفية\)?$")
_TAKEN = re.compile(r"\((?:(?:تصوير|عدسة) ?[:/ ]|صورة ?[:/]) ?[^()]{2,40}\)$")
_PICTURE = re.compile(r"صورة ?[:/|] ?([^:|]{2,30})")
_BEHIND_SLASH = re.compile(r"(?:[^\s/.]+ ){2,12}/ ?([A-Z][A-Za-z ]{1,30})")  # «… / Sputnik»
_RIGHTS = re.compile(r"حقوق (?:الطبع و)?النشر ?(?:©|\(c\)|\d{4}|محفوظة)[^.؟!]{0,100}", re.I)
_SIGNED_RIGHTS = re.compile(r".{2,60} [–—|©-] ?جميع الحقوق محفوظة[^؟!]{0,60}")
_OWNED = re.compile(r" © ?[^©.]{2,30}$")
# What WordPress writes below an entry, and a site of its readers' comments.
_WRITTEN_BELOW = re.compile(
    r"(?:The post|ظهرت المقالة|ظهر المقال|التدوينة) .{1,200} "
    r"(?:appeared first on|أول(?:ا|اً|ًا) على|لأول مرة على) .{1,80}"
    r"|يلفت (?:الموقع|موقع) .{1,60}(?:ليس مسؤول|عناية|انتباه).{1,200}"
)
_NETWORK = rf"(?:{'|'.join(markers.NETWORKS)})"
_FOLLOW = re.compile(
    r"(?:تابع(?:وا|نا|ونا)? .{0,80}"
    r"|(?:انضم(?:وا)? [إا]لى|لمتابعة|متابعة (?:أخبار|قناة)|للاطلاع على)"
    r" [^.،؛]{2,50} (?=[^.]*$|[^.]*http))"
    rf"(?:https?://\S+|(?:على|عبر) (?:ال)?{_NETWORK}(?: ?[،و/] ?و?(?:ال)?{_NETWORK}){{0,4}}"
    r"(?: https?://\S+)?\W*)"
)
# The buttons that a blog's software puts below an entry.
_BUTTON = re.compile(r".{3,60} \((?:فتح في نافذة جديدة|Opens in new window)\)")
_CODED = re.compile(r"[A-Za-z\d+/]{16,}={1,2}")  # a reader's address, as one site writes it
_PRESS_HERE = ("اضغط هنا", "انقر هنا")
_LONGEST_MARK = 25  # characters of an agency's: «…( وال …)»
_CLOSINGS = ("أرشيفية", ")")  # of a caption, unless it begins or owns itself so
_URL = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)\S+")
_CHANNEL = re.compile(r"(?:[^.؟!:]{1,60}:? )?(?:https?://)?(?:t|wa|chat\.whatsapp)\.(?:me|com)/\S+")
_POST = re.compile(r"[—–-] [^()]{1,80}\(@\w{1,30}\)(?: .{0,25})?")
_HANDLE = re.compile(r"\w{2,30}@", re.ASCII)
_MAIL = re.compile(
    r"(?:[^.؟!@]{0,40}[ :\u0621-\u064a])?"
    r"[a-z0-9_.+-]{1,40}@[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,20}){1,3}",
    re.I,
)
# How a newspaper's readers answer a columnist.
_ANSWERED = re.compile(
    r"للتواصل مع الكاتب .{0,40}SMS.{0,40}|تبدأ بالرمز \(?\d{1,4}\)? ثم مسافة .{0,60}"
    r"|\d{5,6} ?[–-] ?(?:Stc|Mobily|Zain)",
    re.I,
)
_DESK = re.compile(
    r"\((?:إعداد|تحرير|تغطية صحفية)[: ][^()]{3,80}\)"
    r"|(?:إعداد|تغطية صحفية)[: ].{3,60}للنشرة العربية.{0,60}"
)
_FORMS = (
    *(INITIALS, _RIGHTS, _SIGNED_RIGHTS, _URL, _CHANNEL, _HANDLE, _MAIL, _POST),
    *(_DESK, _FOLLOW, _BUTTON, _WRITTEN_BELOW, _ANSWERED, _CODED),
)


def is_caption(line: str) -> bool:
    """Tell a photograph's caption by its end: who took or owns it, or an archive."""
    if "/" in line and line[-1].isascii() and (taken := _BEHIND_SLASH.fullmatch(line)):
        return markers.words(taken[1]) <= markers.PHOTOGRAPHERS
    if not (line.endswith(_CLOSINGS) or line.startswith("صورة") or "©" in line):
        return False
    if _ARCHIVED.search(line) or _OWNED.search(line) or _TAKEN.search(line):
        return True
    credit = _CREDITED.search(line) if line.endswith(")") else _PICTURE.fullmatch(line)
    names = markers.words(credit[1]) if credit else frozenset()
    return bool(names) and names <= markers.PHOTOGRAPHERS


def is_post(line: str) -> bool:
    """Tell the mark below an embedded post: «— name (@handle)», perhaps with its day."""
    return line[0] in "—–-" and _POST.fullmatch(line) is not None


def is_left_over(line: str) -> bool:
    """Tell a caption, a right, a link, the mark of a post, a desk or an agency."""
    if line.startswith(("©", 'alt="')) or line.endswith(_PRESS_HERE) or is_caption(line):
        return True
    is_short = line.startswith(BRACKETS) or (line[0] == "…" and len(line) <= _LONGEST_MARK)
    if is_short and at_end(line.lstrip("….")):
        return True
    return any(form.fullmatch(line) for form in _FORMS)
