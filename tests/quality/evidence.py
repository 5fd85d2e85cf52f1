"""Take its evidence out of an article, and see what is left of the odds."""

import gzip
import json
from collections import defaultdict
from pathlib import Path

from streams.events import EnrichedEvent, Label
from streams.steps.classify import classify
from tests.classified import clean


def odds_ratios(shared: Path) -> dict[str, list[float]]:
    """Give for each label what its odds fall to, on the gold articles that carry it."""
    gold = map(json.loads, (shared / "gold" / "dev.jsonl").read_text().splitlines())
    rows = {row["id"]: row for row in gold}
    ratios: dict[str, list[float]] = defaultdict(list)
    with gzip.open(shared / "corpus" / "articles.jsonl.gz", "rt") as lines:
        for article in map(json.loads, lines):
            if row := rows.get(article["id"]):
                event = classify(clean(article["title"], article["text"]))
                for label in event["labels"]:
                    if row.get(label["label"]) == "yes":
                        ratios[label["label"]].append(odds_ratio(event, label))
    return ratios


def odds_ratio(event: EnrichedEvent, label: Label) -> float:
    """Give the odds without the label's evidence, as a share of the odds with it."""
    rest = classify(
        clean(blanked(event["title"], label, "title"), blanked(event["text"], label, "text"))
    )
    return odds(rest["probabilities"][label["label"]]) / odds(label["probability"])


def blanked(text: str, label: Label, field: str) -> str:
    """Write spaces over a label's spans in one field."""
    for span in label["evidence"]:
        if span["field"] == field:
            text = text[: span["start"]] + " " * len(span["text"]) + text[span["end"] :]
    return text


def odds(probability: float) -> float:
    return probability / (1.0001 - probability)
