"""Faust as its guide writes it: an agent a stage, `await topic.send`, Faust's own consumer.

`faust_plain fused` runs all stages in one agent instead, without the topics between them.
"""

import sys
import tempfile

import faust

from streams.environment import load
from streams.messages import Record
from streams.pipeline import STAGES, run
from streams.topics import TOPICS

settings = load()
app = faust.App(
    settings.group("faust"),
    broker=f"kafka://{settings.brokers}",
    value_serializer="raw",
    key_serializer="raw",
    broker_commit_interval=settings.commit_interval,
    producer_acks=-1,
    topic_allow_declare=False,
    topic_disable_leader=True,
    web_enabled=False,
    datadir=tempfile.mkdtemp(),
)
topics = {
    t.name: app.topic(settings.topic(t.name), key_type=bytes, value_type=bytes) for t in TOPICS
}


def agent_of(chain):
    @app.agent(topics[chain[0].reads], name="-".join(stage.name for stage in chain))
    async def agent(stream):
        async for event in stream.events():
            for message in run(chain, _record(event.message), settings.limits).messages:
                await topics[message.topic].send(
                    key=message.key, value=message.value, headers=list(message.headers)
                )


def _record(taken):
    return Record(
        taken.topic,
        taken.partition,
        taken.offset,
        round(taken.timestamp * 1000),
        taken.key,
        taken.value,
        list(taken.headers.items()) if isinstance(taken.headers, dict) else taken.headers or (),
    )


for chain in [STAGES] if sys.argv[1:] == ["fused"] else [(stage,) for stage in STAGES]:
    agent_of(chain)

if __name__ == "__main__":
    sys.argv[1:] = ["worker", "-l", "info", "--without-web"]
    app.main()
