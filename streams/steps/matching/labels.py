"""The labels an article can carry, read from their files.

A label is a folder of `streams/resources/labels`: `label.yaml`, written by hand, says what it
means and groups the phrases that speak for or against it; `weights.json`, learned by
`training/train.py`, says how much each of them does, and each word that was worth keeping.
"""

from collections.abc import Iterator, Mapping, Sequence
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


def load_phrases(folder: Path) -> dict[str, str]:
    """Give each phrase of a label, in every form that the article gives it, and its group.

    Groups are named after their label too: `military_cooperation.officer`.
    """
    groups: dict[str, list[str]] = read_yaml("label.yaml", folder)["phrases"]
    found: dict[str, str] = {}
    for group, phrases in groups.items():
        name = f"{folder.name}.{group}"
        for form in (form for each in phrases for form in _forms(each)):
            if found.setdefault(form, name) != name:
                raise ValueError(f"{form!r} is in two groups of {folder.name}")
    return found


def load_centre(folder: Path) -> Centre:
    """Give the groups of a label's centre, which it need not have."""
    card = read_yaml("label.yaml", folder)
    centre: dict[str, list[str]] = card.get("centre", {})
    if unknown := {name for names in centre.values() for name in names} - card["phrases"].keys():
        raise ValueError(f"no group of {folder.name}: {', '.join(sorted(unknown))}")
    return Centre(
        **{kind: frozenset(f"{folder.name}.{n}" for n in names) for kind, names in centre.items()}
    )


def _load_label(folder: Path) -> Label:
    learned: dict[str, Any] = orjson.loads((folder / "weights.json").read_bytes())
    return Label(
        name=folder.name,
        phrases=load_phrases(folder),
        groups={tuple(feature.split()): weight for feature, weight in learned["groups"].items()},
        words=[Word(*word) for word in learned["words"]],
        bias=learned["bias"],
        threshold=learned["threshold"],
        centre=load_centre(folder),
    )


def _forms(phrase: str) -> Iterator[str]:
    """Write the article onto the later words or not; on the first one the matcher allows it."""
    first, *rest = phrase.split()
    for later in product(*((word, f"ال{word}") for word in rest)):
        yield " ".join((first, *later))
