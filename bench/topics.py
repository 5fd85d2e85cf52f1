"""Create, fill, count and delete the topics of a run, with the C client: it leaves more CPU."""

import time
from collections.abc import Iterable

from confluent_kafka import KafkaException, Producer, TopicPartition
from confluent_kafka.admin import AdminClient, NewTopic, OffsetSpec

from streams.settings import Settings
from streams.topics import TOPICS


class Topics:
    """The topics of one run on the broker."""

    def __init__(self, settings: Settings, partitions: int) -> None:
        self.settings = settings
        self.partitions = partitions
        self._brokers = {"bootstrap.servers": settings.brokers, "log_level": 0}
        self._admin = AdminClient(self._brokers)

    def create(self, config: dict[str, str] | None = None) -> None:
        """Create all and wait until each has leaders."""
        topics = [
            NewTopic(
                self.settings.topic(t.name),
                self.partitions,
                1,
                config={"max.message.bytes": str(t.max_message_bytes), **(config or {})},
            )
            for t in TOPICS
        ]
        for future in self._admin.create_topics(topics).values():
            future.result()
        while not self._led():
            time.sleep(0.05)

    def delete(self) -> None:
        names = [self.settings.topic(t.name) for t in TOPICS]
        for future in self._admin.delete_topics(names).values():
            future.result()

    def publish(self, values: Iterable[bytes], topic: str = "news.raw") -> None:
        """Append values and wait for every acknowledgement."""
        spread = {"sticky.partitioning.linger.ms": 0}  # else 10 ms of pages lie in one partition
        producer = Producer(
            {**self._brokers, "linger.ms": 20, "enable.idempotence": True, **spread}
        )
        name = self.settings.topic(topic)
        for value in values:
            while True:
                try:
                    producer.produce(name, value)
                    break
                except BufferError:
                    producer.poll(0.1)
        producer.flush()

    def counts(self, names: Iterable[str]) -> dict[str, int]:
        """Records appended so far, by topic."""
        counted = dict.fromkeys(names, 0)
        asked = {
            TopicPartition(self.settings.topic(name), partition): name
            for name in counted
            for partition in range(self.partitions)
        }
        found = self._admin.list_offsets({tp: OffsetSpec.latest() for tp in asked})
        for tp, future in found.items():
            counted[asked[tp]] += future.result().offset
        return counted

    def wait_until_shared(self, members: int) -> None:
        """Return when so many workers have partitions of `news.raw`."""
        group = self.settings.group("split")
        while True:
            described = self._admin.describe_consumer_groups([group])[group].result()
            if sum(bool(m.assignment.topic_partitions) for m in described.members) == members:
                return
            time.sleep(0.05)

    def _led(self) -> bool:
        try:
            self.counts([t.name for t in TOPICS])
        except KafkaException:
            return False
        return True
