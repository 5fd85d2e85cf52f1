"""How much a text says again of what a headline says."""

import re
from collections.abc import Sequence
from functools import lru_cache

from streams.steps.lines.line import Line
from streams.steps.lines.markers import ENDS
from streams.steps.text.fold import KEY_ENCODING, fold

# What is compared of a word of four letters or more: five at most, so that endings do not matter,
# behind what is written onto it.
_PREFIXES = "وال|بال|فال|كال|لل|ال|و|ب|ل|ف"
_STEM = re.compile(
    rf"(?<= )(?=[^ ]{{4}})(?:(?:{_PREFIXES})(?=[^ ]{{3}}))?([^ ]{{1,5}})".encode(KEY_ENCODING)
)
_CHARACTERS, _LINES = 1_200, 12  # of a text that are held against a headline
_ABOUT_EQUAL = 0.15  # a margin so small does not decide between two headlines: the first is taken

# How much of a headline has to be in a text for the text to tell it.
TOLD_ABOVE = 0.5  # of a subheading, in the article above it
TOLD_BELOW = 0.6  # of a related article's, in its own text, where nothing else ends the one above
TOLD_IN_LEDE = 0.4  # of a neighbour's, in the lede below it, and of a subheading
TOLD_BELOW_DATE = 0.3  # of a neighbour's with a date of its own
SAID_AGAIN = 0.75  # of a line in an article's text, which takes its words from there
# Of the headline, in the first sentence: 93 in 100 do, and 25 in 100 of what follows four to eight
# words that a sentence begins with.
TOLD_AT_ONCE = 0.25
RETOLD = 0.6  # of a neighbour's, in one of the ledes below a body that are certainly neighbours'

# By how much more a text has to tell one headline than another, or what is held for one of them.
TEASED_MARGIN = 0.1  # for a paragraph to be a neighbour's lede
OWN_MARGIN = 0.05  # for a text below a neighbour's lede to be the article's again
CARD_FAVOUR = 0.3  # of a card: only where the text is the article's all the same, it goes on
FIRST_MARGIN = 0.3  # for a neighbour below whose headline the page's own body would begin
CREDITS_FAVOUR = 0.25  # of a further article where credits stand above
# Of real articles below another with no sign between them 79 in 100 are found with TOLD_BELOW and
# this margin, and of articles with subheadings one in 180 is cut; without it one in 50.
FURTHER_MARGIN = 0.2
# What is of another story altogether: with it 94 in 100 are found, and eight more of the 611 lines
# of real articles that might be subheadings are taken for headlines.
FOREIGN = 0.2  # of a text's words in the article above it: less
TOLD_OF_FOREIGN, SAID_OF_FOREIGN = 0.3, 0.34  # of its headline, in the text and in the one above


def opening(page: list[Line], at: int) -> str:
    """Give the first paragraphs from line `at` on, up to a block of neighbours or a credit."""
    texts: list[str] = []
    for line in page[at : at + _LINES]:
        if line.kind == "body":
            texts.append(line.text)
        elif line.kind in ENDS or (line.kind == "related" and not line.value):
            break
    return " ".join(texts)[:_CHARACTERS]


def cohesion(headline: str, text: str) -> float:
    """Give the share, 0 to 1, of the headline's content words that the text has too."""
    return _share(headline, fold(text).key)


def first_best(shares: Sequence[float]) -> int:
    """Give the place of the first share that is about as large as the largest."""
    least = max(shares) - _ABOUT_EQUAL
    return next(n for n, share in enumerate(shares) if share >= least)


def margin(headline: str, other: str, text: str) -> float:
    """Give by how much more of one headline than of another the text has."""
    key = fold(text).key
    return _share(headline, key) - _share(other, key)


def _share(headline: str, key: bytes) -> float:
    stems = _stems(headline)
    return sum(stem in key for stem in stems) / len(stems) if stems else 0.0


@lru_cache(maxsize=64)  # the same few headlines are asked about for every line of a page
def _stems(headline: str) -> frozenset[bytes]:
    return frozenset(_STEM.findall(fold(headline).key))
