"""Text broken at a width, as mail and terminals show it: its lines put together again."""

import re
from itertools import pairwise

from streams.steps.lines.line import STOPS

_WIDTHS = range(50, 101)  # characters of the longest line
_AVERAGE = 100  # characters of a line; of the pages that are not broken most have more
_LONG = 40  # characters of a line that may have been broken
_FEWEST, _SHARE = 3, 0.7  # of such lines that are as long as they could be
_NEW = re.compile(r"\s*(?:[*•·>|#\[+–—-]|\d{1,2}[.)-] )")  # no line that goes on begins so


def unwrapped(text: str) -> str:
    """Give a text with the lines joined whose next word would not have fitted the width.

    A text that was not broken so has lines of all lengths, few of them full, or, as verses and
    headlines, lines that make no sentences together: it stays.
    """
    if len(text) >= _AVERAGE * (text.count("\n") + 1):
        return text
    lines = [line.rstrip() for line in text.split("\n")]
    width = max(map(len, lines))
    if width not in _WIDTHS:
        return text
    pairs = [pair for pair in pairwise(lines) if len(pair[0]) >= _LONG and pair[1]]
    full = sum(_is_full(*pair, width) and not pair[0].endswith(STOPS) for pair in pairs)
    if full < max(_FEWEST, _SHARE * len(pairs)):
        return text
    joined = _joined(lines, width)
    whole = [" ".join(pieces) for pieces in joined if len(pieces) > 1]
    if 2 * sum(line.endswith(STOPS) for line in whole) <= len(whole):
        return text
    return "\n".join(map(" ".join, joined))


def _is_full(above: str, line: str, width: int) -> bool:
    """Tell a line in which the first word of the next had no room."""
    return len(above) + 1 + len(line.split(None, 1)[0]) > width


def _joined(lines: list[str], width: int) -> list[list[str]]:
    joined = [lines[:1]]
    for above, line in pairwise(lines):
        is_one = line and len(above) >= _LONG and _is_full(above, line, width)
        if is_one and not _NEW.match(line):
            joined[-1].append(line.lstrip())
        else:
            joined.append([line])
    return joined
