"""Records of an archive, whose headline and text stand behind labels: «العنوان: …», «النص: …»."""

import re

from streams.steps.lines.markers import BORDER

_TITLES = ("العنوان", "عنوان", "Title")
_DETAILS = ("المصدر", "التاريخ", "تاريخ", "Source", "Date")
_TITLE = re.compile(r"(?:العنوان|عنوان (?:الخبر|المقال)|Title) ?: ?(.+)")
_TEXT = re.compile(r"(?:النص|نص (?:الخبر|المقال)|المحتوى|Text|Content|Body) ?:(?: (.*))?")
_FIRST = 6  # lines of a page, one of which is its first record's headline
_RULE = re.compile(r"[\W_]{3,}")  # «==========»


def records_apart(lines: list[str]) -> list[str]:
    """Give the lines of a page, those of records without the labels and a border between two.

    An address has the first label too, «العنوان: شارع …»: each needs the second one below it.
    """
    if not any([line.startswith(_TITLES) for line in lines[:_FIRST]]):
        return lines
    if not any(line.startswith(_DETAILS) for line in lines):  # as in a list of books
        return lines
    titles = [at for at, line in enumerate(lines) if _TITLE.fullmatch(line)]
    texts = [at for at, line in enumerate(lines) if _TEXT.fullmatch(line)]
    places = [at for pair in zip(titles, texts, strict=False) for at in pair]
    if len(titles) != len(texts) or places != sorted(places):
        return lines
    borders = {_border(lines, text, title) for text, title in zip(texts, titles[1:], strict=False)}
    written: list[str] = []
    for at, line in enumerate(lines):
        written += [BORDER] * (at in borders) + [_without_label(line)]
    return [line for line in written if line and not _RULE.fullmatch(line)]


def _without_label(line: str) -> str:
    label = _TITLE.fullmatch(line) or _TEXT.fullmatch(line)
    return label[1] or "" if label else line


def _border(lines: list[str], text: int, title: int) -> int:
    """Find where a record begins that has its headline at `title`: below a rule, or with it."""
    rules = (at for at in range(text + 1, title) if _RULE.fullmatch(lines[at]))
    return next(rules, title)
