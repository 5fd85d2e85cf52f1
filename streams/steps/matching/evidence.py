"""Show which words decided: the places that add most to a score, as spans of the event's text."""

from collections.abc import Iterable
from typing import Literal

from streams.events import Span
from streams.steps.text.fold import Folded

MOST = 8  # spans shown for a label


def joined(strongest: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Give the key places of shares, in order, joined where only a space is between them."""
    places = sorted([(start, end) for _, start, end in strongest])
    found: list[tuple[int, int]] = []
    for start, end in places:
        if found and start <= found[-1][1] + 1:
            start, before = found.pop()
            end = max(before, end)
        found.append((start, end))
    return found


def spans(places: list[tuple[int, int]], folded: Folded, title: str, text: str) -> list[Span]:
    """Turn places in the key of a title and a text, joined by a line break, into spans.

    A place that crosses from the title to the text becomes two.
    """
    found: list[Span] = []
    head = len(title)
    body = head + 1
    for start, end in places:
        first, last = folded.original(start), folded.original(end)
        if last <= first:  # a sign that the key spells out (U+FDFA is four words) is shown whole
            last = first + 1
        if first < head:
            found.append(_span("title", title, first, min(last, head)))
        if last > body:
            found.append(_span("text", text, max(first - body, 0), last - body))
    return found


def _span(field: Literal["title", "text"], whole: str, start: int, end: int) -> Span:
    return {"field": field, "start": start, "end": end, "text": whole[start:end]}
