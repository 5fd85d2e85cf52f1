"""What the README shows, made from the code: `python -m tests.readme.shown` writes it in."""

import re
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

import orjson

from streams.__main__ import COMMANDS
from streams.limits import Limits
from streams.messages import Record
from streams.metrics import Metrics
from streams.pipeline import STAGES, run
from streams.settings import Settings, variable
from streams.topics import TOPICS

README = Path(__file__).parents[2] / "README.md"


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


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = tuple(head)
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def event() -> str:
    """The event that comes of the page the README shows."""
    page = between(README.read_text(encoding="utf-8"), "page").splitlines()[1:-1]
    value = "".join(f"{line}\n" for line in page).encode()  # as an editor saves it
    record = Record("news.raw", 4, 17, 1_741_000_000_000, None, value)
    (shown,) = run(STAGES, record, Limits()).events
    text = orjson.dumps(shown, option=orjson.OPT_INDENT_2).decode()
    return f"```json\n{_SPAN.sub(_on_one_line, text)}\n```"


_SPAN = re.compile(r'\{\s+"field": [^}]*\}')


def _on_one_line(span: re.Match[str]) -> str:
    return re.sub(r"\n\s+", " ", span[0]).replace("{ ", "{").replace(" }", "}")


MADE = {
    "event": event,
    "commands": commands,
    "topics": topics,
    "settings": settings,
    "metrics": metrics,
}


def between(text: str, name: str) -> str:
    """What stands between the two marks of a name."""
    return text.partition(f"<!-- {name} -->\n")[2].partition(f"\n<!-- /{name} -->")[0]


def filled(text: str) -> str:
    """The README with everything that is made between two marks made anew."""
    for name, make in MADE.items():
        before, _, rest = text.partition(f"<!-- {name} -->\n")
        _, _, after = rest.partition(f"<!-- /{name} -->")
        text = f"{before}<!-- {name} -->\n{make()}\n<!-- /{name} -->{after}"
    return text


if __name__ == "__main__":
    README.write_text(filled(README.read_text(encoding="utf-8")), encoding="utf-8")
