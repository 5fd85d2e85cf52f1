"""Turn the keys of articles into the sparse counts that the classifier sums at run time."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from scipy.sparse import csr_matrix

from streams.steps.bounds import REPEATED
from streams.steps.countries import Form, gazetteer, named, together
from streams.steps.fold import KEY_ENCODING
from streams.steps.groups import PLACES, Groups
from streams.steps.match import Matcher, Phrase

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

    def matrix(self, keys: Iterable[bytes]) -> csr_matrix:
        """Count for each key and stem its forms, each as often as it counts."""
        return sparse([self._row(key) for key in keys], len(self.stems))

    def _row(self, key: bytes) -> Counter[int]:
        row: Counter[int] = Counter()
        for form, times in forms(key).items():
            if form in self._column:
                row[self._column[form]] += min(times, REPEATED)
        return row


class GroupCounts:
    """The features of a label's groups of phrases, and of states named near each other."""

    def __init__(self, phrases: Mapping[str, str]) -> None:
        groups = [Phrase(*phrase) for phrase in phrases.items()]
        self._matcher: Matcher[str | Form] = Matcher([*groups, *gazetteer()])
        self._groups = Groups(phrases.values(), self._matcher.meanings)
        self.features = self._groups.features

    def matrix(self, keys: Iterable[bytes]) -> csr_matrix:
        """Count the features of each key."""
        return sparse([self._row(key) for key in keys], len(self.features))

    def _row(self, key: bytes) -> Mapping[int, float]:
        found = self._matcher.scan(key)
        states = together(named(key, self._matcher.meant(found)))
        row: Counter[int] = Counter(self._groups.rows(found, states)[::3])
        return {
            number: times / PLACES.get(self.features[number][0], 1) for number, times in row.items()
        }


def sparse(rows: Sequence[Mapping[int, float]], width: int) -> csr_matrix:
    """Give the matrix of rows that map a column to its value."""
    starts = np.cumsum([0, *map(len, rows)])
    columns = [column for row in rows for column in sorted(row)]
    values = [row[column] for row in rows for column in sorted(row)]
    return csr_matrix((values, columns, starts), shape=(len(rows), width), dtype=np.float64)
