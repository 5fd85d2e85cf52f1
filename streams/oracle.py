"""Account for every raw record: what the pure stages make of it has to be on the topics.

Shares with the worker only the stages and the layout of what they write, none of its loop.
Keeps digests, not texts: about 1 kB a raw record.
"""

from collections import Counter
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

import orjson

from streams.errors import Reason
from streams.letters import Letter, Place, marked, read, written
from streams.pipeline import STAGES, run
from streams.settings import Settings
from streams.topics import DEAD_LETTERS

_EXAMPLES = 10
_REFUSED = "refused_by_broker"
_EVENTS = STAGES[-1].writes


@dataclass(slots=True)
class Fate:
    """What a raw record must become, by id, and what of it was seen."""

    wanted: dict[bytes, bytes]
    reason: Reason | None
    unseen_events: int = 0  # of the last stage, without the copies by label
    refused: int = 0  # dead letters that say so
    seen: set[bytes] = field(default_factory=set)
    set_aside: bool = False  # a dead letter stands for whatever of it is missing


@dataclass(slots=True)
class Report:
    """What was found; `examples` say where to look, the raw record's partition:offset first."""

    records: int = 0
    expected: Counter[str] = field(default_factory=Counter)  # by topic
    found: Counter[str] = field(default_factory=Counter)
    letters: Counter[str] = field(default_factory=Counter)  # by reason
    refused_events: int = 0  # of the last stage, that a dead letter stands for
    missing: int = 0
    duplicates: int = 0  # the same id and bytes once more
    different: int = 0  # the same id with other bytes
    unexpected: int = 0
    outside: int = 0  # of raw records deleted by now, or published since the count began
    replayed: int = 0
    examples: list[str] = field(default_factory=list)

    @property
    def accounted(self) -> bool:
        return not (self.missing or self.different or self.unexpected)

    def note(self, what: str, topic: str, place: Place | None, detail: str = "") -> None:
        """Keep the first few cases for a person."""
        if len(self.examples) < _EXAMPLES:
            where = written(place) if place else "?"
            self.examples.append(f"{what}: {where} on {topic} {detail}".rstrip())


class Oracle:
    """Fed the raw records first, then everything else in any order; `report` ends it."""

    def __init__(self, settings: Settings) -> None:
        self._raw_topic = settings.topic(STAGES[0].reads)
        self._limits = settings.limits
        self._fates: dict[Place, Fate] = {}
        self._last: dict[int, int] = {}
        self._first: dict[int, int] = {}
        self._doubtful: dict[Place, tuple[Letter, Place | None]] = {}
        self._replayed: set[Place] = set()
        self._report = Report()

    def expect(self, record: Any) -> None:
        """Note what a raw record must become."""
        outcome = run(STAGES, record, self._limits)
        self._report.records += 1
        self._report.expected.update(message.topic for message in outcome.messages)
        if outcome.reason:
            wanted = {_LETTER: _digest(record.value, outcome.reason)}
        else:
            wanted = {_id(m.topic, m.key): _digest(m.value) for m in outcome.messages}
        events = sum(message.topic == _EVENTS for message in outcome.messages)
        self._fates[record.partition, record.offset] = Fate(wanted, outcome.reason, events)
        self._first.setdefault(record.partition, record.offset)
        self._last[record.partition] = record.offset

    def event(self, topic: str, record: Any) -> None:
        """Hold an event of `topic`, by its name in the flow, against what was expected."""
        self._report.found[topic] += 1
        self._see(topic, self._origin(record.value), _id(topic, record.key), _digest(record.value))

    def letter(self, record: Any) -> None:
        """Hold a dead letter, or the marker of a replayed one, against what was expected."""
        if place := marked(record):
            self._replayed.add(place)
            return
        letter = read(record)
        self._report.found[DEAD_LETTERS] += 1
        self._report.letters[letter.reason] += 1
        place = self._raw_place(letter)
        fate = self._fates.get(place) if place else None
        if fate and fate.reason == letter.reason:
            omitted = letter.value_omitted
            content = fate.wanted[_LETTER] if omitted else _digest(record.value, letter.reason)
            self._see(DEAD_LETTERS, place, _LETTER, content)
        elif fate and letter.reason == _REFUSED:
            fate.set_aside = True
            fate.refused += 1
        else:
            self._doubtful[letter.place] = letter, place

    def report(self) -> Report:
        """Count what is missing, and the dead letters that nothing explains."""
        report = self._report
        report.replayed = len(self._replayed)
        for place, (letter, raw) in self._doubtful.items():
            self._judge(place, letter, raw)
        for place, fate in self._fates.items():
            lacking = 0 if fate.set_aside else len(fate.wanted.keys() - fate.seen)
            report.missing += lacking
            if fate.refused and fate.unseen_events:  # a letter stands for one event or more
                report.refused_events += max(fate.refused, fate.unseen_events)
            if lacking:
                report.note("missing", self._raw_topic, place, f"({lacking} of its messages)")
        return report

    def _judge(self, place: Place, letter: Letter, raw: Place | None) -> None:
        """A letter for what the stages can process: right if it was replayed since."""
        fate = self._fates.get(raw) if raw else None
        if fate:
            fate.set_aside = True
        if place in self._replayed or self._beyond(raw):
            self._report.outside += not fate
            self._report.refused_events += letter.reason == _REFUSED  # one at least
            return
        self._report.unexpected += 1
        self._report.note("unexpected", DEAD_LETTERS, raw, f"({letter.reason})")

    def _see(self, topic: str, place: Place | None, id_: bytes, content: bytes) -> None:
        report, fate = self._report, self._fates.get(place) if place else None
        if fate is None and self._beyond(place):
            report.outside += 1
        elif fate is None or id_ not in fate.wanted:
            report.unexpected += 1
            report.note("unexpected", topic, place)
        elif fate.wanted[id_] != content:
            report.different += 1
            report.note("different", topic, place)
        else:
            again = id_ in fate.seen
            report.duplicates += again
            fate.unseen_events -= topic == _EVENTS and not again
            fate.seen.add(id_)

    def _beyond(self, place: Place | None) -> bool:
        """Whether a place is before or after what was read of the raw topic."""
        if place is None:
            return False
        first, last = self._first.get(place[0], 0), self._last.get(place[0], -1)
        return not first <= place[1] <= last

    def _raw_place(self, letter: Letter) -> Place | None:
        """The raw record a letter is about, also where an event made of it was set aside."""
        if letter.topic.decode("utf-8", "replace") != self._raw_topic:
            return self._origin(letter.record.value)
        if letter.topic_partition is None or letter.topic_offset is None:
            return None
        return letter.topic_partition, letter.topic_offset

    def _origin(self, value: bytes | None) -> Place | None:
        """Where an event says its raw record was; None if it is not one of ours."""
        try:
            origin = orjson.loads(value or b"")["origin"]
            place = int(origin["partition"]), int(origin["offset"])
            return place if origin["topic"] == self._raw_topic else None
        except (orjson.JSONDecodeError, KeyError, TypeError, ValueError):
            return None


def _digest(value: bytes | None, reason: str = "") -> bytes:
    return blake2b(value or b"", digest_size=12, key=reason.encode()).digest()


def _id(topic: str, key: bytes | None) -> bytes:
    return blake2b(key or b"", digest_size=12, key=topic.encode()).digest()


_LETTER = _id(DEAD_LETTERS, b"")  # a record has one dead letter, whatever its key
