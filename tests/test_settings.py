"""Settings: read once, checked, and secret where they should be."""

import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from aiokafka.conn import collect_hosts

from streams.environment import doubts, load
from streams.errors import InvalidSetting
from streams.limits import Limits
from streams.settings import Settings


def test_defaults_need_no_environment() -> None:
    assert load({}) == Settings()


def test_values_are_converted() -> None:
    settings = load({"NEWS_BATCH_RECORDS": "7", "NEWS_IDEMPOTENT": "false", "NEWS_LINGER": "0.01"})
    assert (settings.batch_records, settings.idempotent, settings.linger) == (7, False, 0.01)


def test_the_limits_of_what_comes_in_are_settings() -> None:
    settings = load({"NEWS_MAX_BYTES": "2000", "NEWS_MAX_ARTICLES": "3"})
    assert settings.limits == Limits(max_bytes=2000, max_articles=3)
    assert load({}).limits == Limits()


@pytest.mark.parametrize(
    ("environ", "named"),
    [
        ({"NEWS_BATCH_RECORDS": "many"}, "NEWS_BATCH_RECORDS"),
        ({"NEWS_BATCH_RECORDS": "1.5"}, "NEWS_BATCH_RECORDS: expected a whole number"),
        ({"NEWS_LINGER": "soon"}, "NEWS_LINGER: expected a number"),
        ({"NEWS_IDEMPOTENT": "perhaps"}, "NEWS_IDEMPOTENT"),
        ({"NEWS_COMPRESSION": "rar"}, "NEWS_COMPRESSION"),
        ({"NEWS_STALL_TIMEOUT": "-1"}, "NEWS_STALL_TIMEOUT"),
        ({"NEWS_STALL_TIMEOUT": "nan"}, "NEWS_STALL_TIMEOUT"),
        ({"NEWS_SHUTDOWN_TIMEOUT": "inf"}, "NEWS_SHUTDOWN_TIMEOUT"),
        ({"NEWS_BATCH_RECORDS": "0"}, "NEWS_BATCH_RECORDS"),
        ({"NEWS_MAX_ARTICLES": "0"}, "NEWS_MAX_ARTICLES"),
        ({"NEWS_SESSION_TIMEOUT": "0"}, "NEWS_SESSION_TIMEOUT"),
        ({"NEWS_WEB_PORT": "99999"}, "NEWS_WEB_PORT"),
        ({"NEWS_SECURITY_PROTOCOL": "TLS"}, "NEWS_SECURITY_PROTOCOL"),
        ({"NEWS_SSL_CAFILE": "/no/such/file.pem"}, "NEWS_SSL_CAFILE"),
        ({"NEWS_SASL_PASSWORD_FILE": "/no/such/file"}, "NEWS_SASL_PASSWORD_FILE"),
        ({"NEWS_BROKERS_FILE": ""}, "NEWS_BROKERS_FILE: expected a file"),
        ({"NEWS_SECURITY_PROTOCOL": "SASL_SSL"}, "NEWS_SASL_USERNAME: SASL_SSL needs one"),
        (
            {"NEWS_SECURITY_PROTOCOL": "SASL_PLAINTEXT", "NEWS_SASL_USERNAME": "reader"},
            "NEWS_SASL_PASSWORD: SASL_PLAINTEXT needs one",
        ),
        ({"NEWS_TOPICS": "news.raw"}, "NEWS_TOPICS"),
        ({"NEWS_TOPICS": "news.enriched=news.raw"}, "NEWS_TOPICS: two"),
        ({"NEWS_TOPICS": "news.enriched=a,news.items=a"}, "NEWS_TOPICS: two"),
        ({"NEWS_TOPICS": "news.raw= "}, "NEWS_TOPICS: two"),
        ({"NEWS_TOPIC_PREFIX": "a.", "NEWS_TOPICS": "news.items=a.news.raw"}, "NEWS_TOPICS: two"),
        ({"NEWS_TOPICS": "news.rwa=feeds.raw"}, "NEWS_TOPICS"),
        ({"NEWS_TOPICS": "news.raw=أخبار"}, "NEWS_TOPICS: a topic's name"),
        ({"NEWS_TOPICS": "news.raw=.."}, "NEWS_TOPICS: a topic's name"),
        ({"NEWS_TOPIC_PREFIX": "our/"}, "NEWS_TOPIC_PREFIX: a topic's name"),
        ({"NEWS_TOPIC_PREFIX": "a" * 250}, "NEWS_TOPIC_PREFIX: a topic's name"),
        ({"NEWS_APP_ID": " "}, "NEWS_APP_ID"),
        ({"NEWS_STORM_SHARE": "1.01"}, "NEWS_STORM_SHARE"),
        ({"NEWS_STORM_RECORDS": "0"}, "NEWS_STORM_RECORDS"),
        ({"NEWS_STALL_TIMEOUT": "0"}, "NEWS_STALL_TIMEOUT"),
        *(
            ({"NEWS_WEB_HOST": host}, "NEWS_WEB_HOST")
            for host in (" ", "a..b", "a@b", "x" * 64, "[::1]", "::1::")
        ),
        ({"NEWS_SESSION_TIMEOUT": "1e300"}, "NEWS_SESSION_TIMEOUT"),
        ({"NEWS_LINGER": "1e12"}, "NEWS_LINGER"),
        ({"NEWS_MAX_BYTES": "9" * 20}, "NEWS_MAX_BYTES"),
        ({"NEWS_STORM_RECORDS": "9" * 20}, "NEWS_STORM_RECORDS"),
        *(
            ({"NEWS_BROKERS": brokers}, "NEWS_BROKERS")
            for brokers in (
                *("", ":", "kafka-1:", ":9092", "kafka-1:9092,", "PLAINTEXT://kafka-1:9092"),
                *("127.0.0.1:abc", "127.0.0.1:0", "127.0.0.1:65536", "127.0.0.1:-1"),
                *("::1", "[]", "[kafka-1]:9092", "[::1", "[::1]9092"),
                *("a..b:9092", ".a", "a@b", "a%zz", "x" * 64, "a." + "x" * 64 + ":9092"),
            )
        ),
    ],
)
def test_a_wrong_value_is_named(environ: dict[str, str], named: str) -> None:
    with pytest.raises(InvalidSetting, match=named):
        load(environ)


