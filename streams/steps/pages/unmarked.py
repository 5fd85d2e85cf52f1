"""Neighbours in mid-article without a marker: a card, which is a headline and its date or age, or
headlines below each other."""

import re
from itertools import takewhile

from streams.steps.lines.line import Line, continues, is_prose, may_head, prose_at
from streams.steps.lines.stamps import is_age
from streams.steps.lines.values import is_quoted
from streams.steps.pages.article import Article
from streams.steps.pages.cohesion import CARD_FAVOUR, SAID_AGAIN, cohesion, opening
from streams.steps.pages.lists import DATE

_DATE = re.compile(r"\d{1,2} [^\W\d]{3,9}, \d{2}:\d{2} GMT")
# Before a film's name; a witness is quoted.
_WATCH = re.compile(r"(?:شاهد|بالفيديو) ?(?::|\|{1,2}) ?([^\W_].*)")
_NEAR = 20  # lines
_LINKS = range(2, 6)
_WORDS_OF_LINK = 6  # spaces; of the text's own subheadings few have as many
# Characters of a headline, of one of several, and of one of several whose words the text has too.
_SHORTEST_LINK, _SHORTEST_LONG, _SHORTEST_TOLD = 25, 38, 45


def card(page: list[Line], at: int, article: Article) -> str:
    """Give the headline of the card that begins at `at`, "" where there is none."""
    if not article.has_body or at + 1 == len(page):
        return ""
    line, below = page[at], page[at + 1]
    if line.kind == "stamp" and may_head(below) and _is_dated(page, at):
        return below.text
    if is_age(below) and may_head(line) and _is_passed(page, at, article):
        return line.text
    return ""


def _is_dated(page: list[Line], at: int) -> bool:
    """Tell a card's date, «16 يناير, 08:31 GMT»; several near each other log what happened."""
    near = page[max(0, at - _NEAR) : at + _NEAR]
    is_one = _DATE.fullmatch(page[at].text) is not None
    return is_one and sum(_DATE.fullmatch(line.text) is not None for line in near) == 1


def _is_passed(page: list[Line], at: int, article: Article) -> bool:
    """Tell a headline with its age, «منذ ساعة», below which the body goes on.

    Of real articles that go on it tells 92 in 100, of whole ones below such a headline it takes one
    in 1,000. Several ages near each other are a live blog's.
    """
    near = page[max(0, at - _NEAR) : at + _NEAR]
    if article.ended or sum(map(is_age, near)) > 1 or not prose_at(page, at + 2):
        return False
    return not article.yields(opening(page, at + 2), page[at].text, CARD_FAVOUR)


def links(page: list[Line], at: int, article: Article) -> list[str]:
    """Give the headlines that stand below each other between two paragraphs of an article.

    The second paragraph goes on from the first, and the headlines do not, nor are they words of the
    text, as a quotation beside it is, or its subheading.
    """
    if page[at].text[-1] == "." or article.ended or not (at and is_prose(page[at - 1])):
        return []  # as most lines, told cheaply
    film = _WATCH.fullmatch(page[at].text)
    if film and may_head(page[at]) and prose_at(page, at + 1):
        return [film[1]]
    heads = [x.text for x in takewhile(may_head, page[at : at + _LINKS.stop])]
    below = at + len(heads)
    if len(heads) not in _LINKS or not prose_at(page, below) or not continues(page[below].text):
        return []
    said = f"{article.text} {opening(page, below)}"
    if _are_items(page[at - 1].text, heads) or not all(map(_is_link, heads)):
        return []
    if all(cohesion(head, said) < SAID_AGAIN for head in heads):
        return heads
    return [] if any(map(is_quoted, heads)) else _without_subheading(heads)


def _without_subheading(heads: list[str]) -> list[str]:
    """Leave the last of headlines whose words the text has too to the text, where it is short, or
    all where they are."""
    if heads[-1].count(" ") < _WORDS_OF_LINK:
        heads = heads[:-1]
    is_one = len(heads) in _LINKS and max(map(len, heads)) >= _SHORTEST_TOLD
    return heads if is_one else []


def _are_items(above: str, heads: list[str]) -> bool:
    """Tell what a colon introduces, lines alike, questions, and short lines, as of verse."""
    is_alike = len({head.partition(" ")[0] for head in heads}) == 1
    are_asked, are_labelled = ([mark in x for x in heads] for mark in "؟:")
    is_short = max(map(len, heads)) < _SHORTEST_LONG
    return above.endswith(":") or is_alike or is_short or all(are_asked) or all(are_labelled)


def _is_link(head: str) -> bool:
    is_item = head[0].isdigit() or DATE.search(head)  # «1- …», «name - 6 يونيو 2012»
    return len(head) >= _SHORTEST_LINK and not is_item and not continues(head)
