"""Ids derived from content, so that the same page sent again gets the same ids."""

from hashlib import blake2b


def raw_id(text: str) -> str:
    """Id of a page without one of its own: 32 hex digits of its text."""
    return _digest(text)


def item_id(raw_id: str, position: int, text: str) -> str:
    """Id of the article at `position` (0-based) of page `raw_id`: 32 hex digits."""
    return _digest(f"{raw_id}\n{position}\n{text}")


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
