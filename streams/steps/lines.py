"""What one line of a page is, by its own words."""

import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import product
from typing import Any, Literal, NamedTuple, get_args

import yaml

from streams.steps.fold import fold_phrase

Kind = Literal[
    "body", "related", "stamp", "source", "tags", "byline", "end", "share", "navigation", "notice"
]


class Line(NamedTuple):
    """A line, what it is, and the value it carries after its marker ("" where none)."""

    kind: Kind
    text: str
    value: str = ""


_LONGEST_MARKED = 240  # characters; only a list of tags runs longer
_LONGEST_LABEL = 30
_SHORT = 60  # characters; a line this short is looked up whole
_HEADLINE = 150  # characters; a headline is no longer
_SENTENCE_END = (".", "،", "؛", ":", ".»", '."', ".”", ".)")
_LABEL = re.compile(r"[^\w(\"«“]{0,6}([^:|：]{1,30}?)\s?[:|：]\s?(.*)")
_SIGNATURE = re.compile(r"[—–-] [^()]{1,80}\(@\w{1,30}\)(?: .{0,25})?")
_URL = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)\S+")
_CREDITED = re.compile(r"[^.] ?\(([^()]{2,20})\)$")
_NUMBER = re.compile(rb"\d[\d/.:-]*(?:st|nd|rd|th)?")
_MARKS = "*•●■▪◄►/\\#|-–—_+=0123456789٠١٢٣٤٥٦٧٨٩"  # what a marked line may begin with
_EDGE = " *•●■▪◄►»«/\\#|-–—:_+=~.،"


def _load() -> dict[str, Any]:
    path = files("streams.resources") / "markers.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


MARKERS = _load()


def _phrases(form: str) -> Iterator[tuple[bytes, Kind]]:
    for kind in get_args(Kind):
        forms = MARKERS.get(kind)
        if isinstance(forms, dict):
            yield from ((fold_phrase(phrase), kind) for phrase in forms.get(form, ()))


def _words(text: str | Iterable[str]) -> frozenset[bytes]:
    text = text if isinstance(text, str) else " ".join(text)
    return frozenset(fold_phrase(text).split())


def _spellings(word: str) -> Iterator[str]:
    """Spell a folded word in every way that folds to it and that pages use."""
    variants = {"ا": "اأإآ", "ه": "هة", "ي": "يىئی", "و": "وؤ", "ك": "كک"}
    return map("".join, product(*(variants.get(letter, letter) for letter in word)))


_LABELS: dict[bytes, Kind] = dict(_phrases("prefix")) | dict(_phrases("label"))
_ALONE: dict[bytes, Kind] = _LABELS | dict(_phrases("alone"))
_PREFIXES: dict[bytes, list[tuple[bytes, Kind]]] = {}
for _phrase, _kind in sorted(_phrases("prefix"), key=lambda pair: -len(pair[0])):
    _PREFIXES.setdefault(_phrase.split()[0], []).append((_phrase, _kind))
_OPENERS = frozenset(
    spelled + mark
    for phrase in {*_LABELS, *_PREFIXES, *map(fold_phrase, MARKERS["stamp"]["days"])}
    for spelled in _spellings(phrase.split()[0].decode("iso8859-6"))
    for mark in ("", ":", "|", "،", ",")
)
_STARRED = tuple(map(fold_phrase, MARKERS["source"]["starred"]))
_PHOTOGRAPHERS = _words(MARKERS["photographers"])
_SHARE = _words(MARKERS["share"])
_NAVIGATION = _words(MARKERS["navigation"])
_STAMP = _words(MARKERS["stamp"]["words"])
_CONTINUATION = _words(MARKERS["continuation"]["words"])
_OWN_WAW = _words(MARKERS["continuation"]["own_waw"])
_WAW = fold_phrase("و")
_AGENCIES = _words(MARKERS["stamp"]["agencies"])


def judge(line: str) -> Line:
    """Say what a line is; one that bears no sign is "body"."""
    if len(line) > _SHORT:
        first = line[: line.find(" ")]
        if first not in _OPENERS and line[0] not in _MARKS:
            return Line("body", line)
        if len(line) > _LONGEST_MARKED and not line.startswith(_TAG_OPENERS):
            return Line("body", line)
    return _marked(line) or Line("body", line)


