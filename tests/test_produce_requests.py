"""A produce request reads the same, however it was put together."""

import pytest
from aiokafka.protocol.produce import ProduceRequest
from aiokafka.protocol.struct import Struct

from streams.produce_requests import encode, install

TOPICS = [("news.enriched", [(0, b"records"), (11, bytearray(b"more"))]), ("اسم", [(3, b"")])]


@pytest.mark.parametrize("version", ProduceRequest._CLASSES, ids=lambda each: each.__name__)
@pytest.mark.parametrize("topics", [TOPICS, []], ids=["two topics", "none"])
def test_the_bytes_are_the_clients_own(version, topics) -> None:
    install()
    request = ProduceRequest(
        transactional_id=None, required_acks=-1, timeout=40_000, topics=topics
    ).build(version)
    assert encode(request) == Struct.encode(request)
    assert request.encode() == Struct.encode(request)
