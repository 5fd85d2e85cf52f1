"""Every setting, with its default, what it means and what its value must be."""

from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

from streams import setting_checks as checks
from streams import tls
from streams.errors import InvalidSetting
from streams.limits import DEFAULT, Limits
from streams.setting_checks import Check


def _setting(
    default: Any, doc: str, check: Check = checks.anything, *, secret: bool = False
) -> Any:
    return field(default=default, repr=not secret, metadata={"doc": doc, "check": check})


# How late a worker may learn of a topic or partition that was added; the client's own is 5 minutes.
_METADATA_MS = 30_000


# By the part of NEWS_SECURITY_PROTOCOL that they are for.
CREDENTIALS = {
    "SSL": ("ssl_cafile", "ssl_certfile", "ssl_keyfile", "ssl_keypassword"),
    "SASL": ("sasl_username", "sasl_password"),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a worker and the other commands need to know; docs/reference.md is made from this."""

    brokers: str = _setting(
        "127.0.0.1:9092", "Bootstrap servers, host:port, comma separated", checks.brokers
    )
    app_id: str = _setting("news-streams", "Prefix of consumer groups and client ids", checks.name)
    topic_prefix: str = _setting(
        "", "Put before the topic names that NEWS_TOPICS does not set, to share a cluster"
    )
    topics: str = _setting("", "Other topic names: news.raw=feeds.raw,news.enriched=feeds.out")
    security_protocol: str = _setting(
        "PLAINTEXT",
        "PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL",
        checks.one_of("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"),
    )
    sasl_mechanism: str = _setting(
        "SCRAM-SHA-512",
        "PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512",
        checks.one_of("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"),
    )
    sasl_username: str = _setting("", "User of the SASL mechanism")
    sasl_password: str = _setting("", "Password of the SASL mechanism", secret=True)
    ssl_cafile: str = _setting("", "CA certificates (PEM); the system's where empty", checks.file)
    ssl_certfile: str = _setting("", "Client certificate (PEM), for mutual TLS", checks.file)
    ssl_keyfile: str = _setting("", "Key of the client certificate (PEM)", checks.file)
    ssl_keypassword: str = _setting("", "Password of that key, if it is encrypted", secret=True)
    web_host: str = _setting(
        "127.0.0.1", "Address that serves /metrics, /healthz and /readyz", checks.host
    )
    web_port: int = _setting(6066, "Its port; 0 takes a free one", checks.port)
    max_bytes: int = _setting(
        DEFAULT.max_bytes,
        "Largest raw item in bytes; above it is a dead letter",
        checks.number(positive=True),
    )
    max_header_bytes: int = _setting(
        DEFAULT.max_header_bytes,
        "Most bytes of a raw item's headers; above it is a dead letter",
        checks.number(),
    )
    max_articles: int = _setting(
        DEFAULT.max_articles,
        "Most articles of a page; above it is a dead letter",
        checks.number(positive=True),
    )
    batch_records: int = _setting(
        500,
        "Most records taken at once, of up to 24 partitions; as many again of each 24 more",
        checks.number(positive=True),
    )
    commit_interval: float = _setting(
        1.0, "Seconds between commits; bounds duplicates of a crash", checks.seconds()
    )
    session_timeout: float = _setting(
        30.0, "Seconds after which the group drops a silent worker", checks.seconds(positive=True)
    )
    request_timeout: float = _setting(
        30.0, "Seconds a request to a broker may take", checks.seconds(positive=True)
    )
    linger: float = _setting(0.0, "Seconds a produce request waits for more", checks.seconds())
    compression: str = _setting(
        "none",
        "Of what is produced: none, gzip, lz4, snappy or zstd",
        checks.one_of("none", "gzip", "lz4", "snappy", "zstd"),
    )
    idempotent: bool = _setting(True, "Use the idempotent producer (the demo's broker has none)")
    stall_timeout: float = _setting(
        60.0, "Seconds of lag without progress until /healthz fails", checks.seconds(positive=True)
    )
    shutdown_timeout: float = _setting(30.0, "Seconds to drain after SIGTERM", checks.seconds())
    storm_share: float = _setting(
        0.5,
        "Share of dead letters that stops the worker; 1 never does",
        checks.number(what="a share", most=1),
    )
    storm_records: int = _setting(
        200, "Over how many of the latest records the share is taken", checks.number(positive=True)
    )

    def __post_init__(self) -> None:
        _check(self)

    def topic(self, name: str) -> str:
        """Name on the broker of the topic that `schemas/topics.yaml` calls `name`."""
        return _renamed(self.topics).get(name, self.topic_prefix + name)

    def group(self, stage: str) -> str:
        """Consumer group of the workers whose first stage is `stage`."""
        return f"{self.app_id}-{self.topic_prefix}{stage}"

    @property
    def limits(self) -> Limits:
        """How large a raw record may be."""
        return Limits(self.max_bytes, self.max_header_bytes, self.max_articles)

    def client(self) -> dict[str, Any]:
        """Connection arguments for any aiokafka client."""
        secure = self.security_protocol.endswith("SSL")
        files = (self.ssl_cafile, self.ssl_certfile, self.ssl_keyfile, self.ssl_keypassword)
        sasl = self.security_protocol.startswith("SASL")
        return {
            "bootstrap_servers": self.brokers,
            "client_id": self.app_id,
            "request_timeout_ms": int(self.request_timeout * 1000),
            "metadata_max_age_ms": _METADATA_MS,
            "security_protocol": self.security_protocol,
            "ssl_context": tls.context(*files) if secure else None,
            "sasl_mechanism": self.sasl_mechanism if sasl else "PLAIN",
            "sasl_plain_username": self.sasl_username if sasl else None,
            "sasl_plain_password": self.sasl_password if sasl else None,
        }


def variable(field_name: str) -> str:
    """Environment variable of a field."""
    return f"NEWS_{field_name.upper()}"


@cache
def _renamed(topics: str) -> dict[str, str]:
    from streams.topics import BY_NAME  # now: with the schemas it would slow down --help

    pairs = [pair.split("=") for pair in topics.split(",") if pair]
    if any(len(pair) != 2 or not all(pair) for pair in pairs):
        raise InvalidSetting("NEWS_TOPICS: expected name=other,name=other")
    names = {name.strip(): other.strip() for name, other in pairs}
    if unknown := names.keys() - BY_NAME.keys():
        raise InvalidSetting(f"NEWS_TOPICS: no such topic: {', '.join(sorted(unknown))}")
    return names


def _check_topics(settings: Settings) -> None:
    from streams.topics import BY_NAME

    names = {name: settings.topic(name) for name in BY_NAME}
    if "" in names.values() or len(set(names.values())) < len(names):
        raise InvalidSetting("NEWS_TOPICS: two topics would have the same name, or one has none")
    for name, called in names.items():
        if why := checks.topic(called):
            setting = "topics" if name in _renamed(settings.topics) else "topic_prefix"
            raise InvalidSetting(f"{variable(setting)}: {why}")


def _check(settings: Settings) -> None:
    for spec in fields(Settings):
        if why := spec.metadata["check"](getattr(settings, spec.name)):
            raise InvalidSetting(f"{variable(spec.name)}: {why}")
    for name in CREDENTIALS["SASL"] if settings.security_protocol.startswith("SASL") else ():
        if not getattr(settings, name):
            raise InvalidSetting(f"{variable(name)}: {settings.security_protocol} needs one")
    _check_topics(settings)
