"""Find phrases in running Arabic, with the clitics that may be written onto them.

A lexicon holds bare phrases: «وزير الدفاع» finds «ولوزير الدفاع» too. A phrase's first word takes
conjunctions, prepositions and the article, its last one a pronoun; between its words stands
one space, mark or line break; a comma and a space are two, so no phrase crosses them.
"""

from collections import Counter
from collections.abc import Iterable
from enum import Enum
from itertools import product
from typing import Generic, NamedTuple, TypeVar

from streams.steps.matching.affixes import BARE, SUFFIXED, Affixes, Pattern
from streams.steps.matching.scan import Scanner
from streams.steps.matching.triples import Triples
from streams.steps.text.fold import fold_phrase

T = TypeVar("T", covariant=True)


class Clitics(Enum):
    """What may be written onto a phrase for it still to match."""

    NONE = "none"
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
_CONJUNCTION, _BEFORE_ARTICLE, _BEFORE_WORD = 4, 8, 16  # kinds of prefix, as bits
_PREFIXES = {
    _CONJUNCTION: _affixes("- و ف"),
    _BEFORE_ARTICLE: _affixes("- و ف", "- ب ك"),
    _BEFORE_WORD: _affixes("- و ف", "- ب ك ل", "- ال") | _affixes("- و ف", "لل"),
}
_PRONOUNS = _affixes("ه ها هم هما كم نا")


class Matcher(Generic[T]):
    """Finds phrases; their payloads may come from as many lexicons as there are."""

    def __init__(self, phrases: Iterable[Phrase[T]]) -> None:
        """Build the table of phrases. Empty ones are refused."""
        found = [(pattern, phrase.payload) for phrase in phrases for pattern in _patterns(phrase)]
        self.meanings = [payload for _, payload in found]
        prefixes: Counter[bytes] = Counter()
        for kind, affixes in _PREFIXES.items():
            prefixes.update(dict.fromkeys(affixes, kind))  # adds up bits
        self._scanner = Scanner(
            [pattern for pattern, _ in found],
            Affixes(prefixes),
            Affixes({pronoun[::-1]: SUFFIXED for pronoun in _PRONOUNS}),
        )

    def scan(self, key: bytes) -> Triples:
        """Give every match, overlapping ones too, by where they begin; the next call drops it.

        The first number is the place in `meanings` of what was found; then start and end in the
        key, which take in the whole words, clitics included: `Folded.original` turns either into
        an offset into the text.
        """
        return self._scanner.find(key)


def _patterns(phrase: Phrase[T]) -> list[Pattern]:
    """Give the patterns that find a phrase with the clitics it allows."""
    key = fold_phrase(phrase.text)
    if not key:
        raise ValueError(f"nothing to match in phrase {phrase.text!r}")
    if phrase.clitics is Clitics.NONE:
        return [Pattern(key)]
    after = BARE if phrase.clitics is Clitics.PREFIX else BARE | SUFFIXED
    patterns = [Pattern(key, _BEFORE_WORD, after)]
    if phrase.text.startswith(_ARTICLE):  # as written: ألمانيا has none
        # للجنة, not للَلجنة: the word's own lam is written once with the article's.
        lam = b"%b%b" % (_LAM + _LAM, key[2:].removeprefix(_LAM))
        patterns = [Pattern(key, _BEFORE_ARTICLE, after), Pattern(lam, _CONJUNCTION, after)]
    if phrase.text.endswith("ة") and after & SUFFIXED:
        patterns += [Pattern(each.key[:-1] + _TEH, each.before, SUFFIXED) for each in patterns]
    return patterns