@pytest.mark.parametrize(
    "brokers",
    [
        *("kafka-1", "kafka_1.example:1, 10.0.0.1:65535", "kafka-1.example.:9092", "x" * 63),
        *("[::1]", "[fe80::1]:9092,[::1]:9"),
    ],
)
def test_brokers_are_hosts_with_or_without_a_port(brokers: str) -> None:
    settings = load({"NEWS_BROKERS": brokers})
    assert len(collect_hosts(settings.client()["bootstrap_servers"])) == brokers.count(",") + 1


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "fe80::1", "localhost", "news-1.example."])
def test_the_pages_are_served_on_an_address_or_a_host(host: str) -> None:
    assert load({"NEWS_WEB_HOST": host}).web_host == host


def test_what_is_set_and_has_no_effect_is_said() -> None:
    environ = {"NEWS_BROKER": "kafka:9092", "NEWS_SASL_PASSWORD": "not-for-logs", "HOME": "/"}
    assert doubts(load(environ), environ) == [
        "NEWS_BROKER is no setting; is NEWS_BROKERS meant?",
        "NEWS_SASL_PASSWORD has no effect: NEWS_SECURITY_PROTOCOL is PLAINTEXT",
    ]
    user = {"NEWS_SECURITY_PROTOCOL": "SASL_PLAINTEXT", "NEWS_SASL_USERNAME": "reader"}
    used = {**environ, **user}
    assert doubts(load(used), used)[1:] == []


