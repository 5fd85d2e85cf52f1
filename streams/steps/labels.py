"""The labels an article can carry, read from their files.

A label is a folder of `streams/resources/labels`: `label.yaml`, written by hand, says what it
means and groups the phrases that speak for or against it; `weights.json`, learned by
`training/train.py`, says how much each of them does, and each word of the corpus.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import orjson
import yaml
from ahocorasick_rs import BytesAhoCorasick

from streams.steps.fold import KEY_ENCODING
from streams.steps.match import Matcher, Phrase

RESOURCES = Path(__file__).parent.parent / "resources"

Feature = tuple[str, ...]  # ("text", group), ("lead", group) or ("near", group, group)


class Word(NamedTuple):
    """What each form of a word, or of two neighbouring words, adds to a label's score."""

    weight: float
    forms: Sequence[str]


class Label(NamedTuple):
    """A label as learned: its probability is the logistic of the bias and what is found."""

    name: str
    phrases: Mapping[str, str]  # each phrase's group
    groups: Mapping[Feature, float]
    words: Sequence[Word]
    bias: float
    threshold: float  # of the probability, from which on an article carries the label


class Terms(NamedTuple):
    """The numbers of all that the labels look for: words as they stand, phrases with clitics."""

    words: Mapping[str, int]
    phrases: Mapping[str, int]

    @classmethod
    def of(cls, labels: Sequence[Label]) -> "Terms":
        """Number the words and the phrases of all labels, each once."""
        words = {form for label in labels for word in label.words for form in word.forms}
        phrases = {phrase for label in labels for phrase in label.phrases}
        return cls(_numbered(words), _numbered(phrases))

    def words_automaton(self) -> BytesAhoCorasick:
        """Build the automaton that finds words by their numbers, with the space on either side."""
        return BytesAhoCorasick([b" %b " % form.encode(KEY_ENCODING) for form in self.words])

    def phrases_matcher(self) -> Matcher[int]:
        """Build the matcher that finds phrases by their numbers."""
        return Matcher(Phrase(phrase, number) for phrase, number in self.phrases.items())


def load_labels(resources: Path = RESOURCES) -> list[Label]:
    """Load every label, by name."""
    return [_load_label(folder) for folder in sorted((resources / "labels").iterdir())]


def load_phrases(folder: Path) -> dict[str, str]:
    """Give the group of each phrase of a label, in every form that the article gives it."""
    groups: dict[str, list[str]] = yaml.safe_load((folder / "label.yaml").read_text())["phrases"]
    return {
        form: group
        for group, phrases in groups.items()
        for each in phrases
        for form in _forms(each)
    }


def _numbered(terms: Iterable[str]) -> dict[str, int]:
    return {term: number for number, term in enumerate(sorted(terms))}


def _load_label(folder: Path) -> Label:
    learned: dict[str, Any] = orjson.loads((folder / "weights.json").read_bytes())
    return Label(
        name=folder.name,
        phrases=load_phrases(folder),
        groups={tuple(feature.split()): weight for feature, weight in learned["groups"].items()},
        words=[Word(*word) for word in learned["words"]],
        bias=learned["bias"],
        threshold=learned["threshold"],
    )


def _forms(phrase: str) -> Iterator[str]:
    """Write the article onto the later words or not; on the first one the matcher allows it."""
    first, *rest = phrase.split()
    for later in product(*((word, f"ال{word}") for word in rest)):
        yield " ".join((first, *later))
