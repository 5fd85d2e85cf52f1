"""What can be wrong: a raw item, a setting."""

from typing import Literal, get_args

Reason = Literal[
    "not_utf8",
    "not_by_schema",
    "empty",
    "too_large",
    "too_many_articles",
    "no_article",
    "refused_by_broker",
    "unexpected",
]
REASONS: tuple[Reason, ...] = get_args(Reason)


class Unprocessable(Exception):
    """This item can never succeed: set it aside with its reason, do not try again.

    `reason` is one of `REASONS` and becomes a metric label; the message is for a person and
    never quotes the article.
    """

    def __init__(self, reason: Reason, message: str) -> None:
        super().__init__(message)
        self.reason: Reason = reason


class InvalidSetting(ValueError):
    """A setting can't be used; the message names it and never quotes a secret."""
