"""What a writer is, said beside the name: «كاتب وصحفي», «* سامر حداد كاتب سعودي»."""

from itertools import pairwise

from streams.steps.lines import markers
from streams.steps.lines.bylines import is_name
from streams.steps.lines.line import Line
from streams.steps.text.fold import fold_phrase

_LONGEST = 5  # words beside the first
_MOST = 20  # lines of a header
_LONGEST_NOTE = 60  # characters
_AND = fold_phrase("و")
_THE = fold_phrase("ال")
_NISBA = tuple(map(fold_phrase, ("ي", "ية")))  # «سعودي», «سياسية»


def is_role(text: str) -> bool:
    """Tell «كاتب وصحفي», «محلل سياسي سعودي», and nothing of what else is said of a person."""
    first, *others = fold_phrase(text).split() or [b""]
    is_short = first in markers.ROLES and len(others) < _LONGEST
    return is_short and all(map(_is_of_role, others))


def _is_of_role(word: bytes) -> bool:
    """Tell a further role, or an adjective: «سعودي», and not «الرواية»."""
    is_adjective = word.endswith(_NISBA) and not word.startswith(_THE)
    return is_adjective or word.removeprefix(_AND) in markers.ROLES


def described(text: str) -> str:
    """Name the writer whom a line behind an asterisk describes, "" where it does not."""
    words = text.strip(" *.").split() if text[0] == "*" and len(text) <= _LONGEST_NOTE else []
    names = ((" ".join(words[:end]), " ".join(words[end:])) for end in (2, 3))
    return next((name for name, role in names if is_role(role) and is_name(name)), "")


def is_description(text: str) -> bool:
    """Tell what stands behind an asterisk for the writer named above: «* كاتب أردني»."""
    return text[0] == "*" and is_role(text.strip(" *."))


def with_roles(header: list[Line], text: list[Line]) -> list[Line]:
    """Take a name above a role for the writer's, where the text does not tell of that person."""
    header = list(header)
    for at, (named, below) in enumerate(pairwise(header[:_MOST])):
        is_both = {named.kind, below.kind} == {"body"} and is_role(below.text)
        if is_both and is_name(named.text) and not any(named.text in x.text for x in text):
            writer = named._replace(kind="byline", value=named.text)
            header[at : at + 2] = writer, below._replace(kind="notice")
    return header
