"""Bytewax: KafkaSource, flat_map, KafkaSink; offsets are kept in its own recovery store.

With `batches`, flat_map_batch instead: each stage does all of what was fetched at once, as in ours.
"""

import sys
import tempfile
from datetime import timedelta
from pathlib import Path

import bytewax.operators as op
from bytewax.connectors.kafka import KafkaSink, KafkaSinkMessage, KafkaSource
from bytewax.dataflow import Dataflow
from bytewax.recovery import RecoveryConfig, init_db_dir
from bytewax.run import cli_main

from streams.environment import load
from streams.messages import Record
from streams.pipeline import STAGES, run_all

settings = load()
brokers = [settings.brokers]


def record(taken):
    """The record that the stages read, of a Bytewax message."""
    return Record(
        taken.topic,
        taken.partition,
        taken.offset,
        taken.timestamp[1],
        taken.key,
        taken.value,
        taken.headers,
    )


def enrich(taken):
    return enrich_all([taken])


def enrich_all(batch):
    return [
        KafkaSinkMessage(m.key, m.value, settings.topic(m.topic), list(m.headers))
        for outcome in run_all(STAGES, map(record, batch), settings.limits)
        for m in outcome.messages
    ]


flow = Dataflow("news")
raw = op.input("raw", flow, KafkaSource(brokers, [settings.topic("news.raw")]))
if sys.argv[1:] == ["batches"]:
    enriched = op.flat_map_batch("enrich", raw, enrich_all)
else:
    enriched = op.flat_map("enrich", raw, enrich)
op.output("out", enriched, KafkaSink(brokers, None, {"acks": "all", "enable.idempotence": "true"}))

if __name__ == "__main__":
    store = Path(tempfile.mkdtemp())
    init_db_dir(store, 1)
    every = timedelta(seconds=settings.commit_interval)
    cli_main(flow, epoch_interval=every, recovery_config=RecoveryConfig(store))
