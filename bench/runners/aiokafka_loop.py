"""A bare aiokafka loop: a batch, its futures gathered, a commit a second."""

import asyncio
import time

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer

from streams.environment import load
from streams.pipeline import STAGES, run
from streams.settings import Settings


async def main(settings: Settings) -> None:
    consumer = AIOKafkaConsumer(
        settings.topic("news.raw"),
        bootstrap_servers=settings.brokers,
        group_id=settings.group("aiokafka-loop"),
        enable_auto_commit=False,
        auto_offset_reset="earliest",
    )
    producer = AIOKafkaProducer(
        bootstrap_servers=settings.brokers, acks="all", enable_idempotence=True
    )
    await consumer.start()
    await producer.start()
    committed_at = time.monotonic()
    while True:
        fetched = await consumer.getmany(timeout_ms=200, max_records=500)
        records = [record for records in fetched.values() for record in records]
        sent = [
            await producer.send(
                settings.topic(message.topic),
                message.value,
                key=message.key,
                headers=list(message.headers),
            )
            for record in records
            for message in run(STAGES, record, settings.limits).messages
        ]
        await asyncio.gather(*sent)
        if time.monotonic() - committed_at > settings.commit_interval:
            await consumer.commit()
            committed_at = time.monotonic()


if __name__ == "__main__":
    asyncio.run(main(load()))
