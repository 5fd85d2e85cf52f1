"""What the documents show is what the code does."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from streams.settings import Settings, variable
from tests.readme.shown import MADE, README, between, f1, model_scores

SHOWN = [(document, name) for document, made in MADE.items() for name in made]


@pytest.mark.parametrize(("document", "name"), SHOWN, ids=[f"{d.stem}-{n}" for d, n in SHOWN])
def test_what_is_shown_is_what_the_code_says(document: Path, name: str) -> None:
    text = document.read_text(encoding="utf-8")
    assert between(text, name) == MADE[document][name](), "run: make readme"


@pytest.mark.parametrize(("document", "name"), SHOWN, ids=[f"{d.stem}-{n}" for d, n in SHOWN])
def test_each_mark_stands_once(document: Path, name: str) -> None:
    text = document.read_text(encoding="utf-8")
    assert text.count(f"<!-- {name} -->") == text.count(f"<!-- /{name} -->") == 1


@pytest.mark.parametrize("label", model_scores())
def test_the_readme_gives_the_scores_of_the_shipped_model(label: str) -> None:
    assert f1(model_scores()[label]) in README.read_text(encoding="utf-8")


def test_its_python_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    monkeypatch.chdir(README.parent)
    exec(code, {})
    assert capsys.readouterr().out.endswith(" ['military_cooperation']\n")


def test_the_settings_it_names_exist() -> None:
    named = re.findall(r"\bNEWS_[A-Z_]+\b", README.read_text(encoding="utf-8"))
    known = {variable(field.name) for field in fields(Settings)}
    assert {name.removesuffix("_FILE") for name in named} <= known
