"""The labels an article can carry, read from their files.

A label is a folder of `streams/resources/labels`: `label.yaml`, written by hand, says what it
means and groups the phrases that speak for or against it; `weights.json`, learned by
`training/train.py`, says how much each of them does, and each word that was worth keeping.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from streams.steps.matching.groups import Centre, Feature
from streams.steps.matching.match import Clitics, Phrase
from streams.steps.resources import read_yaml


class Word(NamedTuple):
    """What each form of a word adds to a label's score, and how much more in a central place."""

    weight: float
    central: float
    forms: Sequence[str]


class Written(NamedTuple):
    """What finding a form of a word means: the form; a phrase of a group means the group's name."""

    form: str


class Card(NamedTuple):
    """A label as written by hand: each phrase's group, and its centre, which need not be."""

    phrases: Mapping[str, str]
    centre: Centre


class Label(NamedTuple):
    """A label as learned: its probability is the logistic of the bias and what is found."""

    name: str
    phrases: Mapping[str, str]  # each phrase's group
    groups: Mapping[Feature, float]
    words: Sequence[Word]
    bias: float
    threshold: float  # of the probability, from which on an article carries the label
    centre: Centre = Centre()


def load_labels(resources: Path) -> list[Label]:
    """Load every label, by name."""
    return [_load_label(folder) for folder in sorted((resources / "labels").iterdir())]


def lexicon(labels: Sequence[Label]) -> list[Phrase[Written | str]]:
    """Give all that the labels look for: their words as they are written, their groups' phrases."""
    forms = {form for label in labels for word in label.words for form in word.forms}
    words = [Phrase(form, Written(form), Clitics.NONE) for form in sorted(forms)]
    return [*words, *(Phrase(*each) for label in labels for each in label.phrases.items())]


def load_card(folder: Path) -> Card:
    """Load what is written of a label by hand.

    Groups are named after their label too: `military_cooperation.officer`.
    """
    card: dict[str, Any] = read_yaml("label.yaml", folder)
    groups: dict[str, list[str]] = card["phrases"]
    return Card(_phrases(folder.name, groups), _centre(folder.name, groups, card.get("centre", {})))


def _phrases(label: str, groups: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Give each phrase, in every form that the article gives it, and its group."""
    found: dict[str, str] = {}
    for group, phrases in groups.items():
        name = f"{label}.{group}"
        for form in (form for each in phrases for form in _forms(each)):
            if found.setdefault(form, name) != name:
                raise ValueError(f"{form!r} is in two groups of {label}")
    return found


def _centre(label: str, groups: Collection[str], kinds: Mapping[str, Sequence[str]]) -> Centre:
    if unknown := {name for names in kinds.values() for name in names}.difference(groups):
        raise ValueError(f"no group of {label}: {', '.join(sorted(unknown))}")
    return Centre(
        **{kind: frozenset(f"{label}.{name}" for name in names) for kind, names in kinds.items()}
    )


def _load_label(folder: Path) -> Label:
    card = load_card(folder)
    learned: dict[str, Any] = orjson.loads((folder / "weights.json").read_bytes())
    return Label(
        name=folder.name,
        phrases=card.phrases,
        groups={tuple(feature.split()): weight for feature, weight in learned["groups"].items()},
        words=[Word(*word) for word in learned["words"]],
        bias=learned["bias"],
        threshold=learned["threshold"],
        centre=card.centre,
    )


def _forms(phrase: str) -> Iterator[str]:
    """Write the article onto the later words or not; on the first one the matcher allows it."""
    first, *rest = phrase.split()
    for later in product(*((word, f"ال{word}") for word in rest)):
        yield " ".join((first, *later))
