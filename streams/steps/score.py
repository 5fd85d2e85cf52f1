"""Score a label by what was found of its words and phrases in the beginning of an article."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import exp
from typing import NamedTuple

from streams.steps.labels import Feature, Label, Terms

# Key offsets, in a title and a text joined by a line break.
WINDOW = 1800  # labels were judged on a title and the first 1,500 characters
LEAD = 420  # a title and the first sentence or two
NEAR = 60  # about ten words
ENOUGH = 4  # mentions of a group; more of them say no more

Found = tuple[int, int, int]  # a term, and its start and end in the key
Place = tuple[int, int]  # start and end in the key


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
        self._weights = [0.0] * (len(terms.words) + len(terms.phrases))
        for weight, forms in label.words:
            for form in forms:
                self._weights[terms.words[form]] = weight

    def probability(self, found: Sequence[Found]) -> float:
        """Give the calibrated probability that the article carries the label."""
        features = group_features(self._mentions(found))
        weight = self._groups.get
        score = self.bias + sum(value * weight(name, 0.0) for name, value in features.items())
        score += sum(map(self._weights.__getitem__, {term for term, _, _ in found}))
        return 1 / (1 + exp(-score))

    def contributions(self, found: Sequence[Found]) -> dict[Place, float]:
        """Share the score out to the places in the key that it comes from."""
        shares: dict[Place, float] = defaultdict(float)
        for term, start, end in {each[0]: each for each in reversed(found)}.values():
            shares[start, end] += self._weights[term]
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

    def _mentions(self, found: Sequence[Found]) -> list[Mention]:
        groups = self._group_of
        return [Mention(groups[term], start, end) for term, start, end in found if term in groups]


def group_features(mentions: Sequence[Mention]) -> dict[Feature, float]:
    """Count the groups' mentions; say which stand in the lead, and which near each other."""
    counts = Counter(mention.group for mention in mentions)
    features: dict[Feature, float] = {("text", g): min(n, ENOUGH) for g, n in counts.items()}
    features |= {("lead", group): 1 for group, _, end in mentions if end <= LEAD}
    return features | {_pair(one, other): 1 for one, other in near(mentions)}


def near(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Give the mentions of different groups that stand near each other, in order of end."""
    for index, one in enumerate(mentions):
        for other in mentions[index + 1 :]:
            if other.end > one.end + NEAR:
                break
            if other.group != one.group:
                yield one, other


def _pair(one: Mention, other: Mention) -> Feature:
    return ("near", *sorted((one.group, other.group)))
