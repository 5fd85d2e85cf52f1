"""What operators and other producers do to a running stream: it goes on, and says what it lost."""

import asyncio
import signal
import time
from collections.abc import Callable

import aiokafka
import orjson
import pytest
from aiokafka import TopicPartition
from aiokafka.admin import NewPartitions, RecordsToDelete

from streams.cli.verify import account
from streams.settings import Settings
from tests.pages import page, records
from tests.processes import Worker, eventually, series
from tests.topics import accounted, admin, publish, read, read_all

pytestmark = pytest.mark.kafka

Start = Callable[..., Worker]


async def test_records_removed_before_they_were_read_are_counted(
    settings: Settings, start_worker: Start
) -> None:
    worker = await after_twenty(settings, start_worker)
    assert await asyncio.to_thread(worker.terminate) == 0
    await remove_25_of_30_more(settings)
    worker = start_worker().wait_until_ready()
    assert f"25 records of {settings.topic('news.raw')}:0 were removed unread" in worker.output()
    assert series(worker, "news_records_removed_unread_total") == 25
    await accounted(settings)
    assert await asyncio.to_thread(worker.terminate) == 0
    again = start_worker().wait_until_ready()
    assert "removed unread" not in again.output()


async def test_records_removed_while_a_worker_reads_are_counted(
    settings: Settings, start_worker: Start
) -> None:
    worker = await after_twenty(settings, start_worker)
    worker.process.send_signal(signal.SIGSTOP)
    await asyncio.sleep(1)  # what it asked for last has come, with nothing
    await remove_25_of_30_more(settings)
    worker.process.send_signal(signal.SIGCONT)
    await eventually(lambda: series(worker, "news_records_removed_unread_total") == 25)
    assert f"25 records of {settings.topic('news.raw')}:0 were removed unread" in worker.output()
    await accounted(settings)
    assert await asyncio.to_thread(worker.terminate) == 0
    again = start_worker().wait_until_ready()
    assert "removed unread" not in again.output()


async def after_twenty(settings: Settings, start_worker: Start) -> Worker:
    """A worker that has finished the first 20 records."""
    await produce(settings, [page(n) for n in range(20)])
    worker = start_worker()
    await read(settings, "news.enriched", lambda found: len(found) >= 20)
    return worker


async def remove_25_of_30_more(settings: Settings) -> None:
    raw = TopicPartition(settings.topic("news.raw"), 0)
    await produce(settings, [page(n) for n in range(20, 50)])
    async with admin(settings) as client:
        await client.delete_records({raw: RecordsToDelete(45)})


async def produce(settings: Settings, values: list[bytes]) -> None:
    """Produce to one partition."""
    producer = aiokafka.AIOKafkaProducer(**settings.client(), acks="all")
    async with producer:
        for value in values:
            await producer.send_and_wait(settings.topic("news.raw"), value, partition=0)


async def test_what_a_producer_aborted_was_never_published(
    settings: Settings, start_worker: Start
) -> None:
    producer = aiokafka.AIOKafkaProducer(
        **settings.client(), transactional_id=settings.topic_prefix
    )
    async with producer:
        for number, outcome in enumerate((producer.abort_transaction, producer.commit_transaction)):
            await producer.begin_transaction()
            key = b"%d" % number
            await producer.send_and_wait(settings.topic("news.raw"), page(number), key=key)
            await outcome()
    worker = start_worker()
    report = await accounted(settings)
    assert report.records == 1
    events = [orjson.loads(record.value) for record in await read_all(settings, "news.enriched")]
    titles = [line.split("\n")[0] for line in (page(0).decode(), page(1).decode())]
    assert titles[1] in {event["title"] for event in events}
    assert titles[0] not in {event["title"] for event in events}
    await eventually(lambda: series(worker, "news_consumer_lag_records") == 0)


async def test_verify_since_a_time_leaves_earlier_records_out(
    settings: Settings, start_worker: Start
) -> None:
    start_worker()
    await publish(settings, "news.raw", records(30))
    await accounted(settings)
    await asyncio.sleep(0.01)
    begun = int(time.time() * 1000)
    await publish(settings, "news.raw", records(12, malformed=5))
    await accounted(settings)
    report = await account(settings, begun)
    assert report.accounted and report.records == 12
    assert report.outside == report.found.total() - report.expected.total() > 0


@pytest.mark.slow  # the client asks for the topic's partitions anew every 30 s
async def test_partitions_that_are_added_are_read(settings: Settings, start_worker: Start) -> None:
    start_worker().wait_until_ready()
    topic = settings.topic("news.raw")
    async with admin(settings) as client:
        await client.create_partitions({topic: NewPartitions(6)})
    await publish(settings, "news.raw", records(60))
    await accounted(settings, seconds=60)


async def test_replayed_letters_that_fail_again_are_no_storm(
    settings: Settings, start_worker: Start
) -> None:
    again = [("__news.errors.attempts", b"1")]
    sent = [(b"%d" % n, b"\xff", again) for n in range(300)]
    await publish(settings, "news.raw", [*sent, *records(20)])
    worker = start_worker(NEWS_STORM_RECORDS="100")
    assert (await accounted(settings)).letters == {"not_utf8": 300}
    assert worker.terminate() == 0


async def test_sighup_drains(settings: Settings, start_worker: Start) -> None:
    await publish(settings, "news.raw", records(50))
    worker = start_worker().wait_until_ready()
    await eventually(lambda: series(worker, 'news_items_in_total{stage="split"}') > 0)
    worker.process.send_signal(signal.SIGHUP)
    assert await asyncio.to_thread(worker.process.wait, 30) == 0
    start_worker()
    assert (await accounted(settings)).duplicates == 0


async def test_a_session_timeout_that_the_broker_refuses_names_the_setting(
    settings: Settings, start_worker: Start
) -> None:
    worker = start_worker(NEWS_SESSION_TIMEOUT="80000")
    assert await asyncio.to_thread(worker.process.wait, 30) == 1
    assert "do not allow NEWS_SESSION_TIMEOUT" in worker.output().splitlines()[-1]


async def test_the_log_names_settings_without_effect(
    settings: Settings, start_worker: Start
) -> None:
    worker = start_worker(NEWS_BROKER="kafka:9092", NEWS_SASL_USERNAME="reader").wait_until_ready()
    assert worker.output().count("NEWS_BROKER is no setting; is NEWS_BROKERS meant?") == 1
    assert (
        "NEWS_SASL_USERNAME has no effect: NEWS_SECURITY_PROTOCOL is PLAINTEXT" in worker.output()
    )
