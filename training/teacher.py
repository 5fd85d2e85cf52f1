"""A slow, strong classifier that tells the small one what to say of articles nobody has read.

It sees what the small one cannot afford: every word and piece of a word, weighed by rarity and
divided by the article's length.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from streams.steps.text.fold import KEY_ENCODING
from training.features import stem

_PENALTY = 0.1  # rows have unit length, so weights must be large
_GROUP_SCALE = 0.2  # beside words and pieces of unit length
_FEWEST = 3  # labelled articles that hold a word
_WEIGHTS = {"sublinear_tf": True, "dtype": np.float32}  # half the time of float64


def view(keys: Sequence[bytes]) -> csr_matrix:
    """Give each key's words, pairs of words and pieces of words, by rarity and of unit length."""
    texts = [key.decode(KEY_ENCODING) for key in keys]
    words = TfidfVectorizer(analyzer=_words, min_df=4, **_WEIGHTS)
    pieces = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(3, 5), min_df=10, max_features=150_000, **_WEIGHTS
    )
    return hstack([words.fit_transform(texts), pieces.fit_transform(texts)]).tocsr()


def with_groups(seen: csr_matrix, groups: csr_matrix) -> csr_matrix:
    """Put the features of a label's groups beside the view."""
    return hstack([seen, (groups * _GROUP_SCALE).astype(seen.dtype)]).tocsr()


def opinion(
    seen: csr_matrix, target: np.ndarray, weight: np.ndarray, unread: csr_matrix
) -> np.ndarray:
    """Learn from read articles, and give the probability of the label for unread ones."""
    known = np.flatnonzero(np.asarray((seen != 0).sum(axis=0)).ravel() >= _FEWEST)
    rows, classes, shares = halves(seen[:, known], target, weight)
    model = LogisticRegression(C=1 / _PENALTY, solver="newton-cg")  # liblinear takes twice as long
    model.fit(rows, classes, sample_weight=shares)
    return model.predict_proba(unread[:, known])[:, 1]


def halves(
    features: csr_matrix, target: np.ndarray, weight: np.ndarray
) -> tuple[csr_matrix, np.ndarray, np.ndarray]:
    """Write a row of probability p as a positive one that weighs p and a negative one, 1 - p."""
    positive, negative = np.flatnonzero(target > 0.01), np.flatnonzero(target < 0.99)
    rows = np.r_[positive, negative]
    classes = np.r_[np.ones(len(positive)), np.zeros(len(negative))]
    return (
        features[rows],
        classes,
        weight[rows] * np.where(classes == 1, target[rows], 1 - target[rows]),
    )


def _words(text: str) -> list[str]:
    words = [stem(word) for word in text.split()]
    return words + [f"{a} {b}" for a, b in pairwise(words)]
