"""The TLS context of a connection; where there can be none, which setting is to blame."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from streams.errors import InvalidSetting

_CERTIFICATES = "expected certificates in PEM"
# OpenSSL says "PEM lib" of a key, whether it is none or the password is not its own.
_KEY = (
    "expected the key of NEWS_SSL_CERTFILE in PEM (in that file where none is named), "
    "and NEWS_SSL_KEYPASSWORD where it is encrypted"
)


def context(cafile: str, certfile: str, keyfile: str, keypassword: str) -> ssl.SSLContext:
    """Verify brokers by `cafile`, or by the system's, and show `certfile` where one is named.

    Raises InvalidSetting for a file that can't be used.
    """
    with _blaming("NEWS_SSL_CAFILE", _CERTIFICATES):
        made = ssl.create_default_context(cafile=cafile or None)
    if certfile:
        with _blaming("NEWS_SSL_CERTFILE", _CERTIFICATES):
            ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(certfile)
        with _blaming("NEWS_SSL_KEYFILE", _KEY):
            # With None for a password OpenSSL would ask for it on the terminal.
            made.load_cert_chain(certfile, keyfile or None, keypassword)
    return made


@contextmanager
def _blaming(name: str, expected: str) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:  # ValueError: a password that is too long
        raise InvalidSetting(f"{name}: {expected} ({error})") from None
