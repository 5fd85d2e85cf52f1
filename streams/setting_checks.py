"""What a setting's value must be; each check gives why it can't be used, or nothing."""

import ipaddress
import math
import re
from pathlib import Path
from typing import Any

_LAST_PORT = 65_535
_CHOICES = {
    "security_protocol": {"PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"},
    "sasl_mechanism": {"PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"},
    "compression": {"none", "gzip", "lz4", "snappy", "zstd"},
}
_FILES = {"ssl_cafile", "ssl_certfile", "ssl_keyfile"}
_POSITIVE = {
    *("max_bytes", "max_articles", "batch_records", "session_timeout", "request_timeout"),
    *("stall_timeout", "storm_records"),
}
_MOST = {
    "web_port": ("a port", _LAST_PORT),
    "storm_share": ("a share", 1),
    **dict.fromkeys(
        (
            *("session_timeout", "request_timeout", "stall_timeout", "shutdown_timeout"),
            *("commit_interval", "linger"),
        ),
        ("seconds", 86_400),
    ),
}
_MOST_OF_ALL = ("a number", 2**31 - 1)
_LABEL = "[A-Za-z0-9_-]{1,63}"  # of a host's name; to others IDNA objects, with no OSError
_HOST = rf"{_LABEL}(?:\.{_LABEL})*\.?"
_BROKER = re.compile(rf"(?:\[([^\[\]]*)\]|{_HOST})(?::([0-9]{{1,5}}))?")
_TOPIC = re.compile(r"[A-Za-z0-9._-]{1,249}")


def wrong(name: str, value: Any) -> str:
    """Why the value of a setting can't be used; empty if it can."""
    if isinstance(value, int | float):
        return _number(name, value)
    if name in _CHOICES and value not in _CHOICES[name]:
        return f"expected one of {', '.join(sorted(_CHOICES[name]))}"
    if name in _FILES and value:
        return _file(value)
    if name == "brokers" and not all(map(_is_broker, value.split(","))):
        return f"expected host:port, comma separated, ports 1 to {_LAST_PORT}, IPv6 in brackets"
    if name == "web_host" and not (re.fullmatch(_HOST, value) or _is_ipv6(value)):
        return "expected a host or an address; 0.0.0.0 is all of IPv4, :: all of IPv6"
    return "expected a name" if name == "app_id" and not value.strip() else ""


def wrong_topic(name: str) -> str:
    """Why a topic can't be called so; empty if it can."""
    if _TOPIC.fullmatch(name) and name not in (".", ".."):
        return ""
    return "a topic's name is at most 249 letters (a to z), digits and . _ -"


def _file(path: str) -> str:
    try:
        if not Path(path).is_file():
            return f"no such file: {path}"
        Path(path).open("rb").close()
    except OSError as error:
        return f"can't read {path}: {error.strerror}"
    return ""


def _number(name: str, value: float) -> str:
    if not 0 <= value < math.inf:  # NaN is neither
        return "expected a number of 0 or more"
    if name in _POSITIVE and not value:
        return "expected a number above 0"
    what, most = _MOST.get(name, _MOST_OF_ALL)
    return f"expected {what}, at most {most}" if value > most else ""


def _is_broker(text: str) -> bool:
    found = _BROKER.fullmatch(text.strip())
    if not found or (found[2] and not 1 <= int(found[2]) <= _LAST_PORT):
        return False
    return found[1] is None or _is_ipv6(found[1])


def _is_ipv6(text: str) -> bool:
    try:
        ipaddress.IPv6Address(text)
    except ValueError:
        return False
    return True
