"""The flow as `schemas/topics.yaml` states it."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from streams.schemas import FOLDER


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic of the flow; `label` where it takes only the events that carry a label."""

    name: str
    description: str
    schema: str
    key: str
    written_by: tuple[str, ...]
    read_by: tuple[str, ...]
    partitions: int
    retention_ms: int
    max_message_bytes: int
    cleanup_policy: str
    label: str = ""


def _load() -> tuple[Topic, ...]:
    text = (FOLDER / "topics.yaml").read_text(encoding="utf-8")
    return tuple(Topic(**_tuples(entry)) for entry in yaml.safe_load(text)["topics"])


def _tuples(entry: dict[str, Any]) -> dict[str, Any]:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()}


TOPICS = _load()
BY_NAME = {topic.name: topic for topic in TOPICS}
RAW = next(t.name for t in TOPICS if "producers" in t.written_by)
ENRICHED = next(t.name for t in TOPICS if "consumers" in t.read_by and not t.label)
DEAD_LETTERS = next(t.name for t in TOPICS if t.schema == "news.dead-letters")
OF_LABEL = {topic.label: topic.name for topic in TOPICS if topic.label}


# What the flow ends in: every enriched event, the copies by label, the dead letters.
OUTPUTS = tuple(t.name for t in TOPICS if "consumers" in t.read_by or t.name == DEAD_LETTERS)


@cache
def read_by(stage: str) -> str:
    """The topic that a stage reads."""
    return next(t.name for t in TOPICS if stage in t.read_by)


@cache
def written_by(stage: str) -> str:
    """The topic that takes every event of a stage."""
    return next(t.name for t in TOPICS if stage in t.written_by and not t.label)
