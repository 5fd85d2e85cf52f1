"""Failures a user can mend end in one line on stderr: status 2 for settings, 1 for the rest."""

import errno
import logging
from collections.abc import Iterator
from contextlib import contextmanager

import click

from streams.cli.render import safe
from streams.errors import InvalidSetting

_HINTS = {
    "SaslAuthenticationFailed": "check NEWS_SASL_USERNAME and NEWS_SASL_PASSWORD",
    "UnsupportedSaslMechanismError": "check NEWS_SASL_MECHANISM",
    "IllegalSaslStateError": "check NEWS_SECURITY_PROTOCOL",
    "SSLCertVerificationError": "check NEWS_SSL_CAFILE",
    "SSLError": "check NEWS_SECURITY_PROTOCOL and the TLS files",
    "TopicAuthorizationFailedError": "the user has no right to the topic",
    "ClusterAuthorizationFailedError": "the user has no right to the cluster",
    "GroupAuthorizationFailedError": "the user has no right to the consumer group",
    "InvalidSessionTimeoutError": "the broker's limits do not allow NEWS_SESSION_TIMEOUT",
    "ConnectionRefusedError": "check NEWS_BROKERS",
    "KafkaConnectionError": "check NEWS_BROKERS, NEWS_SECURITY_PROTOCOL and the TLS files",
    "ConnectionError": "the broker closed the connection: check NEWS_SECURITY_PROTOCOL",
    "gaierror": "check NEWS_BROKERS",
    "TimeoutError": "check NEWS_BROKERS and NEWS_SECURITY_PROTOCOL",
}


class _Unusable(click.ClickException):
    exit_code = 2


class Complaints(logging.Handler):
    """Keep the Kafka client's latest complaint: its exceptions do not say why."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.latest: logging.LogRecord | None = None

    def emit(self, record: logging.LogRecord) -> None:
        self.latest = record

    def take(self) -> str:
        """The latest complaint in one safe line, once; empty where there is none."""
        record, self.latest = self.latest, None
        return safe(record.getMessage()) if record else ""


@contextmanager
def listening() -> Iterator[Complaints]:
    """Collect the client's complaints instead of printing them; a command may print its own."""
    complaints, logger = Complaints(), logging.getLogger("aiokafka")
    logger.addHandler(complaints)
    try:
        yield complaints
    finally:
        logger.removeHandler(complaints)


@contextmanager
def expected_failures() -> Iterator[None]:
    """Turn what may go wrong into one line and a status; a bug keeps its traceback."""
    with listening() as complaints:
        try:
            yield
        except InvalidSetting as error:
            raise _Unusable(safe(str(error))) from None
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader has seen enough; click knows
                raise
            raise click.ClickException(_line(error)) from None
        except Exception as error:
            from aiokafka.errors import KafkaError

            if not isinstance(error, KafkaError):
                raise
            raise click.ClickException(_reason(error, complaints.latest)) from None


def _reason(error: Exception, complaint: logging.LogRecord | None) -> str:
    """Name the cause, which the client logs as last argument where it only raises the fact."""
    args = complaint.args if complaint else None
    cause = args[-1] if isinstance(args, tuple) and args else None
    if type(error).__name__ != "KafkaConnectionError" or not isinstance(cause, Exception):
        return _line(error)
    place = ":".join(str(part) for part in args[:-1]) if isinstance(args, tuple) else ""
    return f"can't connect to {safe(place)}: {_line(cause)}"


def _line(error: Exception) -> str:
    name = type(error).__name__
    text = safe(str(error)) or ("no answer in time" if isinstance(error, TimeoutError) else name)
    text = text if name in text or isinstance(error, OSError) else f"{name}: {text}"
    return f"{text}{hint(error)}"


def hint(error: BaseException) -> str:
    """What to look at, in brackets; empty where we know nothing."""
    names = (kind.__name__ for kind in type(error).__mro__)
    return next((f" ({_HINTS[name]})" for name in names if name in _HINTS), "")
