"""Lines that belong together: a label and its value, tags below a credit, a caption said twice."""

from itertools import takewhile

from streams.steps.lines.bylines import is_name
from streams.steps.lines.in_place import as_words
from streams.steps.lines.judge import judge
from streams.steps.lines.leftovers import is_post
from streams.steps.lines.line import (
    Line,
    ends_sentence,
    first_prose,
    is_paragraph,
    is_prose,
    last_prose,
    may_head,
)
from streams.steps.lines.markers import DETAILS, FOOTER, HEADER, PAGERS
from streams.steps.lines.values import BETWEEN_TAGS, are_tags
from streams.steps.lines.written import tags
from streams.steps.text.fold import fold_phrase

_MOST_TAGS = 40  # lines
_NAMING = frozenset({"body", "navigation"})  # a tag may be what a section is called
_BARE_TAGS = range(2, 13)  # lines without a label above them
_WORDS_OF_PAPER = _WORDS_OF_TOPIC = 3
_EDGE = " *•●■▪-–:"
_PHOTOGRAPHER = "تصوير"
_MORE = "المزيد "  # and the name of a section or the site
# Above tags, or above headlines.
_TOPICS = (_MORE, "المواضيع ذات الصلة", "المواضيع المتعلقة", "مواضيع ذات صلة")


def gathered(page: list[Line]) -> list[Line]:
    """Give a bare «المصدر:» the line below it, and bare «وسوم» the lines; drop captions."""
    kinds = {line.kind for line in page}
    if kinds == {"body"}:
        return page
    if "notice" in kinds:
        page = _without_captions(_without_posts(page))
    if {"source", "share"} <= kinds:
        page = _tags_below_credit(page)
    last = last_prose(page)
    page = as_words(page, last)
    if "navigation" in kinds and any([line.text in PAGERS for line in page]):
        page = _with_pager(page, last)
    if any([line.text.startswith(_TOPICS) for line in page]):
        page = _topics(page, last)
    if not any([line.kind in DETAILS and not line.value for line in page]):
        return page
    return _with_their_values(page, last)


def _with_their_values(page: list[Line], last: int) -> list[Line]:
    """Join labels that lack a value to the lines below that are it."""
    joined: list[Line] = []
    first, at = first_prose(page), 0
    while at < len(page):
        label, end = page[at], at + 1
        most = (
            1 if at < first and label.kind == "byline" and not label.value else _most_values(label)
        )
        while end - at <= most and _fits(label, page, end, last):
            end += 1
        values = "، ".join(line.text for line in page[at + 1 : end])
        joined.append(_with_values(label, values) if values else label)
        at = end
    return joined


def _with_pager(page: list[Line], last: int) -> list[Line]:
    """Take «السابق» and «التالي» below the text for markers, where a headline is the next line."""
    marks = (n for n in range(last + 1, len(page) - 1) if page[n].text in PAGERS)
    markers = {n for n in marks if may_head(page[n + 1])}
    return [line._replace(kind="related") if n in markers else line for n, line in enumerate(page)]


def _topics(page: list[Line], last: int) -> list[Line]:
    """Take «المزيد عن» above tags for their label, and «المزيد من …» below tags for a marker."""
    page, tagged = list(page), False
    for at, line in enumerate(page):
        if at > last and _lists_topics(line):
            page[at] = tags([line.value])
        elif line.kind == "related" and not line.value and line.text.startswith(_TOPICS):
            tagged = at > last and _are_topics(page, at + 1)
            page[at] = line._replace(kind="tags") if tagged else line
        elif tagged and _names_section(line):
            page[at], tagged = line._replace(kind="related"), False
        else:
            tagged = line.kind == "tags" or (tagged and line.kind in _NAMING)
    return page


def _lists_topics(line: Line) -> bool:
    """Tell «المزيد عن: مصر | الأمم المتحدة» from headlines behind a label."""
    topics = line.value.split(" | ")
    few = all(topic.count(" ") < _WORDS_OF_TOPIC for topic in topics)
    is_list = line.kind == "related" and len(topics) > 1 and few
    return is_list and line.text.startswith(_TOPICS)


def _are_topics(page: list[Line], at: int) -> bool:
    """Tell lines of a few words each from headlines, some of which have more."""
    below = list(takewhile(_is_named, page[at : at + _MOST_TAGS]))
    return bool(below) and all(line.text.count(" ") < _WORDS_OF_TOPIC for line in below)


