"""Measure scores against the truth."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from training.fit import folds

RESAMPLES = 2000
BINS = 10


def f1(truth: np.ndarray, carried: np.ndarray) -> float:
    """Give the harmonic mean of precision and recall."""
    hits = float((truth & carried).sum())
    return 2 * hits / float(truth.sum() + carried.sum()) if hits else 0.0


def best_threshold(probability: np.ndarray) -> float:
    """Give the threshold of the best F1 to be expected of calibrated probabilities.

    Taken from probabilities alone: the best F1 by the truth hangs on a handful of articles.
    """
    ranked = np.sort(probability)[::-1]
    expected = 2 * ranked.cumsum() / (np.arange(1, len(ranked) + 1) + ranked.sum())
    return round(float(expected.max() / 2), 3)


class Decided(NamedTuple):
    """Probabilities of articles, and which of them carry the label."""

    probability: np.ndarray
    carried: np.ndarray


def decided(truth: np.ndarray, scores: np.ndarray, seed: int) -> Decided:
    """Decide on each fold by calibration and threshold of the other folds' scores."""
    probability, carried = np.zeros(len(truth)), np.zeros(len(truth), dtype=bool)
    for others, own in folds(truth, seed):
        slope, offset = calibrate(scores[others], truth[others])
        likely = logistic(slope * scores[others] + offset)
        probability[own] = logistic(slope * scores[own] + offset)
        carried[own] = probability[own] >= best_threshold(likely)
    return Decided(probability, carried)


def calibrate(scores: np.ndarray, truth: np.ndarray) -> tuple[float, float]:
    """Give the slope and offset that turn scores into log-odds (Platt)."""
    model = LogisticRegression(C=1e6).fit(scores[:, None], truth)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def logistic(score: np.ndarray) -> np.ndarray:
    """Give the probability of log-odds."""
    return 1 / (1 + np.exp(-score))


def scores(truth: np.ndarray, runs: Sequence[Decided], seed: int) -> dict:
    """Give the means over runs, and of the F1 the 95 % interval over resampled articles."""
    rows = np.random.default_rng(seed).integers(len(truth), size=(RESAMPLES, len(truth)))
    f1s = [np.mean([f1(truth[row], run.carried[row]) for run in runs]) for row in rows]
    low, high = np.percentile(f1s, [2.5, 97.5])
    means = np.mean([_figures(truth, run) for run in runs], axis=0)
    names = ("precision", "recall", "f1", "average_precision", "brier", "calibration_error")
    return {
        "articles": len(truth),
        "positive": int(truth.sum()),
        **{name: round(float(mean), 4) for name, mean in zip(names, means, strict=True)},
        "f1_low": round(float(low), 4),
        "f1_high": round(float(high), 4),
    }


def _figures(truth: np.ndarray, run: Decided) -> list[float]:
    probability, carried = run
    hits = float((truth & carried).sum())
    return [
        hits / max(1, int(carried.sum())),
        hits / max(1, int(truth.sum())),
        f1(truth, carried),
        float(average_precision_score(truth, probability)),
        float(((probability - truth) ** 2).mean()),
        _calibration_error(truth, probability),
    ]


def _calibration_error(truth: np.ndarray, probability: np.ndarray) -> float:
    """Give the mean distance of probability and frequency over bins of equal width."""
    bins = np.minimum((probability * BINS).astype(int), BINS - 1)
    gaps = [
        (bins == each).mean() * abs(probability[bins == each].mean() - truth[bins == each].mean())
        for each in np.unique(bins)
    ]
    return float(sum(gaps))
