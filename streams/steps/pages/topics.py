"""Tags that no label of tags stands above: below a credit, or below «المزيد عن»."""

from itertools import takewhile

from streams.steps.lines.line import Line, ends_sentence, is_paragraph, is_prose
from streams.steps.lines.values import are_tags
from streams.steps.lines.written import tags

MOST_TAGS = 40  # lines
NAMING = frozenset({"body", "navigation"})  # a tag may be what a section is called
_BARE_TAGS = range(2, 13)  # lines without a label above them
_WORDS_OF_TOPIC = 3
_MORE = "المزيد "  # and the name of a section or the site
# Above tags, or above headlines.
TOPICS = (_MORE, "المواضيع ذات الصلة", "المواضيع المتعلقة", "مواضيع ذات صلة")


def topics_apart(page: list[Line], last: int) -> list[Line]:
    """Take «المزيد عن» above tags for their label, and «المزيد من …» below tags for a marker."""
    page, tagged = list(page), False
    for at, line in enumerate(page):
        if at > last and _lists_topics(line):
            page[at] = tags([line.value])
        elif line.kind == "related" and not line.value and line.text.startswith(TOPICS):
            tagged = at > last and _are_topics(page, at + 1)
            page[at] = line._replace(kind="tags") if tagged else line
        elif tagged and _names_section(line):
            page[at], tagged = line._replace(kind="related"), False
        else:
            tagged = line.kind == "tags" or (tagged and line.kind in NAMING)
    return page


def _lists_topics(line: Line) -> bool:
    """Tell «المزيد عن: مصر | الأمم المتحدة» from headlines behind a label."""
    topics = line.value.split(" | ")
    few = all(topic.count(" ") < _WORDS_OF_TOPIC for topic in topics)
    is_list = line.kind == "related" and len(topics) > 1 and few
    return is_list and line.text.startswith(TOPICS)


def _are_topics(page: list[Line], at: int) -> bool:
    """Tell lines of a few words each from headlines, some of which have more."""
    below = list(takewhile(_is_named, page[at : at + MOST_TAGS]))
    return bool(below) and all(line.text.count(" ") < _WORDS_OF_TOPIC for line in below)


def _is_named(line: Line) -> bool:
    return line.kind in NAMING and not line.text.startswith(_MORE)


def _names_section(line: Line) -> bool:
    """Tell «المزيد من», and a section's name or the site's."""
    few = line.text.startswith(_MORE) and line.text.count(" ") <= _WORDS_OF_TOPIC
    return few and line.kind == "body" and not ends_sentence(line.text)


def tags_below_credit(page: list[Line]) -> list[Line]:
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
    return line.kind in NAMING and are_tags(line.text)
