"""Classify a clean article: the labels it carries, with probability and evidence, and countries.

A label's score is a sum over what is found in the beginning of the article, so every point of it
has a place in the text.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from operator import itemgetter
from pathlib import Path

import orjson

from streams.events import CleanItem, EnrichedEvent, Model
from streams.events import Label as Carried
from streams.steps.countries import places, shown
from streams.steps.evidence import spans, strongest
from streams.steps.fold import Folded, fold
from streams.steps.labels import RESOURCES, Label, Terms, load_labels
from streams.steps.score import WINDOW, Found, Place, Scorer, states_together

SCHEMA = "news.enriched/1.0.0"


class Classifier:
    """Decides with a set of labels. Make one and keep it: its automaton takes long to build."""

    def __init__(self, labels: Sequence[Label], model: Model) -> None:
        self.labels = tuple(label.name for label in labels)
        terms = Terms.of(labels)
        self._words = terms.words_automaton()
        self._phrases = terms.phrases_matcher()
        self._scorers = [Scorer(label, terms) for label in labels]
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
        named = places(folded)
        found = self.find(folded, named)
        probabilities, labels = {}, []
        for scorer in self._scorers:
            reading = scorer.read(found)
            probability = scorer.probability(reading)
            probabilities[scorer.name] = round(probability, 4)
            if probability >= scorer.threshold:
                evidence = spans(strongest(scorer.contributions(reading)), folded, title, text)
                rounded = probabilities[scorer.name]
                labels.append(Carried(label=scorer.name, probability=rounded, evidence=evidence))
        return {
            **item,
            "schema": SCHEMA,
            "labels": labels,
            "probabilities": probabilities,
            "countries": shown(named, folded, title, text),
            "model": self.model,
        }

    def find(self, folded: Folded, named: Mapping[str, Sequence[Place]]) -> Found:
        """Find every term of the labels in the beginning of an article that names these states."""
        start = Folded(folded.key[: folded.key.rfind(b" ", 0, WINDOW + 1) + 1])
        words = self._words.find_matches_as_indexes(start.key, overlapping=True)
        times = Counter(map(itemgetter(0), words))
        return Found(words, times, list(self._phrases.find(start)), states_together(named))


@cache
def shipped() -> Classifier:
    """Load the classifier that the package ships, once."""
    return Classifier.load()


def classify(item: CleanItem) -> EnrichedEvent:
    """Classify an article with the shipped model."""
    return shipped().classify(item)
