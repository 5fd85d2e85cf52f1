"""What a label is learned from: features and targets of the articles, ready to be fitted."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from streams.steps.matching.labels import load_card
from training import teacher
from training.corpus import Corpus, cleaned, folded, read_articles, read_labels, targets
from training.features import Counts, GroupCounts, Words
from training.fit import CENTRAL_SCALE, GROUP_SCALE, SEED, Articles

UNREAD = 8000  # articles that only the teacher judges
RAREST = 8  # articles of the corpus that hold a word


class Task(NamedTuple):
    """One label: its articles, and the columns of their features.

    `gold` holds the places of the articles whose gold label is yes or no, `cleaned` their counts as
    the stream sees them, without the navigation that the corpus kept.
    """

    label: str
    articles: Articles
    gold: np.ndarray
    cleaned: Counts
    words: Words
    groups: GroupCounts


def sources(shared: Path, labels: Path) -> list[Path]:
    """Give the files of labelled ids: the gold ones, then those that were mined."""
    return [shared / "gold" / "dev.jsonl", *sorted(labels.glob("*.jsonl"))]


def tasks(shared: Path, labels: Path, resources: Path) -> Iterator[Task]:
    """Prepare every label of `resources`, in the order of their names."""
    articles = read_articles(shared)
    corpus = folded(articles)
    gold, *mined = sources(shared, labels)
    rows, judged_rows = read_labels([gold, *mined]), read_labels([gold])
    words = Words(corpus.keys, RAREST)
    corpus = _select(corpus, _some(np.isin(corpus.ids, list(rows))))
    judged = np.isin(corpus.ids, list(judged_rows))
    seen = {each["id"]: cleaned(each) for each in articles if each["id"] in judged_rows}
    view, word_cells = teacher.view(corpus.keys), words.cells(corpus.keys)
    for folder in sorted((resources / "labels").iterdir()):
        groups = GroupCounts(*load_card(folder))
        counts = Counts.of(corpus.keys, word_cells, groups)
        mentions = counts.whole()[:, -len(groups.features) :]
        examples = Articles(
            counts,
            teacher.with_groups(view, mentions),
            targets(corpus, rows, folder.name),
            np.r_[
                words.rarity,
                words.rarity * CENTRAL_SCALE,
                np.full(len(groups.features), GROUP_SCALE),
            ],
            len(groups.features),
        )
        known = np.flatnonzero(judged & np.isin(examples.target, (0, 1)))
        keys = [seen[corpus.ids[place]] for place in known]
        clean = Counts.of(keys, words.cells(keys), groups)
        yield Task(folder.name, examples, known, clean, words, groups)


def _some(read: np.ndarray) -> np.ndarray:
    """Choose every article that was read, and some of the others."""
    unread = np.random.default_rng(SEED).permutation(np.flatnonzero(~read))[:UNREAD]
    return np.sort(np.r_[np.flatnonzero(read), unread])


def _select(corpus: Corpus, places: np.ndarray) -> Corpus:
    """Keep the articles at these places."""
    return Corpus([corpus.ids[i] for i in places], [corpus.keys[i] for i in places])
