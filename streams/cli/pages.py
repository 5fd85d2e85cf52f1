"""Raw pages out of files, a folder or stdin, one at a time."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_STDIN = Path("-")
_SUFFIXES = frozenset(
    {"", ".txt", ".md", ".html", ".htm", ".xml", ".rss", ".atom", ".json", ".jsonl"}
)
_SKIP_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes of one raw record as they are, no more than one past the limit; `size` is true.

    `unreadable` says why there are none.
    """

    place: str
    value: bytes = b""
    size: int = 0
    unreadable: str = ""


def pages(files: Iterable[Path], jsonl: bool, limit: int) -> Iterator[Page]:
    """Pages of files as `chosen` gives them, or of stdin (-); no more than `limit` bytes of each.

    A .jsonl file, or any with `jsonl`, has one page a line; blank lines are skipped.
    """
    for file in files:
        try:
            yield from _of_file(file, jsonl, limit)
        except OSError as error:
            yield Page(str(file), unreadable=error.strerror or type(error).__name__)


def _of_file(file: Path, jsonl: bool, limit: int) -> Iterator[Page]:
    if file == _STDIN:
        yield from _read(sys.stdin.buffer, "stdin", jsonl, limit)
    else:
        with file.open("rb") as opened:
            yield from _read(opened, str(file), jsonl or has_lines(file), limit)


def has_lines(file: Path) -> bool:
    """Whether a file has, by its name, one page a line."""
    return file.suffix.lower() == ".jsonl"


def chosen(path: Path) -> tuple[list[Path], list[Path]]:
    """The files to read, and of a folder and those in it what is left out: no page by its name.

    Hidden files and folders are neither. A folder that can't be read stands for what is in it.
    """
    if path == _STDIN or not path.is_dir():
        return [path], []
    closed: set[Path] = set()
    walk = os.walk(path, onerror=lambda error: closed.add(Path(error.filename)))
    below = {Path(folder, name) for folder, _, names in walk for name in names}
    files = {file for file in below if file.is_file() or not file.exists()}
    shown = [file for file in sorted(files | closed) if not _hidden(file.relative_to(path))]
    pages = [file for file in shown if file.suffix.lower() in _SUFFIXES or file in closed]
    return pages, sorted({*shown} - {*pages})


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def total_bytes(files: Sequence[Path]) -> int | None:
    """How much there is to read; None where only the end will tell."""
    return None if _STDIN in files else sum(file.stat().st_size for file in files if file.exists())


def _read(file: BinaryIO, place: str, jsonl: bool, limit: int) -> Iterator[Page]:
    if jsonl:
        yield from _lines(file, place, limit)
    else:
        value = file.read(limit + 1)
        yield Page(place, value, len(value) + _skip(file))


def _lines(file: BinaryIO, place: str, limit: int) -> Iterator[Page]:
    number = 0
    while line := file.readline(limit + 2):
        number += 1
        value = line.rstrip(b"\r\n")
        rest = 0 if line.endswith(b"\n") else _skip_line(file)
        if value.strip():
            yield Page(f"{place}:{number}", value, len(value) + rest)


def _skip(file: BinaryIO) -> int:
    return sum(map(len, iter(lambda: file.read(_SKIP_BYTES), b"")))


def _skip_line(file: BinaryIO) -> int:
    """Read past the rest of a line, piece by piece; gives its length without the line's end."""
    skipped = 0
    while piece := file.readline(_SKIP_BYTES):
        skipped += len(piece.rstrip(b"\r\n"))
        if piece.endswith(b"\n"):
            break
    return skipped
