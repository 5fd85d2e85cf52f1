"""Fit a label's weights: logistic regression, strongly regularised, thinned to what matters."""

from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

SEED = 20261123
FOLDS = 5
PENALTY = 30.0  # on the sum of squared weights
SCALE = 4.0  # a hand-written group's feature is trusted that much more than a word
WORDS = 2500  # kept of a label's words and pairs


class Linear(NamedTuple):
    """A linear score: weights of the features, and the bias."""

    weights: np.ndarray
    bias: float

    def score(self, features: csr_matrix) -> np.ndarray:
        """Give each row's score, the log-odds of the label."""
        return features @ self.weights + self.bias

    def calibrated(self, slope: float, offset: float) -> "Linear":
        """Stretch and shift the score."""
        return Linear(self.weights * slope, self.bias * slope + offset)


def fit(features: csr_matrix, target: np.ndarray, groups: int) -> Linear:
    """Fit on all words, keep the strongest, fit again; the last `groups` columns always stay."""
    words = features.shape[1] - groups
    scale = np.r_[np.ones(words), np.full(groups, SCALE)]
    first = _fit(features, target, scale)
    spread = np.sqrt(np.asarray(features[:, :words].power(2).mean(axis=0)).ravel())
    strongest = np.argsort(-abs(first.weights[:words]) * spread, kind="stable")[:WORDS]
    kept = np.r_[np.sort(strongest), np.arange(words, words + groups)]
    second = _fit(features[:, kept], target, scale[kept])
    weights = np.zeros(words + groups)
    weights[kept] = second.weights
    return Linear(weights, second.bias)


def _fit(features: csr_matrix, target: np.ndarray, scale: np.ndarray) -> Linear:
    model = LogisticRegression(C=1 / PENALTY, class_weight="balanced", max_iter=500, tol=1e-6)
    model.fit(features.multiply(scale).tocsr(), target)
    return Linear(model.coef_[0] * scale, float(model.intercept_[0]))


def out_of_fold(
    features: csr_matrix, target: np.ndarray, judged: np.ndarray, groups: int
) -> np.ndarray:
    """Score each judged row by a model that has not seen it, but all rows that are not judged."""
    rows, others = np.flatnonzero(judged), np.flatnonzero(~judged)
    scores = np.full(len(target), np.nan)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    for seen, unseen in folds.split(rows, target[rows]):
        train = np.r_[rows[seen], others]
        scores[rows[unseen]] = fit(features[train], target[train], groups).score(
            features[rows[unseen]]
        )
    return scores[rows]


def calibrate(scores: np.ndarray, target: np.ndarray) -> tuple[float, float]:
    """Give the slope and offset that turn scores into log-odds (Platt)."""
    model = LogisticRegression(C=1e6).fit(scores[:, None], target)
    return float(model.coef_[0, 0]), float(model.intercept_[0])
