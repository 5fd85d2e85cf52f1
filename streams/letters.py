"""Dead letters read back, from records whose headers may be anything."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from streams.errors import REASONS
from streams.messages import ERROR_PREFIX, attempts
from streams.pipeline import NAMES

REPLAYED = f"{ERROR_PREFIX}replayed"
_PLACE = re.compile(rb"([0-9]{1,10}):([0-9]{1,19})")
_NUMBER = re.compile(rb"[0-9]{1,19}")
_UNKNOWN = "unknown"

Place = tuple[int, int]  # partition and offset in the topic of the dead letters


@dataclass(frozen=True, slots=True)
class Letter:
    """A dead letter; a header that is missing or not by schema is "unknown", or None for a number.

    `topic`, `topic_partition` and `topic_offset` say where the record was read from.
    """

    record: Any
    reason: str
    stage: str
    message: bytes
    topic: bytes
    topic_partition: int | None
    topic_offset: int | None
    attempts: int
    value_omitted: bool
    dealt_with: bool = False  # a marker after it says so; `read` sees one record only

    @property
    def place(self) -> Place:
        return self.record.partition, self.record.offset

    @property
    def source(self) -> str:
        """Who published the page, as far as the record says."""
        try:
            page = orjson.loads(self.record.value or b"")
        except orjson.JSONDecodeError:
            return ""
        source = page.get("source", "") if isinstance(page, dict) else ""
        return source if isinstance(source, str) else ""


def read(record: Any) -> Letter:
    """Understand a record of the dead letters' topic."""
    headers = _ours(record)
    return Letter(
        record,
        reason=_one_of(REASONS, headers.get("reason")),
        stage=_one_of(NAMES, headers.get("stage")),
        message=headers.get("message", b""),
        topic=headers.get("topic", b""),
        topic_partition=_number(headers.get("partition")),
        topic_offset=_number(headers.get("offset")),
        attempts=attempts(record.headers) or 1,
        value_omitted="value_omitted" in headers,
    )


def written(place: Place) -> str:
    """A place as it is shown and typed: PARTITION:OFFSET."""
    return "{}:{}".format(*place)


def marker(letter: Letter) -> tuple[str, bytes]:
    """The header of the record that says a letter was replayed."""
    return REPLAYED, written(letter.place).encode()


def marked(record: Any) -> Place | None:
    """The place of the letter a marker is about; None for a letter."""
    found = _PLACE.fullmatch(_ours(record).get("replayed", b""))
    return (int(found[1]), int(found[2])) if found and record.value is None else None


def _ours(record: Any) -> Mapping[str, bytes]:
    return {
        name.removeprefix(ERROR_PREFIX): value or b""
        for name, value in record.headers
        if name.startswith(ERROR_PREFIX)
    }


def _one_of(known: tuple[str, ...], value: bytes | None) -> str:
    return next((name for name in known if value == name.encode()), _UNKNOWN)


def _number(value: bytes | None) -> int | None:
    return int(value) if value and _NUMBER.fullmatch(value) else None
