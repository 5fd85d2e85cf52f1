"""Passing examples pass; each failing example breaks the one rule its name says."""

import json
from pathlib import Path

import jsonschema_rs
import pytest

from streams.schemas import check
from tests.schemas.strict import closed

SCHEMAS = Path(__file__).parents[2] / "schemas"
PASS = sorted(SCHEMAS.glob("*/examples/*/*.pass.json"))
FAIL = sorted(SCHEMAS.glob("*/examples/*/*.fail.json"))


def topic(path: Path) -> str:
    return path.parents[2].name


def validator(path: Path):
    schema = path.parents[2] / f"{path.parent.name}.json"
    return jsonschema_rs.validator_for(json.loads(schema.read_bytes()), validate_formats=True)


def broken_rule(error: jsonschema_rs.ValidationError) -> str:
    """As `published.time.pattern`: where, then the rule."""
    missing = [error.kind.property] if error.schema_path[-1] == "required" else []
    return ".".join(map(str, [*error.instance_path, *missing, error.schema_path[-1]]))


def test_every_schema_has_both_kinds():
    for schema in SCHEMAS.glob("*/*.json"):
        examples = schema.parent / "examples" / schema.stem
        assert list(examples.glob("*.pass.json")) and list(examples.glob("*.fail.json"))
        assert len(list(examples.iterdir())) == len(list(examples.glob("*.*.json")))


@pytest.mark.parametrize("path", PASS, ids=lambda p: f"{topic(p)}-{p.stem}")
def test_a_passing_example_passes(path):
    value = json.loads(path.read_bytes())
    validator(path).validate(value)
    check(topic(path), value)


@pytest.mark.parametrize("path", FAIL, ids=lambda p: f"{topic(p)}-{p.stem}")
def test_a_failing_example_breaks_the_rule_it_is_named_after(path):
    errors = validator(path).iter_errors(json.loads(path.read_bytes()))
    assert [broken_rule(error) for error in errors] == [path.name.removesuffix(".fail.json")]


@pytest.mark.parametrize("path", PASS, ids=lambda p: f"{topic(p)}-{p.stem}")
def test_evidence_points_at_its_words(path):
    event = json.loads(path.read_bytes())
    marked = [*event.get("labels", []), *event.get("countries", [])]
    for span in (span for entry in marked for span in entry["evidence"]):
        assert event[span["field"]][span["start"] : span["end"]] == span["text"]


@pytest.mark.parametrize("path", [p for p in PASS if p.stem == "full.pass"], ids=topic)
def test_a_full_example_has_no_field_the_schema_does_not_name(path):
    schema = json.loads((path.parents[2] / f"{path.parent.name}.json").read_bytes())
    jsonschema_rs.validator_for(closed(schema)).validate(json.loads(path.read_bytes()))
