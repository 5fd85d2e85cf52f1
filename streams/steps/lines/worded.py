"""Lines of nothing but known words: dates, share bars, menus, counts of readers, ages."""

import re

from streams.steps.lines import markers
from streams.steps.lines.line import Line
from streams.steps.lines.markers import Kind
from streams.steps.lines.stamps import stamp
from streams.steps.text.fold import fold_phrase

_SITE = re.compile(r" ?\| ?[a-z][\w.-]{2,40}\.[a-z]{2,6}$")
_AT_CLOCK = re.compile(r" إلى (?=\d{1,2}:\d{2}$)")
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_DIGIT = re.compile(rb"[0-9]")
_PREPOSITION = 2  # letters
_PUBLISHED, _SINCE = fold_phrase("نشر"), fold_phrase("منذ")
_PAST = markers.words("مضت مضى")


def worded(line: str, key: bytes) -> Line | None:
    """Give such a line, or None where a line has other words."""
    words = _words(line, key)
    dated = stamp(line, words) if _DIGIT.search(key) else None
    if dated:
        return dated
    kind = _kind_of(words) or _run_together(line)
    return Line(kind, line) if kind else None


def _run_together(line: str) -> Kind | None:
    """Tell names of networks without spaces between them: «FacebookTwitterWhatsApp»."""
    names = _CAPITAL.sub(" ", line) if line.isascii() and " " not in line else ""
    return "share" if names and _kind_of(fold_phrase(names).split()) == "share" else None


def _words(line: str, key: bytes) -> list[bytes]:
    """Give a line's folded words without a site's address, or the «to» before a time of day."""
    if "|" in line and (site := _SITE.search(line)):
        return fold_phrase(line[: site.start()]).split()
    if " إلى " in line:
        return fold_phrase(_AT_CLOCK.sub(" ", line)).split()
    return key.split()


def _kind_of(words: list[bytes]) -> Kind | None:
    """Tell share words, counts of readers, section names, and how long ago something was."""
    names = [word for word in words if not word.removesuffix(b"k").isdigit()]  # «1.2k مشاهدة»
    if not markers.SHARE.isdisjoint(names) and markers.SHARE_BESIDE.issuperset(names):
        return "share"
    is_counted = len(names) < len(words) and not markers.COUNTED.isdisjoint(names)
    if is_counted and markers.COUNTED_BESIDE.issuperset(names):
        return "notice"
    has_noun = any(len(word) > _PREPOSITION for word in names)  # «عن 462», «من» are of a sentence
    if has_noun and markers.NAVIGATION.issuperset(names):
        return "navigation"
    return "notice" if _is_ago(words) else None


def _is_ago(words: list[bytes]) -> bool:
    """Tell a number of hours or days, «نشر قبل 8 ساعات»: a bare one is a link's, «منذ 20»."""
    if words[-1:] and words[-1] in _PAST:  # «7 ساعة مضت»
        words = [_SINCE, *words[:-1]]
    opener, *number = words[words[:1] == [_PUBLISHED] :] or [b""]
    if opener not in markers.AGO_OPENERS:
        return False
    units = [word for word in number if not word.isdigit()]
    return bool(units) and markers.AGO.issuperset(units)
