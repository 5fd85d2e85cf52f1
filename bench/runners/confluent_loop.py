"""A bare confluent-kafka loop, the limit: librdkafka does the protocol on its own threads."""

import sys
import time

from confluent_kafka import Consumer, KafkaException, Producer

from streams.environment import load
from streams.messages import Record
from streams.pipeline import STAGES, run


def main(linger_ms: str = "5") -> None:
    settings = load()
    brokers = {"bootstrap.servers": settings.brokers}
    consumer = Consumer(
        {
            **brokers,
            "group.id": settings.group("confluent-loop"),
            "enable.auto.commit": False,
            "auto.offset.reset": "earliest",
        }
    )
    producer = Producer({**brokers, "enable.idempotence": True, "linger.ms": linger_ms})
    consumer.subscribe([settings.topic("news.raw")])
    committed_at = time.monotonic()
    while True:
        taken = consumer.poll(0.1)
        if taken is not None and not taken.error():
            for message in run(STAGES, record(taken), settings.limits).messages:
                producer.produce(
                    settings.topic(message.topic),
                    message.value,
                    message.key,
                    headers=list(message.headers),
                    on_delivery=_delivered,
                )
        producer.poll(0)
        if time.monotonic() - committed_at > settings.commit_interval:
            producer.flush()
            _commit(consumer)
            committed_at = time.monotonic()


def record(taken):
    """The record that the stages read, of a confluent-kafka message."""
    return Record(
        taken.topic(),
        taken.partition(),
        taken.offset(),
        taken.timestamp()[1],
        taken.key(),
        taken.value(),
        taken.headers() or (),
    )


def _delivered(error, _message):
    if error:
        raise KafkaException(error)


def _commit(consumer):
    try:
        consumer.commit(asynchronous=False)
    except KafkaException as error:
        if error.args[0].name() != "_NO_OFFSET":
            raise


if __name__ == "__main__":
    main(*sys.argv[1:])
