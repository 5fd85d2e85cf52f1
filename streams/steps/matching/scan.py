# cython: wraparound=False, initializedcheck=False
"""Find the patterns of all lexicons in a key, word by word, in one pass.

A pattern is bytes of a key, one word or several, with what may be written onto the first and the
last of them. All patterns, and their beginnings up to each word, stand in one hash table, so a
word of the text costs a few look-ups however many patterns there are. `scan.pxd` gives the types
to compile this with; where no compiler was, it runs as it stands, many times slower.
"""

from array import array
from collections.abc import Sequence

from streams.steps.matching.affixes import BARE, DEAD, LETTERS, ROOT, SUFFIXED, Affixes, Pattern
from streams.steps.matching.triples import Triples

_SPACE = 32
# The hash is a polynomial of the letters: what a prefix leaves of a word has the word's hash less
# what its letters added to that.
_FACTOR, _LOW_64 = 0x9E3779B97F4A7C15, 0xFFFFFFFFFFFFFFFF
# A slot of the table is small, for an article's look-ups go all over it: 12 bits of the hash, and
# where the record is. That has 31 more bits of it: patterns that agree in all are refused, and a
# word of a text has a pattern's by chance once in ten to the fifteenth.
_TAG, _PLACE = 0xFFF00000, 0xFFFFF
_NOTHING = 0  # what an empty slot holds
_LONGEST_AFFIX = 30


class Scanner:
    """Finds patterns. Make one and keep it; not for two threads at once."""

    def __init__(self, patterns: Sequence[Pattern], prefixes: Affixes, suffixes: Affixes) -> None:
        """Build the table; `suffixes` are read from their last letter to their first."""
        self._prefix_steps, self._prefix_kinds = prefixes.steps, prefixes.kinds
        self._suffix_steps, self._suffix_kinds = suffixes.steps, suffixes.kinds
        records, places = _records(patterns)
        codes = {_hash(key): place for key, place in places.items()}
        if len(codes) < len(places) or len(records) > _PLACE:
            raise ValueError("two patterns have one hash, or there are too many")
        slots = 1 << (2 * len(codes)).bit_length()
        self._records, self._last_slot = records, slots - 1
        self._slots = array("I", [_NOTHING]) * slots
        for code, place in codes.items():
            self._enter(code, place)
        longest = max(map(len, places), default=0) + 2 * _LONGEST_AFFIX
        self._affixed = _affixed(patterns)
        self._powers = array("Q", [pow(_FACTOR, count, 1 << 64) for count in range(longest)])
        self._found = Triples()
        self._length = 0

    def _enter(self, code: int, place: int) -> None:
        slot = code & self._last_slot
        while self._slots[slot] != _NOTHING:
            slot = slot + 1 & self._last_slot
        self._slots[slot] = code & _TAG | place

    def find(self, key: bytes) -> Triples:
        """Give each match's pattern, start and end, overlapping ones too, by their start.

        Places are of whole words, with what is written onto them. What is given is the scanner's
        own, and stands until the next call.
        """
        if not key.endswith(b" "):  # which the loops rely on to end
            raise ValueError("a key ends with a space")
        self._found.clear()
        self._length = len(key)
        letters, start = key, 1
        while start < self._length:
            stop, code = start, 0
            while letters[stop] != _SPACE:
                code = (code + letters[stop]) * _FACTOR & _LOW_64
                stop += 1
            if start < stop < start + len(self._powers):
                self._read_word(letters, start, stop, code)
            start = stop + 1
        return self._found

    def _read_word(self, key: bytes, start: int, stop: int, code: int) -> int:
        """Look for patterns that begin in a word, after each prefix that it may have."""
        cuts = self._cuts(key, start, stop)
        at, state = start, ROOT
        while at < stop and state != DEAD:
            before = self._prefix_kinds[state]
            if before:
                self._read_on(key, start, at, stop, code, before, cuts)
            state = self._prefix_steps[state * LETTERS + key[at]]
            code = code - key[at] * self._powers[stop - at] & _LOW_64
            at += 1
        return 0

    def _read_on(
        self, key: bytes, start: int, at: int, stop: int, code: int, before: int, cuts: int
    ) -> int:
        """Look for patterns from here on, for as many words as some pattern goes on."""
        while True:
            if cuts:
                self._read_stems(key, start, at, stop, before, cuts)
            word = stop + 1
            if not self._see(code, start, stop, before, BARE) or word == self._length:
                return 0
            if key[word] == _SPACE:
                return 0
            code, stop = (code + _SPACE) * _FACTOR & _LOW_64, word
            while key[stop] != _SPACE:
                code = (code + key[stop]) * _FACTOR & _LOW_64
                stop += 1
            cuts = self._cuts(key, word, stop)

    def _read_stems(
        self, key: bytes, start: int, at: int, stop: int, before: int, cuts: int
    ) -> int:
        """Look for patterns that end in front of a suffix of the last word."""
        code = 0
        for cut in range(at, stop):
            if stop - cut <= _LONGEST_AFFIX and cuts >> (stop - cut) & 1:
                self._see(code, start, stop, before, SUFFIXED)
            code = (code + key[cut]) * _FACTOR & _LOW_64
        return 0

    def _cuts(self, key: bytes, start: int, stop: int) -> int:
        """Give the lengths of the suffixes that a word may have, as bits."""
        cuts, at, state = 0, stop - 1, ROOT
        while at > start and state != DEAD:
            state = self._suffix_steps[state * LETTERS + key[at]]
            cuts |= self._suffix_kinds[state] >> 1 << (stop - at)
            at -= 1
        return cuts

    def _see(self, code: int, start: int, stop: int, before: int, after: int) -> int:
        """Keep the patterns of a hash that may stand so; say whether longer ones begin with it."""
        if not before & after & BARE and not self._affixed[code >> 53] >> (code >> 48 & 31) & 1:
            return 0
        place = self._look_up(code)
        if place == _NOTHING:
            return 0
        for at in range(place + 2, place + 2 + (self._records[place + 1] & ~1), 2):
            if self._records[at + 1] & before and self._records[at + 1] >> 8 & after:
                self._found.add(self._records[at], start, stop)
        return self._records[place + 1] & 1

    def _look_up(self, code: int) -> int:
        """Give where the record of a hash is, or nothing."""
        slot = code & self._last_slot
        while self._slots[slot] != _NOTHING:
            place = self._slots[slot] & _PLACE
            if (self._slots[slot] ^ code) & _TAG == 0 and self._records[place] == code >> 33:
                return place
            slot = slot + 1 & self._last_slot
        return _NOTHING


