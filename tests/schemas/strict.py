"""A schema as strict as a producer of ours is."""

from typing import Any


def closed(schema: Any) -> Any:
    """The schema that forbids every field it does not name."""
    if not isinstance(schema, dict):
        return schema
    inner = {key: closed(value) for key, value in schema.items()}
    return {"additionalProperties": False, **inner} if "properties" in schema else inner
