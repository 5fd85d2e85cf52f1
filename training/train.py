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
from threadpoolctl import threadpool_limits

from streams.steps.resources import RESOURCES
from training import inputs, measure
from training.corpus import LABELS
from training.fit import SEED, Linear, learn, out_of_fold
from training.task import Task, sources, tasks

SEEDS = range(3)  # ways to fold
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
    scores = {}
    for task in tasks(shared, labels, resources):
        trained = train_label(task)
        write_weights(resources / "labels" / task.label / "weights.json", trained, task)
        scores[task.label] = trained.scores
        print(task.label, trained.threshold, trained.scores)
    digests = {
        "labels_digest": _digest(sources(shared, labels)),
        "inputs_digest": inputs.digest(shared, labels, resources),
    }
    write_model(resources, date, digests, scores)


def train_label(task: Task) -> Trained:
    """Fit a label on all articles; calibrate and measure it out of fold on cleaned gold ones."""
    truth = task.articles.target[task.gold] == 1
    unseen = out_of_fold(task.articles, task.gold, task.cleaned, SEEDS)
    scores, truths = np.concatenate(unseen), np.tile(truth, len(SEEDS))
    slope, offset = measure.calibrate(scores, truths)
    threshold = measure.best_threshold(measure.logistic(slope * scores + offset))
    linear = learn(task.articles).calibrated(slope, offset)
    runs = [measure.decided(truth, each, seed) for each, seed in zip(unseen, SEEDS, strict=True)]
    return Trained(linear, threshold, measure.scores(truth, runs, SEED))


def write_weights(path: Path, trained: Trained, task: Task) -> None:
    """Write a label's weights, one word a line, the strongest first."""
    weights = trained.linear.weights.round(DIGITS).tolist()
    stems, groups = task.words.stems, task.groups.features
    by_word = zip(weights, weights[len(stems) :], stems, strict=False)
    ranked = sorted(
        (each for each in by_word if each[0] or each[1]),
        key=lambda each: (-max(map(abs, each[:2])), each[2]),
    )
    by_group = zip(groups, weights[-len(groups) :], strict=True)
    learned = {
        "bias": round(trained.linear.bias, DIGITS),
        "threshold": trained.threshold,
        "groups": {" ".join(feature): weight for feature, weight in by_group if weight},
    }
    lines = [
        json.dumps([*weights, task.words.forms[stem]], ensure_ascii=False)
        for *weights, stem in ranked
    ]
    head = json.dumps(learned, ensure_ascii=False, indent=1).removesuffix("\n}")
    path.write_text(f'{head},\n "words": [\n' + ",\n".join(lines) + "\n]}\n")


def write_model(resources: Path, date: str, digests: dict[str, str], scores: dict) -> None:
    """Write which model this is: version, what it was trained from, and its scores."""
    weights = sorted((resources / "labels").glob("*/weights.json"))
    digest = _digest(weights)
    model = {
        "name": NAME,
        "version": f"{date.replace('-', '.')}+{digest[:8]}",
        "date": date,
        "seed": SEED,
        "weights_digest": digest,
        **digests,
        "scores": scores,
    }
    (resources / "model.json").write_text(json.dumps(model, indent=2) + "\n")


def _digest(paths: list[Path]) -> str:
    return hashlib.blake2b(
        b"".join(path.read_bytes() for path in paths), digest_size=16
    ).hexdigest()


if __name__ == "__main__":
    main()
