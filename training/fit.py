"""Fit a label's weights: logistic regression, strongly regularised, thinned to what matters."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from joblib import Parallel, delayed
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from training.features import Counts
from training.teacher import halves, opinion

SEED = 20261123
FOLDS = 5
PENALTY = 100.0  # on the sum of squared weights
GROUP_SCALE = 2.0  # how much further than a word's a group's weight may go at the same penalty
CENTRAL_SCALE = 2.0  # the same of a word's further weight in a central place
WORDS = 4000  # weights of stems kept of a label
FEWEST = 6  # articles that hold a word
MOST = 0.15  # share of them that do; commoner words cost time and say little
READ = 2.0  # weight of an article that was read, beside one that the teacher judged
DOUBT = 0.5  # weight of a borderline article among those that were read


class Linear(NamedTuple):
    """A linear score: weights of the features, and the bias."""

    weights: np.ndarray
    bias: float

    def score(self, counts: Counts) -> np.ndarray:
        """Give each article's score, the log-odds of the label."""
        return counts.with_passage(self.weights) @ self.weights + self.bias

    def calibrated(self, slope: float, offset: float) -> "Linear":
        """Stretch and shift the score."""
        return Linear(self.weights * slope, self.bias * slope + offset)


class Articles(NamedTuple):
    """Articles for one label: what the small classifier sees, what the teacher sees, the truth.

    `target` is 1, 0, a half where the case is borderline, not-a-number where nobody has read it.
    `scale` says of each feature how far its weight may go at the same penalty; the last `groups`
    features are no words.
    """

    counts: Counts
    view: csr_matrix
    target: np.ndarray
    scale: np.ndarray
    groups: int

    def at(self, rows: np.ndarray) -> "Articles":
        """Keep some rows."""
        return self._replace(
            counts=self.counts.at(rows), view=self.view[rows], target=self.target[rows]
        )


def learn(articles: Articles) -> Linear:
    """Let the teacher judge the unread articles; fit to them and, above all, to the read ones."""
    counts, view, target, scale, groups = articles
    read = ~np.isnan(target)
    weight = _balanced(target[read])
    judged = opinion(view[read], target[read], weight, view[~read])
    both = np.r_[target[read], judged]
    weights = np.r_[READ * weight, np.ones(len(judged))]
    order = np.r_[np.flatnonzero(read), np.flatnonzero(~read)]
    counts = counts.at(order)
    first = _fit(counts.whole(), both, weights, scale, groups)  # which says where passages are
    return _fit(counts.with_passage(first.weights), both, weights, scale, groups)


def _balanced(target: np.ndarray) -> np.ndarray:
    """Weigh positive and negative articles alike in sum, and borderline ones by their doubt."""
    share = target[target != 0.5].mean()
    return np.where(target == 0.5, DOUBT, np.where(target == 1, 0.5 / share, 0.5 / (1 - share)))


def _fit(
    features: csr_matrix, target: np.ndarray, weight: np.ndarray, scale: np.ndarray, groups: int
) -> Linear:
    """Fit on all words, keep the strongest, fit again; the last `groups` columns always stay."""
    words = features.shape[1] - groups
    holders = np.asarray((features != 0).sum(axis=0)).ravel()
    usable = (holders >= FEWEST) & (holders <= MOST * features.shape[0])
    usable[words:] = True
    first = _fit_columns(features, target, weight, scale, np.flatnonzero(usable))
    spread = np.sqrt(np.asarray(features.power(2).mean(axis=0)).ravel())
    strength = abs(first.weights) * spread
    strength[words:] = np.inf
    kept = np.sort(np.argsort(-strength, kind="stable")[: WORDS + groups])
    return _fit_columns(features, target, weight, scale, kept)


def _fit_columns(
    features: csr_matrix,
    target: np.ndarray,
    weight: np.ndarray,
    scale: np.ndarray,
    columns: np.ndarray,
) -> Linear:
    scaled = features[:, columns].multiply(scale[columns]).tocsr()
    rows, classes, shares = halves(scaled, target, weight)
    model = LogisticRegression(C=1 / PENALTY, solver="liblinear", intercept_scaling=5)
    model.fit(rows, classes, sample_weight=shares)
    weights = np.zeros(features.shape[1])
    weights[columns] = model.coef_[0] * scale[columns]
    return Linear(weights, float(model.intercept_[0]))


def out_of_fold(
    articles: Articles, rows: np.ndarray, counts: Counts, seeds: Sequence[int]
) -> list[np.ndarray]:
    """Score rows by their `counts`, each with a model that, as its teacher, has not seen it.

    Gives the scores of all rows for each seed, which is a way to fold.
    """
    owns = [own for seed in seeds for _, own in folds(articles.target[rows], seed)]
    fits = (delayed(_score)(articles, rows[own], counts.at(own)) for own in owns)
    found = Parallel(n_jobs=-1)(fits)  # a fold a core
    scores = np.zeros((len(seeds), len(rows)))
    for at, (own, unseen) in enumerate(zip(owns, found, strict=True)):
        scores[at // FOLDS, own] = unseen
    return list(scores)


def _score(articles: Articles, unseen: np.ndarray, counts: Counts) -> np.ndarray:
    """Score the `unseen` rows' counts with a model of all other rows."""
    others = np.setdiff1d(np.arange(len(articles.target)), unseen)
    return learn(articles.at(others)).score(counts)


def folds(target: np.ndarray, seed: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Give for each fold the places of the other folds' rows and of its own."""
    split = StratifiedKFold(FOLDS, shuffle=True, random_state=seed)
    yield from split.split(target, target)
