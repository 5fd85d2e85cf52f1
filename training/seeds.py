"""Measure each label over more ways to fold, or on what the stream leaves of the articles.

Measured as in `training.train`, and nothing is written. On cleaned texts calibration and threshold
stay those of the texts as they stand, as in the stream.

python -m training.seeds --shared ../shared --repeats 5 --on-cleaned
"""

import argparse
from pathlib import Path

from threadpoolctl import threadpool_limits

from streams.steps.labels import RESOURCES
from training import measure
from training.corpus import LABELS, cleaned, read_articles
from training.features import Counts
from training.fit import SEED, held_out, out_of_fold
from training.task import Task, tasks


def main() -> None:
    """Print the scores of each label."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--labels", type=Path, default=LABELS, help="folder of labelled ids")
    parser.add_argument("--resources", type=Path, default=RESOURCES, help="folder of the labels")
    parser.add_argument("--repeats", type=int, default=5, help="ways to fold, each about a minute")
    parser.add_argument(
        "--on-cleaned", action="store_true", help="score what the stream leaves of the articles"
    )
    repeat(**vars(parser.parse_args()))


@threadpool_limits.wrap(limits=1)
def repeat(shared: Path, labels: Path, resources: Path, repeats: int, on_cleaned: bool) -> None:
    """Measure every label of `resources`."""
    for task in tasks(shared, labels, resources):
        truth = task.articles.target[task.gold] == 1
        counts = task.articles.counts.at(task.gold)
        scored_by = _cleaned(shared, task) if on_cleaned else counts
        runs = []
        for seed in range(repeats):
            models = list(held_out(task.articles, task.gold, seed))
            scores, scored = (out_of_fold(models, each) for each in (counts, scored_by))
            runs.append(measure.decided(truth, scores, seed, scored))
            print(task.label, seed, measure.scores(truth, runs[-1:], SEED), flush=True)
        print(task.label, "all", measure.scores(truth, runs, SEED), flush=True)


def _cleaned(shared: Path, task: Task) -> Counts:
    """Count what stands in the gold articles as the stream would see them."""
    articles = {each["id"]: each for each in read_articles(shared)}
    keys = [cleaned(articles[task.ids[place]]) for place in task.gold]
    return Counts.of(keys, task.words.cells(keys), task.groups.cells(keys))


if __name__ == "__main__":
    main()
