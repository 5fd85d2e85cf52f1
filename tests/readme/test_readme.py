"""What the README shows is what the code does."""

import re

import pytest

from tests.readme.shown import MADE, README, between

TEXT = README.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", MADE)
def test_what_is_shown_is_what_the_code_says(name: str) -> None:
    assert between(TEXT, name) == MADE[name](), "run: make readme"


def test_each_mark_stands_once() -> None:
    for name in MADE:
        assert TEXT.count(f"<!-- {name} -->") == TEXT.count(f"<!-- /{name} -->") == 1


def test_every_file_it_links_exists() -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)", TEXT)
    assert links
    assert not [link for link in links if not (README.parent / link).exists()]
