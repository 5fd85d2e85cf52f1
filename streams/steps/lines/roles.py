"""What a writer is, said beside the name: «كاتب وصحفي», «* سامر حداد كاتب سعودي»."""

from streams.steps.lines import markers
from streams.steps.lines.bylines import is_name
from streams.steps.lines.line import ends_sentence
from streams.steps.text.fold import fold_phrase

_LONGEST = 5  # words beside the first
_LONGEST_NOTE = 60  # characters
_AND = fold_phrase("و")
_THE = fold_phrase("ال")
_NISBA = tuple(map(fold_phrase, ("ي", "ية")))  # «سعودي», «سياسية»


def is_role(text: str) -> bool:
    """Tell «كاتب وصحفي», «محلل سياسي سعودي», and nothing of what else is said of a person."""
    return begins_role(text) and all(map(_is_of_role, fold_phrase(text).split()[1:]))


def begins_role(text: str) -> bool:
    """Tell the same and «محرر الشؤون العربية», where something else says that it may be one."""
    first, *others = fold_phrase(text).split() or [b""]
    return first in markers.ROLES and len(others) < _LONGEST and not ends_sentence(text)


def _is_of_role(word: bytes) -> bool:
    """Tell a further role, or an adjective: «سعودي», and not «الرواية»."""
    is_adjective = word.endswith(_NISBA) and not word.startswith(_THE)
    return is_adjective or word.removeprefix(_AND) in markers.ROLES


def described(text: str) -> str:
    """Name the writer whom a line describes, "" where it does not."""
    words = text.strip(" *.").split() if len(text) <= _LONGEST_NOTE else []
    names = ((" ".join(words[:end]), " ".join(words[end:])) for end in (2, 3))
    return next((name for name, role in names if is_role(role) and is_name(name)), "")
