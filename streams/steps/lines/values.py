"""What follows a marker: its value, and whether it is one."""

import re

from streams.steps.lines import markers
from streams.steps.lines.line import LONGEST_HEADLINE, SENTENCE_END
from streams.steps.lines.markers import Kind
from streams.steps.text.fold import fold_phrase

QUOTES = '"«“‘'  # before speech, which no marked line begins with
_UNQUOTES = '"»”’'
_EDGE = " *•●■▪◄►/\\|-–—:_=~،<>›‹→←↓"
_QUOTED_NAME = re.compile(r'["«“][^\s"»”]+(?: [^\s"»”]+){0,4} ?["»”](?: \+ .{1,80})?')
# A slash stands between two names in Arabic without a space too, but is no address's; «و» does
# before an agency.
BETWEEN_NAMES = re.compile(
    r" ?\+ ?(?=\S)| [-–—/|] |[،؛,] ?|(?<=[\u0621-\u064a\d])/ ?(?=[\u0621-\u064a])"
    rf"| و ?(?=(?:{'|'.join(markers.WIRE_NAMES)})$)"
)
BETWEEN_TAGS = re.compile(r"[،,؛;|/#•·\n]| [-–—] ")
_LONGEST_NAME, _LONGEST_OF_SEVERAL, _MOST_NAMES = 8, 5, 6  # words of one source, of several
_LONGEST_TAG, _LONGEST_BARE = 4, 3  # words of a tag, and of a source without a colon before it
_LONGEST_DOTTED = 3  # words of a credit that ends in a full stop
_BOOK = "كتاب "
KINDS_OF_OUTLET = tuple(f"{kind} " for kind in markers.KINDS_OF_OUTLET)
_MOST_UNDATED = 2  # words foreign to dates that a stamp may have
_ERAS = fold_phrase("هـ"), fold_phrase("م")  # they stick to the year: «1447هـ»
_STUCK = (*_ERAS, fold_phrase("ص"))  # the half of the day to the time: «08:01ص»
_ZONE = fold_phrase("بتوقيت")
_NUMBER = re.compile(rb"\d+t\d+|(?:loc)?\d[\d/.:-]*(?:st|nd|rd|th|z|%b|%b|%b)?" % _STUCK)
_WITHOUT_BLANKS = re.compile(rb"\d{1,2}(\D+)\d{4}(?:%b|%b)?" % _ERAS)  # «23محرم1444هـ»


def value_of(written: str) -> str:
    """Give what follows a marker without signs around it, a bracket around both among them."""
    value = written.lstrip(".»").strip(_EDGE)
    for opening, closing in ("()", "[]"):
        if value.endswith(closing) and value.count(closing) > value.count(opening):
            value = value[:-1]
    return value


def fits(kind: Kind, value: str) -> bool:
    """Tell a marker's value from prose that happens to begin with the marker's words."""
    words = value.count(" ") + 1
    if kind == "source":
        is_speech = value.startswith(tuple(QUOTES)) and not _QUOTED_NAME.fullmatch(value)
        longest = _LONGEST_OF_SEVERAL if value.startswith(KINDS_OF_OUTLET) else _LONGEST_DOTTED
        longest = _LONGEST_NAME if value.startswith(_BOOK) else longest
        is_sentence = value.endswith(SENTENCE_END) and words > longest
        return _are_names(BETWEEN_NAMES.split(value)) and not is_speech and not is_sentence
    if kind == "byline":
        return words <= 5 and not value.endswith(".")
    if kind == "related":
        return len(value) <= 2 * LONGEST_HEADLINE
    if kind == "stamp":
        return not value or _is_time(value)
    return True


def _is_time(value: str) -> bool:
    """Tell a date, or how long ago something was, from other words."""
    words = fold_phrase(value).split()
    is_time = any(map(str.isdigit, value)) or not markers.AGO.isdisjoint(words)
    return is_time and len(undated(words)) <= _MOST_UNDATED


def fits_bare(kind: Kind, value: str) -> bool:
    """Tell the same where no colon says so: tags are a list, a source few words."""
    if kind == "tags":
        return bool(BETWEEN_TAGS.search(value)) and are_tags(value)
    if kind == "source":
        is_name = fold_phrase(value.partition(" ")[0]) not in markers.UNNAMED
        return is_name and value.count(" ") < _LONGEST_BARE and value[-1:] not in (".", ":")
    return fits(kind, value)


def is_quoted(line: str) -> bool:
    """Tell words of speech, or of the text, and nothing beside them."""
    return line[0] in QUOTES and line[-1] in _UNQUOTES


def are_tags(line: str) -> bool:
    """Tell tags, of a few words each, from a sentence."""
    few = all(tag.strip().count(" ") < _LONGEST_TAG for tag in BETWEEN_TAGS.split(line))
    return few and not line.endswith(".")


def are_hashtags(line: str) -> bool:
    """Tell a line of nothing but hashtags."""
    return all(word[0] == "#" and len(word) > 1 for word in line.split())


def _are_names(names: list[str]) -> bool:
    longest = _LONGEST_NAME if len(names) == 1 else _LONGEST_OF_SEVERAL
    return len(names) <= _MOST_NAMES and all(name.count(" ") < longest for name in names)


def undated(words: list[bytes]) -> list[bytes]:
    """Give the words foreign to dates; whose time it is belongs to them."""
    if _ZONE in words:
        at = words.index(_ZONE)
        words = words[:at] + words[at + 2 :]
    return [word for word in words if not _is_of_date(word)]


def _is_of_date(word: bytes) -> bool:
    if word in markers.STAMP or _NUMBER.fullmatch(word):
        return True
    day = _WITHOUT_BLANKS.fullmatch(word)
    return day is not None and day[1] in markers.STAMP
