"""Fit a label's weights: logistic regression, strongly regularised, thinned to what matters."""

from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

SEED = 20261123
FOLDS = 5
PENALTY = 30.0  # on the sum of squared weights
GROUP_SCALE = 2.0  # how much further than a word's a group's weight may go at the same penalty
WORDS = 2000  # stems kept of a label
FEWEST = 3  # labelled articles that hold a word
MOST = 0.15  # share of them that do; commoner words cost time and say little
DOUBT = 0.25  # weight of a borderline article, once as carrying the label and once as not


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


def fit(features: csr_matrix, target: np.ndarray, scale: np.ndarray, groups: int) -> Linear:
    """Fit on all words, keep the strongest, fit again; the last `groups` columns always stay.

    `target` is 1, 0, or not-a-number where the case is borderline.
    """
    words = features.shape[1] - groups
    holders = np.asarray((features != 0).sum(axis=0)).ravel()
    usable = (holders >= FEWEST) & (holders <= MOST * features.shape[0])
    usable[words:] = True
    first = _fit(features, target, scale, np.flatnonzero(usable))
    spread = np.sqrt(np.asarray(features.power(2).mean(axis=0)).ravel())
    strength = abs(first.weights) * spread
    strength[words:] = np.inf
    return _fit(
        features, target, scale, np.sort(np.argsort(-strength, kind="stable")[: WORDS + groups])
    )


def _fit(
    features: csr_matrix, target: np.ndarray, scale: np.ndarray, columns: np.ndarray
) -> Linear:
    decided = ~np.isnan(target)
    scaled = features[:, columns].multiply(scale[columns]).tocsr()
    rows = vstack([scaled[decided], scaled[~decided], scaled[~decided]]).tocsr()
    doubts = int((~decided).sum())
    classes = np.r_[target[decided], np.ones(doubts), np.zeros(doubts)]
    weight = np.r_[np.ones(decided.sum()), np.full(2 * doubts, DOUBT)]
    model = LogisticRegression(
        C=1 / PENALTY, class_weight="balanced", solver="liblinear", intercept_scaling=5
    )
    model.fit(rows, classes, sample_weight=weight)
    weights = np.zeros(features.shape[1])
    weights[columns] = model.coef_[0] * scale[columns]
    return Linear(weights, float(model.intercept_[0]))


def out_of_fold(
    features: csr_matrix, target: np.ndarray, judged: np.ndarray, scale: np.ndarray, groups: int
) -> np.ndarray:
    """Score each judged row by a model that has not seen it, but every row that is not judged."""
    rows, others = np.flatnonzero(judged), np.flatnonzero(~judged)
    scores = np.zeros(len(rows))
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    for seen, unseen in folds.split(rows, target[rows]):
        train = np.r_[rows[seen], others]
        linear = fit(features[train], target[train], scale, groups)
        scores[unseen] = linear.score(features[rows[unseen]])
    return scores


def calibrate(scores: np.ndarray, target: np.ndarray) -> tuple[float, float]:
    """Give the slope and offset that turn scores into log-odds (Platt)."""
    model = LogisticRegression(C=1e6).fit(scores[:, None], target)
    return float(model.coef_[0, 0]), float(model.intercept_[0])
