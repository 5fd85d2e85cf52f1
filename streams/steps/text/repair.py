"""Characters as they were meant and as they are shown: mojibake, controls, white space."""

import codecs
import re
import unicodedata
from functools import cache
from html import unescape
from typing import Any

from streams.steps.text.signs import DROPPED, SPACES, STRANGE, TIDY, signs

# The 8-bit encodings that UTF-8 gets read as, with signs of it: what the first byte of any Arabic
# letter becomes in windows-1252, and the second byte of "alef" and of "lam" in windows-1256; that
# of "lam" is in Latin-1 a control character, and in windows-1252 none.
_MISREAD = (("latin-1", "\x84"), ("cp1252", "ØÙ"), ("cp1256", "§„"))
# To order n marks on one letter takes n * n steps; no writing has more than 30.
_PILE = re.compile(r"([^\w\s\x00-\x7f]{30})[^\w\s\x00-\x7f]+")
_SIGN_OF_PILE = re.compile(r"[^\w\s\x00-\x7f]{3}")  # every tenth character of one
_LONG = 4_000  # characters; a shorter page is no danger
_CONTROLS = re.compile("[\0-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f\ufffd]")
_LONG_REFERENCE = re.compile(r"(&#\d{8})\d+")  # to no character; Python reads 4,300 digits
_TATWEEL = "\u0640"
_DASHES = (f" {_TATWEEL} ", f" {_TATWEEL}{_TATWEEL} ")  # «3 ـ صفر», «الخرطوم ــ …»
# The first byte of a no-break space in UTF-8; many a page made a plain one of the second.
_LEAD = b"\xc2"
_HAH = "ح".encode()
_CUT_HAH = re.compile(rb"\xd8(?![\x80-\xbf])")
_BULLET = re.compile(r"([•●■▪]) {2,}")  # its item begins behind the gap
_WIDE_GAP = re.compile(r" {3}(?: +|(?<=[^.][.\"»] {3}))")  # as old pages end paragraphs


def repaired(text: str) -> str:
    """Undo UTF-8 read as an 8-bit encoding, once or twice, where it reads back without a fault."""
    once = _repaired(text)
    return once if once == text else _repaired(once)


def _repaired(text: str) -> str:
    for encoding, marks in _MISREAD:
        if any(mark in text for mark in marks):
            table = _table(encoding)
            lead = _LEAD.decode(encoding)
            text = text.replace(f"{lead} ", f"{lead}\xa0")
            return "\n".join(_reread(line, table) for line in text.split("\n"))
    return text


@cache
def _table(encoding: str) -> Any:
    """Map characters back to bytes; a byte without a character is taken for a control character."""
    chars = (bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in range(256))
    return codecs.charmap_build("".join(chars))


def _reread(text: str, table: Any) -> str:
    """Read a line again, or where it has a fault those of its words that have none."""
    try:
        return codecs.charmap_encode(text, "strict", table)[0].decode("utf-8")
    except UnicodeError:
        if " " in text:
            return " ".join([_reread(word, table) for word in text.split(" ")])
        return _with_hah(text, table)


def _with_hah(word: str, table: Any) -> str:
    """Read a word again whose one fault is that of «ح» the second byte, a soft hyphen, is gone."""
    try:
        read = codecs.charmap_encode(word, "strict", table)[0]
        whole = _CUT_HAH.sub(_HAH, read).decode("utf-8")
    except UnicodeError:
        return word
    return whole if len(whole) > 1 else word


def unescaped(text: str) -> str:
    """Read the references that HTML writes characters as: «&quot;», «&#1605;»."""
    return unescape(_LONG_REFERENCE.sub(r"\1", text))


def composed(text: str) -> str:
    """Put what is written of several characters in its form (NFC)."""
    if len(text) > _LONG and _SIGN_OF_PILE.search(text[::10]):
        text = _PILE.sub(r"\1", text)
    return unicodedata.normalize("NFC", text)


def shown(text: str, seen: int) -> list[str]:
    """Give the lines without what is not shown: no controls, single spaces."""
    if _TATWEEL in text:
        for dash in _DASHES:
            text = text.replace(dash, " - ")
    for char in DROPPED:
        if char in text:
            text = text.replace(char, "")
    for space in SPACES:
        if space in text:
            text = text.replace(space, " ")
    has_gaps = signs(text) & TIDY
    if has_gaps and "   " in text:
        text = _WIDE_GAP.sub("\n", _BULLET.sub(r"\n\1 ", text))
    if seen & STRANGE:
        return [" ".join(_CONTROLS.sub("", line).split()) for line in text.splitlines()]
    lines = text.split("\n")
    return [" ".join(x.split()) if "  " in x else x for x in lines] if has_gaps else lines
