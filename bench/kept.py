"""What was measured, kept for the plot and the tables of the docs."""

import json
from pathlib import Path
from typing import Any

_RESULTS = Path(__file__).with_name("results")


def keep(name: str, results: Any) -> None:
    """Write what a benchmark measured over what it measured before."""
    _RESULTS.mkdir(exist_ok=True)
    written = json.dumps(results, indent=1) + "\n"
    (_RESULTS / f"{name}.json").write_text(written, encoding="utf-8")


def kept(name: str) -> Any:
    """Read what a benchmark measured last."""
    return json.loads((_RESULTS / f"{name}.json").read_bytes())
