"""What failed to be produced: its reason, and whether the producer is made anew."""

import pytest
from aiokafka import errors

from streams.metrics import RetryReason
from streams.retries import mends_by_waiting, reason_of


@pytest.mark.parametrize(
    ("error", "reason", "waits"),
    [
        (errors.NotLeaderForPartitionError(), "no_leader", True),
        (errors.NotEnoughReplicasError(), "not_enough_replicas", True),
        (errors.RequestTimedOutError(), "timeout", True),
        (errors.KafkaTimeoutError(), "timeout", True),
        (errors.KafkaConnectionError(), "connection", True),
        (errors.TopicAuthorizationFailedError(), "other", True),
        (errors.ProducerClosed(), "other", False),
        (errors.UnknownError(), "other", False),
        (RuntimeError("a bug"), "other", False),
    ],
    ids=repr,
)
def test_a_failure_is_counted_by_its_kind_and_waited_for_where_that_helps(
    error: Exception, reason: RetryReason, waits: bool
) -> None:
    assert (reason_of(error), mends_by_waiting(error)) == (reason, waits)
