"""`news-streams topics`: the flow, and what the broker has of it."""

import asyncio
from collections.abc import Sequence

import click
from rich.table import Column, Table
from rich.text import Text

from streams.cli import admin, environment
from streams.cli.admin import Found, configs
from streams.cli.record import by_place, fetch, show_record
from streams.cli.render import console, safe, table
from streams.letters import Place
from streams.topics import BY_NAME, TOPICS, Topic

_BROKERS_DEFAULT = -1
_DAY_MS = 86_400_000
# The columns of the list, and the width from which each is shown.
_COLUMNS = {
    **{"topic": 0, "schema": 140, "key": 120, "written by": 80, "read by": 80},
    **{"partitions": 100, "kept": 0},
}
_BESIDE = ("retention.ms", "max.message.bytes", "cleanup.policy")


@click.group()
def topics() -> None:
    """List, create and describe the topics of the flow, and show a record of one."""


@topics.command("list")
def list_() -> None:
    """Show the flow as it is meant to be; asks no broker."""
    settings, out = environment.settings(), console()
    rows = [{"topic": settings.topic(topic.name), **_cells(topic)} for topic in TOPICS]
    out.print(table(rows, _COLUMNS, {"topic"}, out.width))


def _cells(topic: Topic) -> dict[str, Text | str]:
    return {
        "schema": topic.schema,
        "key": topic.key,
        "written by": ", ".join(topic.written_by),
        "read by": ", ".join(topic.read_by),
        "partitions": str(topic.partitions),
        "kept": f"{topic.retention_ms / _DAY_MS:g} days",
    }


@topics.command()
@click.option("--partitions", type=click.IntRange(1), help="Instead of what the flow says.")
@click.option("--replication", type=click.IntRange(1), help="Instead of the broker's default.")
def create(partitions: int | None, replication: int | None) -> None:
    """Create the topics that are missing.

    Prints a line for each topic: created, exists (it is left as it is), or how an existing one
    differs from the flow.
    """
    settings = environment.settings()
    answers, found = asyncio.run(
        admin.create(settings, partitions, replication or _BROKERS_DEFAULT)
    )
    for topic in TOPICS:
        name = settings.topic(topic.name)
        if name not in answers:
            click.echo(f"exists   {name}{_differences(topic, found[name], partitions)}")
        elif not answers[name]:
            click.echo(f"created  {name}")
    refused = [f"{name}: {safe(why)}" for name, why in answers.items() if why]
    if refused:
        raise click.ClickException("\n  ".join(["not created", *refused]))


def _differences(topic: Topic, found: Found, partitions: int | None) -> str:
    wanted = {"partitions": str(partitions or topic.partitions), **configs(topic)}
    actual = {"partitions": str(found.partitions), **found.configs}
    differing = [
        f"{name} is {safe(actual[name])}, wanted {value}"
        for name, value in wanted.items()
        if name in actual and actual[name] != value
    ]
    return f" ! {'; '.join(differing)}" if differing else ""


@topics.command()
@click.argument("topic", type=click.Choice([*BY_NAME]), metavar="TOPIC")
@by_place
def show(topic: str, place: Place, most: int, raw: bool) -> None:
    """Show one record of a topic: its headers and its value.

    TOPIC is one of the flow, as news.raw. An event says in `origin` where its page was read: with
    --raw `news-streams explain -` can read the page again. A place without a record is asked for
    10 seconds.
    """
    show_record(fetch(environment.settings(), topic, place), most, raw=raw)


@topics.command()
def describe() -> None:
    """Show what the broker has beside what the flow says.

    Differences are marked with !. The status is 1 where a topic is missing.
    """
    settings = environment.settings()
    found = asyncio.run(admin.describe(settings))
    names = ("partitions", "replicas", *_BESIDE, "records", "end offsets")
    narrow = (Column(name, overflow="fold") for name in names)
    described = Table(Column("topic", no_wrap=True), *narrow)
    flow = {settings.topic(topic.name): topic for topic in TOPICS}
    for name, topic in flow.items():
        described.add_row(name, *_row(topic, found.get(name)))
    console().print(described)
    if missing := [name for name in flow if name not in found]:
        it = "it" if len(missing) == 1 else "them"
        raise click.ClickException(
            f"missing: {', '.join(missing)}; `news-streams topics create` makes {it}"
        )


def _row(topic: Topic, found: Found | None) -> Sequence[Text | str]:
    if found is None:
        return (Text("! missing", style="bold red"),)
    wanted = configs(topic)
    return (
        _beside(str(found.partitions), str(topic.partitions)),
        str(found.replicas),
        *(_beside(found.configs.get(key), wanted[key]) for key in _BESIDE),
        *(str(found.records), str(found.end)),
    )


def _beside(found: str | None, wanted: str) -> Text:
    if found is None:
        return Text(f"? ({wanted})", style="dim")
    return Text(found) if found == wanted else Text(f"! {safe(found)} ({wanted})", style="bold red")
