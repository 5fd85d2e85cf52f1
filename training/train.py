"""Train the classifier: read the labelled articles, fit every label, write weights and scores.

python -m training.train --shared ../shared
"""

import argparse
import hashlib
import json
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.sparse import diags, hstack
from threadpoolctl import threadpool_limits

from streams.steps import score
from streams.steps.labels import RESOURCES, load_phrases
from training import measure, teacher
from training.corpus import LABELS, Corpus, read_corpus, read_labels, targets
from training.features import GroupCounts, Words
from training.fit import GROUP_SCALE, SEED, Articles, Linear, calibrate, learn, out_of_fold

UNREAD = 8000  # articles that only the teacher judges
RAREST = 8  # articles of the corpus that hold a word
DIGITS = 3  # of a weight
NAME = "news-streams-linear"


class Trained(NamedTuple):
    """A label's calibrated score, its threshold, and how well it does on articles unseen."""

    linear: Linear
    threshold: float
    scores: dict


def main() -> None:
    """Train all labels and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--labels", type=Path, default=LABELS, help="folder of labelled ids")
    parser.add_argument("--resources", type=Path, default=RESOURCES, help="folder to write to")
    parser.add_argument("--date", default=date.today().isoformat())
    train(**vars(parser.parse_args()))


@threadpool_limits.wrap(limits=1)  # with more, sums differ in the last digit from run to run
def train(shared: Path, labels: Path, resources: Path, date: str) -> None:
    """Fit every label of `resources` and write its weights; write the model's card in numbers."""
    corpus = read_corpus(shared)
    gold, mined = shared / "gold" / "dev.jsonl", sorted(labels.glob("*.jsonl"))
    rows = read_labels([gold, *mined])
    words = Words(corpus.keys, RAREST)
    corpus = select(corpus, some(np.isin(corpus.ids, list(rows))))
    judged = np.isin(corpus.ids, list(read_labels([gold])))
    density = diags([score.density(len(key)) for key in corpus.keys])
    counts, view = density @ words.matrix(corpus.keys), teacher.view(corpus.keys)
    scores = {}
    for folder in sorted((resources / "labels").iterdir()):
        groups = GroupCounts(load_phrases(folder))
        mentions = density @ groups.matrix(corpus.keys)
        articles = Articles(
            hstack([counts, mentions]).tocsr(),
            teacher.with_groups(view, mentions),
            targets(corpus, rows, folder.name),
        )
        scale = np.r_[words.rarity, np.full(len(groups.features), GROUP_SCALE)]
        trained = train_label(articles, judged, scale, len(groups.features))
        write_weights(folder / "weights.json", trained, words, groups)
        scores[folder.name] = trained.scores
        print(folder.name, trained.threshold, trained.scores)
    write_model(resources, date, [gold, *mined], scores)


def some(read: np.ndarray) -> np.ndarray:
    """Choose every article that was read, and some of the others."""
    unread = np.random.default_rng(SEED).permutation(np.flatnonzero(~read))[:UNREAD]
    return np.sort(np.r_[np.flatnonzero(read), unread])


def select(corpus: Corpus, places: np.ndarray) -> Corpus:
    """Keep the articles at these places."""
    return Corpus([corpus.ids[i] for i in places], [corpus.keys[i] for i in places])


def train_label(articles: Articles, judged: np.ndarray, scale: np.ndarray, groups: int) -> Trained:
    """Fit a label on all articles; calibrate and measure it out of fold on the judged ones."""
    judged = judged & np.isin(articles.target, (0, 1))
    truth = articles.target[judged] == 1
    unseen = out_of_fold(articles, judged, scale, groups)
    slope, offset = calibrate(unseen, truth)
    probability = 1 / (1 + np.exp(-(slope * unseen + offset)))
    threshold = measure.best_threshold(truth, probability, SEED)
    linear = learn(articles, scale, groups).calibrated(slope, offset)
    return Trained(linear, threshold, measure.scores(truth, probability, threshold, SEED))


def write_weights(path: Path, trained: Trained, words: Words, groups: GroupCounts) -> None:
    """Write a label's weights, one word a line, the strongest first."""
    weights = trained.linear.weights.round(DIGITS).tolist()
    by_word = zip(weights, words.stems, strict=False)
    ranked = sorted(
        (each for each in by_word if each[0]), key=lambda each: (-abs(each[0]), each[1])
    )
    by_group = zip(groups.features, weights[len(words.stems) :], strict=True)
    learned = {
        "bias": round(trained.linear.bias, DIGITS),
        "threshold": trained.threshold,
        "groups": {" ".join(feature): weight for feature, weight in by_group if weight},
    }
    lines = [json.dumps([weight, words.forms[name]], ensure_ascii=False) for weight, name in ranked]
    head = json.dumps(learned, ensure_ascii=False, indent=1).removesuffix("\n}")
    path.write_text(f'{head},\n "words": [\n' + ",\n".join(lines) + "\n]}\n")


def write_model(resources: Path, date: str, sources: list[Path], scores: dict) -> None:
    """Write which model this is: version, what it was trained from, and its scores."""
    weights = sorted((resources / "labels").glob("*/weights.json"))
    digest = _digest(weights)
    model = {
        "name": NAME,
        "version": f"{date.replace('-', '.')}+{digest[:8]}",
        "date": date,
        "seed": SEED,
        "weights_digest": digest,
        "labels_digest": _digest(sources),
        "scores": scores,
    }
    (resources / "model.json").write_text(json.dumps(model, indent=2) + "\n")


def _digest(paths: list[Path]) -> str:
    return hashlib.blake2b(
        b"".join(path.read_bytes() for path in paths), digest_size=16
    ).hexdigest()


if __name__ == "__main__":
    main()
