"""Compiled or not, the steps give the same: where there is no C compiler, only time is lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.steps import records
from streams.limits import Limits
from streams.pipeline import STAGES, run_all
from streams.steps.matching.scan import compiled

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "samples" / "feed").glob("[0-3]*.txt"))
# Runs `printed` where the package's modules are read from their Python.
_INTERPRETED = f"""
import sys
from importlib.machinery import SOURCE_SUFFIXES, FileFinder, SourceFileLoader

def sources(path):
    if not path.startswith({str(ROOT / "streams")!r}):
        raise ImportError
    return FileFinder(path, (SourceFileLoader, SOURCE_SUFFIXES))

sys.path_hooks.insert(0, sources)
from tests.steps.test_compiled import printed
print(printed())
"""


def printed() -> str:
    """Say whether any of the steps runs compiled, and what the samples become."""
    files = [
        file
        for name, module in sys.modules.items()
        if name.startswith("streams.steps") and (file := module.__file__)
    ]
    outcomes = run_all(STAGES, records([path.read_bytes() for path in SAMPLES]), Limits())
    made = [message[:4] for outcome in outcomes for message in outcome.messages]
    return f"{not all(file.endswith('.py') for file in files)}\n{made!r}"


@pytest.mark.skipif(not compiled(), reason="nothing is compiled here")
def test_interpreted_steps_give_the_same_events() -> None:
    interpreted = subprocess.run(
        [sys.executable, "-c", _INTERPRETED], cwd=ROOT, capture_output=True, text=True, check=True
    )
    is_compiled, made = interpreted.stdout.rstrip("\n").split("\n", 1)
    assert is_compiled == "False" and made.count("news.enriched") > 25
    assert f"True\n{made}" == printed()


def test_without_a_compiler_nothing_is_built_and_nothing_fails(tmp_path: Path) -> None:
    folders = [f"--build-lib={tmp_path}", f"--build-temp={tmp_path}"]
    subprocess.run(
        [sys.executable, "setup.py", "build_ext", *folders],
        cwd=ROOT,
        capture_output=True,
        check=True,
        env=os.environ | {"CC": "false"},
    )
    assert not list(tmp_path.rglob("*.so"))
