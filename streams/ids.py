"""Ids derived from content, so that the same page sent again gets the same ids.

They are the first half of a SHA-256, which most processors have instructions for.
"""

from hashlib import sha256


def raw_id(page: str | bytes) -> str:
    """Id of a page without one of its own: 32 hex digits of its text, given as such or as UTF-8."""
    return _digest(page)


def item_id(raw_id: str, position: int, text: str) -> str:
    """Id of the article at `position` (0-based) of page `raw_id`: 32 hex digits."""
    return _digest(f"{raw_id}\n{position}\n{text}")


def _digest(content: str | bytes) -> str:
    if isinstance(content, str):
        content = content.encode("utf-8", "surrogatepass")
    return sha256(content).hexdigest()[:32]
