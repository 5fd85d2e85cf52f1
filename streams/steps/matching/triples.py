# cython: language_level=3, annotation_typing=False, wraparound=False, initializedcheck=False
"""A growing list of three numbers each, as cheap to fill as to read."""

from array import array

_ROOM = 256  # triples that there is room for at first


class Triples:
    """Numbers, three by three: something found, the start and the end of its place."""

    def __init__(self) -> None:
        self._numbers = array("i", [0, 0, 0]) * _ROOM
        self._view = self._numbers
        self._used = 0

    def clear(self) -> int:
        """Begin anew, in the same memory."""
        self._used = 0
        return 0

    def add(self, number: int, start: int, end: int) -> int:
        """Add a triple."""
        if self._used + 3 > len(self._view):
            self._numbers = self._numbers + self._numbers
            self._view = self._numbers
        self._view[self._used] = number
        self._view[self._used + 1] = start
        self._view[self._used + 2] = end
        self._used += 3
        return 0

    def taken(self) -> "array[int]":
        """Give all of them, flat."""
        return self._numbers[: self._used]


def since(numbers: "array[int]", first: int) -> list[tuple[int, int, int]]:
    """Give the triples whose number is `first` or more."""
    found = []
    for at in range(0, len(numbers), 3):
        if numbers[at] >= first:
            found.append((numbers[at], numbers[at + 1], numbers[at + 2]))
    return found
