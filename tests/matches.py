"""What a matcher finds in a key, for tests of a table of one lexicon."""

from typing import TypeVar

from streams.steps.matching.match import Matcher

T = TypeVar("T")


def matches(matcher: Matcher[T], key: bytes) -> list[tuple[T, int, int]]:
    """Give every match by where it begins: its payload, its start and its end in the key."""
    return [(matcher.meanings[number], *place) for number, *place in matcher.scan(key)]
