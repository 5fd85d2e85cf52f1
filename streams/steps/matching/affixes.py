"""Patterns of the matcher: bytes to look for, and what may be written onto them in their word."""

from array import array
from collections.abc import Mapping
from typing import NamedTuple

# Bits that name kinds of affixes; prefixes may be of further kinds.
BARE = 1  # none: nothing is written onto the word
SUFFIXED = 2
DEAD, ROOT = 0, 1  # states of an automaton of affixes
LETTERS = 256


class Pattern(NamedTuple):
    """Bytes of a key to look for; the kinds of prefix and of suffix that they may have, as bits."""

    key: bytes
    before: int = BARE
    after: int = BARE


class Affixes:
    """What may be written onto a word on one side: an automaton over its letters.

    `steps` gives the next state for each state and letter, `kinds` the bits of a state.
    """

    def __init__(self, kinds: Mapping[bytes, int]) -> None:
        # A byte each, so that the rows stay in the cache: at most 256 states.
        rows = [[DEAD] * LETTERS, [DEAD] * LETTERS]
        self.kinds = array("B", [0, BARE])
        for affix, kind in kinds.items():
            state = ROOT
            for letter in affix:
                if rows[state][letter] == DEAD:
                    rows[state][letter] = len(rows)
                    rows.append([DEAD] * LETTERS)
                    self.kinds.append(0)
                state = rows[state][letter]
            self.kinds[state] |= kind
        self.steps = array("B", [state for row in rows for state in row])
