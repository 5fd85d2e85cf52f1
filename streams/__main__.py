"""The command line: `news-streams` or `python -m streams`."""

import io
import sys
from importlib import import_module
from typing import Any

import click

from streams import __version__
from streams.cli.failures import expected_failures

# In the order a newcomer meets them. A command's module is imported when it is called, so that
# `--help` is quick; a test holds these sentences equal to the commands' own.
COMMANDS = {
    "demo": "Run everything on the sample feed: broker, topics, worker, events, summary.",
    "run": "Run everything like the demo, and stay up.",
    "worker": "Run the stages: read a topic, split, clean and classify, emit.",
    "topics": "List, create and describe the topics of the flow, and show a record of one.",
    "publish": "Publish raw pages to the first topic.",
    "watch": "Follow the enriched events as they come out.",
    "explain": "Show what the worker would make of raw pages, without a broker.",
    "dead-letters": "List, show and replay what could not be processed.",
    "verify": "Account for every raw record: each has its events or its dead letter.",
}
_MODULES = {"run": "demo"}
_EPILOG = """\b
Examples:
  news-streams explain page.txt
  news-streams topics create
  news-streams worker
  news-streams publish pages/
  news-streams watch --label diplomacy
  news-streams dead-letters list --since 2h

Settings come from the environment: NEWS_BROKERS=host:9092 and so on.
"""
_CONTEXT = {"max_content_width": 100, "help_option_names": ["-h", "--help"]}


class Commands(click.Group):
    """The commands, imported when called; what may go wrong ends in one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        module = import_module(f"streams.cli.{_MODULES.get(name, name)}")
        command: click.Command = getattr(module, name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def main(self, *args: Any, **kwargs: Any) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                # Arabic where the locale has no letters for it is escaped, not a traceback.
                stream.reconfigure(errors="backslashreplace")
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        with expected_failures():
            return super().invoke(ctx)


@click.group(cls=Commands, epilog=_EPILOG, context_settings=_CONTEXT)
@click.version_option(__version__, prog_name="news-streams")
def main() -> None:
    """Turn raw Arabic news pages into clean, classified events on Kafka."""


if __name__ == "__main__":
    main(prog_name="news-streams")
