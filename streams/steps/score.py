"""Score a label by what was found of its words and phrases in the beginning of an article."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from math import exp
from typing import NamedTuple

from streams.steps.labels import Feature, Label, Terms

# Key offsets, in a title and a text joined by a line break.
WINDOW = 1800  # labels were judged on a title and the first 1,500 characters
LEAD = 420  # a title and the first sentence or two
NEAR = 60  # about ten words
ENOUGH = 4  # mentions of a group; more of them say no more

Place = tuple[int, int]  # start and end in the key


class Found(NamedTuple):
    """What the beginning of an article holds: each word's first place, each phrase's every one."""

    words: dict[int, Place]
    phrases: list[tuple[int, int, int]]


class Mention(NamedTuple):
    """A phrase of a group, and its place in the key."""

    group: str
    start: int
    end: int


class Scorer:
    """Scores one label; a term's number is its place among the terms of all labels."""

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

    def probability(self, found: Found) -> float:
        """Give the calibrated probability that the article carries the label."""
        features = group_features(self._mentions(found))
        weight = self._groups.get
        score = self.bias + sum(value * weight(name, 0.0) for name, value in features.items())
        score += sum(map(self._weights.__getitem__, found.words))
        return 1 / (1 + exp(-score))

    def contributions(self, found: Found) -> dict[Place, float]:
        """Share the score out to the places in the key that it comes from."""
        shares: dict[Place, float] = defaultdict(float)
        for word, place in found.words.items():
            if self._weights[word]:
                shares[place] += self._weights[word]
        mentions = self._mentions(found)
        for group, start, end in mentions:
            shares[start, end] += self._groups.get(("text", group), 0.0)
        for mention in {each.group: each for each in reversed(mentions)}.values():
            if mention.end <= LEAD:
                shares[mention[1:]] += self._groups.get(("lead", mention.group), 0.0)
        for one, other in near(mentions):
            weight = self._groups.get(_pair(one, other), 0.0)
            shares[one[1:]] += weight / 2
            shares[other[1:]] += weight / 2
        return shares

    def _mentions(self, found: Found) -> list[Mention]:
        groups = self._group_of
        return [
            Mention(groups[phrase], start, end)
            for phrase, start, end in found.phrases
            if phrase in groups
        ]


def group_features(mentions: Sequence[Mention]) -> dict[Feature, float]:
    """Count the groups' mentions; say which stand in the lead, and which near each other."""
    counts = Counter(mention.group for mention in mentions)
    features: dict[Feature, float] = {("text", g): min(n, ENOUGH) for g, n in counts.items()}
    features |= {("lead", group): 1 for group, _, end in mentions if end <= LEAD}
    return features | {_pair(one, other): 1 for one, other in near(mentions)}


def near(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Give the mentions of different groups that stand near each other, in order of end."""
    for index, one in enumerate(mentions, 1):
        group, reach = one.group, one.end + NEAR
        for other in islice(mentions, index, None):
            if other.end > reach:
                break
            if other.group != group:
                yield one, other


def _pair(one: Mention, other: Mention) -> Feature:
    first, second = one.group, other.group
    return ("near", first, second) if first < second else ("near", second, first)
