"""What a failure to produce is counted as, and whether waiting mends it."""

from aiokafka import errors

from streams.metrics import RetryReason

# What time mends besides what the client calls retriable. After anything else the producer's own
# state is suspect.
_WAIT = (
    errors.TopicAuthorizationFailedError,
    errors.KafkaTimeoutError,
    errors.KafkaConnectionError,
)

_REASONS: tuple[tuple[type[Exception], RetryReason], ...] = (
    (errors.KafkaConnectionError, "connection"),
    (errors.NodeNotReadyError, "connection"),
    (errors.KafkaTimeoutError, "timeout"),
    (errors.RequestTimedOutError, "timeout"),
    (errors.NotLeaderForPartitionError, "no_leader"),
    (errors.LeaderNotAvailableError, "no_leader"),
    (errors.NotEnoughReplicasError, "not_enough_replicas"),
    (errors.NotEnoughReplicasAfterAppendError, "not_enough_replicas"),
)


def reason_of(error: BaseException) -> RetryReason:
    """The metric's label for what is sent again after this error."""
    return next((reason for kind, reason in _REASONS if isinstance(error, kind)), "other")


def mends_by_waiting(error: BaseException) -> bool:
    """Whether the same producer may try again; else it is made anew."""
    return getattr(error, "retriable", False) or isinstance(error, _WAIT)
