"""What was sent is answered one by one, in time or as late."""

import asyncio
from dataclasses import replace

from aiokafka.errors import KafkaTimeoutError, MessageSizeTooLargeError

from streams.cli.broker import answers
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
