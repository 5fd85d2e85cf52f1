"""Classify a clean article: the labels it carries, with probability and evidence, and countries.

A label's score is a sum over what is found in the beginning of the article, so every point of it
has a place in the text.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import orjson

from streams.events import CleanItem, EnrichedEvent, Model
from streams.events import Label as Carried
from streams.steps.countries import Form, Place, gazetteer, places, shown
from streams.steps.evidence import spans, strongest
from streams.steps.fold import Folded, fold
from streams.steps.labels import RESOURCES, Label, load_labels, vocabulary, words_automaton
from streams.steps.match import Matcher, Phrase
from streams.steps.score import Beginning, Scorer, beginning, counted, with_states

SCHEMA = "news.enriched/1.0.0"


class Classifier:
    """Decides with a set of labels. Make one and keep it: its automata take long to build."""

    def __init__(self, labels: Sequence[Label], model: Model) -> None:
        self.labels = tuple(label.name for label in labels)
        numbers = vocabulary(labels)
        self._words = words_automaton(numbers)
        groups = [Phrase(*each) for label in labels for each in label.phrases.items()]
        self._phrases: Matcher[Form | str] = Matcher([*gazetteer(), *groups])
        self._scorers = [Scorer(label, numbers) for label in labels]
        self.model = model

    @classmethod
    def load(cls, resources: Path = RESOURCES) -> "Classifier":
        """Load the labels, and the model's name and version, from files."""
        model = orjson.loads((resources / "model.json").read_bytes())
        return cls(load_labels(resources), Model(name=model["name"], version=model["version"]))

    def classify(self, item: CleanItem) -> EnrichedEvent:
        """Give the article's event: labels it carries, probabilities of all, countries."""
        title, text = item["title"], item["text"]
        folded = fold(f"{title}\n{text}")
        named, beginning = self.find(folded)
        probabilities: dict[str, float] = {}
        labels: list[Carried] = []
        for scorer in self._scorers:
            reading = scorer.read(beginning)
            probability = scorer.probability(reading)
            rounded = probabilities[scorer.name] = round(probability, 4)
            if probability >= scorer.threshold:
                evidence = spans(strongest(scorer.contributions(reading)), folded, title, text)
                labels.append(Carried(label=scorer.name, probability=rounded, evidence=evidence))
        return {
            **item,
            "schema": SCHEMA,
            "labels": labels,
            "probabilities": probabilities,
            "countries": shown(named, folded, title, text),
            "model": self.model,
        }

    def find(self, folded: Folded) -> tuple[dict[str, list[Place]], Beginning]:
        """Find the countries an article names, and what the labels look for in its beginning."""
        found = self._phrases.find(folded)
        named = places(folded.key, [(f, a, b) for f, a, b in found if isinstance(f, Form)])
        start = beginning(folded.key)
        groups = [(g, a, b) for g, a, b in found if b < len(start) and isinstance(g, str)]
        words = self._words.find_matches_as_indexes(start, overlapping=True)
        mentions = [each for each in with_states(groups, named) if each[2] < len(start)]
        return named, Beginning(words, counted(words), mentions)


@cache
def shipped() -> Classifier:
    """Load the classifier that the package ships, once."""
    return Classifier.load()


def classify(item: CleanItem) -> EnrichedEvent:
    """Classify an article with the shipped model."""
    return shipped().classify(item)
