"""The articles and labels that the classifier is trained on, from the folder beside the project."""

import gzip
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from streams.steps.clean import clean
from streams.steps.matching.bounds import WINDOW
from streams.steps.parse import parse
from streams.steps.split import split
from streams.steps.text.fold import fold

LABELS = Path(__file__).parent / "labels"
TARGETS = {"yes": 1.0, "borderline": 0.5, "no": 0.0}


class Corpus(NamedTuple):
    """Articles by position: their ids, and the beginnings of their keys, cut after a word."""

    ids: list[str]
    keys: list[bytes]


def read_articles(shared: Path) -> list[dict[str, str]]:
    """Read every article: its id, title and text."""
    with gzip.open(shared / "corpus" / "articles.jsonl.gz", "rt") as lines:
        return [json.loads(line) for line in lines]


def folded(articles: Sequence[dict[str, str]]) -> Corpus:
    """Fold every article as it stands."""
    keys = [_key(each["title"], each["text"]) for each in articles]
    return Corpus([each["id"] for each in articles], keys)


def cleaned(article: dict[str, str]) -> bytes:
    """Give the key of an article as the stream would classify it, navigation left out."""
    page = f"{article['title']}\n{article['text']}".encode()
    item = clean(split(parse(page))[0])
    return _key(item["title"], item["text"])


def read_labels(paths: Iterable[Path]) -> dict[str, dict[str, str]]:
    """Read labelled ids; of an id labelled twice, the first reading counts."""
    rows = [json.loads(line) for path in paths for line in path.read_text().splitlines()]
    return {row["id"]: row for row in reversed(rows)}


def targets(corpus: Corpus, rows: dict[str, dict[str, str]], label: str) -> np.ndarray:
    """Give every article 1, 0, a half where it is borderline, or not-a-number where not read."""
    return np.array([TARGETS.get(rows.get(id, {}).get(label, ""), np.nan) for id in corpus.ids])


def _key(title: str, text: str) -> bytes:
    return beginning(fold(f"{title}\n{text[: 2 * WINDOW]}").key)


def beginning(key: bytes) -> bytes:
    """Cut a key after its last whole word in the window; its length stays the window's."""
    return key[: key.rfind(b" ", 0, WINDOW + 1) + 1].ljust(min(len(key), WINDOW))
