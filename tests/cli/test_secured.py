"""TLS and SASL/SCRAM: the right credentials work, wrong ones end in one clear line."""

import gc
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from streams.__main__ import main
from streams.settings import Settings
from tests import kafka
from tests.processes import environment, news_streams

pytestmark = [
    pytest.mark.kafka,
    pytest.mark.slow,
    # A client that is refused leaves its socket to the garbage collector.
    pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning"),
]

PASSWORD = "grüne-wiese-17"
ALL = [("topics", "describe"), ("publish", "-"), ("watch",), ("dead-letters", "replay")]


@dataclass
class Secured:
    """Settings of a user who may do everything, and a CA that signed nothing here."""

    settings: Settings
    other_ca: Path


@pytest.fixture(autouse=True)
def collect_sockets() -> Iterator[None]:
    """Collect here what the refused client left, not in a test that has nothing to do with it."""
    yield
    gc.collect()


@pytest.fixture(scope="module")
def secured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Secured]:
    """A broker with a SASL_SSL listener, one user with every right and one with none."""
    kafka.required()
    folder = tmp_path_factory.mktemp("secured")
    ca, keystore = certificates(folder)
    plain, secure = kafka.free_ports(2)
    broker = kafka.Broker(
        folder / "broker",
        port=plain,
        properties=properties(keystore, plain, secure),
        format_arguments=[
            argument
            for user in ("operator", "stranger")
            for argument in ("--add-scram", f"SCRAM-SHA-512=[name={user},password={PASSWORD}]")
        ],
    )
    # The controller's port is the broker's own choice, so its listener is added late.
    control = f"CONTROLLER://127.0.0.1:{broker.controller_port}"
    broker.properties = {**broker.properties, "listeners": f"{listeners(plain, secure)},{control}"}
    broker.start()
    settings = Settings(
        brokers=f"127.0.0.1:{secure}",
        security_protocol="SASL_SSL",
        sasl_username="operator",
        sasl_password=PASSWORD,
        ssl_cafile=str(ca),
        request_timeout=10.0,
    )
    other, _ = certificates(folder / "other")
    yield Secured(settings, other)
    broker.stop()


def listeners(plain: int, secure: int) -> str:
    return f"PLAINTEXT://127.0.0.1:{plain},SECURE://127.0.0.1:{secure}"


def properties(keystore: Path, plain: int, secure: int) -> dict[str, str]:
    module = "org.apache.kafka.common.security.scram.ScramLoginModule required;"
    return {
        "advertised.listeners": listeners(plain, secure),
        "listener.security.protocol.map": (
            "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURE:SASL_SSL"
        ),
        "sasl.enabled.mechanisms": "SCRAM-SHA-512",
        "listener.name.secure.scram-sha-512.sasl.jaas.config": module,
        "ssl.keystore.type": "PEM",
        "ssl.keystore.location": str(keystore),
        "authorizer.class.name": "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
        "super.users": "User:ANONYMOUS;User:operator",
    }


def certificates(folder: Path) -> tuple[Path, Path]:
    """A CA of our own, and a key with the certificate it signed for 127.0.0.1."""
    folder.mkdir(exist_ok=True)
    ca, ca_key, key, request = (
        folder / name for name in ("ca.pem", "ca.key", "broker.key", "broker.csr")
    )
    new = ("req", "-newkey", "rsa:2048", "-nodes", "-subj")
    openssl(*new, "/CN=test CA", "-x509", "-days", "2", "-keyout", ca_key, "-out", ca)
    openssl(*new, "/CN=127.0.0.1", "-keyout", key, "-out", request)
    names = folder / "names"
    names.write_text("subjectAltName=IP:127.0.0.1")
    signing = ("-CA", ca, "-CAkey", ca_key, "-CAcreateserial", "-days", "2", "-extfile", names)
    certificate = openssl("x509", "-req", "-in", request, *signing)
    keystore = folder / "keystore.pem"
    keystore.write_bytes(key.read_bytes() + certificate + ca.read_bytes())
    return ca, keystore


def openssl(*arguments: str | Path) -> bytes:
    command = ["openssl", *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True).stdout


def invoke(settings: Settings, *arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, input=b"page", env=environment(settings))


def error(result: Result) -> str:
    """The one line of an expected failure."""
    assert result.exit_code == 1, result.output
    assert "Traceback" not in result.output
    assert PASSWORD not in result.output
    (line,) = result.stderr.splitlines()
    return line


def test_the_right_credentials_work(secured: Secured) -> None:
    created = invoke(secured.settings, "topics", "create", "--partitions", "1")
    assert created.exit_code == 0, created.stderr
    published = invoke(secured.settings, "publish", "-")
    assert published.exit_code == 0, published.stderr
    assert published.stdout.startswith("published 1 record,")


@pytest.mark.parametrize("command", ALL, ids=" ".join)
def test_a_wrong_password_names_its_setting(secured: Secured, command: tuple[str, ...]) -> None:
    line = error(invoke(replace(secured.settings, sasl_password="guessed"), *command))
    assert "NEWS_SASL_PASSWORD" in line


@pytest.mark.parametrize("command", ALL, ids=" ".join)
def test_a_wrong_ca_names_its_setting(secured: Secured, command: tuple[str, ...]) -> None:
    line = error(invoke(replace(secured.settings, ssl_cafile=str(secured.other_ca)), *command))
    assert "certificate verify failed" in line
    assert "NEWS_SSL_CAFILE" in line


@pytest.mark.parametrize("command", ALL[1:], ids=" ".join)
def test_a_user_without_rights_is_told_so(secured: Secured, command: tuple[str, ...]) -> None:
    invoke(secured.settings, "topics", "create", "--partitions", "1")
    line = error(invoke(replace(secured.settings, sasl_username="stranger"), *command))
    assert "this user may not see it" in line or "the user has no right" in line


def test_a_user_without_rights_creates_nothing(secured: Secured) -> None:
    stranger = replace(secured.settings, sasl_username="stranger", topic_prefix="mine.")
    result = invoke(stranger, "topics", "create")
    assert result.exit_code == 1
    assert "AuthorizationFailed" in result.stderr


@pytest.mark.parametrize(
    "wrong",
    [{"sasl_password": "guessed"}, {"sasl_username": "stranger"}, {"ssl_cafile": ""}],
    ids=str,
)
def test_a_worker_ends_instead_of_looping(secured: Secured, wrong: dict[str, str]) -> None:
    invoke(secured.settings, "topics", "create", "--partitions", "1")
    done = news_streams(replace(secured.settings, **wrong), "worker", "--web-port", "0")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert PASSWORD not in done.stderr
    assert done.stderr.splitlines()[-1].startswith("Error: ")
