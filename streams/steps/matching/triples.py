# cython: wraparound=False, initializedcheck=False
"""A growing list of three numbers each, as cheap to fill as to read."""

from array import array
from collections.abc import Iterable, Iterator

_ROOM = 256  # triples that there is room for at first


class Triples:
    """Numbers, three by three: something found, the start and the end of its place.

    The first `used` numbers of `flat` are they; compiled code reads them there.
    """

    def __init__(self, triples: Iterable[tuple[int, int, int]] = ()) -> None:
        self.flat = array("i", [0, 0, 0]) * _ROOM
        self.used = 0
        for triple in triples:
            self.add(*triple)

    def __iter__(self) -> Iterator[tuple[int, int, int]]:
        for at in range(0, self.used, 3):
            yield self.flat[at], self.flat[at + 1], self.flat[at + 2]

    def clear(self) -> int:
        """Begin anew, in the same memory."""
        self.used = 0
        return 0

    def add(self, number: int, start: int, end: int) -> int:
        """Add a triple."""
        if self.used + 3 > len(self.flat):
            self.flat = array("i", self.flat) * 2
        self.flat[self.used] = number
        self.flat[self.used + 1] = start
        self.flat[self.used + 2] = end
        self.used += 3
        return 0
