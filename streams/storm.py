"""Stop before a topic is poured into the dead letters."""

from collections import Counter, deque
from collections.abc import Sequence

from streams.errors import Reason
from streams.messages import attempts
from streams.pipeline import Outcome


class DeadLetterStorm(Exception):
    """Too large a share of what comes in is set aside: more likely our fault than the feed's."""


class Storm:
    """Judges by the latest `records` whether more than `share` of them, 0 to 1, are set aside."""

    def __init__(self, share: float, records: int) -> None:
        self._share = share
        self._latest: deque[Reason | None] = deque(maxlen=records)
        self._counts: Counter[Reason | None] = Counter()  # of the latest; None is of the good ones

    def judge(self, outcomes: Sequence[Outcome]) -> None:
        """Add what a batch became; raises DeadLetterStorm as soon as there is one.

        A letter that was replayed and fails again is no sign of a storm: an operator sent it.
        """
        counted = [o for o in outcomes if not (o.reason and attempts(o.record.headers))]
        for outcome in counted:
            self._add(outcome.reason)
            if outcome.reason and self._is_full and self._failed > self._share:
                raise DeadLetterStorm(self._said(counted))

    @property
    def _is_full(self) -> bool:
        return len(self._latest) == self._latest.maxlen

    @property
    def _failed(self) -> float:
        return (len(self._latest) - self._counts[None]) / len(self._latest)

    def _add(self, reason: Reason | None) -> None:
        if self._is_full:
            self._counts[self._latest[0]] -= 1
        self._latest.append(reason)
        self._counts[reason] += 1

    def _said(self, outcomes: Sequence[Outcome]) -> str:
        """Say of what a storm is, and where to look."""
        counts = [(name, count) for name, count in self._counts.most_common() if name and count]
        reasons = ", ".join(f"{name} {count}" for name, count in counts)
        first = next(outcome.place for outcome in outcomes if outcome.reason)
        return (
            f"{self._failed:.0%} of the latest {len(self._latest)} records would be dead letters: "
            f"{reasons}; of this batch, which was not committed, the first is {first}. "
            "The limit is NEWS_STORM_SHARE."
        )
