"""What a producer states of a page, as each step hands it on."""

from collections.abc import Mapping
from typing import Any

from streams.events import STATED


def stated(record: Mapping[str, Any]) -> Any:
    """Give what a record holds of it, to update a further one by."""
    return {key: record[key] for key in STATED if key in record}
