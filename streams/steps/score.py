"""Score a label by what was found of its words and phrases in the beginning of an article."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from itertools import pairwise
from math import exp
from operator import itemgetter, mul
from typing import NamedTuple

from streams.steps.countries import Place
from streams.steps.evidence import MOST
from streams.steps.labels import Label

# Offsets into the key of a title and a text, joined by a line break.
WINDOW = 1800  # labels were judged on a title and the first 1,500 characters
LEAD = 420  # a title and the first sentence or two
NEAR = 60  # between two mentions that have to do with each other: about ten words
NEIGHBOURS = 3  # mentions before one that may be near it
ENOUGH = 4  # mentions of a group; more of them say no more
REPEATED = 3  # times that a word counts at most
STATES = "states"  # a state named near another one: dealings have two sides

# Plain tuples: an article has some two hundred, and named ones take longer to make than to use.
Match = tuple[int, int, int]  # a word's number and its place, with the space on either side
Mention = tuple[str, int, int]  # a group, and the place of one of its phrases
Pair = tuple[Mention, Mention]


def beginning(key: bytes) -> bytes:
    """Cut a key after its last whole word in the window."""
    return key[: key.rfind(b" ", 0, WINDOW + 1) + 1]


class Beginning(NamedTuple):
    """What stands in the beginning of an article, for all labels."""

    words: Sequence[Match]  # those that any label knows
    times: Mapping[int, int]  # how often each counts
    mentions: Sequence[Mention]  # of all labels' groups, and of states, in order


class Features(NamedTuple):
    """What the groups of one label's phrases do in an article."""

    text: Mapping[str, int]  # mentions of each group, up to enough
    lead: Mapping[str, Mention]  # first mention of each group that the lead has
    near: Mapping[tuple[str, str], Pair]  # mentions of two groups, sorted, near each other


class Reading(NamedTuple):
    """An article's beginning as one label reads it: found once, to score it and to explain it."""

    beginning: Beginning
    mentions: Sequence[Mention]
    features: Features


class Scorer:
    """Scores one label."""

    def __init__(self, label: Label, vocabulary: Mapping[str, int]) -> None:
        self.name = label.name
        self.threshold = label.threshold
        self._words = [0.0] * len(vocabulary)
        for weight, forms in label.words:
            for form in forms:
                self._words[vocabulary[form]] = weight
        self._bias = label.bias
        self._text = dict.fromkeys((*label.phrases.values(), STATES), 0.0)
        self._lead = self._text.copy()
        self._near: dict[tuple[str, ...], float] = {}
        for (zone, *groups), weight in label.groups.items():
            if zone == "near":
                self._near[tuple(groups)] = weight
            else:
                (self._text if zone == "text" else self._lead)[groups[0]] = weight

    def read(self, beginning: Beginning) -> Reading:
        """Pick out of an article's beginning what speaks to the label."""
        groups = self._text
        mentions = [mention for mention in beginning.mentions if mention[0] in groups]
        return Reading(beginning, mentions, features(mentions))

    def probability(self, reading: Reading) -> float:
        """Give the calibrated probability that the article carries the label."""
        times, (text, lead, near) = reading.beginning.times, reading.features
        weights = map(self._words.__getitem__, times)
        score = self._bias + sum(map(mul, weights, times.values()))
        score += sum([self._text[group] * n for group, n in text.items()])
        score += sum(map(self._lead.__getitem__, lead))
        score += sum([self._near.get(pair, 0.0) for pair in near])
        return 1 / (1 + exp(-score))

    def contributions(self, reading: Reading) -> dict[Place, float]:
        """Share what speaks for the label out to places: its strongest words, all its phrases."""
        shares: dict[Place, float] = defaultdict(float)
        weights, times = self._words, reading.beginning.times.items()
        first = {match[0]: match for match in reversed(reading.beginning.words)}
        for share, word in nlargest(MOST, [(weights[word] * n, word) for word, n in times]):
            _, start, end = first[word]
            shares[start + 1, end - 1] += max(share, 0.0)
        for group, start, end in reading.mentions:
            shares[start, end] += self._text[group]
        for group, start, end in reading.features.lead.values():
            shares[start, end] += self._lead[group]
        for pair, mentions in reading.features.near.items():
            for _, start, end in mentions:
                shares[start, end] += self._near.get(pair, 0.0) / 2
        return shares


def counted(words: Iterable[Match]) -> dict[int, int]:
    """Say how often each word counts."""
    times = Counter(map(itemgetter(0), words)).items()
    return {word: count if count < REPEATED else REPEATED for word, count in times}


def with_states(
    mentions: Sequence[Mention], named: Mapping[str, Sequence[Place]]
) -> Sequence[Mention]:
    """Add a mention where a state is named near the one named before it, all in order."""
    places = sorted([(*place, code) for code, found in named.items() for place in found])
    states = [
        (STATES, start, end)
        for (_, before, one), (start, end, other) in pairwise(places)
        if one != other and end <= before + NEAR
    ]
    return sorted((*mentions, *states), key=itemgetter(2)) if states else mentions


def features(mentions: Sequence[Mention]) -> Features:
    """Count the groups' mentions; say which stand in the lead, and which near each other."""
    times = Counter([group for group, _, _ in mentions])
    return Features(
        {group: min(count, ENOUGH) for group, count in times.items()},
        {mention[0]: mention for mention in reversed(mentions) if mention[2] <= LEAD},
        {
            (one[0], other[0]) if one[0] < other[0] else (other[0], one[0]): (one, other)
            for distance in range(NEIGHBOURS, 0, -1)  # the nearest last: it is kept
            for one, other in zip(mentions, mentions[distance:], strict=False)
            if other[2] <= one[2] + NEAR and one[0] != other[0]
        },
    )
