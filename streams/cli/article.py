"""One enriched event, for a reader: metadata, probabilities, the text with its evidence marked."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from streams.cli.render import isolated, safe

if TYPE_CHECKING:
    from streams.events import EnrichedEvent, Label

_STYLES = ("black on bright_yellow", "black on bright_cyan", "black on bright_magenta")
_MOST_PHRASES = 6
_BAR = 12


def show_article(out: Console, event: "EnrichedEvent") -> None:
    """Print the event; every text in it is made safe."""
    styles = label_styles(event)
    out.print(Rule(f"{event['role']} {event['position']}", align="left", style="dim"))
    out.print(_marked(event, "title", styles, out), style="bold", soft_wrap=True)
    out.print(Padding(_metadata(event), (1, 0, 1, 2), expand=False))
    out.print(Padding(_labels(event, styles), (0, 0, 1, 2), expand=False))
    out.print(_marked(event, "text", styles, out), soft_wrap=not out.is_terminal)
    if event["related_headlines"]:
        out.print("\nRelated headlines", style="bold")
    for headline in event["related_headlines"]:
        out.print(Text(f"  · {isolated(headline)}"), soft_wrap=True)
    out.print()


def label_styles(event: "EnrichedEvent") -> dict[str, str]:
    """A style for each label the model knows, the same in every event."""
    return {
        name: _STYLES[i % len(_STYLES)] for i, name in enumerate(sorted(event["probabilities"]))
    }


def _marked(event: "EnrichedEvent", field: str, styles: dict[str, str], out: Console) -> Text:
    spans = [
        (span["start"], span["end"], styles.get(label["label"], "reverse"))
        for label in event["labels"]
        for span in label["evidence"]
        if span["field"] == field
    ]
    text = event["title"] if field == "title" else event["text"]
    return marked(text, spans, colour=bool(out.color_system) and not out.no_color)


def _metadata(event: "EnrichedEvent") -> Table:
    table = Table.grid(padding=(0, 2))
    for name, value in _known(event):
        table.add_row(Text(name, style="dim"), Text(value))
    return table


def _known(event: Any) -> Iterator[tuple[str, str]]:
    yield "language", safe(event["language"])
    if "published" in event:
        yield "published", _published(event["published"])
    for name in ("sources", "keywords"):
        if event[name]:
            yield name, "، ".join(isolated(value) for value in event[name])  # Arabic comma
    for name in ("byline", "dateline", "source", "url", "fetched_at"):
        if name in event:
            yield name, isolated(event[name])
    if event["countries"]:
        yield "countries", "  ".join(f"{safe(c['code'])} {c['count']}" for c in event["countries"])
    yield "raw_id", safe(event["raw_id"])
    yield "item_id", safe(event["item_id"])
    yield "model", safe(f"{event['model']['name']} {event['model']['version']}")


def _published(published: Any) -> str:
    parts = (published["date"], published.get("time"), published.get("utc_offset"))
    return safe(" ".join(filter(None, parts))) + f" (to the {published['precision']})"


def _labels(event: "EnrichedEvent", styles: dict[str, str]) -> Table:
    """A bar for each probability; what the article does not carry is dim."""
    carried = {label["label"]: label for label in event["labels"]}
    table = Table.grid(padding=(0, 2))
    for _ in range(3):
        table.add_column(no_wrap=True)  # else Rich cuts the name where no label has phrases
    for name, probability in sorted(event["probabilities"].items(), key=lambda pair: -pair[1]):
        style = styles[name] if name in carried else "dim"
        label = Text(safe(name), style=style)
        words = _phrases(carried[name]) if name in carried else ""
        table.add_row(label, _bar(probability), f"{probability:.2f}", Text(words))
    return table


def _phrases(label: "Label") -> str:
    phrases = list(dict.fromkeys(span["text"] for span in label["evidence"]))
    return " · ".join(isolated(phrase) for phrase in phrases[:_MOST_PHRASES])


def _bar(probability: float) -> str:
    """A probability as a bar."""
    full = round(probability * _BAR)
    return "█" * full + "░" * (_BAR - full)


def marked(text: str, spans: Sequence[tuple[int, int, str]], *, colour: bool) -> Text:
    """Mark spans (start, end, style) of a text: in colour, or between brackets."""
    if not colour:
        return Text(_bracketed(safe(text, lines=True), [(s, e) for s, e, _ in spans]))
    shown = Text(safe(text, lines=True))
    for start, end, style in spans:
        shown.stylize(style, start, end)
    return shown


def _bracketed(text: str, spans: Iterable[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in _merged(spans):
        parts += [text[at:start], "[", text[start:end], "]"]
        at = end
    return "".join(parts) + text[at:]


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            first, last = merged.pop()
            start, end = first, max(end, last)
        merged.append((start, end))
    return merged
