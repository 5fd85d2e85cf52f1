"""Which dead letters are meant: the same options for all commands, and the letters themselves."""

import re
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import click

from streams.cli.reading import until_end
from streams.errors import REASONS
from streams.letters import Letter, Place, marked, read
from streams.pipeline import NAMES


@dataclass(frozen=True, slots=True)
class Filters:
    """Which letters are meant; what is None admits all. Times in milliseconds since 1970."""

    reason: str | None = None
    stage: str | None = None
    source: str | None = None
    since: int | None = None
    until: int | None = None
    places: tuple[Place, ...] = ()  # none means all

    def admit(self, letter: Letter) -> bool:
        timestamp = letter.record.timestamp
        return (
            self.reason in (None, letter.reason)
            and self.stage in (None, letter.stage)
            and (self.since is None or timestamp >= self.since)
            and (self.until is None or timestamp < self.until)
            and (self.source is None or self.source == letter.source)
            and (not self.places or letter.place in self.places)
        )


class PlaceType(click.ParamType):
    """A place in the dead letters' topic."""

    name = "partition:offset"

    def convert(self, value: Any, param: Any, ctx: Any) -> Place:
        found = re.fullmatch(r"([0-9]{1,9}):([0-9]{1,18})", str(value))
        if not found:
            self.fail(f"{value!r} is not PARTITION:OFFSET, as 0:42")
        return int(found[1]), int(found[2])


class Moment(click.ParamType):
    """A time in milliseconds since 1970: RFC 3339, or how long ago."""

    name = "time"
    _ago = re.compile(r"([0-9]{1,5})([smhd])")
    _units = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}  # noqa: RUF012

    def convert(self, value: Any, param: Any, ctx: Any) -> int:
        if isinstance(value, int):  # click may convert twice
            return value
        if ago := self._ago.fullmatch(value):
            moment = datetime.now(UTC) - timedelta(**{self._units[ago[2]]: int(ago[1])})
        else:
            moment = self._absolute(value)
        return int(moment.timestamp() * 1000)

    def _absolute(self, value: str) -> datetime:
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is neither RFC 3339 nor an age like 45s, 30m, 2h or 7d")
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that say which letters are meant."""
    for option in (
        click.option("--again", is_flag=True, help="Those dealt with before, too."),
        click.option("--until", type=Moment(), help="Set aside before then."),
        click.option("--since", type=Moment(), help="Since then: RFC 3339, or an age like 2h."),
        click.option("--source", help="The page's `source`."),
        click.option("--stage", type=click.Choice(NAMES), help="The stage that set it aside."),
        click.option("--reason", type=click.Choice(REASONS), help="Why it was set aside."),
    ):
        command = option(command)
    return command


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