def is_headline(line: str) -> bool:
    """Tell whether a body line could be a headline: three words or more, and no sentence's end."""
    return (
        len(line) <= _HEADLINE
        and line.count(" ") >= 2
        and line[0] not in "—–-•"
        and not line.endswith(_SENTENCE_END)
    )


def continues(line: str) -> bool:
    """Tell whether a paragraph goes on from one before it, by its first word."""
    first = fold_phrase(line[: line.find(" ", 0, 30)])
    if first[:1] == _WAW:
        return first not in _OWN_WAW
    return first in _CONTINUATION


def is_paragraph(line: str) -> bool:
    """Tell whether a body line is prose: too long for a headline, or a whole sentence."""
    return len(line) > _HEADLINE or (line.count(" ") >= 7 and line.endswith(_SENTENCE_END))


def _marked(line: str) -> Line | None:
    key = fold_phrase(line)
    kind = _ALONE.get(key)
    if kind:
        return Line(kind, line)
    if not key:
        return Line("notice", line)
    return (
        _labelled(line)
        or _prefixed(line, key)
        or _starred(line, key)
        or _worded(line, key)
        or _embedded(line)
    )


def _labelled(line: str) -> Line | None:
    """A known label before a colon or bar."""
    match = _LABEL.match(line)
    if not match:
        return None
    kind = _LABELS.get(fold_phrase(match[1]))
    value = match[2].strip(_EDGE) if kind != "source" else match[2].strip(" *|:")
    return Line(kind, line, value) if kind and _fits(kind, value) else None


def _prefixed(line: str, key: bytes) -> Line | None:
    """A known phrase at the line's start, its value after it."""
    for phrase, kind in _PREFIXES.get(key.split(b" ", 1)[0], ()):
        if key.startswith(phrase + b" "):
            rest = line.lstrip(_EDGE).split(None, phrase.count(b" ") + 1)[phrase.count(b" ") + 1 :]
            value = rest[0].strip(_EDGE) if rest else ""
            if _fits(kind, value):
                return Line(kind, line, value)
    return None


def _starred(line: str, key: bytes) -> Line | None:
    """A credit after an asterisk: «*نقلا عن …»."""
    for phrase in _STARRED:
        if line.startswith("*") and key.startswith(phrase + b" "):
            return Line("source", line, line.lstrip(_EDGE).split(None, phrase.count(b" ") + 1)[-1])
    return None


def _embedded(line: str) -> Line | None:
    """The signature of an embedded post, or the caption of a photograph."""
    if _SIGNATURE.fullmatch(line) or _URL.fullmatch(line):
        return Line("notice", line)
    caption = _CREDITED.search(line)
    return Line("notice", line) if caption and _words(caption[1]) <= _PHOTOGRAPHERS else None


def _fits(kind: Kind, value: str) -> bool:
    """Tell a marker's value from prose that happens to begin with the marker's words."""
    words = value.count(" ") + 1
    if kind == "source":
        return words <= 8 and not value.endswith(_SENTENCE_END) and not value.startswith(('"', "«"))
    if kind == "byline":
        return words <= 7 and not value.endswith(".")
    if kind == "related":
        return len(value) <= 2 * _HEADLINE
    if kind == "stamp":
        return len(value) <= 80 and any(c.isdigit() for c in value)
    return True


def _worded(line: str, key: bytes) -> Line | None:
    """A line of nothing but share words, section names, or the words of a date."""
    words = key.split()
    known = frozenset(words)
    if known <= _SHARE:
        return Line("share", line)
    if known <= _NAVIGATION:
        return Line("navigation", line)
    rest = [word for word in words if word not in _STAMP and not _NUMBER.fullmatch(word)]
    if len(rest) == len(words):
        return None
    if not rest and any(word[:1].isdigit() for word in words) and len(words) > 1:
        return Line("stamp", line)
    if rest[-1:] and rest[-1] in _AGENCIES and len(rest) <= 4:
        return Line("stamp", line)
    return None


_TAG_OPENERS = tuple(
    spelled
    for phrase, kind in _phrases("label")
    if kind == "tags"
    for spelled in _spellings(phrase.split()[0].decode("iso8859-6"))
)
