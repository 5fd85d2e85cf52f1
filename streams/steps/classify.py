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
from streams.schemas import name
from streams.steps.matching.countries import Form, Gazetteer, gazetteer, shown
from streams.steps.matching.evidence import MOST, joined, spans
from streams.steps.matching.labels import Label, Written, lexicon, load_labels
from streams.steps.matching.match import Matcher
from streams.steps.matching.score import Scorer
from streams.steps.resources import RESOURCES
from streams.steps.text.fold import fold

SCHEMA = name("news.enriched")


class Classifier:
    """Decides with a set of labels. Make one and keep it: its table takes long to build."""

    def __init__(self, labels: Sequence[Label], model: Model) -> None:
        self.labels = tuple(label.name for label in labels)
        words_and_groups = lexicon(labels)
        self._matcher: Matcher[Form | Written | str] = Matcher([*words_and_groups, *gazetteer()])
        self._gazetteer = Gazetteer(self._matcher.meanings)
        self._scorers = [Scorer(label, self._matcher.meanings) for label in labels]
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
        found = self._matcher.scan(folded.key)
        countries = self._gazetteer.named(folded.key, found)
        states = self._gazetteer.together(countries)
        probabilities: dict[str, float] = {}
        labels: list[Carried] = []
        for scorer in self._scorers:
            reading = scorer.read(found, states)
            probability = scorer.probability(reading, len(folded.key))
            rounded = probabilities[scorer.name] = round(probability, 4)
            if probability >= scorer.threshold:
                strongest = scorer.strongest(reading, len(folded.key), MOST)
                why = spans(joined(strongest), folded, title, text)
                labels.append({"label": scorer.name, "probability": rounded, "evidence": why})
        return {
            **item,
            "schema": SCHEMA,
            "labels": labels,
            "probabilities": probabilities,
            "countries": shown(countries, folded, title, text),
            "model": self.model,
        }


@cache
def shipped() -> Classifier:
    """Load the classifier that the package ships, once."""
    return Classifier.load()


def classify(item: CleanItem) -> EnrichedEvent:
    """Classify an article with the shipped model."""
    return shipped().classify(item)
