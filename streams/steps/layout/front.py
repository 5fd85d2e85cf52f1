"""The header that tools write above the text of a page that they read: «title: …», «date: …»."""

import re
from collections.abc import Callable
from itertools import takewhile

from streams.steps.lines.written import byline_line, stamp_line

_BEGINS = ("---", "title: ", "Title: ")
_FIELD = re.compile(r"(?P<name>[A-Za-z][A-Za-z ]{1,19}):(?: (?P<said>.*))?")
_RULE = re.compile("[-=]{3,}")  # around the header, or below the headline
_QUOTED = re.compile(r"""(["'])((?:\\.|(?!\1)[^\\])*)\1""")
_ITEM = "- "
_FEWEST, _MOST = 2, 24  # fields, lines
# What is told of the article, as the line that says it; tags are read as they stand.
_TOLD: dict[str, Callable[[str], str]] = {
    "title": str,
    "author": byline_line,
    "date": stamp_line,
    "published time": stamp_line,
    "tags": "tags: {}".format,
}
_OTHERS = frozenset(
    {
        *("url", "url source", "hostname", "sitename", "description", "categories", "fingerprint"),
        *("id", "license", "image", "pagetype", "language", "markdown content", "source"),
    }
)


def without_header(lines: list[str]) -> list[str]:
    """Give the lines of a page, of a tool's header only what is told of the article."""
    if not lines or not lines[0].startswith(_BEGINS):
        return lines
    header = list(takewhile(_is_of_header, lines[:_MOST]))
    said = _said(header)
    if "title" not in said or len(said) < _FEWEST:
        return lines
    told = (_TOLD[name](value) for name, value in said.items() if name in _TOLD)
    return [*filter(None, told), *lines[len(header) :]]


def _said(header: list[str]) -> dict[str, str]:
    """Give what each field says, without quotes around it; items below one are what it lists."""
    said: dict[str, str] = {}
    name = ""
    for line in header:
        if field := _FIELD.fullmatch(line):
            name = field["name"].lower()
            said[name] = _unquoted(field["said"] or "")
        elif name and line.startswith(_ITEM):
            said[name] = f"{said[name]}، {line.removeprefix(_ITEM)}".removeprefix("، ")
    return said


def _unquoted(value: str) -> str:
    """Take off the quotes around a whole value; a headline may begin with one of its own."""
    quoted = _QUOTED.fullmatch(value)
    return quoted[2].replace(f"\\{quoted[1]}", quoted[1]) if quoted else value


def _is_of_header(line: str) -> bool:
    field = _FIELD.fullmatch(line)
    name = field["name"].lower() if field else ""
    is_known = name in _TOLD or name in _OTHERS or line.startswith(_ITEM)
    return is_known or _RULE.fullmatch(line) is not None
