"""The flow's topics on the broker: what there is, and making what is missing."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import click

from streams.cli.broker import administering, connecting
from streams.settings import Settings
from streams.topics import TOPICS, Topic

_EXISTS = 36  # TOPIC_ALREADY_EXISTS
_LEADER_SECONDS = 30.0
_LOOK_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Found:
    """What the broker has of a topic; a configuration it does not tell is missing."""

    partitions: int
    replicas: int
    configs: Mapping[str, str]
    records: int = 0
    end: int = 0


def configs(topic: Topic) -> dict[str, str]:
    """The topic's configuration in Kafka's words."""
    return {
        "retention.ms": str(topic.retention_ms),
        "max.message.bytes": str(topic.max_message_bytes),
        "cleanup.policy": topic.cleanup_policy,
    }


async def create(
    settings: Settings, partitions: int | None, replication: int
) -> tuple[dict[str, str], dict[str, Found]]:
    """Create what is missing and wait until it can be used.

    Gives for each topic asked for "" or why the broker refused, and all topics that exist then; one
    that is in the second but not the first was there before.
    """
    names = [settings.topic(topic.name) for topic in TOPICS]
    async with administering(settings) as admin:
        there = await admin.list_topics()
        missing = [topic for topic in TOPICS if settings.topic(topic.name) not in there]
        new = [_new(topic, settings, partitions, replication) for topic in missing]
        answers = _answers(await admin.create_topics(new)) if new else {}
        await _led(admin, [name for name in names if not answers.get(name)])
        return answers, await _found(admin, names)


async def describe(settings: Settings) -> dict[str, Found]:
    """What there is of the flow's topics, with their offsets."""
    async with administering(settings) as admin:
        found = await _found(admin, [settings.topic(topic.name) for topic in TOPICS])
    async with connecting(settings) as consumer:
        return {name: await _with_offsets(name, topic, consumer) for name, topic in found.items()}


def _new(topic: Topic, settings: Settings, partitions: int | None, replication: int) -> Any:
    from aiokafka.admin import NewTopic

    count = partitions or topic.partitions
    new = NewTopic(settings.topic(topic.name), count, 1, topic_configs=configs(topic))
    new.replication_factor = replication  # its constructor refuses -1, the broker's default
    return new


def _answers(response: Any) -> dict[str, str]:
    """By topic "" or why it was not created; left out is what another has just created."""
    from aiokafka.errors import for_code

    return {
        name: f"{for_code(code).__name__}: {why or ''}" if code else ""
        for name, code, why, *_ in response.topic_errors
        if code != _EXISTS
    }


async def _led(admin: Any, names: Sequence[str]) -> None:
    """Wait until every partition has a leader: the broker answers before it is so."""
    try:
        async with asyncio.timeout(_LEADER_SECONDS):
            while not _all_led(await _described(admin, names), len(names)):
                await asyncio.sleep(_LOOK_SECONDS)
    except TimeoutError:
        raise click.ClickException("the topics have no leaders yet") from None


def _all_led(topics: Sequence[Any], count: int) -> bool:
    partitions = [partition for topic in topics for partition in topic["partitions"]]
    return len(topics) == count and all(partition["leader"] >= 0 for partition in partitions)


async def _described(admin: Any, names: Iterable[str]) -> list[Any]:
    # All are asked for: the demo's broker creates a topic that is asked for by its name.
    return [topic for topic in await admin.describe_topics() if topic["topic"] in names]


async def _found(admin: Any, names: Iterable[str]) -> dict[str, Found]:
    """Partitions, replicas and configurations of the topics that there are."""
    described = await _described(admin, names)
    told = await _configs_told(admin, [topic["topic"] for topic in described])
    return {
        topic["topic"]: Found(
            partitions=len(topic["partitions"]),
            replicas=min(len(partition["replicas"]) for partition in topic["partitions"]),
            configs=told.get(topic["topic"], {}),
        )
        for topic in described
    }


async def _with_offsets(name: str, topic: Found, consumer: Any) -> Found:
    from aiokafka import TopicPartition

    partitions = [TopicPartition(name, number) for number in range(topic.partitions)]
    ends = sum((await consumer.end_offsets(partitions)).values())
    begins = sum((await consumer.beginning_offsets(partitions)).values())
    return replace(topic, records=ends - begins, end=ends)


async def _configs_told(admin: Any, names: Sequence[str]) -> dict[str, dict[str, str]]:
    """Configurations by topic; empty where the broker does not tell, as the demo's."""
    from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
    from aiokafka.errors import KafkaError

    keys = dict.fromkeys(configs(TOPICS[0]))
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
