"""Lines that a page broke at the links inside its sentences, put together where that is certain."""

_GOES_ON = "،؛)"  # no line of its own begins with one of these, or with a single full stop
_MAY_GO_ON = _GOES_ON + "."
_LONGEST_LINK = 5  # words
_ENDS = tuple(".؟?!…:")


def join(lines: list[str]) -> list[str]:
    """Join a line to the one above where it begins with what only goes on; the first stays."""
    if not any([line[0] in _MAY_GO_ON for line in lines]):
        return lines
    joined = lines[:1]
    for line in lines[1:]:
        if len(joined) > 1 and (_goes_on(line) or joined[-1].endswith("(")):
            joined.append(f"{_above(joined)}{line}")
        else:
            joined.append(line)
    return joined


def _goes_on(line: str) -> bool:
    return line[0] in _GOES_ON or (line[0] == "." and line[1:2] not in (".", ""))


def _above(joined: list[str]) -> str:
    """Take the line above away, and when it is a link's words the one that it stood in too."""
    link = joined.pop()
    is_link = link.count(" ") < _LONGEST_LINK and len(joined) > 1
    if not is_link or joined[-1].endswith(_ENDS):
        return link
    before = joined.pop()
    return f"{before}{link}" if before.endswith("(") else f"{before} {link}"
