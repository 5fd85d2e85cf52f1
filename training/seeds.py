"""Measure each label over more ways to fold, or on what the stream leaves of the articles.

Measured as in `training.train`, and nothing is written.

python -m training.seeds --shared ../shared --seeds 5 --cleaned
"""

import argparse
from pathlib import Path

from threadpoolctl import threadpool_limits

from streams.steps.labels import RESOURCES
from training import measure
from training.corpus import LABELS, cleaned, read_articles
from training.features import Counts
from training.fit import SEED, out_of_fold
from training.task import Task, tasks


def main() -> None:
    """Print the scores of each label."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--labels", type=Path, default=LABELS, help="folder of labelled ids")
    parser.add_argument("--resources", type=Path, default=RESOURCES, help="folder of the labels")
    parser.add_argument("--seeds", type=int, default=5, help="ways to fold, each about a minute")
    parser.add_argument(
        "--cleaned", action="store_true", help="score what the stream leaves of the articles"
    )
    seeds(**vars(parser.parse_args()))


@threadpool_limits.wrap(limits=1)
def seeds(shared: Path, labels: Path, resources: Path, seeds: int, cleaned: bool) -> None:
    """Measure every label of `resources`."""
    for task in tasks(shared, labels, resources):
        truth = task.articles.target[task.gold] == 1
        seen = _cleaned(shared, task) if cleaned else None
        runs = []
        for seed in range(seeds):
            scores = out_of_fold(task.articles, task.gold, seed, seen)
            runs.append(measure.decided(truth, scores, seed))
            print(task.label, seed, measure.scores(truth, runs[-1:], SEED), flush=True)
        print(task.label, "all", measure.scores(truth, runs, SEED), flush=True)


def _cleaned(shared: Path, task: Task) -> Counts:
    """Count what stands in the gold articles as the stream would see them."""
    articles = {each["id"]: each for each in read_articles(shared)}
    keys = [cleaned(articles[task.ids[place]]) for place in task.gold]
    return Counts.of(keys, task.words, task.groups)


if __name__ == "__main__":
    main()
