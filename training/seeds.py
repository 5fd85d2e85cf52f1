"""Measure each label as `training.train` does, over more ways to fold; nothing is written.

python -m training.seeds --shared ../shared --repeats 5
"""

import argparse
from pathlib import Path

from threadpoolctl import threadpool_limits

from streams.steps.resources import RESOURCES
from training import measure
from training.corpus import LABELS
from training.fit import SEED, out_of_fold
from training.task import tasks


def main() -> None:
    """Print the scores of each label."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--labels", type=Path, default=LABELS, help="folder of labelled ids")
    parser.add_argument("--resources", type=Path, default=RESOURCES, help="folder of the labels")
    parser.add_argument("--repeats", type=int, default=5, help="ways to fold, each about a minute")
    repeat(**vars(parser.parse_args()))


@threadpool_limits.wrap(limits=1)
def repeat(shared: Path, labels: Path, resources: Path, repeats: int) -> None:
    """Measure every label of `resources`."""
    for task in tasks(shared, labels, resources):
        truth = task.articles.target[task.gold] == 1
        unseen = out_of_fold(task.articles, task.gold, task.cleaned, range(repeats))
        runs = [measure.decided(truth, scores, seed) for seed, scores in enumerate(unseen)]
        for seed, run in enumerate(runs):
            print(task.label, seed, measure.scores(truth, [run], SEED))
        print(task.label, "all", measure.scores(truth, runs, SEED), flush=True)


if __name__ == "__main__":
    main()
