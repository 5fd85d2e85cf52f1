"""Neighbours' headlines in the middle of a line: set apart where the body is seen to go on."""

import re
from itertools import islice

from streams.steps.lines.line import LONGEST_HEADLINE, continues
from streams.steps.lines.markers import (
    CONTINUING,
    END_OF_LIST,
    READ_ON_PATTERN,
    READ_PATTERN,
    RESUMING,
)
from streams.steps.text.fold import fold_phrase

_LIST = re.compile(
    rf"(?:^| )(?:{READ_PATTERN}):? list of \d{{1,2}} items? (.{{1,700}}?)( end of list |$)"
)
_LISTED = re.compile(r" ?list \d{1,2} of \d{1,2} ")
_BLOCK = re.compile(
    rf"(?:(?<=[.!?؟\"»:)…]) (?={READ_ON_PATTERN}|أخبار متعلقة )| (?=أخبار متعلقة (?!ب)))"
    rf"((?:{READ_ON_PATTERN})(?=:)|{READ_PATTERN}|أخبار متعلقة):? "
)
_WORD = re.compile(r" (?=([^\s،.]{2,20})[ ،])")
_LONGEST_BLOCK = 500  # characters of the headlines in a line
_MOST_BLOCKS = 200  # of neighbours in a line; of each is asked where the body goes on
_SENTENCE_END = re.compile(r"(?<!\.)\.\s")
_CLAUSE_END = re.compile(r"(?<!\.)\.\s|،")


def list_apart(body: str) -> str:
    """Set a list that says its length apart, an item a line."""
    return _LIST.sub(_listed, body)


def _listed(match: re.Match[str]) -> str:
    headlines = _LISTED.split(match[1])
    if not match[2] and len(headlines[-1]) > LONGEST_HEADLINE:
        return match[0]  # the list is not closed, and body stands behind it
    whole = headlines if match[2] else headlines[:-1]  # the page ends within the last one
    return "\n".join(["\nاقرأ أيضا", *whole, f"{END_OF_LIST}\n"])


def _resumed(body: str, begin: int) -> int | None:
    """Find where the body goes on in the sentence of a block's headlines: at once, where there is
    none, and before a comma, for hardly any headline has one."""
    end = begin + _LONGEST_BLOCK
    if body[begin : begin + 1] == "و" and continues(body[begin:end]):
        return begin
    clause = _CLAUSE_END.search(body, begin, end)
    for word in _WORD.finditer(body, begin - 1, clause.start() if clause else end):
        if fold_phrase(word[1]) in RESUMING or body.startswith(CONTINUING, word.end()):
            return word.end()
    return None


def _is_one_headline(rest: str) -> bool:
    """Tell a headline, below which nothing goes on, at the end of the page."""
    headline = rest.strip()
    is_one = len(rest) <= LONGEST_HEADLINE and not _SENTENCE_END.search(f"{headline} ")
    return is_one and not continues(headline)


def blocks_apart(body: str) -> list[str]:
    """Set neighbours' headlines apart where the body is seen to go on in the same sentence."""
    pieces: list[str] = []
    begin = 0
    for mark in islice(_BLOCK.finditer(body), _MOST_BLOCKS):
        pieces.append(body[begin : mark.start()])
        is_last = _is_one_headline(body[mark.end() : mark.end() + _LONGEST_BLOCK])
        begin = len(body) if is_last else _resumed(body, mark.end()) or mark.end()
        headlines = body[mark.end() : begin].strip()
        if 0 < len(headlines) <= LONGEST_HEADLINE:  # longer, it is several with no border between
            pieces.append(f"{mark[1]}: {headlines}")
    return [*pieces, body[begin:]]
