# cython: language_level=3, annotation_typing=False
"""Show which words decided: the places that add most to a score, as spans of the event's text."""

from collections.abc import Iterable

from streams.events import Span
from streams.steps.fold import Folded

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


def spans(places: Iterable[tuple[int, int]], folded: Folded, title: str, text: str) -> list[Span]:
    """Turn places in the key of a title and a text, joined by a line break, into spans."""
    found: list[Span] = []
    for start, end in places:
        first = folded.original(start)
        # A sign that the key spells out (U+FDFA is four words) is shown whole.
        found += _split(first, max(folded.original(end), first + 1), title, text)
    return found


def _split(start: int, end: int, title: str, text: str) -> list[Span]:
    """Give the span of the title, of the text, or both of a place that crosses from one to it."""
    body = len(title) + 1
    found: list[Span] = []
    if start < len(title):
        stop = min(end, len(title))
        found.append({"field": "title", "start": start, "end": stop, "text": title[start:stop]})
    if end > body:
        first, stop = max(start - body, 0), end - body
        found.append({"field": "text", "start": first, "end": stop, "text": text[first:stop]})
    return found
