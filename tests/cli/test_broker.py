"""What is sent goes in batches, and is answered one by one, in time or as late."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

from aiokafka.errors import KafkaTimeoutError, MessageSizeTooLargeError

from streams.cli.broker import answers, batches
from streams.settings import Settings


async def acknowledged() -> None:
    await asyncio.sleep(0)


async def refused() -> None:
    raise MessageSizeTooLargeError


async def never() -> None:
    await asyncio.Event().wait()


async def test_each_has_its_answer_and_none_waits_for_ever() -> None:
    settings = replace(Settings(), request_timeout=0.05)
    results = await answers([acknowledged(), never(), refused(), acknowledged()], settings)
    assert [type(result) for result in results] == [
        type(None),
        KafkaTimeoutError,
        MessageSizeTooLargeError,
        type(None),
    ]


async def test_a_batch_ends_with_so_many_or_some_megabytes() -> None:
    async def sizes() -> AsyncIterator[int]:
        for size in (1, 1, 1, 5_000_000, 1):
            yield size

    found = [batch async for batch in batches(sizes(), lambda size: size, 3)]
    assert found == [[1, 1, 1], [5_000_000], [1]]
