"""The words that mark lines of a page, read from `resources/markers.yaml` and folded."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Any, Literal, get_args

from streams.steps.lines import date_words
from streams.steps.lines.date_words import DAY_NAMES, HIJRI_MONTHS
from streams.steps.resources import RESOURCES, read_yaml
from streams.steps.text.fold import KEY_ENCODING, fold_phrase

Kind = Literal[
    "body", "related", "stamp", "source", "tags", "byline", "end", "share", "navigation", "notice"
]
DETAILS: frozenset[Kind] = frozenset({"stamp", "source", "byline", "tags"})
HEADER: frozenset[Kind] = frozenset({"stamp", "byline"})  # what stands below a headline
ENDS: frozenset[Kind] = frozenset({"source", "tags", "end"})  # what stands below an article's body

# A line of its own above each further article that a page sets apart; no text has the first sign.
SIGN = "\ufdd0"
BORDER = f"{SIGN}article"
RULE = "-----"  # drawn between articles
MARKER = "اقرأ أيضا"  # put above what a page sets apart as its neighbours
# What begins a list of neighbours' headlines that says where it ends, and what ends it.
LIST, END_OF_LIST = "list of ", "end of list"
PAGERS = ("السابق", "التالي")  # before the headline of an article that a link leads to

# What one folded letter is written as on pages.
_SPELLED = {"ا": "اأإآ", "ه": "هة", "ي": "يىئی", "و": "وؤ", "ك": "كک"}
_AFTER = ("", ":", "|", "..", "،", ",")  # marks that stick to a marker's word


def _phrases(form: str) -> Iterator[tuple[bytes, Kind]]:
    for kind in get_args(Kind):
        forms = _MARKERS.get(kind)
        if isinstance(forms, dict):
            yield from ((fold_phrase(phrase), kind) for phrase in forms.get(form, ()))


def words(text: str) -> frozenset[bytes]:
    """Give the folded words of a text."""
    return frozenset(fold_phrase(text).split())


def _names(lists: Iterable[Sequence[str]]) -> frozenset[bytes]:
    """Give the folded words of names."""
    return words(" ".join(name for names in lists for name in names))


def _spellings(word: bytes) -> Iterator[str]:
    """Spell a folded word in every way that pages do, a Latin one with a capital too."""
    letters = word.decode(KEY_ENCODING)
    for spelled in map("".join, product(*(_SPELLED.get(letter, letter) for letter in letters))):
        yield from {spelled, spelled.capitalize()}


def _in_any_spelling(phrases: Iterable[str]) -> str:
    """Write a pattern of phrases as pages spell them: «أيضا», «ايضا», «أيضًا», «أيضاً»."""
    letters = {letter: f"[{spelled}]ً?" for letter, spelled in _SPELLED.items()}
    folded = (fold_phrase(phrase).decode(KEY_ENCODING) for phrase in phrases)
    spelled = ("".join(letters.get(x, f"{x}ً?") for x in phrase) for phrase in folded)
    return "|".join(sorted(spelled, key=len, reverse=True))


def _of_sections(kind: Kind) -> dict[bytes, Kind]:
    """Give the lines of a kind that name a section: «المزيد من سياسة», «المجموعة: أخبار»."""
    of, sections = _MARKERS[kind]["of_section"], _MARKERS["navigation"]
    return {fold_phrase(f"{each} {section}"): kind for each, section in product(of, sections)}


def _sections() -> dict[bytes, Kind]:
    """Give the words of menus, some of which label a headline beside them: «السابق»."""
    return dict.fromkeys(map(fold_phrase, _MARKERS["navigation"]), "navigation")


def _prefixes() -> dict[bytes, list[tuple[bytes, Kind]]]:
    """List the phrases that begin marked lines by their first word, the longest first."""
    by_first: dict[bytes, list[tuple[bytes, Kind]]] = {}
    for phrase, kind in sorted(_phrases("prefix"), key=lambda pair: -len(pair[0])):
        by_first.setdefault(phrase.split()[0], []).append((phrase, kind))
    return by_first


_MARKERS: dict[str, Any] = read_yaml("markers.yaml")
LABELS: dict[bytes, Kind] = dict(_phrases("prefix")) | dict(_phrases("label"))
ALONE: dict[bytes, Kind] = LABELS | _sections() | dict(_phrases("alone"))
ALONE |= _of_sections("related") | _of_sections("notice")
PREFIXES = _prefixes()
# What labels tags where several follow it.
LISTED = frozenset(map(fold_phrase, _MARKERS["tags"]["listed"]))
UNNAMED = words(_MARKERS["source"]["unnamed"])
STARRED = tuple(map(fold_phrase, _MARKERS["source"]["starred"]))
KINDS_OF_OUTLET = tuple(_MARKERS["source"]["kinds"])
NETWORKS = tuple(_MARKERS["networks"])
DAYS = tuple(map(fold_phrase, DAY_NAMES))
PHOTOGRAPHERS = words(_MARKERS["photographers"])
SHARE = words(_MARKERS["share"])
SHARE_BESIDE = SHARE | words(_MARKERS["share_beside"])
COUNTED = words(_MARKERS["counted"])
COUNTED_BESIDE = COUNTED | words(_MARKERS["counted_beside"])
BELOW = frozenset(map(fold_phrase, _MARKERS["below"]))
ABOVE = frozenset(map(fold_phrase, _MARKERS["above"]))
ROLES = words(_MARKERS["byline"]["roles"])
BYLINE_LABELS = tuple(_MARKERS["byline"]["label"])
PAPERS = frozenset(_MARKERS["byline"]["papers"])
NAMED_BESIDE = frozenset(_MARKERS["byline"]["named"]["beside_text"])
_FOOTER = frozenset(map(fold_phrase, _MARKERS["footer"]))
NAVIGATION = words(" ".join(_MARKERS["navigation"]))
MONTHS = _names(date_words.MONTHS)
STAMP = words(_MARKERS["stamp"]["words"]) | words(date_words.WORDS)
STAMP |= MONTHS | _names(date_words.DAYS) | _names(HIJRI_MONTHS)
CITIES = words(_MARKERS["stamp"]["cities"])
LONG_CITIES = frozenset(map(fold_phrase, _MARKERS["stamp"]["long_cities"]))
AGO = words(_MARKERS["stamp"]["ago"]["words"])
AGO_OPENERS = words(_MARKERS["stamp"]["ago"]["openers"])
NAMED_WITHOUT_COLON = frozenset(_MARKERS["byline"]["named"]["anyhow"])
NAMED = NAMED_WITHOUT_COLON | frozenset(_MARKERS["byline"]["named"]["before_colon"])
WRITERS_DESKS = frozenset(map(fold_phrase, _MARKERS["byline"]["desks"]))
DESKS = words(" ".join(_MARKERS["desks"]))
AGENCY_NAMES = frozenset(_MARKERS["stamp"]["agencies"])
AGENCIES = words(" ".join(AGENCY_NAMES))
WIRE_NAMES = tuple(_MARKERS["source"]["wires"])
WIRES = frozenset(map(fold_phrase, WIRE_NAMES))
LONG_WIRES = tuple(name for name in WIRE_NAMES if " " in name)
NEWSROOMS = frozenset(map(fold_phrase, _MARKERS["byline"]["agencies"]))
OUTLETS = WRITERS_DESKS | AGENCIES | NEWSROOMS
SITES_BEGIN = words(_MARKERS["byline"]["sites"]["begin"])
SITES_END = words(_MARKERS["byline"]["sites"]["end"])
CONTINUATION = words(_MARKERS["continuation"]["words"])
CONTINUING = tuple(_MARKERS["continuation"]["phrases"])
READ_ON_PATTERN = _in_any_spelling(_MARKERS["inline"]["read_on"])
READ_PATTERN = _in_any_spelling(_MARKERS["inline"]["read"])
RELATED_PATTERN = _in_any_spelling(_MARKERS["inline"]["related"])
ONE_LINE_OPENINGS = tuple(_MARKERS["inline"]["openings"])
# Words that paragraphs begin with and headlines hardly hold (training/resuming.py).
PARAGRAPH_OPENERS = frozenset(
    (RESOURCES / "resuming.txt").read_text("utf-8").encode(KEY_ENCODING).split()
)
RESUMING = PARAGRAPH_OPENERS | frozenset(map(fold_phrase, _MARKERS["inline"]["resume"]))
OWN_WAW = words(_MARKERS["continuation"]["own_waw"])

# First words of marked lines as they are spelt, to tell most body lines without folding them.
OPENERS = frozenset(
    written + mark
    for phrase in {*LABELS, *DAYS, *words(" ".join(_MARKERS["own_openers"]))}
    for written in _spellings(phrase.split()[0])
    for mark in _AFTER
) | frozenset(_MARKERS["own_openers"])
_TAGS = [phrase for phrase, kind in LABELS.items() if kind == "tags"]
LONG_OPENERS = tuple(
    written
    for phrase in (*_TAGS, *map(fold_phrase, _MARKERS["notice"]["long"]))
    for written in _spellings(phrase.split()[0])
)


def is_footer(link: str) -> bool:
    """Tell a link at the foot of every page: «سياسة الخصوصية»."""
    return fold_phrase(link) in _FOOTER


def is_section(name: str) -> bool:
    """Tell what a menu calls a section, whole: «أمن وقضاء»."""
    return ALONE.get(fold_phrase(name)) == "navigation"