def _is_named(line: Line) -> bool:
    return line.kind in _NAMING and not line.text.startswith(_MORE)


def _names_section(line: Line) -> bool:
    """Tell «المزيد من», and a section's name or the site's."""
    few = line.text.startswith(_MORE) and line.text.count(" ") <= _WORDS_OF_TOPIC
    return few and line.kind == "body" and not ends_sentence(line.text)


def _tags_below_credit(page: list[Line]) -> list[Line]:
    """Take short lines above the share bar for tags: below the credit, or neighbours' last lede."""
    kinds = [line.kind for line in page]
    credit = kinds.index("source")
    end = kinds.index("share", credit) if "share" in kinds[credit:] else credit
    found = [line.text for line in takewhile(_may_be_tags, reversed(page[credit + 1 : end]))]
    begin = end - len(found)
    is_menu = "body" not in kinds[begin:end]
    above = [line for line in page[credit + 1 : begin] if line.kind != "notice"]
    is_below = not above or _is_below_ledes(above, found)
    is_list = not is_menu and len(found) in _BARE_TAGS and is_below
    if not is_list or not any(map(is_prose, page[:credit])):
        return page
    return [*page[:begin], tags(found[::-1]), *page[end:]]


def _is_below_ledes(above: list[Line], found: list[str]) -> bool:
    """Tell tags below neighbours, each a headline and a lede, from more headlines."""
    is_lede = is_paragraph(above[-1].text) and ends_sentence(above[-1].text)
    is_marked = any(line.kind == "related" for line in above)
    return is_lede and is_marked and all(text.count(" ") < _WORDS_OF_TOPIC for text in found)


def _may_be_tags(line: Line) -> bool:
    return line.kind in _NAMING and are_tags(line.text)


def _most_values(label: Line) -> int:
    """Give how many lines below a label may be the value that it lacks."""
    if label.value or label.kind not in DETAILS:
        return 0
    if label.kind == "tags":
        return _MOST_TAGS
    return 1 if label.text.endswith(":") or label.kind == "source" else 0


def _with_values(label: Line, values: str) -> Line:
    if label.kind == "tags":
        return tags([values])
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
    is_tag = line.kind in _NAMING and are_tags(line.text.replace(" + ", "، "))
    if not is_tag or _is_footer(line.text) or line.text.isdecimal():  # a count of readers
        return False
    is_one = not BETWEEN_TAGS.search(line.text.replace(" - ", " ", 1))  # of «city - paper»
    return label.kind == "tags" or (is_one and _with_values(label, line.text).kind == label.kind)


def _is_footer(text: str) -> bool:
    """Tell a link at the foot of every page: «سياسة الخصوصية»."""
    return fold_phrase(text) in FOOTER


def _opens(line: Line) -> bool:
    is_label = line.kind in DETAILS and line.text.endswith(":")
    return not is_label and (line.kind in HEADER or is_prose(line))


def _without_posts(page: list[Line]) -> list[Line]:
    """Drop an embedded post's English words, and the day below its mark: it is not the page's."""
    marks = {n for n, line in enumerate(page) if line.kind == "notice" and is_post(line.text)}
    words = {n - 1 for n in marks if n and page[n - 1].kind == "body"}
    beside = words | {n + 1 for n in marks if n + 1 < len(page) and page[n + 1].kind == "stamp"}
    return [line for n, line in enumerate(page) if not (n in beside and line.text.isascii())]


def _without_captions(page: list[Line]) -> list[Line]:
    """Drop a photograph's caption from above and below the photographer's name."""
    named = (n for n in range(2, len(page) - 1) if page[n].text.startswith(_PHOTOGRAPHER))
    captions = {at for n in named for at in _captions(page, n)}
    return [line for n, line in enumerate(page) if n not in captions]


def _captions(page: list[Line], named: int) -> tuple[int, ...]:
    """Give the places of the caption by a photographer's name: on both sides, or above it."""
    above, below = page[named - 1], page[named + 1]
    if page[named].kind != "notice" or above.kind != "body" or is_paragraph(above.text):
        return ()
    if above.text == below.text:
        return named - 1, named + 1
    has_headline = any(line.kind == "body" for line in page[: named - 2])
    return (named - 1,) if has_headline and page[named - 2].kind in HEADER else ()
