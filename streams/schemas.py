"""The published JSON Schemas as run-time checks."""

from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import orjson

from streams.errors import Unprocessable

_PACKAGE = Path(__file__).parent
FOLDER = next(p for p in (_PACKAGE / "_schemas", _PACKAGE.parent / "schemas") if p.is_dir())
_VERSION = "1.0.0"
_LATER = {"news.raw": "1.1.0"}
_MOMENT = "fetched_at"


@cache
def name(topic: str) -> str:
    """What an event of `topic` says in its `schema` field."""
    return f"{topic}/{_version(topic)}"


def _version(topic: str) -> str:
    return _LATER.get(topic, _VERSION)


def check(topic: str, value: object) -> None:
    """Raise Unprocessable("not_by_schema") unless `value` follows the schema of `topic`."""
    validator = _validator(topic)
    if not validator.is_valid(value):
        raise Unprocessable("not_by_schema", _first_error(validator, value))


@cache
def _validator(topic: str) -> Any:
    schema = orjson.loads((FOLDER / topic / f"{_version(topic)}.json").read_bytes())
    return jsonschema_rs.validator_for(schema, validate_formats=True)


def _first_error(validator: Any, value: object) -> str:
    """Say where and which rule, never the value: it is the article's."""
    error = next(iter(validator.iter_errors(value)))
    where = "/".join(str(part)[:40] for part in error.instance_path) or "the item"
    kind = error.kind
    match kind.name:
        case "required":
            return f"{where} has no {kind.property}"
        case "type":
            return f"{where} is not of type {' or '.join(kind.types)}"
        case "enum":
            return f"{where} is none of {', '.join(map(str, kind.options))}"
        case "maxLength":
            return f"{where} is longer than {kind.limit} characters"
        case "minLength" | "format" | "pattern" if error.schema_path[-2:-1] == [_MOMENT]:
            return f"{where} is no time with a zone, as 2026-01-31T09:30:00Z"
    rule = "/".join(str(part) for part in error.schema_path)
    return f"{where} does not follow {rule}"
