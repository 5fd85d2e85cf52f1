"""Articles to classify: the hard cases, and any title and text as a clean article."""

from pathlib import Path
from typing import NamedTuple

import yaml

from streams.events import CleanItem
from streams.steps.classify import classify

_FILE = Path(__file__).parent / "quality" / "hard_cases.yaml"


class Case(NamedTuple):
    """An article, the labels it must carry and those it must not; others are borderline."""

    name: str
    title: str
    text: str
    yes: list[str]
    no: list[str]


CASES = [Case(**case) for case in yaml.safe_load(_FILE.read_text("utf-8"))]


def clean(title: str, text: str) -> CleanItem:
    """Give a clean article of which no more is known."""
    return {
        "schema": "news.clean/1.0.0",
        "item_id": "i",
        "raw_id": "r",
        "position": 0,
        "role": "main",
        "title": title,
        "text": text,
        "related_headlines": [],
        "sources": [],
        "keywords": [],
        "language": "ar",
    }


def carried(title: str, text: str) -> set[str]:
    """Give the labels that an article carries."""
    return {label["label"] for label in classify(clean(title, text))["labels"]}
