"""Which line of a page is its headline."""

import re

from streams.steps.lines import markers
from streams.steps.lines.bylines import correspondent, is_outlet, is_person
from streams.steps.lines.line import (
    LONGEST_HEADLINE,
    OPEN_WORDS,
    PICTURES,
    Line,
    continues,
    first_prose,
    is_headline,
    is_paragraph,
)
from streams.steps.lines.markers import ENDS, HEADER
from streams.steps.pages.cohesion import TOLD_AT_ONCE, cohesion, first_best, opening
from streams.steps.text.fold import fold_phrase

_ABOVE = 80  # lines at most that stand above the first paragraphs
_LONGEST = 180  # characters
_SHORTEST_REPEATED = 10  # characters of a headline told by its being said twice
_BEFORE_NAME = "-–—|/»›>"  # of a site or section, in the line that says the headline first
_DESCRIPTION = ('content="', "content='")  # what is left of a tag above the page's text
_TICKER = re.compile(r"°|\d\.\d+$|\d{1,2}:\d{2}$")  # of prices, prayers and the weather
_WORD, _WORDS_OF_TICKER = re.compile(r"[^\W\d]{2,}"), 3
_SCENE = "جانب من "  # what captions begin with, and headlines hardly do
_WORDS_OF_TOPIC = 2  # spaces
_FULL_WORDS = 6
_WORDS_OF_STATED = 3  # spaces
_GOES_ON = ("-", "،", ":", *(f"{word} " for word in OPEN_WORDS))
_PICTURE = re.compile(f"^[{PICTURES}\ufe0f ]+")  # as channels have
_STOP = re.compile(r"[.؟!]\s")
_LONGEST_SENTENCE = 300  # characters


def find_headline(page: list[Line], stated: str) -> int | None:
    """Give the place of the page's headline, or None where its first paragraph comes first.

    Navigation, teasers and a site's name stand above it on many pages: it is the line said again,
    the one that is stated, or of the short lines above the first paragraph the one that the
    paragraphs tell.
    """
    again = _said_again(page)
    if again is not None:
        return again
    if stated.count(" ") >= _WORDS_OF_STATED:  # fewer are a section's on many pages
        above = page[: min(_ABOVE, first_prose(page))]
        same = (at for at, line in enumerate(above) if line.text == stated)
        if (place := next(same, None)) is not None:
            return place
    found = _short_lines(page)
    if len(found) < 2:
        return found[0] if found and len(page) > 1 and not _is_first(page, found[0]) else None
    text = opening(page, found[-1] + 1)
    scores = [_told(page[at].text, text) + _place(page, at) for at in found]
    return found[first_best(scores)]


def headline_apart(lines: list[str], stated: str) -> list[str]:
    """Set the stated headline apart from the text behind it in the first line, if that tells it.

    A sentence that goes on from the stated words, as where they are its cut beginning, stays.
    """
    first = lines[0] if lines and stated.count(" ") >= _WORDS_OF_STATED else ""
    text = first.removeprefix(f"{stated} ")
    is_apart = text != first and is_headline(stated) and len(text) > LONGEST_HEADLINE
    if not is_apart or text.startswith(_GOES_ON) or continues(text):
        return lines
    sentence = _STOP.split(text[:_LONGEST_SENTENCE], maxsplit=1)[0]
    is_told = cohesion(stated, sentence) >= TOLD_AT_ONCE
    return [stated, text, *lines[1:]] if is_told else lines


def without_desk(headline: str) -> str:
    """Cut the agency's desk off a headline, «سياسي / …», or the picture before it."""
    headline = _PICTURE.sub("", headline)
    desk, slash, rest = headline.partition(" / ")
    return rest if slash and fold_phrase(desk) in markers.DESKS else headline


