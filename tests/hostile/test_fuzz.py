"""A short run of the fuzzer; docs/guarantees.md has the long one."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.structure import FRAGMENTS

RUNS = 5_000


@pytest.mark.slow
@pytest.mark.parametrize("seed", [int(os.environ["TEST_SEED"])])
def test_short_run(tmp_path: Path, seed: int) -> None:
    if not importlib.util.find_spec("atheris"):
        pytest.skip("atheris is not installed (extra `fuzz`)")
    arguments = [f"-runs={RUNS}", f"-seed={seed}", "-max_len=200", f"-artifact_prefix={tmp_path}/"]
    command = [sys.executable, "-m", "tests.hostile.fuzz", *arguments]
    done = subprocess.run(command, capture_output=True, timeout=300)
    said = done.stderr.decode(errors="replace")
    assert done.returncode == 0, said[-3000:]
    assert f"Done {RUNS} runs" in said


def test_a_byte_chooses_any_fragment() -> None:
    assert len(FRAGMENTS) < 255
