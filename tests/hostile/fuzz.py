"""Coverage-guided fuzzing of the bytes and the structure of a page: `python -m tests.hostile.fuzz`.

Arguments are libFuzzer's, as `-runs=1000000 -seed=7`, and a folder that keeps the corpus. What
breaks a promise ends it, with the input in a file. Needs the extra `fuzz`.
"""

import sys

import atheris

with atheris.instrument_imports(include=["streams.steps", "streams.pipeline"]):
    from tests.hostile.check import check

from tests.hostile.structure import FRAGMENTS
from tests.pages import page

_PAGES = [page(number) for number in range(6)]


def one_input(raw: bytes) -> None:
    """The bytes themselves, or a page that they choose the fragments of."""
    if raw[:1] < b"\x60":
        check(raw[1:])
    else:
        check(_composed(raw[1:]))


def _composed(choices: bytes) -> bytes:
    """A page's start, then a fragment for each byte; 0xff takes the next byte as it is."""
    parts = [_PAGES[choices[0] % 6][: 4 * choices[0]]] if choices else []
    taken = iter(choices[1:])
    for choice in taken:
        if choice == 0xFF:
            parts.append(bytes((next(taken, 0),)))
        else:
            parts.append(FRAGMENTS[choice % len(FRAGMENTS)].encode("utf-8", "replace"))
    return b"".join(parts)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
