"""The settings, as every command reads them."""

import os
from collections.abc import Callable, Mapping

import click

from streams.cli.render import safe
from streams.environment import doubts, load
from streams.settings import Settings


def _to_stderr(doubt: str) -> None:
    click.echo(f"Warning: {doubt}", err=True)


def settings(
    environ: Mapping[str, str] = os.environ, say: Callable[[str], None] = _to_stderr
) -> Settings:
    """Read the settings, and say what is set and has no effect.

    A misspelt name leads to another broker. Raises InvalidSetting.
    """
    loaded = load(environ)
    for doubt in doubts(loaded, environ):
        say(safe(doubt))
    return loaded
