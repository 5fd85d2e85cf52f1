"""Every schema can be read by strict consumers, and what it lets through is bounded."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SCHEMAS = Path(__file__).parents[2] / "schemas"
BOUNDS = {
    "string": {"maxLength"},
    "integer": {"minimum", "maximum"},
    "number": {"minimum", "maximum"},
    "array": {"maxItems"},
    "object": set(),
}
# Code generators and the looser validators disagree on these.
HARD_WORDS = {"anyOf", "oneOf", "allOf", "not", "if", "const", "default", "unevaluatedProperties"}


def nodes(schema: dict, path: str = "") -> Iterator[tuple[str, dict]]:
    """Every schema inside a schema, with its path."""
    yield path, schema
    for key in ("properties", "$defs"):
        for name, inner in schema.get(key, {}).items():
            yield from nodes(inner, f"{path}/{key}/{name}")
    for key in ("items", "additionalProperties", "propertyNames"):
        if isinstance(schema.get(key), dict):
            yield from nodes(schema[key], f"{path}/{key}")


@pytest.fixture(params=sorted(SCHEMAS.glob("*/*.json")), ids=lambda p: f"{p.parent.name}-{p.stem}")
def schema(request) -> dict[str, dict]:
    return dict(nodes(json.loads(request.param.read_bytes())))


def test_every_part_is_described(schema):
    assert [path for path, node in schema.items() if not node["description"].endswith(".")] == []


def test_every_value_has_one_type_never_null(schema):
    assert [
        p for p, node in schema.items() if "$ref" not in node and node["type"] not in BOUNDS
    ] == []


def test_every_value_is_bounded(schema):
    free = {p: n for p, n in schema.items() if "$ref" not in n and "enum" not in n}
    assert [path for path, node in free.items() if not BOUNDS[node["type"]] <= node.keys()] == []


def test_every_name_is_in_snake_case(schema):
    names = [name for node in schema.values() for name in node.get("properties", {})]
    snake = re.compile(r"(__news\.errors\.)?[a-z][a-z0-9_]*")
    assert [name for name in names if not snake.fullmatch(name)] == []


def test_every_required_name_exists(schema):
    for node in schema.values():
        assert set(node.get("required", [])) <= node.get("properties", {}).keys()


def test_words_validators_disagree_on_are_not_used(schema):
    assert [path for path, node in schema.items() if node.keys() & HARD_WORDS] == []


def test_fields_of_later_versions_are_let_through(schema):
    assert [p for p, node in schema.items() if node.get("additionalProperties") is False] == []
