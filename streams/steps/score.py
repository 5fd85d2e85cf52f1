# cython: language_level=3, annotation_typing=False, wraparound=False, initializedcheck=False
"""Score a label: a sum of weights, each of something that stands in the beginning of an article.

Compiled with the types of `score.pxd`.
"""

from array import array
from collections.abc import Sequence
from math import exp, sqrt

from streams.steps.bounds import REPEATED, SHORTEST, TYPICAL, WINDOW
from streams.steps.groups import PLACES, Groups
from streams.steps.labels import Label, Written
from streams.steps.triples import Triples


class Scorer:
    """Scores one label."""

    def __init__(self, label: Label, meanings: Sequence[object]) -> None:
        """`meanings` says of each pattern of the scanner what it stands for."""
        self.name = label.name
        self.threshold = label.threshold
        self._bias = label.bias
        forms = {form: weight for weight, forms in label.words for form in forms}
        written = [each.form if isinstance(each, Written) else "" for each in meanings]
        words = [forms.get(form, 0.0) for form in written]
        self._groups = Groups(label.phrases.values(), meanings)
        groups = [
            label.groups.get(feature, 0.0) / PLACES.get(feature[0], 1)
            for feature in self._groups.features
        ]
        # Small numbers, for they are looked up all over: less of them has to come into the cache.
        self._weights = array("f", [*words, *groups])
        self._words = len(words)
        self._times = array("b", [0]) * len(words)
        self._rows = Triples()
        self._shares = array("d", [0.0]) * WINDOW
        self._ends = array("i", [0]) * WINDOW

    def read(self, found: "array[int]", states: "array[int]") -> "array[int]":
        """Give all that counts for the label, flat: what it is, as a number, and its place."""
        self._rows.clear()
        for at in range(0, len(found), 3):
            number = found[at]
            if found[at + 2] <= WINDOW and self._weights[number] and self._times[number] < REPEATED:
                self._times[number] += 1
                self._rows.add(number, found[at + 1], found[at + 2])
        for at in range(0, len(found), 3):
            self._times[found[at]] = 0
        rows = self._groups.rows(found, states)
        for at in range(0, len(rows), 3):
            self._rows.add(self._words + rows[at], rows[at + 1], rows[at + 2])
        return self._rows.taken()

    def probability(self, reading: "array[int]", length: int) -> float:
        """Give the calibrated probability that an article of a key this long carries the label."""
        found = 0.0
        for at in range(0, len(reading), 3):
            found += self._weights[reading[at]]
        return 1 / (1 + exp(-self._bias - found * density(length)))

    def shares(self, reading: "array[int]") -> list[tuple[float, int, int]]:
        """Give what each place in the article adds to what is found, and its start and end.

        What starts with the same word is one place.
        """
        for at in range(0, len(reading), 3):
            start = reading[at + 1]
            self._shares[start] += self._weights[reading[at]]
            self._ends[start] = max(self._ends[start], reading[at + 2])
        shares = []
        for at in range(0, len(reading), 3):
            start = reading[at + 1]
            if self._ends[start]:
                shares.append((self._shares[start], start, self._ends[start]))
                self._shares[start] = self._ends[start] = 0
        return shares


def density(length: int) -> float:
    """Give by how much more what is found counts in a key that is shorter than is typical."""
    return sqrt(TYPICAL / min(max(length, SHORTEST), WINDOW))
