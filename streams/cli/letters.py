"""Dead letters as a person asks for them."""

from collections.abc import AsyncIterator
from typing import Any

from streams.cli.broker import until_end
from streams.cli.filters import Filters
from streams.letters import Letter, Place, marked, read


async def letters(consumer: Any, filters: Filters, *, again: bool) -> AsyncIterator[Letter]:
    """The letters meant, oldest first within a partition; without `again` not those replayed.

    The topic is read twice: a letter's marker comes after it, and letters are too many to keep.
    """
    replayed = set() if again else await _replayed(consumer)
    async for records in until_end(consumer):
        for record in records:
            letter = read(record)
            if marked(record) is None and letter.place not in replayed and filters.admit(letter):
                yield letter


async def _replayed(consumer: Any) -> set[Place]:
    places = {marked(record) async for records in until_end(consumer) for record in records}
    return {place for place in places if place is not None}
