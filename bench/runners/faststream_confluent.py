"""FastStream over confluent-kafka: a batch subscriber, confirmations awaited together."""

import asyncio

from faststream import AckPolicy, FastStream
from faststream.confluent import KafkaBroker

from bench.runners.confluent_loop import record
from streams.environment import load
from streams.pipeline import STAGES, run

settings = load()
broker = KafkaBroker(
    settings.brokers,
    acks="all",
    enable_idempotence=True,
    allow_auto_create_topics=False,
    apply_types=False,
)
app = FastStream(broker)


async def as_records(message):
    """Hand over the records as they came: the stages parse the pages and need the offsets."""
    return message.raw_message


@broker.subscriber(
    settings.topic("news.raw"),
    group_id=settings.group("faststream-confluent"),
    auto_offset_reset="earliest",
    batch=True,
    max_records=500,
    ack_policy=AckPolicy.NACK_ON_ERROR,
    decoder=as_records,
)
async def enrich(records):
    sent = [
        await broker.publish(
            out.value,
            settings.topic(out.topic),
            key=out.key,
            headers={name: value.decode() for name, value in out.headers},
            no_confirm=True,
        )
        for taken in records
        for out in run(STAGES, record(taken), settings.limits).messages
    ]
    await asyncio.gather(*sent)


if __name__ == "__main__":
    asyncio.run(app.run())
