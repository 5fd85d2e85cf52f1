"""Dead letters as a person asks for them."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

from streams.cli.broker import until_end
from streams.cli.filters import Filters
from streams.letters import Letter, Place, marked, read


async def letters(consumer: Any, filters: Filters, *, again: bool) -> AsyncIterator[Letter]:
    """The letters meant, oldest first within a partition; without `again` not those dealt with.

    The topic is read twice: a letter's marker comes after it, and letters are too many to keep.
    """
    done = await _dealt_with(consumer)
    async for records in until_end(consumer):
        for record in records:
            letter = read(record)
            dealt_with = letter.place in done
            if marked(record) is None and filters.admit(letter) and (again or not dealt_with):
                yield replace(letter, dealt_with=dealt_with)


async def _dealt_with(consumer: Any) -> set[Place]:
    places = {marked(record) async for records in until_end(consumer) for record in records}
    return {place for place in places if place is not None}
