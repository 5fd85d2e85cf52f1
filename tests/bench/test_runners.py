"""Every runner of the benchmark does the same work: the same messages, by topic, key and bytes."""

import asyncio
from collections import Counter
from pathlib import Path

import pytest

from streams.pipeline import STAGES, run
from streams.settings import Settings
from streams.topics import OUTPUTS
from tests.topics import publish, read, read_all

pytest.importorskip("confluent_kafka", reason="the benchmark's peers are not installed")

from bench.feed import pages
from bench.runners import RUNNERS
from bench.running import Running

pytestmark = [pytest.mark.kafka, pytest.mark.slow]

_ITEMS = [*pages(200, seed=7), b'{"text": 1}']


@pytest.mark.parametrize("name", RUNNERS)
def test_a_runner_produces_what_the_steps_give(
    name: str, settings: Settings, tmp_path: Path
) -> None:
    asyncio.run(publish(settings, "news.raw", [(None, item, ()) for item in _ITEMS]))
    records = asyncio.run(read_all(settings, "news.raw"))
    expected = Counter(
        (message.topic, message.key, message.value)
        for record in records
        for message in run(STAGES, record, settings.limits).messages
    )

    with Running(RUNNERS[name], settings, [0], tmp_path / "log"):
        produced = asyncio.run(_produced(settings, Counter(topic for topic, _, _ in expected)))

    assert produced == expected


async def _produced(settings: Settings, counts: Counter[str]) -> Counter[tuple[str, bytes, bytes]]:
    found: Counter[tuple[str, bytes, bytes]] = Counter()
    for topic in OUTPUTS:
        wanted = counts[topic]
        taken = await read(settings, topic, lambda read, n=wanted: len(read) >= n)
        found.update((topic, record.key, record.value) for record in taken)
    return found
