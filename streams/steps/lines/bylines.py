"""Lines that say who wrote: a name behind a word for it, or beside a place or a desk."""

import re

from streams.steps.lines import markers
from streams.steps.text.fold import fold_phrase
from streams.steps.text.given_names import GIVEN_NAMES

_WORDS = r"[\w.]+(?: [\w.]+){0,3}"
_SIGNED = re.compile(rf"({_WORDS})(?: ?([–—-]) ?«?| ?/ ?|: «)({_WORDS})»?(?: ?[–—/-] ?({_WORDS}))?")
_BESIDE = re.compile("[–—/:-]")
_BETWEEN = re.compile("[–—/:(-]| من ")
_AROUND = ' .)"«»'
_NAMED = re.compile(
    rf"({'|'.join(sorted(markers.NAMED))})( ?[:/-] ?| )([^\W\d]+(?: [^\W\d]+){{1,3}})"
)
_INSIDE = frozenset(map(fold_phrase, ("بن", "ابن", "آل", "أبو", "عبد")))  # names of three words
_SON, _ARTICLE = fold_phrase("بن"), fold_phrase("ال")
_FIRST = GIVEN_NAMES - _INSIDE
_SECOND = tuple(map(fold_phrase, ("الدين", "الزهراء")))  # one name with the word before it
_SERVANT = fold_phrase("عبدال")  # of God, by one of his names
_TITLE = fold_phrase("د") + b" "
_LATIN = re.compile("[A-Za-z]")
_WORDS_OF_PLACE = 2


def writer(line: str) -> str | None:
    """Give the writer that a line names, "" where it signs without one, None where it is none."""
    line = line.removesuffix(" :").strip(" |")
    if named := _NAMED.fullmatch(line):
        return _named(named)
    if _of_agency(line):
        return ""
    signed = _SIGNED.fullmatch(line) if _BESIDE.search(line) else None
    return _signed(signed) if signed else None


def _of_agency(line: str) -> bool:
    """Tell a place and an agency in brackets: «الدوحة (قنا)»."""
    place, _, agency = line.removesuffix(")").partition(" (")
    return bool(agency) and is_outlet(agency) and is_place(place)


def _named(found: re.Match[str]) -> str | None:
    """Give the writer behind a word for one, of three words only behind a colon: «كتب: …»."""
    name: str = found[3]
    has_mark = found[2] != " "
    if not has_mark and found[1] not in markers.NAMED_WITHOUT_COLON:
        return None
    if is_outlet(name):
        return ""
    return name if is_person(name) or (has_mark and is_long_name(name)) else None


def _signed(found: re.Match[str]) -> str | None:
    """Give the one writer beside a place or an outlet, or beside any name where a desk is; "" for
    several, as who edits signs for an agency: «وام/ سامر حداد/ ليلى حداد»."""
    parts: list[str] = [found[1], found[3], *filter(None, [found[4]])]
    if _are_of_agency(parts):
        return parts[1]
    people = list(filter(is_name, parts))
    outlets = sum(map(is_outlet, parts))
    if len(people) + outlets + sum(map(is_place, parts)) < len(parts):
        return _beside(found[1], found[3]) if found[2] and len(parts) == 2 else None
    if len(people) == 1:
        return people[0]
    return "" if outlets else None


def _are_of_agency(parts: list[str]) -> bool:
    """Tell «place/ writer/ agency», whatever the place is."""
    if len(parts) != 3 or is_name(parts[0]) or is_outlet(parts[0]):
        return False
    return is_name(parts[1]) and is_outlet(parts[2])


def correspondent(line: str) -> str:
    """Give the writer of «city: name», «name - city», «city - name:» or «كتب» and three words.

    Other lines read so too: these name a writer above the first paragraph only.
    """
    city, _, name = line.partition(": ")
    if name and is_place(city) and is_name(name):
        return name
    signed = _SIGNED.fullmatch(line.rstrip(" :")) if _BESIDE.search(line) else None
    if signed and signed[2] and not signed[4] and is_place(signed[3]):
        return signed[1] if _is_untold(signed[1]) else ""
    if line.endswith(":"):
        return writer(line[:-1]) or ""
    named = _NAMED.fullmatch(line.strip(" |"))
    if named and named[1] in markers.NAMED_BESIDE and is_name(named[3]):
        return named[3]
    return named[3] if named and is_long_name(named[3]) else ""


def _is_untold(name: str) -> bool:
    """Tell what may be a name by its two words."""
    return name.count(" ") == 1 and not is_place(name) and not _LATIN.search(name)


def place_beside(line: str) -> str:
    """Give the city that a line of a writer or a desk names, "" where it names none."""
    parts = [part.strip(_AROUND) for part in _BETWEEN.split(line)]
    unknown = parts[0] if _are_of_agency(parts) else ""
    return next(filter(is_place, parts), unknown)


def _beside(first: str, second: str) -> str | None:
    """Give the writer of two parts with a dash between them, whatever the name beside a desk."""
    if fold_phrase(first) in markers.WRITERS_DESKS:  # a headline may stand behind a desk too
        return "" if second.count(" ") < _WORDS_OF_PLACE else None
    if fold_phrase(second) in markers.WRITERS_DESKS:
        return "" if _LATIN.search(first) else first
    return None


def is_person(name: str) -> bool:
    """Tell a person's name, of two words or with a small one inside of three, or of a father's and
    a family's, by the first."""
    words = _names(name)
    is_short = len(words) == 2 or (len(words) == 3 and words[1] in _INSIDE)
    is_whole = len(words) == 4 and words[1] == _SON and words[3].startswith(_ARTICLE)
    is_one = (is_short or is_whole) and _is_first(words[0])
    return is_one and not name.startswith("على ")  # folded, it is a name


def _names(name: str) -> list[bytes]:
    """Give the names of a person without the title, «عز الدين» and «عبد الله» as one each."""
    key = fold_phrase(name.replace("عبد ال", "عبدال")).removeprefix(_TITLE)
    for second in _SECOND:
        key = key.replace(b" %b " % second, b"%b " % second)
    return key.split()


def _is_first(word: bytes) -> bool:
    return word in _FIRST or word.endswith(_SECOND) or word.startswith(_SERVANT)


def is_name(name: str) -> bool:
    """Tell a name of two words or three, where something else says that it may be one."""
    return is_person(name) or is_long_name(name)


def is_long_name(name: str) -> bool:
    """Tell a name of three words by the first two, where a date or a label says it may be one."""
    words = _names(name)
    return len(words) == 3 and all(map(_is_first, words[:2])) and not name.startswith("على ")


def is_outlet(part: str) -> bool:
    """Tell an agency's or a site's name, «… نيوز», or what stands for one: «وكالات»."""
    key = fold_phrase(part)
    return key in markers.OUTLETS or (b" " in key and key.split()[-1] in markers.SITES_END)


def is_place(part: str) -> bool:
    """Tell the name of a city that agencies write from."""
    key = fold_phrase(part)
    is_known = key in markers.LONG_CITIES or markers.CITIES.issuperset(key.split())
    return is_known and bool(key)
