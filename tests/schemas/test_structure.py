"""Every schema file stands where its name says, is used, and says what the code's types say."""

import json
from pathlib import Path
from typing import get_args, get_type_hints

import jsonschema_rs
import pytest
import yaml

from streams import events
from streams.errors import REASONS

SCHEMAS = Path(__file__).parents[2] / "schemas"
FILES = sorted(SCHEMAS.glob("*/*.json"))


def load(topic: str) -> dict:
    return json.loads(max((SCHEMAS / topic).glob("*.json")).read_bytes())


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_a_schema_names_its_draft_and_itself(path):
    schema = json.loads(path.read_bytes())
    jsonschema_rs.meta.validate(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"{path.parent.name}/{path.stem}"
    assert schema["title"]


def test_every_schema_belongs_to_a_topic_and_every_topic_has_one():
    topics = yaml.safe_load((SCHEMAS / "topics.yaml").read_text("utf-8"))["topics"]
    assert {topic["schema"] for topic in topics} == {path.parent.name for path in FILES}


def test_every_example_belongs_to_a_schema():
    examples = {path.parent for path in SCHEMAS.glob("*/examples/*/*")}
    assert examples == {path.parent / "examples" / path.stem for path in FILES}


@pytest.mark.parametrize(
    ("typed", "topic", "definition"),
    [
        (events.Item, "news.items", None),
        (events.Origin, "news.items", "origin"),
        (events.CleanItem, "news.clean", None),
        (events.Origin, "news.clean", "origin"),
        (events.Published, "news.clean", "published"),
        (events.EnrichedEvent, "news.enriched", None),
        (events.Origin, "news.enriched", "origin"),
        (events.Published, "news.enriched", "published"),
        (events.Span, "news.enriched", "span"),
        (events.Label, "news.enriched", "label"),
        (events.Country, "news.enriched", "country"),
        (events.Model, "news.enriched", "model"),
    ],
)
def test_the_types_are_the_schemas(typed, topic, definition):
    schema = load(topic)["$defs"][definition] if definition else load(topic)
    assert set(schema["properties"]) == typed.__required_keys__ | typed.__optional_keys__
    assert set(schema["required"]) == typed.__required_keys__


def test_a_raw_item_needs_only_its_text():
    typed = events.RawItem
    assert set(load("news.raw")["properties"]) == typed.__required_keys__ | typed.__optional_keys__
    assert load("news.raw")["required"] == ["text"]


@pytest.mark.parametrize(
    ("typed", "topic", "path"),
    [
        (get_type_hints(events.RawItem)["content_type"], "news.raw", "properties/content_type"),
        (events.Role, "news.items", "properties/role"),
        (events.Role, "news.clean", "properties/role"),
        (events.Role, "news.enriched", "properties/role"),
        (events.Precision, "news.clean", "$defs/published/properties/precision"),
        (events.Precision, "news.enriched", "$defs/published/properties/precision"),
        (get_type_hints(events.Span)["field"], "news.enriched", "$defs/span/properties/field"),
    ],
)
def test_the_literals_are_the_enums(typed, topic, path):
    schema = load(topic)
    for part in path.split("/"):
        schema = schema[part]
    assert schema["enum"] == list(get_args(typed))


def test_the_dead_letters_know_every_reason():
    reason = load("news.dead-letters")["properties"]["__news.errors.reason"]
    assert reason["enum"] == list(REASONS)


def test_a_definition_has_the_same_text_wherever_it_stands():
    definitions = [load(topic)["$defs"] for topic in ("news.items", "news.clean", "news.enriched")]
    assert all(definitions[0]["origin"] == others["origin"] for others in definitions)
    assert definitions[1]["published"] == definitions[2]["published"]
