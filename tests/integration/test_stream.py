"""The stream end to end, as its three kinds of users see it."""

import asyncio
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from streams import schemas
from streams.settings import Settings
from tests.processes import Worker, news_streams
from tests.topics import accounted, publish, read, read_all

pytestmark = pytest.mark.broker

FEED = Path(__file__).parents[2] / "samples" / "feed"
PAGES = [path.read_bytes() for path in sorted(FEED.glob("[0-8]*.txt"))]
NOT_UTF8 = "خبر عاجل".encode("windows-1256")

Start = Callable[..., Worker]


def _headers(record: Any) -> dict[str, str]:
    return {name: value.decode() for name, value in record.headers}


def _by_key(records: list[Any]) -> dict[bytes, bytes]:
    return {record.key: record.value for record in records}


async def test_seed_becomes_two_events(
    settings: Settings, start_worker: Start, shared: Path
) -> None:
    seed = (shared / "seed.txt").read_bytes()
    await publish(settings, "news.raw", [(b"seed", seed, [("traceparent", b"00-ab-cd-01")])])
    start_worker()
    records = await read(settings, "news.enriched", lambda found: len(found) == 2)
    events = sorted((orjson.loads(r.value) for r in records), key=lambda e: e["position"])
    for event in events:
        schemas.check("news.enriched", event)
    assert [event["role"] for event in events] == ["main", "related"]
    assert events[0]["published"] == {"date": "2024-11-15", "precision": "day"}
    assert events[0]["sources"] == ["RT", "صحيفة المرصد الليبية"]
    assert {label["label"] for label in events[0]["labels"]} >= {"military_cooperation"}
    assert [label["label"] for label in events[1]["labels"]] == ["diplomacy"]
    for record in records:
        event, headers = orjson.loads(record.value), _headers(record)
        assert record.key.decode() == event["item_id"] == headers["ce_id"]
        assert headers["ce_specversion"] == "1.0"
        assert event["schema"] == "news.enriched/1.0.0"
        assert headers["ce_dataschema"] == "urn:news-streams:news.enriched/1.0.0"
        assert headers["ce_time"] == event["origin"]["timestamp"]
        assert headers["content-type"] == "application/json"
        assert headers["traceparent"] == "00-ab-cd-01"
    of_label = await read_all(settings, "news.enriched.diplomacy")
    assert _by_key(records).items() >= _by_key(of_label).items()
    assert events[1]["item_id"].encode() in _by_key(of_label)


async def test_malformed_is_set_aside_and_replayed_after_a_fix(
    settings: Settings, start_worker: Start
) -> None:
    page = PAGES[0]
    limit = {"NEWS_MAX_BYTES": str(len(page) - 1)}
    broken = start_worker(**limit).wait_until_ready()
    sent = [(b"k1", page, [("traceparent", b"t")]), (None, NOT_UTF8, [])]
    await publish(settings, "news.raw", sent)
    letters = await read(settings, "news.dead-letters", lambda found: len(found) == 2)
    by_reason = {_headers(letter)["__news.errors.reason"]: letter for letter in letters}
    assert set(by_reason) == {"too_large", "not_utf8"}
    assert by_reason["not_utf8"].value == NOT_UTF8
    large = by_reason["too_large"]
    assert (large.key, large.value) == (b"k1", page)
    assert _headers(large)["traceparent"] == "t"
    assert _headers(large)["__news.errors.topic"] == settings.topic("news.raw")
    assert broken.terminate() == 0

    start_worker()  # the fix: the usual limit
    replay = news_streams(settings, "dead-letters", "replay", "--reason", "too_large")
    assert replay.returncode == 0, replay.stderr
    again = await read(settings, "news.enriched", bool)
    event = orjson.loads(again[0].value)
    assert event["raw_id"] == orjson.loads(_explained(settings, page))["raw_id"]
    repeated = news_streams(settings, "dead-letters", "replay", "--reason", "too_large")
    assert repeated.returncode == 0, repeated.stderr
    assert len(await read_all(settings, "news.raw")) == 3, "a repeated replay sent it again"


def _explained(settings: Settings, page: bytes) -> str:
    """The first event that `explain` prints."""
    done = news_streams(settings, "explain", "-", "--json", stdin=page)
    assert done.returncode == 0, done.stderr
    return str(done.stdout.splitlines()[0])


