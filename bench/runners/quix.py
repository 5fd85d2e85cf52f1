"""Quix Streams 3: a StreamingDataFrame that expands each page and picks the topic by message."""

import tempfile

from quixstreams import Application, message_context
from quixstreams.models import Serializer

from streams.environment import load
from streams.messages import Record
from streams.pipeline import STAGES, run
from streams.topics import TOPICS

settings = load()
app = Application(
    broker_address=settings.brokers,
    consumer_group=settings.group("quix"),
    auto_offset_reset="earliest",
    processing_guarantee="at-least-once",
    commit_interval=settings.commit_interval,
    producer_extra_config={"acks": "all", "enable.idempotence": True},
    auto_create_topics=False,
    state_dir=tempfile.mkdtemp(),
)


class MessageValue(Serializer):
    """A row's value is the whole message, for topic, key and headers are in it; emit its bytes."""

    def __call__(self, value, ctx):
        return value.value


def topic(name, **kwargs):
    return app.topic(settings.topic(name), value_deserializer="bytes", **kwargs)


def enrich(value, key, timestamp, headers):
    at = message_context()
    record = Record(at.topic, at.partition, at.offset, timestamp, key, value, headers or ())
    return run(STAGES, record, settings.limits).messages


outputs = {t.name: topic(t.name, value_serializer=MessageValue()) for t in TOPICS}
(
    app.dataframe(topic("news.raw"))
    .apply(enrich, expand=True, metadata=True)
    .set_headers(lambda message, key, timestamp, headers: list(message.headers))
    .to_topic(
        lambda message, key, timestamp, headers: outputs[message.topic],
        key=lambda message: message.key,
    )
)

if __name__ == "__main__":
    app.run()
