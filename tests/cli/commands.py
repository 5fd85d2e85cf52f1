"""Commands run in this process, what they left on a topic, and whether a terminal is safe of it."""

import asyncio
from typing import Any

from click.testing import CliRunner, Result

from streams.__main__ import main
from streams.settings import Settings
from tests.processes import environment
from tests.topics import read_all

HOSTILE = "\x1b[2J\x1b]0;owned\x07\u202e"


def invoked(settings: Settings, *arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin, env=environment(settings))


def records(settings: Settings, topic: str) -> list[Any]:
    return asyncio.run(read_all(settings, topic))


def harmless(text: str) -> bool:
    return not {"\x1b", "\x07", "\u202e"} & set(text)
