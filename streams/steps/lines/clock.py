"""The time of day that stands beside a date, and its offset from UTC."""

import re
from datetime import date

from streams.events import Published
from streams.steps.lines.date_words import Tokens

# Over the kinds of `date_words`.
_TIME = re.compile(
    r"(?P<iso>T?)(?:(?P<clock>[nyY])(?=\(z)|(?P<hour>d):(?P<minute>d)(?P<s>:d)?(?:\.[dny])?)"
    r"(?P<half>[aqm]?)(?:[,|]?\(?b?(?P<z>z))?(?:(?P<sign>[+-])(?P<zone>[dnyY])(?::(?P<rest>d))?)?"
)


def with_time(day: date, line: Tokens) -> Published:
    """Give the day that a line states, to the minute where it states a time of day too."""
    has_clock = "d:d" in line.kinds or "(z" in line.kinds
    found = _TIME.search(line.kinds) if has_clock else None
    time = _time(line, found) if found else None
    if not found or not time:
        return {"date": day.isoformat(), "precision": "day"}
    stated: Published = {"date": day.isoformat(), "precision": "minute", "time": time}
    offset = _utc_offset(line, found)
    return {**stated, "utc_offset": offset} if offset else stated


def _time(line: Tokens, found: re.Match[str]) -> str | None:
    """Give hours and minutes, of 24 hours, or None where no clock shows them."""
    hour, minute = line.value(found, "hour"), line.value(found, "minute")
    if found["clock"]:
        hour, minute = divmod(line.value(found, "clock"), 100)
    if found["half"] and hour <= 12:
        hour = hour % 12 + (0 if found["half"] == "a" else 12)
    return f"{hour:02}:{minute:02}" if hour <= 23 and minute <= 59 else None


def _utc_offset(line: Tokens, time: re.Match[str]) -> str | None:
    """Give the offset of a named zone; a bare + or - counts in ISO 8601 and behind seconds."""
    is_offset = time["iso"] or (time["s"] and time["zone"] == "n")
    if not time["z"] and not (is_offset and time["sign"]):
        return None
    zone, rest = line.value(time, "zone"), line.value(time, "rest")
    hours, minutes = (zone, rest) if time["zone"] == "d" else divmod(zone, 100)
    offset = line.value(time, "z") + (hours * 60 + minutes) * (-1 if time["sign"] == "-" else 1)
    sign = "-" if offset < 0 else "+"
    return f"{sign}{abs(offset) // 60:02}:{abs(offset) % 60:02}" if abs(offset) <= 14 * 60 else None
