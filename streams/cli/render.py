"""What reaches a terminal: text made safe, right-to-left text isolated."""

import re
import sys
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

if TYPE_CHECKING:
    from rich.progress import ProgressColumn

Advance = Callable[[int], None]

_WIDTH_OF_A_PIPE = 160
_YEAR_9000 = 221_845_392_000_000

# One character for one, so that offsets into the text stay true.
_SAFE = {
    **{code: 0x2400 + code for code in range(0x20)},  # C0: control pictures, ESC is U+241B
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),  # C1
    **dict.fromkeys((0x2028, 0x2029), 0x2424),  # line and paragraph separator
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD),  # bidi
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),  # lone surrogates can't be printed
}
_SAFE_LINES = {code: to for code, to in _SAFE.items() if code != 0x0A}
_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def safe(text: str, *, lines: bool = False) -> str:
    """Replace every control, escape and bidi override by a visible character; `lines` keeps LF."""
    return text.translate(_SAFE_LINES if lines else _SAFE)


def safe_bytes(value: bytes | None, *, lines: bool = False) -> str:
    """Show bytes that may be anything: UTF-8 where they are, else escaped."""
    return safe((value or b"").decode("utf-8", "backslashreplace"), lines=lines)


def safe_json(line: bytes) -> bytes:
    r"""Escape as \uXXXX what JSON leaves bare and a terminal obeys: the value stays the same."""
    return _UNSAFE_IN_JSON.sub(lambda m: f"\\u{ord(m[0]):04x}", line.decode()).encode()


def moment(milliseconds: int) -> datetime:
    """When a record says it was written: any number, brought within what a calendar has."""
    return datetime.fromtimestamp(min(max(milliseconds, 0), _YEAR_9000) / 1000, UTC)


def isolated(text: str) -> str:
    """Keep right-to-left text from moving the columns beside it in a terminal."""
    if not sys.stdout.isatty():
        return safe(text)
    return f"\u2068{safe(text)}\u2069"  # first strong isolate, pop directional isolate


def console(*, stderr: bool = False) -> Console:
    """A console that takes no markup out of texts, wide where it is piped."""
    terminal = (sys.stderr if stderr else sys.stdout).isatty()
    width = None if terminal else _WIDTH_OF_A_PIPE
    return Console(stderr=stderr, highlight=False, markup=False, emoji=False, width=width)


def table(
    rows: Sequence[Mapping[str, Text | str]],
    columns: Mapping[str, int],
    whole: Container[str],
    width: int,
) -> Table:
    """Those `columns` for which there is room, by the least width of each; `whole` do not fold."""
    names = [name for name, least in columns.items() if width >= least]
    made = Table(*(Column(name, no_wrap=name in whole, overflow="fold") for name in names))
    for row in rows:
        made.add_row(*(row[name] for name in names))
    return made


@contextmanager
def progress(*columns: "ProgressColumn", total: int | None = None) -> Iterator[Advance]:
    """A bar on stderr, in a terminal only; gives what to call with how much more is done."""
    from rich.progress import Progress

    out = console(stderr=True)
    with Progress(*columns, console=out, transient=True, disable=not out.is_terminal) as bar:
        task = bar.add_task("", total=total)
        yield lambda done: bar.advance(task, done)


def write_json(lines: Iterable[bytes]) -> None:
    """Write JSON lines to stdout: byte for byte in a pipe, made safe in a terminal."""
    to_terminal, out = sys.stdout.isatty(), sys.stdout.buffer
    for line in lines:
        out.write((safe_json(line) if to_terminal else line) + b"\n")
    out.flush()
