"""Lines that a page broke at the links inside its sentences, put together where that is certain."""

from streams.steps.lines.judge import judge
from streams.steps.lines.line import OPEN_ENDS, OPEN_LETTERS, OPEN_WORDS

_GOES_ON = "،؛)"  # no line of its own begins with one of these, or with a single full stop
_MAY_GO_ON = _GOES_ON + ".,"
_LONGEST_LINK, _LONGEST_BROKEN = 5, 60  # words, characters
_LAST = range(4, 21)  # characters of the word that a sentence ends with, and its sign
_ENDS = tuple(".؟?!…:")  # of a sentence, or of what introduces a list
_WORDS = frozenset(OPEN_WORDS)


def join(lines: list[str]) -> list[str]:
    """Join a line to the one above where it begins with what only goes on; the first stays.

    Joined as well are a line below a word that no sentence ends with, and a word that ends a
    sentence, or a part of one, which has not ended above.
    """
    if not any([_may_be_broken(line) for line in lines]):
        return lines
    joined = [lines[:1]]  # pieces of each line, put together in the end: a line may have many
    for line in lines[1:]:
        if len(joined) > 1 and (_goes_on(line) or joined[-1][-1].endswith("(")):
            _join_link(joined)
            joined[-1].append(line)
        elif len(joined) > 1 and _is_in_sentence(joined[-1], line):
            joined[-1] += [" ", line]
        else:
            joined.append([line])
    return ["".join(pieces) for pieces in joined]


def _may_be_broken(line: str) -> bool:
    is_open = line[-1] in OPEN_LETTERS and line.endswith(OPEN_WORDS)
    return is_open or line[0] in _MAY_GO_ON or (len(line) in _LAST and _is_last_word(line))


def _is_last_word(line: str) -> bool:
    """Tell a word, or a year, with the sign that ends a sentence or a part of one."""
    is_word = line[-1] in ".،" and line[0].isalnum() and " " not in line
    return is_word and len(line) in _LAST


def _is_in_sentence(pieces: list[str], line: str) -> bool:
    """Tell a line that goes on the sentence above: one of such words, what stands below one, or
    below a line that ends with one, if that is a link's words or the end of the sentence."""
    above = pieces[-1]
    if _is_last_word(line) and above[-1].isalpha() and len(above) > _LONGEST_BROKEN:
        return judge(line).kind != "end"  # whatever else it may be: a section's name, an agency's
    if line in _WORDS:
        is_one = not above.endswith(_ENDS) and above not in _WORDS
    elif above in _WORDS:
        is_one = len(pieces) > 1
    else:
        is_link = len(above) > _LONGEST_BROKEN and line.count(" ") < _LONGEST_LINK
        is_last = len(above) <= _LONGEST_BROKEN and line.endswith(_ENDS)
        is_one = above.endswith(OPEN_ENDS) and (is_link or is_last) and line[0].isalpha()
    return is_one and judge(line).kind == judge(above).kind == "body"


def _goes_on(line: str) -> bool:
    after = line[1:2]
    is_stop = line[0] == "." and (after == " " or after.isdigit() or not after.isascii())
    return line[0] in _GOES_ON or is_stop or line == ","


def _join_link(joined: list[list[str]]) -> None:
    """Join the last line, when it is a link's words, to the one that it stood in."""
    link, before = joined[-1], joined[-2][-1]
    is_link = len(link) == 1 and link[0].count(" ") < _LONGEST_LINK and len(joined) > 2
    if is_link and not before.endswith(_ENDS):
        joined.pop()
        joined[-1] += [" ", *link]