async def test_stages_apart_give_the_same_bytes(settings: Settings, start_worker: Start) -> None:
    records = [(str(n).encode(), page, [("traceparent", b"t")]) for n, page in enumerate(PAGES)]
    await publish(settings, "news.raw", records)
    together = start_worker()
    whole = await _settled(settings)
    assert together.terminate() == 0
    for stage in ("split", "clean", "classify"):
        # A group of its own: the stages read the same raw records again.
        start_worker("--stages", stage, NEWS_APP_ID="apart")
    both = await read(settings, "news.enriched", lambda found: len(found) == 2 * len(whole))
    apart = both[:]
    for record in whole:
        apart.remove(
            next(r for r in apart if (r.partition, r.offset) == (record.partition, record.offset))
        )
    assert _by_key(apart) == _by_key(whole)
    assert {r.key: _headers(r) for r in apart} == {r.key: _headers(r) for r in whole}


async def _settled(settings: Settings) -> list[Any]:
    """The events of every page published so far."""
    await accounted(settings)
    return await read_all(settings, "news.enriched")


def _origin(record: Any) -> tuple[int, int]:
    origin = orjson.loads(record.value)["origin"]
    return origin["partition"], origin["offset"]


async def test_two_workers_share_the_partitions(settings: Settings, start_worker: Start) -> None:
    workers = [start_worker().wait_until_ready() for _ in range(2)]
    await _until_shared(workers)
    records = [(f"{n}".encode(), page, []) for n in range(20) for page in PAGES]
    await publish(settings, "news.raw", records)
    await _settled(settings)
    counts = [_counter(worker, 'news_items_in_total{stage="split"}') for worker in workers]
    assert sum(counts) == len(records)
    assert min(counts) > 0
    assert [worker.terminate() for worker in workers] == [0, 0]
    events = await read_all(settings, "news.enriched")
    assert len(events) == len({(r.key, _origin(r)) for r in events}), "an event came twice"


async def _until_shared(workers: list[Worker]) -> None:
    async with asyncio.timeout(30):
        while sorted(w.get("/metrics")[1].count("news_consumer_lag_records{") for w in workers) != [
            2,
            2,
        ]:
            await asyncio.sleep(0.1)


def _counter(worker: Worker, series: str) -> float:
    lines = worker.get("/metrics")[1].splitlines()
    return next(float(line.split()[-1]) for line in lines if line.startswith(series))


@pytest.mark.kafka
async def test_a_header_name_that_is_no_text_stops_nothing(
    settings: Settings, start_worker: Start
) -> None:
    _require_kcat()
    await asyncio.to_thread(_publish_by_kcat, settings, PAGES[0], b"\xff\xfe=1")
    await publish(settings, "news.raw", [(b"next", PAGES[1], [])])
    start_worker()
    found = await read(settings, "news.enriched", lambda records: len(_pages(records)) == 2)
    assert any("\\xff\\xfe" in _headers(record) for record in found)
    verified = news_streams(settings, "verify")
    assert verified.stdout.splitlines()[-1] == "ALL ITEMS ACCOUNTED: 2", verified.stdout


def _pages(records: list[Any]) -> set[str]:
    return {orjson.loads(record.value)["raw_id"] for record in records}


def _publish_by_kcat(settings: Settings, page: bytes, header: bytes) -> None:
    topic = settings.topic("news.raw")
    command = [b"kcat", "-b", settings.brokers, "-P", "-t", topic, "-H", header, "-D", "\x03"]
    subprocess.run(command, input=page, check=True, timeout=30)


def _require_kcat() -> None:
    if not shutil.which("kcat"):
        (pytest.fail if os.environ.get("CI") else pytest.skip)("Debian's kcat is not installed")


@pytest.mark.kafka
async def test_kcat_reads_the_events(settings: Settings, start_worker: Start) -> None:
    _require_kcat()
    await publish(settings, "news.raw", [(None, PAGES[0], [])])
    start_worker()
    found = await read(settings, "news.enriched", bool)
    topic = settings.topic("news.enriched")
    command = ["kcat", "-b", settings.brokers, "-C", "-t", topic, "-e", "-q", "-f", "%k %s\\n"]
    read_by_kcat = await asyncio.to_thread(
        subprocess.run, command, capture_output=True, check=True, timeout=30
    )
    lines = read_by_kcat.stdout.splitlines()
    assert {tuple(line.split(b" ", 1)) for line in lines} >= {(r.key, r.value) for r in found}
