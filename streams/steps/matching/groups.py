# cython: wraparound=False, initializedcheck=False, cdivision=True
# Nothing negative is divided here, so C divides as Python does.
"""What the groups of a label's phrases do in the beginning of an article, as features with places.

A feature is the mention of a group, up to enough of them; its first mention in the lead; or two
groups mentioned near each other, once. A state named near another one is a mention of a group
of its own, `STATES`: dealings have two sides. Compiled with the types of `groups.pxd`.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from streams.steps.matching.bounds import CELL, CELLS, ENOUGH, LEAD, NEAR, NEIGHBOURS, REACH, WINDOW
from streams.steps.matching.triples import Triples

STATES = "states"

PLACES: Mapping[str, int] = {"near": 2}  # of a feature; the others have one

_OTHER = -1  # a pattern that is no phrase of this label
_CORE, _SIDES = 1, 2  # bits: the kinds of a centre's groups

Feature = tuple[str, ...]  # ("text", group), ("lead", group) or ("near", group, group), sorted


class Centre(NamedTuple):
    """Groups between which a label's matter stands: a word near both kinds may weigh more."""

    core: frozenset[str] = frozenset()  # what the label is about
    sides: frozenset[str] = frozenset()  # that there are two sides, as states near each other say


class Groups:
    """Finds one label's features. `features` names them by their numbers.

    `central` says of each cell of the key read last whether it is near both kinds of the centre.
    """

    def __init__(self, names: Iterable[str], meanings: Sequence[object], centre: Centre) -> None:
        """`meanings` says of each pattern of the scanner which group it is of, if of any."""
        self.names = sorted({*names, STATES})
        numbers = {name: number for number, name in enumerate(self.names)}
        # A byte each, for they are looked up all over: at most 127 groups.
        self._group = array("b", [numbers.get(_name(each), _OTHER) for each in meanings])
        self._states = numbers[STATES]
        sides = {*centre.sides, STATES}
        self._kinds = array(
            "b", [_CORE * (name in centre.core) + _SIDES * (name in sides) for name in self.names]
        )
        self._kinds_at = array("b", [0]) * CELLS
        self.central = array("b", [0]) * CELLS
        self._count = len(self.names)
        self.features: list[Feature] = [
            *(("text", name) for name in self.names),
            *(("lead", name) for name in self.names),
            *(("near", *pair) for pair in product(self.names, repeat=2)),
        ]
        self._mentions = array("i", [0]) * self._count
        self._seen = array("b", [0]) * len(self.features)
        self._latest = array("i", [0]) * (3 * NEIGHBOURS)  # a ring of group, start, end
        self._rows = Triples()

    def rows(self, found: Triples, states: Triples) -> Triples:
        """Give each feature found with its place; a near one twice, once for each place.

        `found` is a scanner's, `states` the places of states near others, by start. What is given
        is the groups' own, and stands until the next call.
        """
        self._begin()
        state = 0
        for at in range(0, found.used, 3):
            group = self._group[found.flat[at]]
            if group == _OTHER:
                continue
            while state < states.used and states.flat[state + 1] <= found.flat[at + 1]:
                self._mention(self._states, states.flat[state + 1], states.flat[state + 2])
                state += 3
            self._mention(group, found.flat[at + 1], found.flat[at + 2])
        for at in range(state, states.used, 3):
            self._mention(self._states, states.flat[at + 1], states.flat[at + 2])
        self._find_central()
        return self._rows

    def _begin(self) -> int:
        for at in range(0, self._rows.used, 3):
            self._seen[self._rows.flat[at]] = 0
        self._rows.clear()
        self._total = 0
        for group in range(self._count):
            self._mentions[group] = 0
        for cell in range(CELLS):
            self._kinds_at[cell] = 0
        return 0

    def _mention(self, group: int, start: int, end: int) -> int:
        if end > WINDOW:
            return 0
        self._kinds_at[start // CELL] |= self._kinds[group]
        self._mentions[group] += 1
        if self._mentions[group] <= ENOUGH:
            self._rows.add(group, start, end)
        if end <= LEAD:
            self._once(self._count + group, start, end)
        for back in range(min(self._total, NEIGHBOURS)):
            self._neighbours(3 * ((self._total - 1 - back) % NEIGHBOURS), group, start, end)
        place = 3 * (self._total % NEIGHBOURS)
        self._latest[place] = group
        self._latest[place + 1] = start
        self._latest[place + 2] = end
        self._total += 1
        return 0

    def _neighbours(self, place: int, group: int, start: int, end: int) -> int:
        """See whether a mention is near an earlier one of another group."""
        other = self._latest[place]
        if other == group or end > self._latest[place + 2] + NEAR:
            return 0
        pair = min(group, other) * self._count + max(group, other)
        if self._once(2 * self._count + pair, start, end):
            self._rows.add(2 * self._count + pair, self._latest[place + 1], self._latest[place + 2])
        return 0

    def _find_central(self) -> int:
        for cell in range(CELLS):
            kinds = 0
            for near in range(max(0, cell - REACH), min(CELLS, cell + REACH + 1)):
                kinds |= self._kinds_at[near]
            self.central[cell] = kinds == _CORE | _SIDES
        return 0

    def _once(self, feature: int, start: int, end: int) -> int:
        if self._seen[feature]:
            return 0
        self._seen[feature] = 1
        self._rows.add(feature, start, end)
        return 1


def _name(meaning: object) -> str:
    return meaning if isinstance(meaning, str) else ""
