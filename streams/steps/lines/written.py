"""A detail written as the line that says it; and a line that says a date."""

import re
from collections.abc import Iterable

from streams.steps.lines.dates import published
from streams.steps.lines.judge import judge
from streams.steps.lines.line import Line

MARKS = "|–—·•-"  # between a date and who or what stands beside it
BETWEEN = re.compile(rf" [{MARKS}] ")


def byline_line(name: str) -> str:
    """Write a writer's name as the line that says it, "" where there is none."""
    return f"بقلم: {name}" if name else ""


def source_line(outlet: str) -> str:
    """Write an outlet's name as the line that credits it."""
    return f"المصدر: {outlet}"


def stamp_line(stamp: str) -> str:
    """Write a date as the line that says it, "" where it can't be read."""
    line = f"تاريخ النشر: {stamp}"
    return line if published(line) else ""


def is_date(line: str) -> bool:
    """Tell a line of nothing but a date that can be read, and of what stands beside one."""
    return judge(line).kind == "stamp" and published(line) is not None


def tags_line(tags: Iterable[str]) -> str:
    """Write tags as the line that says them, "" where there are none."""
    listed = "؛ ".join(tags)
    return f"سمات: {listed}؛" if listed else ""


def tags(texts: Iterable[str]) -> Line:
    """Give lines of tags as one line of them, judged."""
    return judge(f"سمات: {'، '.join(texts)}")