def _said_again(page: list[Line]) -> int | None:
    """The last line that repeats one above it, a site's or section's name there or not."""
    said: list[str] = []
    again = None
    for at, line in enumerate(page[:_ABOVE]):
        if line.kind == "related" or line.kind in ENDS:
            break
        if again is not None and line.kind in HEADER:
            return _last(page[again].text, page, at) or again
        if line.kind != "body":
            continue
        first = _said_first(line.text, said)
        if first is not None:
            again = at if _is_headline(line.text, said[first + 1 :]) else again
        elif not is_paragraph(line.text):
            said.append(line.text)
        elif not line.text.startswith(_DESCRIPTION):
            break
    return again


def _said_first(line: str, said: list[str]) -> int | None:
    """Find where a line of a headline's length was said before."""
    if not _SHORTEST_REPEATED <= len(line) <= _LONGEST:
        return None
    return next((n for n, text in enumerate(said) if repeats(line, text)), None)


def _is_headline(line: str, between: list[str]) -> bool:
    """Tell a headline that is said again from a writer, and from a topic around a headline."""
    is_short = line.count(" ") < _WORDS_OF_TOPIC
    return not (correspondent(line) or (is_short and any(map(is_headline, between))))


def _last(headline: str, page: list[Line], at: int) -> int | None:
    """Find the headline below its stamp; whatever else is said again there is a caption."""
    header = range(at, min(_ABOVE, at + first_prose(page[at:])))
    return next((n for n in reversed(header) if page[n].text == headline), None)


def repeats(line: str, said: str) -> bool:
    """Tell whether a line says what one above it did, there perhaps beside the name of a site."""
    before, same, after = said.partition(line)
    beside = before.rstrip()[-1:], after.lstrip()[:1]
    return bool(same) and all(mark in _BEFORE_NAME for mark in beside)


def _short_lines(page: list[Line]) -> list[int]:
    found: list[int] = []
    for at, line in enumerate(page[:_ABOVE]):
        if line.kind == "related":
            break
        if line.kind == "body":
            if len(line.text) > _LONGEST or (found and is_paragraph(line.text)):
                break
            if not correspondent(line.text):
                found.append(at)
    return [at for at in found if not _is_of_menu(page, at)] or found


def _is_of_menu(page: list[Line], at: int) -> bool:
    """Tell a section of another name by those beside it: one word, or two above one."""
    spaces = page[at].text.count(" ")
    is_below = at > 0 and page[at - 1].kind == "navigation"
    is_above = 0 < at < len(page) - 1 and page[at + 1].kind == "navigation"
    return (spaces == 0 and is_below) or (spaces < _WORDS_OF_TOPIC and is_above)


def _is_first(page: list[Line], at: int) -> bool:
    """Tell a first paragraph, where no shorter line stands beside it: long, or the next goes on."""
    line = page[at].text
    if not (line.endswith(".") and is_paragraph(line)):
        return False
    return len(line) > LONGEST_HEADLINE or continues(opening(page, at + 1))


def _told(line: str, text: str) -> float:
    """Cohesion, held for less where a line of few words has it easily."""
    return cohesion(line, text) * min(1.0, (line.count(" ") + 1) / _FULL_WORDS)


def _place(page: list[Line], at: int) -> float:
    """What a line's place and form say for its being the headline, as a share of cohesion."""
    first = 0.2 if at == 0 else 0.0
    is_beside = any(line.kind == "stamp" for line in page[max(0, at - 1) : at + 2])
    is_beside |= [line.kind for line in page[at + 1 : at + 3]] == ["byline", "stamp"]
    text = page[at].text
    is_one = is_headline(text) and not _is_other(text) and not (at and continues(text))
    return first + (0.2 if is_beside else 0.0) - (0.0 if is_one else 0.5)


def _is_other(text: str) -> bool:
    """Tell a writer, alone or as «name (city)», a channel, a caption, or a line of a ticker."""
    if is_person(text.partition(" (")[0]) or is_outlet(text) or text.startswith(_SCENE):
        return True
    return _TICKER.search(text) is not None and len(_WORD.findall(text)) <= _WORDS_OF_TICKER
