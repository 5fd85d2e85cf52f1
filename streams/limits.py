"""How large what comes in may be."""

from typing import NamedTuple


class Limits(NamedTuple):
    """A raw record above one of these is a dead letter."""

    max_bytes: int = 1_000_000
    max_header_bytes: int = 65_536
    max_articles: int = 64


DEFAULT = Limits()
