"""Fixtures that every kind of test uses."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles beside the project; never part of it."""
    folder = Path(__file__).parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("needs the real articles in ../shared, which the project does not ship")
    return folder
