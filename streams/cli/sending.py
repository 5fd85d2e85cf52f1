"""Many things sent, every answer awaited."""

import asyncio
from collections.abc import AsyncIterable, AsyncIterator, Callable, Coroutine, Iterable
from typing import Any, TypeVar

from streams.settings import Settings

_BATCH_RECORDS = 500
_BATCH_BYTES = 4_000_000

T = TypeVar("T")


async def send_all(
    found: AsyncIterable[T],
    send: Callable[[T], Coroutine[Any, Any, None]],
    size_of: Callable[[T], int],
    settings: Settings,
) -> AsyncIterator[tuple[T, Any]]:
    """Send in batches; gives each with None, or with the exception that says why it is not sent.

    A failure that the next would meet as well ends it.
    """
    async for batch in batches(found, size_of, _BATCH_RECORDS):
        results = await answers(map(send, batch), settings)
        for one, result in zip(batch, results, strict=True):
            yield one, result
        if any(map(is_lasting, results)):
            return


async def answers(sending: Iterable[Coroutine[Any, Any, T]], settings: Settings) -> list[Any]:
    """What each was answered, or the exception that says why it was not.

    Waits for two requests' time: an idempotent producer would try for ever.
    """
    from aiokafka.errors import KafkaTimeoutError

    seconds = 2 * settings.request_timeout
    tasks = [asyncio.ensure_future(one) for one in sending]
    _, late = await asyncio.wait(tasks, timeout=seconds)
    for task in late:
        task.cancel()
    none = KafkaTimeoutError(f"no answer in {seconds:g} s")
    return [none if task in late else task.exception() or task.result() for task in tasks]


def is_lasting(result: Any) -> bool:
    """Whether an answer says that the next would be no success either.

    Raises what is not the broker's word: a bug.
    """
    from aiokafka.errors import KafkaError, MessageSizeTooLargeError

    if result is None:
        return False
    if not isinstance(result, KafkaError):
        raise result
    return not isinstance(result, MessageSizeTooLargeError)


async def batches(
    found: AsyncIterable[T], size_of: Callable[[T], int], most: int
) -> AsyncIterator[list[T]]:
    """What is to be sent at once: no more than `most`, and some megabytes."""
    batch: list[T] = []
    size = 0
    async for one in found:
        batch.append(one)
        size += size_of(one)
        if len(batch) == most or size > _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
