"""Training counts what the stream sums: the same weights give an article the same score in both."""

from pathlib import Path

import pytest

from streams.errors import Unprocessable
from streams.events import CleanItem
from streams.steps.classify import Classifier
from streams.steps.clean import clean
from streams.steps.matching.bounds import WINDOW
from streams.steps.matching.labels import Label, Word, load_card
from streams.steps.parse import parse
from streams.steps.resources import RESOURCES
from streams.steps.split import split
from streams.steps.text.fold import fold

FEED = Path(__file__).parents[2] / "samples" / "feed"


def articles() -> list[CleanItem]:
    """Those of the samples, and some longer than the classifier looks."""
    found: list[CleanItem] = []
    for path in sorted(FEED.glob("*.txt")):
        try:
            found += [clean(item) for item in split(parse(path.read_bytes()))]
        except Unprocessable:
            continue
    texts = [each["text"] for each in found]
    long = [{**each, "text": "\n".join(texts[at : at + 5])} for at, each in enumerate(found[:-5])]
    return [*found, *long]


def test_training_scores_an_article_as_the_stream_does() -> None:
    np = pytest.importorskip("numpy")
    corpus = pytest.importorskip("training.corpus")
    features = pytest.importorskip("training.features")
    fit = pytest.importorskip("training.fit")
    items = articles()
    folded = [fold(f"{item['title']}\n{item['text']}").key for item in items]
    keys = [corpus.beginning(key) for key in folded]
    phrases, centre = load_card(RESOURCES / "labels" / "military_cooperation")
    words, groups = features.Words(keys, 2), features.GroupCounts(phrases, centre)
    stems = len(words.stems)
    weights = np.random.default_rng(7).normal(0, 0.1, 2 * stems + len(groups.features))
    by_word, central, by_group = np.split(weights, [stems, 2 * stems])
    by_stem = zip(by_word, central, words.stems, strict=True)
    label = Label(
        name="any",
        phrases=phrases,
        groups=dict(zip(groups.features, by_group, strict=True)),
        words=[Word(weight, more, words.forms[stem]) for weight, more, stem in by_stem],
        bias=-0.5,
        threshold=0.5,
        centre=centre,
    )
    classifier = Classifier([label], {"name": "any", "version": "0"})
    summed = [classifier.classify(item)["probabilities"]["any"] for item in items]
    counts = features.Counts.of(keys, words.cells(keys), groups)
    learned = fit.Linear(weights, -0.5).score(counts)
    _, kept = groups.cells(keys)
    assert 0.05 < kept.diagonal().mean() < 0.5
    assert sum(len(key) < WINDOW for key in folded) > 25
    assert sum(len(key) > WINDOW for key in folded) > 10
    assert max(summed) - min(summed) > 0.5
    assert summed == pytest.approx(list(1 / (1 + np.exp(-learned))), abs=1e-4)
