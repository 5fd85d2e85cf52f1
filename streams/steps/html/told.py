"""The text of a page beside what it says for machines: what it does not show is put into it."""

from streams.steps.html.machine import Said
from streams.steps.html.nodes import tidied
from streams.steps.lines.dates import is_finer
from streams.steps.lines.judge import judge
from streams.steps.lines.line import is_paragraph
from streams.steps.lines.markers import BORDER, MARKER
from streams.steps.lines.written import byline_line, is_date, tags_line

_HEADER = 12  # lines below a headline, in which its stamp is


def with_told(body: str, headline: str, told: Said) -> list[str]:
    """Give the lines of a page's text with the date, the writer and the tags that it names.

    The first two are the first article's; tags are put where no article shows any.
    """
    lines = _labelled(told.writer, _without_today(headline, body.split("\n")))
    tags = told.tags or _tags(told.keywords, [headline, *lines])
    if not any((told.stamp, told.writer, tags)):
        return lines
    ends = (at for at, line in enumerate(lines) if line in (BORDER, MARKER))
    own = next(ends, len(lines))
    judged = [judge(line) if line else None for line in map(tidied, lines)]
    shown = [line for line in judged[:own] if line]
    days = [line.text for line in shown if is_date(line.text)]
    dated = bool(days) and not is_finer(told.stamp, days[0])
    signed = any(line.kind == "byline" and line.value for line in shown)
    tagged = BORDER in body or any(line.kind == "tags" for line in judged if line)
    header = ["" if dated else told.stamp, "" if signed else byline_line(told.writer)]
    return [*header, *lines, "" if tagged else tags]


def _tags(keywords: list[str], lines: list[str]) -> str:
    """Take a page's keywords for tags where its paragraphs have half of them; a site's do not."""
    text = "\n".join(line for line in map(tidied, lines) if is_paragraph(line)) if keywords else ""
    said = sum(keyword in text for keyword in keywords)
    return tags_line(dict.fromkeys(keywords)) if 2 * said >= len(keywords) else ""


def _without_today(headline: str, lines: list[str]) -> list[str]:
    """Leave out the day that a site shows above the headline, where an article's is below it."""
    own = next((n for n, line in enumerate(lines) if tidied(line) == headline), 0)
    days = {n for n, line in enumerate(lines[:own]) if is_date(tidied(line))}
    if not days or not any(is_date(tidied(line)) for line in lines[own : own + _HEADER]):
        return lines
    return [line for n, line in enumerate(lines) if n not in days]


def _labelled(name: str, lines: list[str]) -> list[str]:
    """Label the writer's name where the page shows it alone on a line above the text."""
    if not name:
        return lines
    prose = next((n for n, line in enumerate(lines) if is_paragraph(tidied(line))), 0)
    at = next((n for n, line in enumerate(lines[:prose]) if tidied(line) == name), None)
    return lines if at is None else [*lines[:at], byline_line(name), *lines[at + 1 :]]
