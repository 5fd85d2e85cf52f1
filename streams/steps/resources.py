"""The lists of words that the steps are given, files of `streams/resources`."""

from pathlib import Path
from typing import Any

import yaml

RESOURCES = Path(__file__).parents[1] / "resources"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # in C it takes a tenth of the time


def read_yaml(name: str, folder: Path = RESOURCES) -> Any:
    """Read a file of a folder."""
    return yaml.load((folder / name).read_text("utf-8"), _LOADER)  # noqa: S506 - safe ones both
