"""Whole-word phrases of a text, all lexicons at once: one Aho-Corasick automaton over the key.

Arabic writes its conjunctions, prepositions, article and pronouns onto the word, so a phrase is
looked for as it stands and its neighbouring letters are then checked against the clitics. Two
joints change letters and get patterns of their own: ل + ال is written لل, ة before a pronoun is ت.
"""

from collections.abc import Iterable
from enum import Enum
from itertools import product
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import BytesAhoCorasick

from streams.steps.fold import Folded, fold_phrase

T = TypeVar("T", covariant=True)


class Clitics(Enum):
    """What may be written onto a phrase for it still to match."""

    PREFIX = "prefix"  # conjunction, preposition, article
    BOTH = "both"  # and a pronoun at the end


class Phrase(NamedTuple, Generic[T]):
    """A phrase to find, as written in its lexicon, and what finding it means."""

    text: str
    payload: T
    clitics: Clitics = Clitics.BOTH


def _affixes(*slots: str) -> frozenset[bytes]:
    """Give every way to take one of each slot's space-separated parts; - stands for nothing."""
    choices = product(*(slot.split() for slot in slots))
    return frozenset(fold_phrase("".join(parts).replace("-", "")) for parts in choices)


_ARTICLE = "ال"
_LAM, _TEH = fold_phrase("ل"), fold_phrase("ت")
_SPACE = ord(" ")
_CONJUNCTIONS = _affixes("- و ف")
_BEFORE_ARTICLE = _affixes("- و ف", "- ب ك")
_BEFORE_WORD = _affixes("- و ف", "- ب ك ل", "- ال") | _affixes("- و ف", "لل")
_PRONOUNS = _affixes("ه ها هم هما كم نا")
_PRONOUNS_OR_NONE = _PRONOUNS | {b""}
_LONGEST_PREFIX = max(map(len, _BEFORE_WORD))
_LONGEST_PRONOUN = max(map(len, _PRONOUNS))


class _Pattern(NamedTuple):
    """Bytes to look for, and the letters allowed before and after them in their word.

    A space at the end of the bytes is the word's boundary, which the automaton then checks.
    """

    key: bytes
    before: frozenset[bytes]
    after: frozenset[bytes] = frozenset()


class Matcher(Generic[T]):
    """Finds phrases; their payloads may come from as many lexicons as there are."""

    def __init__(self, phrases: Iterable[Phrase[T]]) -> None:
        """Build the automaton: some 10 ms for each 1,000 phrases. Empty phrases are refused."""
        found = [(pattern, phrase.payload) for phrase in phrases for pattern in _patterns(phrase)]
        found.sort(key=lambda each: not each[0].key.endswith(b" "))
        self._closed = sum(pattern.key.endswith(b" ") for pattern, _ in found)
        self._payloads = [payload for _, payload in found]
        self._affixes = [(pattern.before, pattern.after) for pattern, _ in found]
        self._automaton = BytesAhoCorasick([pattern.key for pattern, _ in found])

    def find(self, folded: Folded) -> list[tuple[T, int, int]]:
        """Give payload, start and end of every match, overlapping ones too, by where they end.

        Offsets are into the key and take in the whole words, clitics included;
        `Folded.original` turns either into an offset into the text.
        """
        key, closed, payloads = folded.key, self._closed, self._payloads
        found: list[tuple[T, int, int]] = []
        for index, start, end in self._automaton.find_matches_as_indexes(key, overlapping=True):
            before, after = self._affixes[index]
            # Bounded looks to either side: a megabyte without a space must not cost more.
            if key[start - 1] != _SPACE:
                prefix = start
                start = key.rfind(b" ", max(0, start - _LONGEST_PREFIX - 1), start) + 1
                if not start or key[start:prefix] not in before:
                    continue
            if index < closed:
                end -= 1
            elif key[end] != _SPACE or after is _PRONOUNS:
                suffix = end
                end = key.find(b" ", end, end + _LONGEST_PRONOUN + 1)
                if end < 0 or key[suffix:end] not in after:
                    continue
            found.append((payloads[index], start, end))
        return found


def _patterns(phrase: Phrase[T]) -> list[_Pattern]:
    """Give the patterns that find a phrase with the clitics it allows."""
    key = fold_phrase(phrase.text)
    if not key:
        raise ValueError(f"nothing to match in phrase {phrase.text!r}")
    patterns = [_Pattern(key, _BEFORE_WORD, _PRONOUNS_OR_NONE)]
    if phrase.text.startswith(_ARTICLE):  # as written: ألمانيا has none
        # للجنة, not للَلجنة: the word's own lam is written once with the article's.
        lam = b"%b%b" % (_LAM + _LAM, key[2:].removeprefix(_LAM))
        patterns = [
            _Pattern(key, _BEFORE_ARTICLE, _PRONOUNS_OR_NONE),
            _Pattern(lam, _CONJUNCTIONS, _PRONOUNS_OR_NONE),
        ]
    if phrase.clitics is Clitics.PREFIX:
        return [_Pattern(pattern.key + b" ", pattern.before) for pattern in patterns]
    if phrase.text.endswith("ة"):
        patterns += [_Pattern(p.key[:-1] + _TEH, p.before, _PRONOUNS) for p in patterns]
    return patterns
