"""Score a label by what was found of its words and phrases in the beginning of an article."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from math import exp, log
from operator import itemgetter, mul
from typing import NamedTuple

from streams.steps.labels import Feature, Label, Terms

# Key offsets, in a title and a text joined by a line break.
WINDOW = 1800  # labels were judged on a title and the first 1,500 characters
LEAD = 420  # a title and the first sentence or two
NEAR = 60  # about ten words
ENOUGH = 4  # mentions of a group; more of them say no more

# A word's weight counts once, and less for each time more: 1 + log(times).
_AMOUNTS = (0.0, *(1 + log(times) for times in range(1, WINDOW)))

# Plain tuples: an article has some two hundred, and named ones take longer to make than to use.
Place = tuple[int, int]  # start and end in the key
Match = tuple[int, int, int]  # the number of a word or of a phrase, and its place
Mention = tuple[str, int, int]  # a group, and the place of one of its phrases
Pair = tuple[Feature, Mention, Mention]  # mentions near each other, in order of end


class Found(NamedTuple):
    """What the beginning of an article holds, in order of end."""

    words: list[Match]  # with the space on either side
    times: dict[int, int]  # how often each word stands there
    phrases: list[Match]
    states: list[Mention]  # where two states are named near each other


class Reading(NamedTuple):
    """What of the found speaks to one label: found once, for its probability and its evidence."""

    found: Found
    mentions: list[Mention]
    pairs: list[Pair]


class Scorer:
    """Scores one label by numbered terms."""

    def __init__(self, label: Label, terms: Terms) -> None:
        self.name = label.name
        self.bias = label.bias
        self.threshold = label.threshold
        self._groups = label.groups
        self._group_of = {terms.phrases[phrase]: group for phrase, group in label.phrases.items()}
        self._weights = [0.0] * len(terms.words)
        for weight, forms in label.words:
            for form in forms:
                self._weights[terms.words[form]] = weight

    def read(self, found: Found) -> Reading:
        """Pick out of the found what speaks to the label."""
        groups = self._group_of
        mentions = [
            (groups[phrase], start, end) for phrase, start, end in found.phrases if phrase in groups
        ]
        mentions = together(mentions, found.states)
        return Reading(found, mentions, near(mentions))

    def probability(self, reading: Reading) -> float:
        """Give the calibrated probability that the article carries the label."""
        found, features = reading.found, group_features(reading.mentions, reading.pairs)
        weight = self._groups.get
        score = self.bias + sum([value * weight(name, 0.0) for name, value in features.items()])
        weights = map(self._weights.__getitem__, found.times)
        score += sum(map(mul, weights, map(_AMOUNTS.__getitem__, found.times.values())))
        return 1 / (1 + exp(-score))

    def contributions(self, reading: Reading) -> dict[Place, float]:
        """Share what speaks for the label out to the places in the key that it comes from."""
        found, mentions, pairs = reading
        shares: dict[Place, float] = defaultdict(float)
        for word, start, end in self._first_for(found):
            shares[start + 1, end - 1] += self._weights[word] * _AMOUNTS[found.times[word]]
        for group, start, end in mentions:
            shares[start, end] += self._groups.get(("text", group), 0.0)
        for group, start, end in {each[0]: each for each in reversed(mentions)}.values():
            if end <= LEAD:
                shares[start, end] += self._groups.get(("lead", group), 0.0)
        for feature, one, other in pairs:
            if share := self._groups.get(feature, 0.0) / 2:
                shares[one[1], one[2]] += share
                shares[other[1], other[2]] += share
        return shares

    def _first_for(self, found: Found) -> Iterable[Match]:
        """Give the first place of each word that speaks for the label."""
        weights = self._weights
        return {
            match[0]: match for match in reversed(found.words) if weights[match[0]] > 0
        }.values()


def states_together(named: Mapping[str, Sequence[Place]]) -> list[Mention]:
    """Say where a state is named near the one named before it: dealings have two sides."""
    places = sorted([(end, start, code) for code, found in named.items() for start, end in found])
    return [
        ("states", start, end)
        for (before, _, one), (end, start, other) in pairwise(places)
        if one != other and end <= before + NEAR and end <= WINDOW
    ]


def together(mentions: Sequence[Mention], states: Sequence[Mention]) -> list[Mention]:
    """Merge mentions of phrases and of states, in order of end."""
    return sorted((*mentions, *states), key=itemgetter(2)) if states else list(mentions)


def group_features(mentions: Sequence[Mention], pairs: Iterable[Pair]) -> dict[Feature, float]:
    """Count the groups' mentions; say which stand in the lead, and which near each other."""
    counts = Counter([group for group, _, _ in mentions])
    features: dict[Feature, float] = {("text", g): min(n, ENOUGH) for g, n in counts.items()}
    features.update(dict.fromkeys([("lead", g) for g, _, end in mentions if end <= LEAD], 1))
    features.update(dict.fromkeys([feature for feature, _, _ in pairs], 1))
    return features


def near(mentions: Iterable[Mention]) -> list[Pair]:
    """Give the mentions of different groups that stand near each other; they come by their end."""
    pairs: list[Pair] = []
    window: deque[Mention] = deque()  # what the next may still be near to
    for other in mentions:
        group, _, end = other
        while window and window[0][2] < end - NEAR:
            window.popleft()
        pairs += [(_near(one[0], group), one, other) for one in window if one[0] != group]
        window.append(other)
    return pairs


@cache
def _near(one: str, other: str) -> Feature:
    return ("near", *sorted((one, other)))
