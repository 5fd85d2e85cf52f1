# cython: wraparound=False, initializedcheck=False
"""Tell whether a text has any of several phrases, in one pass however many there are.

An automaton of Aho and Corasick, without what it would take to say which phrase it was. Compiled
with the types of `phrases.pxd`.
"""

from array import array
from collections.abc import Iterable

_FOUND = -1


class Phrases:
    """Finds out whether one of its phrases stands in a text."""

    def __init__(self, phrases: Iterable[str]) -> None:
        known = sorted(set(phrases))
        letters = sorted({char for phrase in known for char in phrase})
        classes = bytearray(ord(max(letters)) + 1)  # 0 is every character that no phrase has
        for number, char in enumerate(letters, 1):
            classes[ord(char)] = number
        self._classes = bytes(classes)
        self._steps = _steps(known, ["", *letters])

    def among(self, text: str) -> bool:
        """Tell whether one of the phrases stands in a text."""
        classes, known, state = self._classes, len(self._classes), 0
        for char in text:
            code = ord(char)
            letter = classes[code] if code < known else 0
            state = self._steps[state + letter]
            if state == _FOUND:
                return True
        return False


def _steps(phrases: list[str], letters: list[str]) -> "array[int]":
    """Give where the row of the next state begins for each state and letter, or that one is found.

    A state is the longest beginning of a phrase that the text read so far ends with.
    """
    beginnings = sorted({phrase[:end] for phrase in phrases for end in range(len(phrase))})
    rows = {beginning: at * len(letters) for at, beginning in enumerate(beginnings)}
    steps = array("i")
    for beginning in beginnings:
        for letter in letters:
            read = beginning + letter if letter else ""
            ends = [read[begin:] for begin in range(len(read) + 1)]
            is_whole = any(end in phrases for end in ends)
            steps.append(_FOUND if is_whole else next(rows[end] for end in ends if end in rows))
    return steps