def test_a_storm_can_be_one_dead_letter_and_never() -> None:
    assert load({"NEWS_STORM_SHARE": "0"}).storm_share == 0
    assert load({"NEWS_STORM_SHARE": "1"}).storm_share == 1


def test_a_secret_comes_from_a_file_and_is_never_shown(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("not-for-logs\n")
    settings = load({"NEWS_SASL_PASSWORD_FILE": str(tmp_path / "password")})
    assert settings.sasl_password == "not-for-logs"
    assert "not-for-logs" not in repr(settings)


def test_a_secret_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "password").write_bytes(b"\xff")
    with pytest.raises(InvalidSetting, match="NEWS_SASL_PASSWORD_FILE"):
        load({"NEWS_SASL_PASSWORD_FILE": str(tmp_path / "password")})


def _certificate(folder: Path, *, name: str = "ours") -> tuple[str, str]:
    """A certificate and its key, which is encrypted."""
    key, certificate = folder / f"{name}-key.pem", folder / f"{name}.pem"
    command = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-subj", "/CN=ours", "-days", "2")
    secret = ("-passout", "pass:not-for-logs", "-keyout", str(key), "-out", str(certificate))
    subprocess.run([*command, *secret], check=True, capture_output=True)
    return str(certificate), str(key)


def test_a_key_that_is_encrypted_needs_its_password_and_asks_nobody(tmp_path: Path) -> None:
    certificate, key = _certificate(tmp_path)
    files = Settings(security_protocol="SSL", ssl_certfile=certificate, ssl_keyfile=key)
    assert replace(files, ssl_keypassword="not-for-logs").client()["ssl_context"]
    for wrong in ("", "guessed", "x" * 2_000):
        with pytest.raises(InvalidSetting, match=r"NEWS_SSL_KEYPASSWORD where it is encrypted"):
            replace(files, ssl_keypassword=wrong).client()


def test_a_tls_file_that_can_not_be_used_is_named(tmp_path: Path) -> None:
    (certificate, key), (_, other) = (_certificate(tmp_path, name=name) for name in ("a", "b"))
    ours = Settings(
        security_protocol="SSL",
        ssl_cafile=certificate,
        ssl_certfile=certificate,
        ssl_keyfile=key,
        ssl_keypassword="not-for-logs",
    )
    assert ours.client()["ssl_context"]
    for name, path in (
        ("ssl_cafile", key),
        ("ssl_certfile", key),
        ("ssl_keyfile", certificate),
        ("ssl_keyfile", other),
    ):
        with pytest.raises(InvalidSetting, match=f"^NEWS_{name.upper()}: expected"):
            replace(ours, **{name: path}).client()


def test_a_key_without_a_certificate_has_no_effect(tmp_path: Path) -> None:
    _, key = _certificate(tmp_path)
    environ = {"NEWS_SSL_KEYFILE": key, "NEWS_SECURITY_PROTOCOL": "SSL"}
    expected = ["NEWS_SSL_KEYFILE has no effect without NEWS_SSL_CERTFILE"]
    assert doubts(load(environ), environ) == expected


@pytest.mark.parametrize("closed", ["key.pem", "."])
@pytest.mark.usefixtures("ordinary_user")
def test_a_file_that_this_user_may_not_read_is_named(closed: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        key = Path(folder) / "key.pem"
        key.touch()
        (Path(folder) / closed).chmod(0)
        with pytest.raises(InvalidSetting, match=f"NEWS_SSL_KEYFILE: can't read {key}"):
            Settings(ssl_keyfile=str(key))
        Path(folder).chmod(0o700)


def test_topics_can_have_other_names() -> None:
    settings = Settings(topic_prefix="dev.", topics="news.raw=feeds.raw,news.items=news.raw")
    assert settings.topic("news.raw") == "feeds.raw"
    assert settings.topic("news.enriched") == "dev.news.enriched"
