"""A released schema never changes; a later version breaks nobody who trusts an earlier one."""

import json
from collections.abc import Iterator
from hashlib import sha256
from itertools import combinations
from pathlib import Path

import pytest

SCHEMAS = Path(__file__).parents[2] / "schemas"
FILES = sorted(SCHEMAS.glob("*/*.json"))
BACKWARD = {"news.raw", "news.dead-letters"}  # the others are FULL: see schemas/README.md
FREE = {"$id", "$comment", "title", "description", "examples"}
NAMED = {"properties", "$defs"}


def breaks(old: dict, new: dict, full: bool, path: str = "") -> Iterator[str]:
    """What `new` demands that `old` did not; with `full`, also what it no longer promises."""
    for key in sorted((old.keys() | new.keys()) - FREE):
        before, after, where = old.get(key), new.get(key), f"{path}/{key}"
        if key in NAMED:
            before, after = before or {}, after or {}
            yield from (f"{where}/{name} is gone" for name in before.keys() - after.keys())
            for name in before.keys() & after.keys():
                yield from breaks(before[name], after[name], full, f"{where}/{name}")
        elif key == "required" or (key == "enum" and before and after):
            gone, come = set(before or []) - set(after or []), set(after or []) - set(before or [])
            stricter = come if key == "required" else gone
            yield from (f"{where}/{name} changed" for name in (gone | come if full else stricter))
        elif isinstance(before, dict) and isinstance(after, dict):
            yield from breaks(before, after, full, where)
        elif before != after:
            yield f"{where} changed"


def order(path: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in path.stem.split("."))


def pairs() -> Iterator[tuple[Path, Path]]:
    """Each version with each later one of the same major: the rule is transitive."""
    for folder in sorted({path.parent for path in FILES}):
        for old, new in combinations(sorted(folder.glob("*.json"), key=order), 2):
            if order(old)[0] == order(new)[0]:
                yield old, new


def test_versions_of_one_major_are_compatible():
    for old, new in pairs():
        before, after = json.loads(old.read_bytes()), json.loads(new.read_bytes())
        broken = list(breaks(before, after, old.parent.name not in BACKWARD))
        assert broken == [], f"{old.parent.name} {old.stem} to {new.stem}"


def test_a_released_schema_never_changes():
    lines = (SCHEMAS / "released.sha256").read_text("ascii").splitlines()
    released = {name: digest for digest, name in (line.split("  ") for line in lines)}
    digests = {p.relative_to(SCHEMAS).as_posix(): sha256(p.read_bytes()) for p in FILES}
    assert released == {name: digest.hexdigest() for name, digest in digests.items()}


OLD = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "maxLength": 8},
        "role": {"$ref": "#/$defs/role"},
        "tags": {"type": "array", "items": {"type": "string", "maxLength": 8}},
    },
    "required": ["id"],
    "$defs": {"role": {"type": "string", "enum": ["main", "related"]}},
}


def changed(path: str, value: object) -> dict:
    """OLD with `value` at `path`; None removes."""
    new = json.loads(json.dumps(OLD))
    node = new
    *parents, last = path.split("/")
    for part in parents:
        node = node[part]
    node.pop(last, None) if value is None else node.__setitem__(last, value)
    return new


@pytest.mark.parametrize("full", [True, False])
@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("properties/url", {"type": "string"}),
        ("properties/id/description", "The id."),
        ("$defs/span", {"type": "object"}),
        ("$id", "toy/1.1.0"),
    ],
)
def test_harmless_changes_pass(path, value, full):
    assert list(breaks(OLD, changed(path, value), full)) == []


@pytest.mark.parametrize("full", [True, False])
@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        ("properties/tags", None, "/properties/tags is gone"),
        ("properties/id/type", "integer", "/properties/id/type changed"),
        ("properties/id/maxLength", 4, "/properties/id/maxLength changed"),
        ("properties/id/pattern", "^a", "/properties/id/pattern changed"),
        ("properties/tags/items/maxLength", None, "/properties/tags/items/maxLength changed"),
        ("properties/role/$ref", "#/$defs/other", "/properties/role/$ref changed"),
        ("$defs/role/enum", ["main"], "/$defs/role/enum/related changed"),
        ("properties/id/enum", ["a", "b"], "/properties/id/enum changed"),
        ("required", ["id", "tags"], "/required/tags changed"),
        ("additionalProperties", False, "/additionalProperties changed"),
    ],
)
def test_breaking_changes_are_named(path, value, reason, full):
    assert list(breaks(OLD, changed(path, value), full)) == [reason]


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        ("required", None, "/required/id changed"),
        ("$defs/role/enum", ["main", "related", "teaser"], "/$defs/role/enum/teaser changed"),
    ],
)
def test_looser_rules_break_only_those_who_read_the_output(path, value, reason):
    assert list(breaks(OLD, changed(path, value), full=True)) == [reason]
    assert list(breaks(OLD, changed(path, value), full=False)) == []
