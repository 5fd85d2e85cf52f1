"""Lines that belong together: a label without a value, and the lines below it that are one."""

from streams.steps.lines.bylines import is_name
from streams.steps.lines.in_place import as_words
from streams.steps.lines.judge import judge
from streams.steps.lines.line import (
    Line,
    first_prose,
    is_prose,
    last_prose,
    may_head,
)
from streams.steps.lines.markers import DETAILS, HEADER, PAGERS, is_footer
from streams.steps.lines.values import BETWEEN_TAGS, are_tags
from streams.steps.lines.written import tags
from streams.steps.pages.pictures import without_captions, without_posts
from streams.steps.pages.topics import MOST_TAGS, NAMING, TOPICS, tags_below_credit, topics_apart

_WORDS_OF_PAPER = 3
_MORE = "المزيد"
_EDGE = " *•●■▪-–:"


def gathered(page: list[Line]) -> list[Line]:
    """Give a bare «المصدر:» the line below it, and bare «وسوم» the lines; drop captions."""
    kinds = {line.kind for line in page}
    if kinds == {"body"}:
        return page
    if "notice" in kinds:
        page = without_captions(without_posts(page))
    if {"source", "share"} <= kinds:
        page = tags_below_credit(page)
    if {"navigation", "related"} <= kinds:
        page = _with_menu(page)
    last = last_prose(page)
    page = as_words(page, last)
    if "navigation" in kinds and any([line.text in PAGERS for line in page]):
        page = _with_pager(page, last)
    if any([line.text.startswith(TOPICS) for line in page]):
        page = topics_apart(page, last)
    if not any([line.kind in DETAILS and _lacks(line) for line in page]):
        return page
    return _with_their_values(page, last)


def _with_their_values(page: list[Line], last: int) -> list[Line]:
    """Join labels that lack a value to the lines below that are it."""
    joined: list[Line] = []
    first, at = first_prose(page), 0
    while at < len(page):
        label, end = page[at], at + 1
        most = _most_values(label, at < first)
        while end - at <= most and _fits(label, page, end, last):
            end += 1
        if label.value and end < len(page) and page[end].kind == "body":
            end = at + 1  # nothing ends the list
        values = "، ".join(line.text for line in page[at + 1 : end])
        joined.append(_with_values(label, values) if values else label)
        at = end
    return joined


def _with_menu(page: list[Line]) -> list[Line]:
    """Take «المزيد» below the names of sections above the text for one more, and for no marker,
    unless several headlines stand below it."""
    kinds = [line.kind for line in page[: first_prose(page)]]
    menu = range(kinds.index("navigation") if "navigation" in kinds else len(kinds), len(kinds))
    return [
        line._replace(kind="navigation")
        if n in menu and line.text == _MORE and not all(map(may_head, page[n + 1 : n + 3]))
        else line
        for n, line in enumerate(page)
    ]


def _with_pager(page: list[Line], last: int) -> list[Line]:
    """Take «السابق» and «التالي» below the text for markers, where a headline is the next line."""
    marks = (n for n in range(last + 1, len(page) - 1) if page[n].text in PAGERS)
    markers = {n for n in marks if may_head(page[n + 1])}
    return [line._replace(kind="related") if n in markers else line for n, line in enumerate(page)]


def _lacks(label: Line) -> bool:
    """Tell a label without a value, or with the first of several tags."""
    return not label.value or (label.kind == "tags" and not BETWEEN_TAGS.search(label.value))


def _most_values(label: Line, is_above: bool) -> int:
    """Give how many lines below a label, above the text or not, may be the value that it lacks."""
    if label.kind not in DETAILS or not _lacks(label):
        return 0
    if label.kind == "tags":
        return 0 if label.value and is_above else MOST_TAGS
    is_bare = label.kind == "source" or (is_above and label.kind == "byline")
    return int(is_bare or label.text.endswith(":"))


def _with_values(label: Line, values: str) -> Line:
    if label.kind == "tags":
        return tags(filter(None, (label.value, values)))
    return judge(f"{label.text.strip(_EDGE)}: {values}")


def _fits(label: Line, page: list[Line], at: int, last: int) -> bool:
    """Tell a value of a label: names, of a few words each, no sentence, no article's headline.

    Below the page's `last` paragraph there is no such headline.
    """
    if at == len(page):
        return False
    line = page[at]
    if label.kind == line.kind == "stamp":
        return not line.value
    if label.kind == "byline" and is_name(line.text):
        return True
    is_paper = label.kind == "source" and line.text.count(" ") < _WORDS_OF_PAPER
    if at < last and not is_paper and _opens(page[at + 1]):
        return False
    is_tag = line.kind in NAMING and are_tags(line.text.replace(" + ", "، "))
    if not is_tag or is_footer(line.text) or line.text.isdecimal():  # a count of readers
        return False
    is_one = not BETWEEN_TAGS.search(line.text.replace(" - ", " ", 1))  # of «city - paper»
    return label.kind == "tags" or (is_one and _with_values(label, line.text).kind == label.kind)


def _opens(line: Line) -> bool:
    is_label = line.kind in DETAILS and line.text.endswith(":")
    return not is_label and (line.kind in HEADER or is_prose(line))
