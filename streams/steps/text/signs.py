# cython: wraparound=False, initializedcheck=False
"""What a page's characters call for, seen in one pass, so that most pages are spared the work.

Compiled with the types of `signs.pxd`.
"""

TIDY = 1  # has what is not shown, or two spaces in a row
STRANGE = 2  # has what may be damaged, out of order or no character at all
MARKUP = 4  # has what HTML, Markdown or a messenger may mark words with
_SPACE, _MARK = TIDY << 3, STRANGE << 3  # of which two in a row are that sign

DROPPED = (
    "\u0640"  # tatweel
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # bidi controls
    "\u200b\u200c\u2060\ufeff\u00ad"  # zero-width space and non-joiner, word joiner, byte order
    # mark, soft hyphen
)
SPACES = "\xa0\t\u2009\u202f\u2002\u2003\u3000"  # no-break, thin, en, em, ideographic

# Letters that are composed already, and signs of Arabic prose; all others are strange.
_USUAL = "\n" + "".join(map(chr, range(0x21, 0x7F))) + "،؛؟٪٠١٢٣٤٥٦٧٨٩«»“”‘’–—…•"
_USUAL += "".join(map(chr, range(0x0621, 0x063B))) + "".join(map(chr, range(0x0641, 0x064B)))
_USUAL += "پچژڤکگی"
_MARKS = "".join(map(chr, range(0x064B, 0x0653)))  # harakat; two on a letter have an order
_PLANE = 0x10000  # characters that have a place in the table; the others are strange


def _table() -> bytes:
    table = bytearray([STRANGE]) * _PLANE
    kinds = (
        (_USUAL, 0),
        ("<&]*#", MARKUP),
        (DROPPED + SPACES, TIDY),
        (" ", _SPACE),
        (_MARKS, _MARK),
    )
    for chars, kind in kinds:
        for char in chars:
            table[ord(char)] = kind
    return bytes(table)


_TABLE = _table()


def signs(text: str) -> int:
    """Give what a text has of TIDY, STRANGE and MARKUP, as bits; 0 says to take it as it is."""
    table, seen, before = _TABLE, 0, 0
    for char in text:
        code = ord(char)
        kind = table[code] if code < _PLANE else STRANGE
        seen |= kind | (kind & before) >> 3
        before = kind
    return seen & (TIDY | STRANGE | MARKUP)
