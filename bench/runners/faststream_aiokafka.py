"""FastStream over aiokafka: a batch subscriber that publishes, awaits the acks, then commits.

`publish_batch` puts a whole batch into one partition with the same headers, so each message is
published by itself and the confirmations are awaited together.
"""

import asyncio

from faststream import AckPolicy, FastStream
from faststream.kafka import KafkaBroker

from streams.environment import load
from streams.pipeline import STAGES, run

settings = load()
broker = KafkaBroker(settings.brokers, acks="all", enable_idempotence=True, apply_types=False)
app = FastStream(broker)


async def as_records(message):
    """Hand over the records as they came: the stages parse the pages and need the offsets."""
    return message.raw_message


@broker.subscriber(
    settings.topic("news.raw"),
    group_id=settings.group("faststream"),
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
        for record in records
        for out in run(STAGES, record, settings.limits).messages
    ]
    await asyncio.gather(*sent)


if __name__ == "__main__":
    asyncio.run(app.run())
