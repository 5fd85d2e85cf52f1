"""Read records whose header names are not UTF-8, which the Kafka client refuses to decode.

One such record would stop a partition for good: the client raises out of a whole fetch, before the
record can be set aside. Anyone may write one, so its batch is read again with the client's reader
in Python, and what is no UTF-8 in a name becomes an escape.
"""

from collections.abc import Iterator
from typing import Any

from aiokafka.consumer import fetcher
from aiokafka.record.default_records import _DefaultRecordBatchPy
from aiokafka.record.memory_records import MemoryRecords, _MemoryRecordsPy


class Records:
    """Stands in for the client's `MemoryRecords`: its batches, with a second way to read each."""

    def __init__(self, data: bytes) -> None:
        self._compiled = MemoryRecords(data)
        self._slices = _MemoryRecordsPy(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._compiled, name)

    def next_batch(self) -> Any:
        """Give the next batch, as the client's reader has it."""
        part = self._slices._next_slice
        self._slices._cache_next()
        batch = self._compiled.next_batch()
        return batch if batch is None else _Batch(batch, part)


class _Batch:
    def __init__(self, batch: Any, data: Any) -> None:
        self._batch = batch
        self._data = data

    def __getattr__(self, name: str) -> Any:
        return getattr(self._batch, name)

    def __next__(self) -> Any:
        return next(self._batch)

    def __iter__(self) -> Iterator[Any]:
        """Begin again where a name can't be decoded: the caller skips the offsets it has."""
        try:
            yield from self._batch
        except UnicodeDecodeError:
            yield from _LenientBatch(self._data)


class _LenientBatch(_DefaultRecordBatchPy):  # type: ignore[misc]
    def _maybe_uncompress(self) -> None:
        super()._maybe_uncompress()
        self._buffer: Any = _Escaping(self._buffer)


class _Escaping(bytearray):
    def __getitem__(self, place: Any) -> Any:
        part = super().__getitem__(place)
        return _Escaping(part) if isinstance(place, slice) else part

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        return bytes(self).decode(encoding, "backslashreplace")


def install() -> None:
    """Have every consumer of this process read so."""
    fetcher.MemoryRecords = Records
