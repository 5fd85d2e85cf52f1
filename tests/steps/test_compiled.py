"""Compiled or not, the steps give the same: where there is no C compiler, only time is lost."""

import importlib.util
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import streams
from streams.steps.classify import Classifier, shipped
from streams.steps.clean import clean
from streams.steps.layout.reading import lines
from streams.steps.matching import countries, evidence, groups, scan, score, triples
from streams.steps.parse import parse
from streams.steps.split import split
from streams.steps.text import fold, phrases, signs

SAMPLES = sorted((Path(__file__).parents[2] / "samples" / "feed").glob("[0-3]*.txt"))
# In the order in which they import each other; `test_phrases.py` has the ninth.
COMPILED = (triples, signs, fold, scan, groups, evidence, countries, score)
# What imports them.
IMPORTERS = (
    "streams.steps.layout.reading",
    "streams.steps.matching.labels",
    "streams.steps.matching.match",
    "streams.steps.classify",
)


pytestmark = pytest.mark.skipif(not scan.compiled(), reason="nothing is compiled here")


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> Iterator[Classifier]:
    """The classifier made of the same modules' Python."""
    for name in IMPORTERS:
        monkeypatch.delitem(sys.modules, name)
    for module in COMPILED:
        _interpret(module, monkeypatch)
    yield importlib.import_module("streams.steps.classify").shipped()
    for name in IMPORTERS:
        sys.modules.pop(name, None)


def _interpret(module: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(streams.__path__[0]).joinpath(*module.__name__.split(".")[1:]).with_suffix(".py")
    spec = importlib.util.spec_from_file_location(module.__name__, path)
    assert spec and spec.loader
    interpreted = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, module.__name__, interpreted)
    spec.loader.exec_module(interpreted)


def test_all_that_is_compiled_is_interpreted_here() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    names = {each["name"] for each in project["tool"]["setuptools"]["ext-modules"]}
    assert names == {module.__name__ for module in (*COMPILED, phrases)}


def test_the_interpreted_classifier_gives_the_same_events(plain: Classifier) -> None:
    assert type(plain) is not type(shipped())
    articles = [clean(item) for path in SAMPLES for item in split(parse(path.read_bytes()))]
    assert len(articles) > 25
    for article in articles:
        assert plain.classify(article) == shipped().classify(article)


def test_interpreted_reading_gives_the_same_lines(plain: Classifier) -> None:
    page = importlib.import_module("streams.steps.layout.reading")
    assert page.lines is not lines
    for path in SAMPLES:
        text = path.read_text(encoding="utf-8")
        assert page.lines(text, "text/plain") == lines(text, "text/plain")
