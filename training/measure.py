"""Measure probabilities against the truth."""

import numpy as np

RESAMPLES = 2000
BINS = 10


def f1(truth: np.ndarray, carried: np.ndarray) -> float:
    """Give the harmonic mean of precision and recall."""
    hits = float((truth & carried).sum())
    return 2 * hits / float(truth.sum() + carried.sum()) if hits else 0.0


def best_threshold(truth: np.ndarray, probability: np.ndarray, seed: int) -> float:
    """Give the threshold of the best F1, as the median over resamples: one point cannot move it."""
    random = np.random.default_rng(seed)
    steps = np.linspace(0.2, 0.8, 61)
    best = []
    for _ in range(RESAMPLES // 10):
        rows = random.integers(len(truth), size=len(truth))
        scores = [f1(truth[rows], probability[rows] >= step) for step in steps]
        best.append(steps[int(np.argmax(scores))])
    return round(float(np.median(best)), 3)


def scores(truth: np.ndarray, probability: np.ndarray, threshold: float, seed: int) -> dict:
    """Give precision, recall, F1 with its 95 % interval, Brier score and calibration error."""
    carried = probability >= threshold
    hits = float((truth & carried).sum())
    low, high = _interval(truth, carried, seed)
    return {
        "articles": len(truth),
        "positive": int(truth.sum()),
        "precision": round(hits / max(1, int(carried.sum())), 4),
        "recall": round(hits / max(1, int(truth.sum())), 4),
        "f1": round(f1(truth, carried), 4),
        "f1_low": round(low, 4),
        "f1_high": round(high, 4),
        "brier": round(float(((probability - truth) ** 2).mean()), 4),
        "calibration_error": round(_calibration_error(truth, probability), 4),
    }


def _interval(truth: np.ndarray, carried: np.ndarray, seed: int) -> tuple[float, float]:
    random = np.random.default_rng(seed)
    picks = random.integers(len(truth), size=(RESAMPLES, len(truth)))
    low, high = np.percentile([f1(truth[rows], carried[rows]) for rows in picks], [2.5, 97.5])
    return float(low), float(high)


def _calibration_error(truth: np.ndarray, probability: np.ndarray) -> float:
    """Give the mean distance of probability and frequency over bins of equal width."""
    bins = np.minimum((probability * BINS).astype(int), BINS - 1)
    gaps = [
        (bins == each).mean() * abs(probability[bins == each].mean() - truth[bins == each].mean())
        for each in np.unique(bins)
    ]
    return float(sum(gaps))
