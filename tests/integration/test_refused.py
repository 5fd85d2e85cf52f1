"""What the broker refuses, what never ends and what dies: nothing is dropped, nothing is silent."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import aiokafka
import pytest
from aiokafka.admin import NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType

from streams.settings import Settings
from tests.pages import page, records
from tests.processes import Worker, eventually, news_streams, series
from tests.topics import accounted, admin, publish, read, read_all

pytestmark = pytest.mark.kafka

Start = Callable[..., Worker]
NOT_UTF8 = b"\xff"


async def limit(settings: Settings, topic: str, most: int) -> None:
    """Let the broker refuse what is larger on a topic."""
    change = ConfigResource(
        ConfigResourceType.TOPIC, settings.topic(topic), {"max.message.bytes": str(most)}
    )
    async with admin(settings) as client:
        await client.alter_configs([change])


def header(record: Any, name: str) -> str:
    return str(dict(record.headers)[f"__news.errors.{name}"].decode())


@pytest.mark.parametrize("topic", ["news.enriched", "news.enriched.diplomacy"])
async def test_too_large_for_the_topic_is_set_aside(
    settings: Settings, start_worker: Start, topic: str
) -> None:
    await limit(settings, topic, 3_000)
    large = "\n".join([page(1).decode(), *(f"وقال المصدر رقم {n} ذلك." for n in range(200))])
    sent = [(b"large", large.encode(), []), *records(20)]
    await publish(settings, "news.raw", sent)
    worker = start_worker()
    letters = await read(settings, "news.dead-letters", bool)
    report = await accounted(settings)
    assert report.letters == {"refused_by_broker": 1}
    assert (letters[0].key, letters[0].value) == (b"large", large.encode())
    assert header(letters[0], "stage") == "classify"
    refused = 'news_dead_letters_total{reason="refused_by_broker",stage="classify"}'
    await eventually(lambda: series(worker, refused) == 1)


async def test_a_page_has_one_letter_however_many_of_its_events_are_refused(
    settings: Settings, start_worker: Start
) -> None:
    for topic in ("news.enriched", "news.enriched.diplomacy"):
        await limit(settings, topic, 1_000)
    both = page(1) + b"\n" + page(2)
    await publish(settings, "news.raw", [(b"both", both, [])])
    worker = start_worker()
    await accounted(settings)
    (letter,) = await read_all(settings, "news.dead-letters")
    assert letter.value == both
    assert header(letter, "message").startswith(settings.topic("news.enriched"))
    assert series(worker, "news_dead_letters_total") == 1
    verified = news_streams(settings, "verify", "--metrics", f"{worker.url}/metrics")
    assert verified.returncode == 0, verified.stdout


async def test_too_large_for_the_dead_letters_keeps_its_place(
    settings: Settings, start_worker: Start
) -> None:
    await limit(settings, "news.dead-letters", 2_000)
    await publish(settings, "news.raw", [(b"large", NOT_UTF8 * 10_000, []), (b"ok", page(1), [])])
    start_worker()
    (letter,) = await read(settings, "news.dead-letters", bool)
    assert (letter.key, letter.value) == (b"large", None)
    assert header(letter, "value_omitted") == "10000"
    assert header(letter, "reason") == "not_utf8"
    await accounted(settings)


async def test_more_than_a_broker_takes_in_a_request_stops_nothing(
    settings: Settings, start_worker: Start
) -> None:
    """What a producer compressed may be any size again: the letter can't have it."""
    large = b"\xff" * 110_000_000
    producer = aiokafka.AIOKafkaProducer(**settings.client(), compression_type="zstd")
    async with producer:
        batch = producer.create_batch()
        batch.append(key=b"large", value=large, timestamp=None)
        await (await producer.send_batch(batch, settings.topic("news.raw"), partition=0))
    await publish(settings, "news.raw", [(b"ok", page(1), [])])
    start_worker()
    (letter,) = await read(settings, "news.dead-letters", bool)
    assert (letter.key, letter.value) == (b"large", None)
    assert header(letter, "value_omitted") == str(len(large))
    await accounted(settings)


async def test_a_topic_that_is_gone_stalls_loudly_and_loses_nothing(
    settings: Settings, start_worker: Start
) -> None:
    gone = settings.topic("news.enriched.diplomacy")
    worker = start_worker(NEWS_STALL_TIMEOUT="3", NEWS_REQUEST_TIMEOUT="3").wait_until_ready()
    async with admin(settings) as client:
        await client.delete_topics([gone])
        await publish(settings, "news.raw", records(50, malformed=10))
        await eventually(lambda: worker.get("/healthz")[0] == 503)
        await eventually(lambda: series(worker, "news_worker_stalled") == 1)
        assert gone in worker.output()
        assert worker.output().count("\n") < 100, "a line for every attempt of every message"
        await client.create_topics([NewTopic(gone, 4, 1)])
        await eventually(lambda: worker.get("/healthz")[0] == 200)
    await accounted(settings)
    assert worker.terminate() == 0


