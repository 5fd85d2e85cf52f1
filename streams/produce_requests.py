"""Encode a produce request with one copy of its records, where the client makes six.

The client joins bytes at every level of the request: value, partition, partitions, topic, topics,
request. A page becomes some 20 kB on Kafka, so these copies alone sweep 250 kB through the
processor's cache for each page, and the steps find theirs cold (docs/benchmarks.md).
"""

from typing import Any

from aiokafka.protocol.produce import ProduceRequest
from aiokafka.protocol.types import Int32, String

_name = String("utf-8").encode


def encode(request: Any) -> bytes:
    """Give the bytes that the client's own `encode` gives, joined once."""
    schema = request.SCHEMA
    *settings, topics = (getattr(request, name) for name in schema.names)
    pieces = [field.encode(value) for field, value in zip(schema.fields, settings, strict=False)]
    pieces.append(Int32.encode(len(topics)))
    for topic, partitions in topics:
        pieces += _name(topic), Int32.encode(len(partitions))
        for partition, records in partitions:
            pieces += Int32.encode(partition), Int32.encode(len(records)), records
    return b"".join(pieces)


def install() -> None:
    """Have every producer of this process encode so."""
    for version in ProduceRequest._CLASSES:
        version.encode = encode
