"""Countries of 150 real articles, labelled by reading: see docs/decisions/0004-countries.md."""

import gzip
import json
from pathlib import Path

import pytest

from tests.countries import countries

LABELS = Path(__file__).with_name("countries.jsonl")
SHOWN = 1_500  # characters of the text that were read
FLOOR = 0.95


@pytest.mark.shared
def test_precision_and_recall(shared: Path) -> None:
    read = [json.loads(line) for line in LABELS.read_text().splitlines()]
    labelled = {each["id"]: set(each["countries"]) for each in read}
    found = dict.fromkeys(labelled, frozenset[str]())
    with gzip.open(shared / "corpus" / "articles.jsonl.gz") as articles:
        for article in map(json.loads, articles):
            if article["id"] in labelled:
                named = countries(article["title"], article["text"][:SHOWN])
                found[article["id"]] = frozenset(country["code"] for country in named)
    right = sum(len(found[id] & labelled[id]) for id in labelled)
    precision = right / sum(map(len, found.values()))
    recall = right / sum(map(len, labelled.values()))
    print(f"{len(labelled)} articles: precision {precision:.3f}, recall {recall:.3f}")
    assert len(labelled) == 150
    assert min(precision, recall) >= FLOOR
