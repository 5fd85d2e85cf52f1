"""`news-streams topics`: the flow, and what the broker has of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import click
from rich.table import Table
from rich.text import Text

from streams.cli.broker import administering, connecting, run
from streams.cli.render import console, safe
from streams.settings import Settings, load

if TYPE_CHECKING:
    from streams.topics import Topic

_EXISTS = 36  # TOPIC_ALREADY_EXISTS
_BROKERS_DEFAULT = -1
_DAY_MS = 86_400_000
_SHOWN = ("retention.ms", "max.message.bytes")


@dataclass(frozen=True, slots=True)
class Found:
    """What the broker has of a topic; a configuration it does not tell is missing."""

    partitions: int
    replicas: int
    configs: dict[str, str]
    records: int | None = None
    end: int | None = None


@click.group()
def topics() -> None:
    """List, create and describe the topics of the flow."""


@topics.command("list")
def list_() -> None:
    """Show the flow as it is meant to be; asks no broker."""
    from streams.topics import TOPICS

    settings = load()
    table = Table(*("topic", "schema", "key", "written by", "read by", "partitions", "kept"))
    for topic in TOPICS:
        table.add_row(
            *(settings.topic(topic.name), topic.schema, topic.key, ", ".join(topic.written_by)),
            *(", ".join(topic.read_by), str(topic.partitions), _days(topic.retention_ms)),
        )
    console().print(table)


@topics.command()
@click.option("--partitions", type=click.IntRange(1), help="Instead of what the flow says.")
@click.option("--replication", type=click.IntRange(1), help="Instead of the broker's default.")
def create(partitions: int | None, replication: int | None) -> None:
    """Create the topics that are missing; those that exist are left as they are.

    Prints a line for each topic: created, exists, or how an existing one differs from the flow.
    """
    failed = run(_create(load(), partitions, replication or _BROKERS_DEFAULT))
    if failed:
        raise click.ClickException(f"not created: {', '.join(failed)}")


@topics.command()
def describe() -> None:
    """Show what the broker has beside what the flow says; differences are marked with !."""
    from streams.topics import TOPICS

    settings = load()
    found = run(_describe(settings))
    columns = ("topic", "partitions", "replicas", "retention.ms", "max.message.bytes")
    table = Table(*columns, "records", "end offsets")
    for topic in TOPICS:
        name = settings.topic(topic.name)
        table.add_row(name, *_row(topic, found.get(name)))
    console().print(table)


def _days(milliseconds: int) -> str:
    return f"{milliseconds / _DAY_MS:g} days"


def _row(topic: "Topic", found: Found | None) -> Sequence[Text | str]:
    if found is None:
        return (Text("! missing", style="bold red"),)
    wanted = configs(topic)
    return (
        _beside(str(found.partitions), str(topic.partitions)),
        str(found.replicas),
        *(_beside(found.configs.get(key), wanted[key]) for key in _SHOWN),
        str(found.records if found.records is not None else "?"),
        str(found.end if found.end is not None else "?"),
    )


def _beside(found: str | None, wanted: str) -> Text:
    if found is None:
        return Text(f"? ({wanted})", style="dim")
    return Text(found) if found == wanted else Text(f"! {safe(found)} ({wanted})", style="bold red")


def configs(topic: "Topic") -> dict[str, str]:
    """The topic's configuration in Kafka's words."""
    return {
        "retention.ms": str(topic.retention_ms),
        "max.message.bytes": str(topic.max_message_bytes),
        "cleanup.policy": topic.cleanup_policy,
    }


async def _create(settings: Settings, partitions: int | None, replication: int) -> list[str]:
    """Create what is missing and say what was done; gives the names that could not be created."""
    from streams.topics import TOPICS

    async with administering(settings) as admin:
        before = await admin.list_topics()
        missing = [topic for topic in TOPICS if settings.topic(topic.name) not in before]
        new = [_new(topic, settings, partitions, replication) for topic in missing]
        errors = _errors(await admin.create_topics(new)) if new else {}
        found = await _found(admin, [settings.topic(topic.name) for topic in TOPICS])
    for topic in TOPICS:
        name = settings.topic(topic.name)
        if name in errors:
            click.echo(f"failed   {name}: {safe(errors[name])}", err=True)
        elif topic in missing:
            click.echo(f"created  {name}")
        else:
            click.echo(f"exists   {name}{_differences(topic, found.get(name), partitions)}")
    return list(errors)


def _new(topic: "Topic", settings: Settings, partitions: int | None, replication: int) -> Any:
    from aiokafka.admin import NewTopic

    count = partitions or topic.partitions
    new = NewTopic(settings.topic(topic.name), count, 1, topic_configs=configs(topic))
    new.replication_factor = replication  # its constructor refuses -1, the broker's default
    return new


async def _describe(settings: Settings) -> dict[str, Found]:
    """What there is of the flow's topics, with their offsets."""
    from streams.topics import TOPICS

    async with administering(settings) as admin:
        found = await _found(admin, [settings.topic(topic.name) for topic in TOPICS])
    async with connecting(settings) as consumer:
        return {name: await _with_offsets(name, topic, consumer) for name, topic in found.items()}


async def _with_offsets(name: str, found: Found, consumer: Any) -> Found:
    from aiokafka import TopicPartition

    partitions = [TopicPartition(name, number) for number in range(found.partitions)]
    ends = sum((await consumer.end_offsets(partitions)).values())
    begins = sum((await consumer.beginning_offsets(partitions)).values())
    return replace(found, records=ends - begins, end=ends)


async def _found(admin: Any, names: Iterable[str]) -> dict[str, Found]:
    """Partitions, replicas and configurations of the topics that there are."""
    # All are asked for: the demo's broker creates a topic that is asked for by its name.
    described = [topic for topic in await admin.describe_topics() if topic["topic"] in names]
    told = await _configs_told(admin, [topic["topic"] for topic in described])
    return {
        topic["topic"]: Found(
            partitions=len(topic["partitions"]),
            replicas=min(len(partition["replicas"]) for partition in topic["partitions"]),
            configs=told.get(topic["topic"], {}),
        )
        for topic in described
    }


async def _configs_told(admin: Any, names: Sequence[str]) -> dict[str, dict[str, str]]:
    """Configurations by topic; empty where the broker does not tell, as the demo's."""
    from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
    from aiokafka.errors import KafkaError

    keys = dict.fromkeys((*_SHOWN, "cleanup.policy"))
    asked = [ConfigResource(ConfigResourceType.TOPIC, name, keys) for name in names]
    try:
        responses = await admin.describe_configs(asked) if asked else []
    except KafkaError:
        return {}
    return {
        name: {key: value for key, value, *_ in entries if value is not None}
        for response in responses
        for _, _, _, name, entries in response.resources
    }


def _errors(response: Any) -> dict[str, str]:
    """Topics the broker did not create, with why; one that another has just created is there."""
    from aiokafka.errors import for_code

    failures = [error for error in response.topic_errors if error[1] not in (0, _EXISTS)]
    return {name: f"{for_code(code).__name__}: {why or ''}" for name, code, why, *_ in failures}


def _differences(topic: "Topic", found: Found | None, partitions: int | None) -> str:
    if found is None:
        return ""
    wanted = {"partitions": str(partitions or topic.partitions), **configs(topic)}
    actual = {"partitions": str(found.partitions), **found.configs}
    differing = [
        f"{name} is {safe(actual[name])}, wanted {value}"
        for name, value in wanted.items()
        if name in actual and actual[name] != value
    ]
    return f" ! {'; '.join(differing)}" if differing else ""
