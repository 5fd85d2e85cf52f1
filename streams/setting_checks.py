"""What a setting's value must be; each check gives why one can't be used, or nothing."""

import ipaddress
import math
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

Check = Callable[[Any], str]

_LAST_PORT = 65_535
_MOST_OF_ALL = 2**31 - 1
_LABEL = "[A-Za-z0-9_-]{1,63}"  # of a host's name; to others IDNA objects, with no OSError
_HOST = rf"{_LABEL}(?:\.{_LABEL})*\.?"
_BROKER = re.compile(rf"(?:\[([^\[\]]*)\]|{_HOST})(?::([0-9]{{1,5}}))?")
_TOPIC = re.compile(r"[A-Za-z0-9._-]{1,249}")


def anything(value: Any) -> str:
    """No value is wrong."""
    return ""


def one_of(*choices: str) -> Check:
    """Check that it is one of these."""
    named = ", ".join(sorted(choices))
    return lambda value: "" if value in choices else f"expected one of {named}"


def number(*, positive: bool = False, what: str = "a number", most: float = _MOST_OF_ALL) -> Check:
    """Check that it is from 0, or above that, to `most`."""

    def check(value: float) -> str:
        if not 0 <= value < math.inf:  # NaN is neither
            return "expected a number of 0 or more"
        if positive and not value:
            return "expected a number above 0"
        return f"expected {what}, at most {most}" if value > most else ""

    return check


def seconds(*, positive: bool = False) -> Check:
    """Check that it is at most a day."""
    return number(positive=positive, what="seconds", most=86_400)


port = number(what="a port", most=_LAST_PORT)


def file(path: str) -> str:
    """Check that there is such a file, where one is named."""
    try:
        if path and not Path(path).is_file():
            return f"no such file: {path}"
        if path:
            Path(path).open("rb").close()
    except OSError as error:
        return f"can't read {path}: {error.strerror}"
    return ""


def brokers(value: str) -> str:
    """Check that it is hosts, with ports or without."""
    if all(map(_is_broker, value.split(","))):
        return ""
    return f"expected host:port, comma separated, ports 1 to {_LAST_PORT}, IPv6 in brackets"


def host(value: str) -> str:
    """Check that it is a host or an address."""
    if re.fullmatch(_HOST, value) or _is_ipv6(value):
        return ""
    return "expected a host or an address; 0.0.0.0 is all of IPv4, :: all of IPv6"


def name(value: str) -> str:
    """Check that there is one."""
    return "" if value.strip() else "expected a name"


def topic(name: str) -> str:
    """Check that a topic can be called so."""
    if _TOPIC.fullmatch(name) and name not in (".", ".."):
        return ""
    return "a topic's name is at most 249 letters (a to z), digits and . _ -"


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
