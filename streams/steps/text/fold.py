# cython: wraparound=False, initializedcheck=False
"""The matching key of a text: one byte a character, spelling variants folded, marks removed.

The key is ISO 8859-6, so `key.decode("iso8859-6")` reads as Arabic. Only letters, digits and
spaces are left in it, and it begins and ends with a space: a pattern that carries its own spaces
matches whole words. Folding loses what Arabic needs (ى and ي, ة and ه become one), so the key is
only ever matched; what is shown is the text, through `Folded.original`.

One table says what each character becomes, in one pass; `fold.pxd` gives the types to compile it.
"""

import re
import unicodedata
from bisect import bisect_right

from streams.steps.text.signs import DROPPED

KEY_ENCODING = "iso8859-6"

_LETTERS = "ءابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
_FOLDED = {
    **{letter: letter for letter in _LETTERS + "0123456789abcdefghijklmnopqrstuvwxyz"},
    **dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz", strict=True)),
    **dict(zip("٠١٢٣٤٥٦٧٨٩", "0123456789", strict=True)),  # Arabic-Indic digits
    **dict(zip("۰۱۲۳۴۵۶۷۸۹", "0123456789", strict=True)),  # Persian digits
    **dict.fromkeys("آأإٱ", "ا"),  # alef with madda, hamza above, hamza below, wasla
    **dict.fromkeys("ىئیېێے", "ي"),  # alef maqsura, yeh with hamza, Persian and other yehs
    **dict.fromkeys("ةەھہۀ", "ه"),  # teh marbuta, Kurdish ae, the other hehs
    **dict.fromkeys("ؤۆ", "و"),
    **dict.fromkeys("کگ", "ك"),  # Persian kaf and gaf
    **{"پ": "ب", "چ": "ج", "ژ": "ز", "ڤ": "ف", "ڕ": "ر", "ڵ": "ل"},
}
_REMOVED = (
    DROPPED
    + "".join(map(chr, range(0x064B, 0x0660)))  # harakat, combining madda and hamzas
    + "\u0670\u200c\u200d"  # dagger alef, zero-width non-joiner and joiner
)
# Presentation forms: letters in their joined shapes, ligatures, as old PDF and feeds write them.
_FORMS = "".join(map(chr, (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD))))
_PRESENTATION_FORM = re.compile(f"[{_FORMS}]")
_SPACE, _GAP, _FORM = 32, 255, 254  # what else the table says: removed, to be spelled out
_PLANE = 0x10000  # characters that have a place in it; the others separate words


def _table() -> bytes:
    """Give each character's byte of the key, a space for what is no part of a word."""
    table = bytearray(b" ") * _PLANE
    for form in _FORMS:
        table[ord(form)] = _FORM
    for char, folded in _FOLDED.items():
        table[ord(char)] = folded.encode(KEY_ENCODING)[0]
    for char in _REMOVED:
        table[ord(char)] = _GAP
    return bytes(table)


_TABLE = _table()


class Folded:
    """A matching key, and what it takes to get back from it to the text."""

    def __init__(self, key: bytes, gaps: list[int], extras: list[int]) -> None:
        """`gaps` are the key offsets of removed characters, `extras` those, gaps counted, of
        characters that spelling out added."""
        self.key = key
        self.gaps = gaps
        self.extras = extras

    def original(self, offset: int) -> int:
        """Give the text's code point offset for an offset of 1 or more, a word's start or end."""
        if self.gaps:
            offset += bisect_right(self.gaps, offset)
        if self.extras:
            offset -= bisect_right(self.extras, offset)
        return offset - 1


def fold(text: str) -> Folded:
    """Fold a text into its matching key."""
    gaps: list[int] = []
    extras: list[int] = []
    key = _key(text, gaps)
    if _FORM in key:  # one text in four hundred
        text, extras = _decompose(text)
        gaps.clear()
        key = _key(text, gaps).replace(bytes([_FORM]), b" ")
    return Folded(key, gaps, extras)


def _key(text: str, gaps: list[int]) -> bytes:
    """Give the key between two spaces, and add to `gaps` where characters were removed."""
    written = bytearray(len(text) + 2)
    letters, table, used = written, _TABLE, 1
    letters[0] = _SPACE
    for char in text:
        code = ord(char)
        byte = table[code] if code < _PLANE else _SPACE
        if byte == _GAP:
            gaps.append(used)
        else:
            letters[used] = byte
            used += 1
    letters[used] = _SPACE
    return bytes(written[: used + 1])


def fold_phrase(phrase: str) -> bytes:
    """Fold a phrase of a lexicon: as `fold`, with single spaces and none around it."""
    return b" ".join(fold(phrase).key.split())


def _decompose(text: str) -> tuple[str, list[int]]:
    """Spell out presentation forms, and give the offsets of the characters that this added."""
    pieces: list[str] = []
    extras: list[int] = []
    length = end = 0
    for match in _PRESENTATION_FORM.finditer(text):
        letters = unicodedata.normalize("NFKC", match[0])
        pieces += text[end : match.start()], letters
        length += match.start() - end
        extras += range(length + 2, length + len(letters) + 1)  # one more for the leading space
        length += len(letters)
        end = match.end()
    return "".join((*pieces, text[end:])), extras
