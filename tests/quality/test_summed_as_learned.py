"""Training counts what the stream sums: the same weights give an article the same score in both."""

from pathlib import Path

import pytest

from streams.errors import Unprocessable
from streams.events import CleanItem
from streams.steps.classify import Classifier
from streams.steps.clean import clean
from streams.steps.fold import fold
from streams.steps.labels import RESOURCES, Label, Word, load_phrases
from streams.steps.parse import parse
from streams.steps.split import split

FEED = Path(__file__).parents[2] / "samples" / "feed"
SHORT = 1_400  # characters, so that training and stream have the same length to go by


def articles() -> list[CleanItem]:
    found: list[CleanItem] = []
    for path in sorted(FEED.glob("*.txt")):
        try:
            found += [clean(item) for item in split(parse(path.read_bytes()))]
        except Unprocessable:
            continue
    return [{**each, "text": each["text"][:SHORT].rpartition(" ")[0]} for each in found]


def test_training_scores_an_article_as_the_stream_does() -> None:
    np = pytest.importorskip("numpy")
    features = pytest.importorskip("training.features")
    fit = pytest.importorskip("training.fit")
    items = articles()
    keys = [fold(f"{item['title']}\n{item['text']}").key for item in items]
    phrases = load_phrases(RESOURCES / "labels" / "military_cooperation")
    words, groups = features.Words(keys, 2), features.GroupCounts(phrases)
    weights = np.random.default_rng(7).normal(0, 0.1, len(words.stems) + len(groups.features))
    by_word, by_group = np.split(weights, [len(words.stems)])
    label = Label(
        name="any",
        phrases=phrases,
        groups=dict(zip(groups.features, by_group, strict=True)),
        words=[Word(w, words.forms[name]) for w, name in zip(by_word, words.stems, strict=True)],
        bias=-0.5,
        threshold=0.5,
    )
    classifier = Classifier([label], {"name": "any", "version": "0"})
    summed = [classifier.classify(item)["probabilities"]["any"] for item in items]
    learned = fit.Linear(weights, -0.5).score(features.Counts.of(keys, words, groups))
    assert len(items) > 25
    assert max(summed) - min(summed) > 0.5
    assert summed == pytest.approx(list(1 / (1 + np.exp(-learned))), abs=1e-4)
