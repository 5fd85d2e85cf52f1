"""Turn the keys of articles into the sparse counts that the classifier sums at run time.

Counts are by cell: a row for each of an article's `CELLS`, cell after cell, article after article.
"""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from scipy.sparse import csr_matrix, dia_matrix, diags, hstack

from streams.steps.matching import score
from streams.steps.matching.bounds import CELL, CELLS, PASSAGE, REPEATED
from streams.steps.matching.countries import Form, Gazetteer, gazetteer
from streams.steps.matching.groups import PLACES, Centre, Groups
from streams.steps.matching.match import Matcher, Phrase
from streams.steps.text.fold import KEY_ENCODING

# The article and what is written before it: a word is learned once for all its forms.
_ARTICLE = re.compile(r"^[وف]?(?:بال|كال|لل|ال)(?=\w{3})")


def stem(form: str) -> str:
    """Take the article off a word."""
    return _ARTICLE.sub("", form)


def forms(key: bytes) -> Counter[str]:
    """Count every word of a key."""
    return Counter(word for word in key.decode(KEY_ENCODING).split() if len(word) > 1)


class Words:
    """The stems of a corpus's words, and the forms that they stand in."""

    def __init__(self, keys: Sequence[bytes], fewest: int) -> None:
        counts = Counter(form for key in keys for form in forms(key))
        self.forms: dict[str, list[str]] = defaultdict(list)
        stems: Counter[str] = Counter()
        for form, count in sorted(counts.items()):
            if count > 1:
                self.forms[stem(form)].append(form)
                stems[stem(form)] += count
        self.stems = sorted(name for name, count in stems.items() if count >= fewest)
        self.rarity = np.log(len(keys) / np.array([stems[name] for name in self.stems])) / 4
        columns = {name: column for column, name in enumerate(self.stems)}
        self._column = {form: columns[name] for name in self.stems for form in self.forms[name]}

    def cells(self, keys: Sequence[bytes]) -> csr_matrix:
        """Count each key's stems by their forms, each as often as it counts."""
        return _cells(map(self._found, keys), len(keys), len(self.stems))

    def _found(self, key: bytes) -> Iterator[tuple[int, int, float]]:
        times: Counter[str] = Counter()
        for form, start in _placed(key):
            if form in self._column and times[form] < REPEATED:
                times[form] += 1
                yield self._column[form], start, 1


class GroupCounts:
    """The features of a label's groups of phrases, and of states named near each other."""

    def __init__(self, phrases: Mapping[str, str], centre: Centre) -> None:
        groups = [Phrase(*phrase) for phrase in phrases.items()]
        self._matcher: Matcher[str | Form] = Matcher([*groups, *gazetteer()])
        self._gazetteer = Gazetteer(self._matcher.meanings)
        self._groups = Groups(phrases.values(), self._matcher.meanings, centre)
        self.features = self._groups.features

    def cells(self, keys: Sequence[bytes]) -> tuple[csr_matrix, dia_matrix]:
        """Count the features of each key; give also the diagonal that keeps its central cells."""
        central = array("d")
        found = (self._found(key, central) for key in keys)
        counts = _cells(found, len(keys), len(self.features))
        return counts, diags(np.array(central))

    def _found(self, key: bytes, central: array) -> list[tuple[int, int, float]]:
        found = self._matcher.scan(key)
        states = self._gazetteer.together(self._gazetteer.named(key, found))
        rows = self._groups.rows(found, states)
        central.extend(map(float, self._groups.central))
        return [(n, start, 1 / PLACES.get(self.features[n][0], 1)) for n, start, _ in rows]


class Counts(NamedTuple):
    """The counts of articles by cell, and how much more they say where an article is short."""

    cells: csr_matrix
    density: np.ndarray

    @classmethod
    def of(cls, keys: Sequence[bytes], words: csr_matrix, groups: GroupCounts) -> "Counts":
        """Count words, beside them those in central cells, and beside these the groups."""
        mentions, central = groups.cells(keys)
        cells = hstack([words, central @ words, mentions])
        return cls(cells.tocsr(), np.array([score.density(len(key)) for key in keys]))

    def at(self, rows: np.ndarray) -> "Counts":
        """Keep some articles."""
        cells = (rows[:, None] * CELLS + np.arange(CELLS)).ravel()
        return Counts(self.cells[cells], self.density[rows])

    def whole(self) -> csr_matrix:
        """Give a row for each article: what is found in all its cells, by its density."""
        starts = np.arange(len(self.density)) * CELLS
        return (diags(self.density) @ _sums(self.cells, starts, CELLS)).tocsr()

    def with_passage(self, weights: np.ndarray) -> csr_matrix:
        """Give the same, what is found in the passage of most weight added once more."""
        strength = sliding_window_view((self.cells @ weights).reshape(-1, CELLS), PASSAGE, axis=1)
        starts = strength.sum(axis=2).argmax(axis=1) + np.arange(len(self.density)) * CELLS
        return (self.whole() + _sums(self.cells, starts, PASSAGE)).tocsr()


def _placed(key: bytes) -> Iterator[tuple[str, int]]:
    """Give the words of a key and where they start."""
    start = 0
    for word in key.decode(KEY_ENCODING).split(" "):
        yield word, start
        start += len(word) + 1


def _cells(
    found: Iterable[Iterable[tuple[int, int, float]]], articles: int, width: int
) -> csr_matrix:
    """Give the matrix of what is found in each article: its column, its start, its value."""
    rows, columns, values = array("i"), array("i"), array("d")
    for article, features in enumerate(found):
        for column, start, value in features:
            rows.append(article * CELLS + start // CELL)
            columns.append(column)
            values.append(value)
    return csr_matrix((values, (rows, columns)), shape=(articles * CELLS, width))


def _sums(cells: csr_matrix, starts: np.ndarray, length: int) -> csr_matrix:
    """Give for each start the sum of so many rows from there on."""
    columns = (starts[:, None] + np.arange(length)).ravel()
    places = np.arange(len(starts) + 1) * length
    chosen = csr_matrix(
        (np.ones(len(columns)), columns, places), shape=(len(starts), cells.shape[0])
    )
    return chosen @ cells
