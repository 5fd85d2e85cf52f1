"""Header names that are not UTF-8 cost nothing but their letters."""

import pytest
from aiokafka.record.default_records import DefaultRecordBatchBuilder
from aiokafka.record.memory_records import MemoryRecords

from streams.lenient_records import Records

NAME, NOT_UTF8 = b"a-name-to-spoil", b"\xff\xfe-is-not-text\x80"


def _batch(count: int, spoiled: bool) -> bytes:
    builder = DefaultRecordBatchBuilder(
        2, 0, False, producer_id=-1, producer_epoch=-1, base_sequence=-1, batch_size=1 << 20
    )
    for number in range(count):
        headers = [("fine", b"1"), (NAME.decode(), None)]
        builder.append(number, 7, b"key", b"value %d" % number, headers)
    data = bytes(builder.build())
    return data.replace(NAME, NOT_UTF8, 1) if spoiled else data


def _read(records: Records) -> list[tuple[int, bytes, list[tuple[str, bytes | None]]]]:
    found = []
    while records.has_next():
        found += [(r.offset, r.value, r.headers) for r in records.next_batch()]
    return found


def test_the_client_alone_gives_up() -> None:
    records = MemoryRecords(_batch(2, spoiled=True))
    with pytest.raises(UnicodeDecodeError):
        list(records.next_batch())


def test_a_spoiled_name_is_escaped_and_nothing_else_changes() -> None:
    plain = _read(Records(_batch(3, spoiled=False)))
    spoiled = _read(Records(_batch(3, spoiled=True)))
    assert [(offset, value) for offset, value, _ in spoiled] == [(o, v) for o, v, _ in plain]
    assert spoiled[0][2] == [("fine", b"1"), ("\\xff\\xfe-is-not-text\\x80", None)]
    assert spoiled[1:] == plain[1:]


def test_what_is_well_is_read_as_the_client_reads_it() -> None:
    data = _batch(2, spoiled=False) + _batch(3, spoiled=False)
    assert len(_read(Records(data))) == 5
    assert Records(data).size_in_bytes() == len(data)
    assert Records(b"").next_batch() is None
