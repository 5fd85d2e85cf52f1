"""What the README says is true."""

import re

import orjson
import pytest

from streams.pipeline import STAGES, Record, run
from tests.readme.tables import README, TABLES, filled

TEXT = README.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TABLES)
def test_table_is_what_the_code_says(name: str) -> None:
    assert TEXT.count(f"<!-- {name} -->") == TEXT.count(f"<!-- /{name} -->") == 1
    assert TABLES[name]() in TEXT, "run: python -m tests.readme.tables"


def test_filling_again_changes_nothing() -> None:
    assert filled(TEXT) == TEXT


def _block(language: str, after: str) -> str:
    found = re.search(rf"```{language}\n(.*?)\n```", TEXT[TEXT.index(after) :], re.DOTALL)
    assert found, f"no {language} block after {after!r}"
    return found[1]


def test_the_example_is_what_comes_out() -> None:
    page, shown = _block("text", "One page in"), orjson.loads(_block("json", "One event out"))
    outcome = run(STAGES, Record("news.raw", 0, 0, 0, None, page.encode()), 1_000_000)
    event = outcome.events[0]
    shown["origin"] = event["origin"]  # where and when differ from run to run
    shown["model"] = event["model"]
    assert orjson.loads(orjson.dumps(event)) == shown


def test_every_file_it_links_exists() -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)", TEXT)
    assert links
    assert not [link for link in links if not (README.parent / link).exists()]
