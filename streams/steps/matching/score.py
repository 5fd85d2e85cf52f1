# cython: wraparound=False, initializedcheck=False, cdivision=True
# Nothing negative is divided here, so C divides as Python does.
"""Score a label: a sum of weights, each of something that stands in the beginning of an article.

What stands in the passage where most is found counts once more: an article may carry a label for
one paragraph. Compiled with the types of `score.pxd`.
"""

from array import array
from collections.abc import Sequence
from math import exp, inf, sqrt

from streams.steps.matching.bounds import CELL, CELLS, PASSAGE, REPEATED, SHORTEST, TYPICAL, WINDOW
from streams.steps.matching.groups import PLACES, Groups
from streams.steps.matching.labels import Label, Word, Written
from streams.steps.matching.triples import Triples

_NO_WORD = Word(0.0, 0.0, ())


class Scorer:
    """Scores one label."""

    def __init__(self, label: Label, meanings: Sequence[object]) -> None:
        """`meanings` says of each pattern of the scanner what it stands for."""
        self.name = label.name
        self.threshold = label.threshold
        self._bias = label.bias
        forms = {form: word for word in label.words for form in word.forms}
        written = [each.form if isinstance(each, Written) else "" for each in meanings]
        words = [forms.get(form, _NO_WORD) for form in written]
        self._groups = Groups(label.phrases.values(), meanings, label.centre)
        groups = [
            label.groups.get(feature, 0.0) / PLACES.get(feature[0], 1)
            for feature in self._groups.features
        ]
        central = (word.central for word in words)
        # Small numbers, for they are looked up all over: less of them has to come into the cache.
        self._weights = array("f", [*(word.weight for word in words), *central, *groups])
        self._words = len(words)
        # A word that never counts was read often enough from the start.
        self._times = array("b", [0 if each.weight or each.central else REPEATED for each in words])
        self._rows = Triples()
        self._cells = array("d", [0.0]) * CELLS
        self._shares = array("d", [0.0]) * WINDOW
        self._ends = array("i", [0]) * WINDOW

    def read(self, found: Triples, states: Triples) -> Triples:
        """Give all that counts for the label: what it is, as a number, and its place.

        What is given is the scorer's own, and stands until the next call.
        """
        read = self._rows
        read.clear()
        rows = self._groups.rows(found, states)
        for at in range(0, found.used, 3):
            self._read_word(found.flat[at], found.flat[at + 1], found.flat[at + 2])
        for at in range(0, read.used, 3):
            if read.flat[at] < self._words:
                self._times[read.flat[at]] = 0
        for at in range(0, rows.used, 3):
            read.add(2 * self._words + rows.flat[at], rows.flat[at + 1], rows.flat[at + 2])
        return read

    def _read_word(self, number: int, start: int, end: int) -> int:
        """Add a word that counts, a second time for what it weighs more in a central place."""
        if end > WINDOW or self._times[number] >= REPEATED:
            return 0
        self._times[number] += 1
        self._rows.add(number, start, end)
        if self._groups.central[start // CELL]:
            self._rows.add(self._words + number, start, end)
        return 0

    def probability(self, reading: Triples, length: int) -> float:
        """Give the calibrated probability that an article of a key this long carries the label."""
        first, found, again = self._passage(reading), 0.0, 0.0
        for cell in range(CELLS):
            found += self._cells[cell]
            if first <= cell < first + PASSAGE:
                again += self._cells[cell]
        return 1 / (1 + exp(-self._bias - found * density(length) - again))

    def _passage(self, reading: Triples) -> int:
        """Give the first cell of the passage in which most is found, the first of equals.

        What each cell adds is left in `_cells`.
        """
        for cell in range(CELLS):
            self._cells[cell] = 0
        for at in range(0, reading.used, 3):
            self._cells[reading.flat[at + 1] // CELL] += self._weights[reading.flat[at]]
        best, most = 0, -inf
        for first in range(CELLS - PASSAGE + 1):
            found = 0.0
            for cell in range(first, first + PASSAGE):
                found += self._cells[cell]
            if found > most:
                best, most = first, found
        return best

    def strongest(self, reading: Triples, length: int, most: int) -> list[tuple[float, int, int]]:
        """Give the places that add most to the score: how much, start and end, the most first.

        What starts with the same word is one place. Places that take off the score are left out.
        """
        self._share_out(reading, length)
        strongest = []
        for _ in range(most):
            best, share = 0, 0.0
            for at in range(0, reading.used, 3):
                start = reading.flat[at + 1]
                added = self._shares[start]
                if added > share or (added == share and start < best):
                    best, share = start, added
            if share <= 0:
                break
            strongest.append((share, best, self._ends[best]))
            self._shares[best] = 0
        self._forget(reading)
        return strongest

    def _share_out(self, reading: Triples, length: int) -> int:
        """Add up in `_shares` what each place adds to the score, and in `_ends` where it ends."""
        once, first = density(length), self._passage(reading)
        for at in range(0, reading.used, 3):
            start = reading.flat[at + 1]
            times = once + 1 if first <= start // CELL < first + PASSAGE else once
            self._shares[start] += self._weights[reading.flat[at]] * times
            self._ends[start] = max(self._ends[start], reading.flat[at + 2])
        return 0

    def _forget(self, reading: Triples) -> int:
        for at in range(0, reading.used, 3):
            self._shares[reading.flat[at + 1]] = self._ends[reading.flat[at + 1]] = 0
        return 0


def density(length: int) -> float:
    """Give by how much more what is found counts in a key that is shorter than is typical."""
    return sqrt(TYPICAL / min(max(length, SHORTEST), WINDOW))
