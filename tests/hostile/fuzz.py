"""Coverage-guided fuzzing of a record's page, key and headers: `python -m tests.hostile.fuzz`.

Arguments are libFuzzer's, as `-runs=1000000 -seed=7`, and a folder that keeps the corpus. What
breaks a promise ends it, with the input in a file. Needs the extra `fuzz`.
"""

import sys

import atheris

with atheris.instrument_imports(include=["streams"]):
    from tests.hostile.check import check

from tests.hostile.structure import FRAGMENTS, HEADER_NAMES, HEADER_VALUES
from tests.hostile.wire import Header
from tests.pages import page

_PAGES = [page(number) for number in range(6)]


def one_input(raw: bytes) -> None:
    """The bytes themselves, a page that they choose the fragments of, or what is around a page."""
    if raw[:1] < b"\x60":
        check(raw[1:])
    elif raw[:1] < b"\xc0":
        check(_composed(raw[1:]))
    else:
        check(*_surrounded(atheris.FuzzedDataProvider(raw[1:])))


def _surrounded(choices: atheris.FuzzedDataProvider) -> tuple[bytes, bytes | None, list[Header]]:
    """A page or a dead letter, with a key and headers."""
    value = choices.PickValueInList([_PAGES[1], b"\xff", b""])
    key = choices.PickValueInList([None, b"", b"\xff" * 40_000, choices.ConsumeBytes(8)])
    count = choices.ConsumeIntInRange(0, 12)
    return value, key, [(_name(choices), _value(choices)) for _ in range(count)]


def _name(choices: atheris.FuzzedDataProvider) -> bytes:
    drawn = choices.ConsumeBytes(choices.ConsumeIntInRange(0, 8))
    return choices.PickValueInList([*HEADER_NAMES, drawn, b"__news.errors." + drawn, drawn * 9_000])


def _value(choices: atheris.FuzzedDataProvider) -> bytes | None:
    drawn = choices.ConsumeBytes(choices.ConsumeIntInRange(0, 8))
    return choices.PickValueInList([*HEADER_VALUES, drawn, drawn * 9_000])


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
