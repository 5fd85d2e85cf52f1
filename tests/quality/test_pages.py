"""Articles are found on composed and on real pages at least as well as the floors say."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from streams.steps.resources import RESOURCES
from streams.steps.text.fold import KEY_ENCODING
from tests.quality.pages import measure

FLOORS = Path(__file__).parent / "pages" / "floors.json"
FLOOR = json.loads(FLOORS.read_text(encoding="utf-8"))
SEED, PAGES = 101, 600

pytestmark = pytest.mark.shared


def above_floor(name: str, figures: dict[str, float]) -> bool:
    return all(figures[figure] >= floor for figure, floor in FLOOR[name].items())


@pytest.mark.slow
def test_composed_pages(shared):
    figures = measure.composed(shared, SEED, PAGES)
    assert above_floor("composed", figures), figures


@pytest.mark.parametrize("part", ["dev", "held", "second"])
def test_real_pages(shared, part):
    figures = measure.real(shared, part)
    assert above_floor(f"real {part}", figures), figures


@pytest.mark.slow
def test_the_words_a_body_goes_on_with_are_those_mined(shared):
    corpus = pytest.importorskip("training.corpus")
    resuming = pytest.importorskip("training.resuming")
    shipped = (RESOURCES / "resuming.txt").read_text("utf-8").encode(KEY_ENCODING).split()
    assert resuming.mined(corpus.read_articles(shared)) == shipped


def test_at_least_a_hundred_real_pages_are_labelled():
    labels = [json.loads(line) for line in measure.LABELS.read_text().splitlines()]
    assert len({label["id"] for label in labels}) == len(labels) >= 100
    assert all(label.keys() == {"id", "part", "keep", "drop"} for label in labels)


def test_floors_only_rise():
    """Every floor ever committed still holds: who must lower one says so by editing this test."""
    for past in committed(FLOORS):
        for name, floors in past.items():
            for figure, floor in floors.items():
                assert FLOOR[name][figure] >= floor, f"{name} {figure} was {floor}"


def committed(path: Path) -> list[dict]:
    """Every version of a file that git knows; skips where there is no history."""
    git = shutil.which("git")
    if not git:
        pytest.skip("needs git to see what the floors were")
    run = lambda *args: subprocess.run(  # noqa: E731
        [git, *args], cwd=path.parent, capture_output=True, text=True, check=False
    )
    commits = run("log", "--format=%H", "--", path.name)
    if commits.returncode:
        pytest.skip("needs the project's history to see what the floors were")
    shown = (run("show", f"{commit}:./{path.name}") for commit in commits.stdout.split())
    return [json.loads(version.stdout) for version in shown if not version.returncode]
