"""What the documents show, made from the code: `python -m tests.readme.shown` writes it in."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import fields
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from streams.__main__ import COMMANDS, main
from streams.limits import Limits
from streams.messages import Record
from streams.metrics import Metrics
from streams.pipeline import STAGES, run
from streams.settings import Settings, variable
from streams.topics import TOPICS

ROOT = Path(__file__).parents[2]
README, REFERENCE = ROOT / "README.md", ROOT / "docs/reference.md"
MODEL_CARD = ROOT / "docs/model-card.md"
PAGE = ROOT / "samples/page.txt"
RESOURCES = ROOT / "streams/resources"

_FIELDS = ("item_id", "title", "sources", "published", "labels", "countries")
_LEFT_OUT = re.compile(
    r"main 0|  (language|keywords|dateline|raw_id|item_id|model) "
)  # of `explain`


def topics() -> str:
    """The flow: who writes and reads what."""
    rows = (
        (f"`{t.name}`", t.description, ", ".join(t.written_by), ", ".join(t.read_by))
        for t in TOPICS
    )
    return _table(("topic", "what it holds", "written by", "read by"), rows)


def settings() -> str:
    """Every setting with its default."""
    rows = (
        (f"`{variable(f.name)}`", f"`{f.default}`" if f.default != "" else "", f.metadata["doc"])
        for f in fields(Settings)
    )
    return _table(("setting", "default", "meaning"), rows)


def metrics() -> str:
    """Every metric of ours; the process's own are Prometheus' usual ones."""
    families = (f for f in Metrics().registry.collect() if f.name.startswith("news_"))
    rows = ((f"`{_exposed(f.name, f.type)}`", f.type, f.documentation) for f in families)
    return _table(("metric", "type", "meaning"), rows)


def _exposed(name: str, kind: str) -> str:
    return name + {"counter": "_total", "info": "_info"}.get(kind, "")


def commands() -> str:
    """Every command."""
    rows = ((f"`news-streams {name}`", text) for name, text in COMMANDS.items())
    return _table(("command", "what it does"), rows)


def scores() -> str:
    """How well the shipped model does, and from which probability on it gives a label."""
    head = (
        *("Label", "Threshold", "Positive", "Precision", "Recall"),
        *("F1 (95 % interval)", "Average precision", "Brier", "Calibration error"),
    )
    rows = (
        (f"`{name}`", str(_threshold(name)), *_scored(of)) for name, of in model_scores().items()
    )
    return _table(head, rows)


def f1(score: dict[str, float]) -> str:
    """F1 with its interval, as the documents write it."""
    return "{} ({} to {})".format(*(_short(score[name]) for name in ("f1", "f1_low", "f1_high")))


def _scored(score: dict[str, float]) -> Iterable[str]:
    yield "{positive} of {articles}".format(**score)
    yield from (_short(score[name]) for name in ("precision", "recall"))
    yield f1(score)
    yield from (_short(score[name]) for name in ("average_precision", "brier", "calibration_error"))


def _short(number: float) -> str:
    return str(Decimal(str(number)).quantize(Decimal("0.001"), ROUND_HALF_UP))


def model_scores() -> dict[str, dict[str, float]]:
    """The scores that the shipped model was measured with, by label."""
    scored: dict[str, Any] = json.loads((RESOURCES / "model.json").read_bytes())["scores"]
    return scored


def _threshold(label: str) -> float:
    weights = json.loads((RESOURCES / "labels" / label / "weights.json").read_bytes())
    return float(weights["threshold"])


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = tuple(head)
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def page() -> str:
    """The page of the example."""
    return f"```text\n{PAGE.read_text(encoding='utf-8')}```"


def explained() -> str:
    """What `explain` prints of that page, without some lines."""
    plain = CliRunner(env={"FORCE_COLOR": None, "TTY_COMPATIBLE": None})
    printed = plain.invoke(main, ("explain", str(PAGE)), catch_exceptions=False).stdout
    lines = (line.rstrip() for line in printed.partition("\nRelated")[0].strip().splitlines())
    shown = (line for line in lines if not _LEFT_OUT.match(line))
    command = f"$ .venv/bin/news-streams explain {PAGE.relative_to(ROOT).as_posix()}"
    return "\n".join(("```console", command, *shown, "```"))


def event() -> str:
    """The event that comes of that page: some fields, and the first label, country and evidence."""
    record = Record("news.raw", 4, 17, 1_741_000_000_000, None, PAGE.read_bytes())
    (whole,) = run(STAGES, record, Limits()).events
    shown: dict[str, Any] = {name: whole[name] for name in _FIELDS}
    for name in ("labels", "countries"):
        first = shown[name][0]
        shown[name] = [first | {"evidence": first["evidence"][:1]}]
    lines = (f'  "{name}": {json.dumps(of, ensure_ascii=False)}' for name, of in shown.items())
    return "```json\n{\n" + ",\n".join(lines) + "\n}\n```"


MADE: dict[Path, dict[str, Callable[[], str]]] = {
    README: {"explained": explained, "page": page, "event": event, "commands": commands},
    REFERENCE: {"topics": topics, "settings": settings, "metrics": metrics},
    MODEL_CARD: {"scores": scores},
}


def between(text: str, name: str) -> str:
    """What stands between the two marks of a name."""
    return text.partition(f"<!-- {name} -->\n")[2].partition(f"\n<!-- /{name} -->")[0]


def filled(text: str, made: dict[str, Callable[[], str]]) -> str:
    """A document with everything that is made between two marks made anew."""
    for name, make in made.items():
        before, _, rest = text.partition(f"<!-- {name} -->\n")
        _, _, after = rest.partition(f"<!-- /{name} -->")
        text = f"{before}<!-- {name} -->\n{make()}\n<!-- /{name} -->{after}"
    return text


if __name__ == "__main__":
    for document, made in MADE.items():
        written = filled(document.read_text(encoding="utf-8"), made)
        document.write_text(written, encoding="utf-8")