async def test_a_missing_topic_is_one_clear_line(settings: Settings, start_worker: Start) -> None:
    gone = settings.topic("news.enriched")
    async with admin(settings) as client:
        await client.delete_topics([gone])
    worker = start_worker()
    assert await asyncio.to_thread(worker.process.wait, 30) == 1
    assert worker.output().splitlines()[-1].startswith(f"Error: topic {gone} does not exist")
    assert "Traceback" not in worker.output()


async def test_a_storm_of_dead_letters_stops_the_worker(
    settings: Settings, start_worker: Start
) -> None:
    await publish(settings, "news.raw", [(b"%d" % n, NOT_UTF8, []) for n in range(500)])
    worker = start_worker(NEWS_STORM_RECORDS="100", NEWS_BATCH_RECORDS="50")
    assert await asyncio.to_thread(worker.process.wait, 30) == 1
    last_line = worker.output().splitlines()[-1]
    assert last_line.startswith("Error: had to stop: DeadLetterStorm")
    assert "100% of the latest 100 records would be dead letters: not_utf8 100;" in last_line
    assert f"the first is {settings.topic('news.raw')}:" in last_line
    assert len(await read_all(settings, "news.dead-letters")) <= 100
    start_worker(NEWS_STORM_SHARE="1")
    report = await accounted(settings)
    assert report.letters == {"not_utf8": 500}


def broken(place: str, says: str) -> tuple[str, str]:
    """The real program, with one function that raises."""
    return "-c", (
        "import unittest.mock; from streams.__main__ import main\n"
        f"with unittest.mock.patch({place!r}, side_effect=ValueError({says!r})): main()"
    )


@pytest.fixture
def start_broken(settings: Settings, tmp_path: Path) -> Iterator[Callable[[str, str], Worker]]:
    workers: list[Worker] = []

    def start(place: str, says: str) -> Worker:
        environ = {"NEWS_SHUTDOWN_TIMEOUT": "2", "NEWS_STORM_SHARE": "1"}
        log = tmp_path / "broken.log"
        workers.append(Worker(settings, log, environ=environ, program=broken(place, says)))
        return workers[-1]

    yield start
    for worker in workers:
        worker.kill()


NAMES = (
    "streams.storm.Storm.judge",
    "streams.work.Work.take",
    "streams.delivery.Delivery._attempt",
    "streams.delivery.Delivery.on_start",
    "streams.clients.consumer",
)


@pytest.mark.parametrize("place", NAMES)
async def test_a_worker_that_dies_inside_does_not_stay(
    settings: Settings, start_broken: Callable[[str, str], Worker], place: str
) -> None:
    await publish(settings, "news.raw", records(10))
    worker = start_broken(place, "a bug")
    assert await asyncio.to_thread(worker.process.wait, 40) == 1
    assert worker.output().splitlines()[-1] == "Error: had to stop: ValueError('a bug')"
    assert await read_all(settings, "news.enriched") == []


UNHEARD = "قبضاياتستان"  # no log, metric or message of ours has a reason to say it


async def test_nothing_of_an_article_reaches_log_or_metrics(
    settings: Settings, start_broken: Callable[[str, str], Worker]
) -> None:
    text = f"\x1b]0;{UNHEARD}\x07\n{page(1).decode()}\nالمصدر: {UNHEARD}"
    values = [text, f'{{"text": 1, "id": "{UNHEARD}"}}', f'{{"{UNHEARD}', UNHEARD]
    sent = [(UNHEARD.encode(), value.encode(), [(UNHEARD, b"x")]) for value in values]
    await publish(settings, "news.raw", [*sent, (None, UNHEARD.encode("utf-16"), [])])
    worker = start_broken("streams.pipeline.clean", UNHEARD)  # the step's error quotes the article
    letters = await read(settings, "news.dead-letters", lambda found: len(found) >= 4)
    assert UNHEARD not in worker.get("/metrics")[1]
    assert not [letter for letter in letters if UNHEARD in header(letter, "message")]
    assert "unexpected" in {header(letter, "reason") for letter in letters}
    await eventually(lambda: "in clean: ValueError" in worker.output())
    assert UNHEARD not in worker.output()
    assert "\x1b" not in worker.output()
