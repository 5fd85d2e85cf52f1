"""What is sent goes in batches, and is answered one by one, in time or as late."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from aiokafka.errors import (
    KafkaTimeoutError,
    MessageSizeTooLargeError,
    TopicAuthorizationFailedError,
)

from streams.cli.sending import answers, batches, send_all
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


async def numbers() -> AsyncIterator[int]:
    for number in range(10_000):
        yield number


async def test_what_is_refused_by_itself_ends_nothing_and_what_all_would_meet_ends_it() -> None:
    async def send(number: int) -> None:
        if number == 7:
            raise MessageSizeTooLargeError
        if number == 700:
            raise TopicAuthorizationFailedError

    results = dict([pair async for pair in send_all(numbers(), send, lambda _: 1, Settings())])
    assert {n: type(result) for n, result in results.items() if result} == {
        7: MessageSizeTooLargeError,
        700: TopicAuthorizationFailedError,
    }
    assert 700 < len(results) < 2_000


async def test_a_bug_is_no_answer() -> None:
    async def send(number: int) -> None:
        raise ValueError

    with pytest.raises(ValueError):
        assert [pair async for pair in send_all(numbers(), send, lambda _: 1, Settings())]
