"""Dates as a calendar file that any calendar reads (RFC 5545). It knows days and words, not where they come from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

PRODUCT = "-//Course companion//Dates//EN"
OCTETS = 75  # of a line; longer ones are folded (RFC 5545, 3.1)


@dataclass(frozen=True)
class Day:
    """One thing on one day: what is to be done, and a few words on it."""

    on: date
    what: str
    more: str = ""


def days_of(dates: Iterable[tuple[str, str, str]]) -> list[Day]:
    """Days from texts, without those that are no date.

    :param dates: (ISO date, what, more) each.
    """
    found = []
    for text, what, more in dates:
        try:
            found.append(Day(date.fromisoformat(text), what, more))
        except ValueError:
            continue
    return sorted(found, key=lambda day: day.on)


def calendar_file(days: Iterable[Day], name: str, stamp: datetime) -> bytes:
    """A calendar with an all-day event for each day.

    The same day and words have the same identity, so that a file read in twice doubles nothing.

    :param days: what stands on which day.
    :param name: of the calendar.
    :param stamp: when the file is made, in UTC.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", f"X-WR-CALNAME:{_text(name)}"]
    for day in days:
        lines += _event(day, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{piece}\r\n" for line in lines for piece in _folded(line)).encode()


def _event(day: Day, stamp: datetime) -> Iterator[str]:
    identity = hashlib.sha256(f"{day.on}\n{day.what}\n{day.more}".encode()).hexdigest()[:32]
    yield "BEGIN:VEVENT"
    yield f"UID:{identity}@course-companion"
    yield f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{day.on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day.on + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(day.what)}"
    if day.more:
        yield f"DESCRIPTION:{_text(day.more)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(text: str) -> str:
    """A text as a value: what would end it or split it is escaped (RFC 5545, 3.3.11)."""
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join("".join(c for c in line if c.isprintable()) for line in escaped.splitlines())


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, the further ones behind a blank, never inside a character."""
    piece, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > OCTETS:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + octets
    yield piece
