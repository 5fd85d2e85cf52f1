"""Lines that a page broke at the links inside its sentences, put together where that is certain."""

_GOES_ON = "،؛)"  # no line of its own begins with one of these, or with a single full stop
_MAY_GO_ON = _GOES_ON + "."
_LONGEST_LINK = 5  # words
_ENDS = tuple(".؟?!…:")  # of a sentence, or of what introduces a list


def join(lines: list[str]) -> list[str]:
    """Join a line to the one above where it begins with what only goes on; the first stays."""
    if not any([line[0] in _MAY_GO_ON for line in lines]):
        return lines
    joined = [lines[:1]]  # pieces of each line, put together in the end: a line may have many
    for line in lines[1:]:
        if len(joined) > 1 and (_goes_on(line) or joined[-1][-1].endswith("(")):
            _join_link(joined)
            joined[-1].append(line)
        else:
            joined.append([line])
    return ["".join(pieces) for pieces in joined]


def _goes_on(line: str) -> bool:
    after = line[1:2]
    is_stop = line[0] == "." and (after == " " or after.isdigit() or not after.isascii())
    return line[0] in _GOES_ON or is_stop


def _join_link(joined: list[list[str]]) -> None:
    """Join the last line, when it is a link's words, to the one that it stood in."""
    link, before = joined[-1], joined[-2][-1]
    is_link = len(link) == 1 and link[0].count(" ") < _LONGEST_LINK and len(joined) > 2
    if is_link and not before.endswith(_ENDS):
        joined.pop()
        joined[-1] += link if before.endswith("(") else [" ", *link]