def _records(patterns: Sequence[Pattern]) -> "tuple[array[int], dict[bytes, int]]":
    """Give a record of each pattern's bytes and of each beginning of them, and where it is.

    A record is its hash, twice how many patterns it is and whether it begins longer ones, then
    each pattern's number and affixes: what is looked at together stands together.
    """
    numbers: dict[bytes, list[int]] = {
        beginning: [] for pattern in patterns for beginning in _beginnings(pattern.key)
    }
    longer = {each for pattern in patterns for each in _beginnings(pattern.key, whole=False)}
    for number, pattern in enumerate(patterns):
        numbers[pattern.key].append(number)
    records, places = array("i", [_NOTHING]), {}
    for key, same in numbers.items():
        places[key] = len(records)
        records.extend((_hash(key) >> 33, 2 * len(same) + (key in longer)))
        for number in same:
            records.extend((number, patterns[number].before | patterns[number].after << 8))
    return records, places


def _affixed(patterns: Sequence[Pattern]) -> "array[int]":
    """Mark, by the first 16 bits of their hashes, patterns that take affixes and their beginnings.

    Small enough to stay in the cache: most of what affixes leave of a word is no pattern.
    """
    marks = array("I", [0]) * (1 << 11)
    for pattern in patterns:
        if pattern.before != BARE or pattern.after != BARE:
            for code in map(_hash, _beginnings(pattern.key)):
                marks[code >> 53] |= 1 << (code >> 48 & 31)
    return marks


def _hash(key: bytes) -> int:
    code = 0
    for letter in key:
        code = (code + letter) * _FACTOR & _LOW_64
    return code


def _beginnings(key: bytes, whole: bool = True) -> list[bytes]:
    """Give a pattern's first word, its first two words, and so on, to all or all but one."""
    words = key.split()
    return [b" ".join(words[:count]) for count in range(1, len(words) + whole)]


def compiled() -> bool:
    """Say whether this module runs compiled."""
    return not __file__.endswith(".py")
