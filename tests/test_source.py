"""The source: how many records it takes at once, and what it commits when."""

import asyncio

import pytest
from aiokafka import TopicPartition
from aiokafka.errors import CommitFailedError

from streams.messages import Record
from streams.metrics import Metrics
from streams.retention import Removed
from streams.settings import Settings
from streams.source import Batch, Source, _Rebalance, most_records

READ = TopicPartition("news.raw", 0)


@pytest.mark.parametrize(
    ("partitions", "most"), [(0, 500), (1, 500), (24, 500), (25, 1_000), (96, 2_000)]
)
def test_a_batch_grows_with_the_partitions(partitions: int, most: int) -> None:
    assert most_records(500, partitions) == most


class Client:
    """Stands in for a consumer of one partition: one record a fetch, each commit kept or failed."""

    def __init__(self) -> None:
        self.fetched = 0
        self.commits: list[int] = []
        self.failures: list[Exception] = []  # of the next commits

    def assignment(self) -> set[TopicPartition]:
        return {READ}

    async def getmany(self, **_: int) -> dict[TopicPartition, list[Record]]:
        self.fetched += 1
        return {READ: [Record("news.raw", 0, self.fetched - 1, 0, None, b"page")]}

    async def commit(self, offsets: dict[TopicPartition, int]) -> None:
        if self.failures:
            raise self.failures.pop()
        self.commits.append(offsets[READ])


@pytest.fixture
def client() -> Client:
    return Client()


@pytest.fixture
async def source(client: Client) -> Source:
    """A source that reads one partition; the test takes and settles in place of its loop."""
    metrics, channel = Metrics(), asyncio.Queue[Batch]()
    source = Source(Settings(), "news.raw", "news-streams-split", channel, metrics)
    source.consumer, source.removed, source.assigned = client, Removed(client, metrics), {READ}
    return source


async def taken(source: Source) -> asyncio.Future[None]:
    """Let the source take a batch; gives what the agent resolves."""
    await source._take()
    delivered: asyncio.Future[None] = source.channel.get_nowait().delivered
    return delivered


async def test_no_batch_is_committed_before_an_earlier_one_is_delivered(
    source: Source, client: Client
) -> None:
    first, second = await taken(source), await taken(source)
    second.set_result(None)
    draining = asyncio.create_task(source.drain())
    await asyncio.sleep(0.01)
    assert not draining.done()
    assert client.commits == []
    first.set_result(None)
    await draining
    assert client.commits == [2]


async def test_what_came_before_a_batch_that_failed_is_committed(
    source: Source, client: Client
) -> None:
    first, second = await taken(source), await taken(source)
    first.set_result(None)
    second.set_exception(ValueError("a bug"))
    with pytest.raises(ValueError, match="a bug"):
        await source.drain()
    assert client.commits == [1]


async def test_a_commit_that_the_group_refuses_is_no_end(source: Source, client: Client) -> None:
    client.failures = [CommitFailedError()]
    for _ in range(2):
        (await taken(source)).set_result(None)
        await source.drain()
    assert client.commits == [2]


async def test_partitions_are_given_up_though_a_batch_failed(source: Source) -> None:
    (await taken(source)).set_exception(ValueError("a bug"))
    with pytest.raises(ValueError, match="a bug"):
        await _Rebalance(source).on_partitions_revoked({READ})
    assert source.assigned is None
    assert source.next_offsets == {}
