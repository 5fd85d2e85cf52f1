"""A worker over TLS and SASL/SCRAM with no more rights than it needs, and with one less."""

import asyncio
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.protocol.admin import CreateAclsRequest

from streams.settings import Settings
from streams.topics import TOPICS
from tests import kafka
from tests.cli.test_secured import PASSWORD, certificates, listeners, properties
from tests.pages import records
from tests.processes import Worker, eventually, news_streams, series
from tests.topics import accounted, create_topics, publish

pytestmark = pytest.mark.kafka

TOPIC, GROUP, CLUSTER = 2, 3, 4
READ, WRITE, DESCRIBE = 3, 4, 8
_LITERAL = _ALLOW = 3
USERS = ("worker", "newcomer")

Start = Callable[..., Worker]
Right = tuple[int, str, int]  # resource type, name, operation


@pytest.fixture(scope="module")
def listening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Settings, str]]:
    """Settings of a user, and the address of the plain listener, where one may do everything."""
    kafka.required()
    folder = tmp_path_factory.mktemp("acl")
    _, keystore = certificates(folder)
    plain, secure, control = kafka.free_ports(3)
    scram = [f"SCRAM-SHA-512=[name={user},password={PASSWORD}]" for user in USERS]
    running = kafka.Broker(
        folder / "broker",
        port=plain,
        controller_port=control,
        properties={
            **properties(keystore, plain, secure),
            "listeners": f"{listeners(plain, secure)},CONTROLLER://127.0.0.1:{control}",
        },
        format_arguments=[argument for user in scram for argument in ("--add-scram", user)],
    ).start()
    settings = Settings(
        brokers=f"127.0.0.1:{secure}",
        security_protocol="SASL_SSL",
        sasl_username="worker",
        sasl_password=PASSWORD,
        ssl_cafile=str(folder / "ca.pem"),
        session_timeout=6.0,
        request_timeout=5.0,
        web_port=0,
    )
    yield settings, running.address
    running.stop()


@pytest.fixture
def settings(listening: tuple[Settings, str]) -> Settings:
    return replace(listening[0], topic_prefix=f"{uuid.uuid4().hex[:8]}.")


@pytest.fixture
async def operator(listening: tuple[Settings, str], settings: Settings) -> Settings:
    """The same topics for one who may do everything; they exist."""
    own = replace(settings, brokers=listening[1], security_protocol="PLAINTEXT")
    await create_topics(own, partitions=2)
    return own


def needed(settings: Settings) -> set[Right]:
    """The rights of a worker that runs all stages, as docs/guarantees.md lists them."""
    reads = {"news.raw"}
    writes = {t.name for t in TOPICS if t.name.startswith("news.enriched")} | {"news.dead-letters"}
    return {
        *((TOPIC, settings.topic(name), READ) for name in reads),
        *((TOPIC, settings.topic(name), WRITE) for name in writes),
        (GROUP, settings.group("split"), READ),
    }


async def grant(operator: Settings, user: str, rights: set[Right]) -> None:
    admin = AIOKafkaAdminClient(**operator.client())
    await admin.start()
    try:
        for kind, name, operation in rights:
            request = CreateAclsRequest(
                kind, name, _LITERAL, f"User:{user}", "*", operation, _ALLOW
            )
            response = await admin._send_request(request)
            assert response.creation_responses[0][0] == 0, response
    finally:
        await admin.close()


async def test_no_more_rights_than_needed(
    settings: Settings, operator: Settings, start_worker: Start, tmp_path: Path
) -> None:
    await grant(operator, "worker", needed(settings))
    await publish(operator, "news.raw", records(50, malformed=10))
    (tmp_path / "password").write_text(PASSWORD + "\n")
    worker = start_worker(
        NEWS_SASL_PASSWORD_FILE=str(tmp_path / "password"), NEWS_SASL_PASSWORD="not read"
    )
    report = await accounted(operator)
    assert report.records == 50
    assert PASSWORD not in worker.get("/metrics")[1]
    assert worker.terminate() == 0
    assert PASSWORD not in worker.output()
    assert PASSWORD not in news_streams(settings, "worker", "--help").stdout


async def test_a_right_to_write_that_is_missing_stalls_loudly_and_loses_nothing(
    settings: Settings, operator: Settings, start_worker: Start
) -> None:
    lacking = (TOPIC, settings.topic("news.enriched.diplomacy"), WRITE)
    seen = (TOPIC, lacking[1], DESCRIBE)
    await grant(operator, "worker", needed(settings) - {lacking} | {seen})
    await publish(operator, "news.raw", records(50, malformed=10))
    worker = start_worker(NEWS_STALL_TIMEOUT="3")
    await eventually(lambda: worker.get("/healthz")[0] == 503)
    await eventually(lambda: series(worker, "news_worker_stalled") == 1)
    assert f"trying {lacking[1]} again: TopicAuthorizationFailedError" in worker.output()
    assert worker.process.poll() is None
    await grant(operator, "worker", {lacking})
    await accounted(operator)
    await eventually(lambda: worker.get("/healthz")[0] == 200)


@pytest.mark.parametrize("lacking", [TOPIC, GROUP], ids=["topic", "group"])
async def test_a_right_to_read_that_is_missing_ends_the_worker(
    settings: Settings, operator: Settings, start_worker: Start, lacking: int
) -> None:
    rights = needed(settings)
    missing = {right for right in rights if right[0] == lacking and right[2] == READ}
    await grant(operator, "newcomer", rights - missing)
    worker = start_worker(NEWS_SASL_USERNAME="newcomer")
    assert await asyncio.to_thread(worker.process.wait, 40) == 1
    last_line = worker.output().splitlines()[-1]
    assert last_line.startswith("Error: ")
    name = settings.topic("news.raw") if lacking == TOPIC else settings.group("split")
    assert name in last_line
    assert PASSWORD not in worker.output()


async def test_the_web_port_serves_three_pages_and_no_more(
    settings: Settings, operator: Settings, start_worker: Start
) -> None:
    await grant(operator, "worker", needed(settings))
    worker = start_worker().wait_until_ready()
    assert {worker.get(page)[0] for page in ("/metrics", "/healthz", "/readyz")} == {200}
    others = (
        "/",
        "/stats",
        "/stats/",
        "/graph",
        "/tables",
        "/performance/",
        "/dashboard",
        "/router",
        "/metrics/",
        "/metrics/../etc/passwd",
        "/static/",
        "/debug",
    )
    assert {page: worker.get(page)[0] for page in others} == dict.fromkeys(others, 404)
