"""sentry-arroyo: RunTask, Unfold, Produce, CommitOffsets.

Produce knows one topic, so the producer it is given reads the topic from the message.
"""

from datetime import UTC

from arroyo import Topic
from arroyo.backends.kafka import KafkaConsumer, KafkaPayload, KafkaProducer
from arroyo.backends.kafka.configuration import (
    build_kafka_configuration,
    build_kafka_consumer_configuration,
)
from arroyo.commit import ONCE_PER_SECOND
from arroyo.processing import StreamProcessor
from arroyo.processing.strategies import (
    CommitOffsets,
    ProcessingStrategyFactory,
    Produce,
    RunTask,
    Unfold,
)
from arroyo.types import Value

from streams.environment import load
from streams.messages import Record
from streams.pipeline import STAGES, run

settings = load()


class Router(KafkaProducer):
    """Produce to the topic that a message names."""

    def produce(self, destination, message):
        payload = KafkaPayload(message.key, message.value, list(message.headers))
        return super().produce(Topic(settings.topic(message.topic)), payload)


class Chain(ProcessingStrategyFactory):
    def __init__(self):
        config = build_kafka_configuration({}, bootstrap_servers=[settings.brokers])
        self.producer = Router({**config, "enable.idempotence": True}, use_simple_futures=True)

    def create_with_partitions(self, commit, partitions):
        produce = Produce(self.producer, Topic("of the message"), CommitOffsets(commit))
        unfold = Unfold(lambda messages: [Value(m, {}, None) for m in messages], produce)
        return RunTask(enrich, unfold)


def enrich(message):
    at, taken = message.value, message.payload
    record = Record(
        at.partition.topic.name,
        at.partition.index,
        at.offset,
        round(at.timestamp.replace(tzinfo=UTC).timestamp() * 1000),
        taken.key,
        taken.value,
        taken.headers,
    )
    return run(STAGES, record, settings.limits).messages


if __name__ == "__main__":
    consumer = KafkaConsumer(
        build_kafka_consumer_configuration(
            {},
            bootstrap_servers=[settings.brokers],
            group_id=settings.group("arroyo"),
            auto_offset_reset="earliest",
        )
    )
    StreamProcessor(consumer, Topic(settings.topic("news.raw")), Chain(), ONCE_PER_SECOND).run()
