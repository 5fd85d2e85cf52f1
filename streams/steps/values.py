"""What follows a marker: its value, and whether it is one."""

import re

from streams.steps import markers
from streams.steps.fold import fold_phrase
from streams.steps.markers import Kind

SHORTEST_HEADLINE, LONGEST_HEADLINE = 15, 150  # characters
LONGEST_TAIL = 200  # characters of what stands behind the last sentence in its line
QUOTES = '"«“‘'  # before speech, which no marked line begins with
SENTENCE_END = (".", "،", "؛", ":", ".»", '."', ".”", ".)")
_EDGE = " *•●■▪◄►/\\|-–—:_=~،<>›‹→←↓"
_QUOTED_NAME = re.compile(r'["«“](?:[^\s"»”]+ ?){1,5}["»”](?: \+ .{1,80})?')
BETWEEN_NAMES = re.compile(r" \+ | [-–—/|] |[،؛] ?")
_LONGEST_NAME, _LONGEST_OF_SEVERAL, _MOST_NAMES = 8, 5, 6  # words of one source, of several
_LONGEST_DOTTED = 3  # words of a credit that ends in a full stop
_MOST_UNDATED = 2  # words foreign to dates that a stamp may have
_ERAS = fold_phrase("هـ"), fold_phrase("م")  # they stick to the year: «1447هـ»
_ZONE = fold_phrase("بتوقيت")
_NUMBER = re.compile(rb"\d+t\d+|\d[\d/.:-]*(?:st|nd|rd|th|z|%b|%b)?" % _ERAS)


def value_of(written: str) -> str:
    """Give what follows a marker without signs around it, a bracket around both among them."""
    value = written.lstrip(".").strip(_EDGE)
    for opening, closing in ("()", "[]"):
        if value.endswith(closing) and value.count(closing) > value.count(opening):
            value = value[:-1]
    return value


def fits(kind: Kind, value: str) -> bool:
    """Tell a marker's value from prose that happens to begin with the marker's words."""
    words = value.count(" ") + 1
    if kind == "source":
        is_speech = value.startswith(tuple(QUOTES)) and not _QUOTED_NAME.fullmatch(value)
        is_sentence = value.endswith(SENTENCE_END) and words > _LONGEST_DOTTED
        return _are_names(BETWEEN_NAMES.split(value)) and not is_speech and not is_sentence
    if kind == "byline":
        return words <= 5 and not value.endswith(".")
    if kind == "related":
        return len(value) <= 2 * LONGEST_HEADLINE
    if kind == "stamp":
        return len(undated(fold_phrase(value).split())) <= _MOST_UNDATED
    return True


def _are_names(names: list[str]) -> bool:
    longest = _LONGEST_NAME if len(names) == 1 else _LONGEST_OF_SEVERAL
    return len(names) <= _MOST_NAMES and all(name.count(" ") < longest for name in names)


def undated(words: list[bytes]) -> list[bytes]:
    """Give the words foreign to dates; whose time it is belongs to them."""
    if _ZONE in words:
        at = words.index(_ZONE)
        words = words[:at] + words[at + 2 :]
    return [word for word in words if word not in markers.STAMP and not _NUMBER.fullmatch(word)]
