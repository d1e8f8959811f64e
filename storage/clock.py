"""Times as UTC ISO text of one width, so that text order is time order. Nothing is ever sorted by them but limits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

MINUTE = 60.0
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def iso(seconds: float) -> str:
    """Write a moment as text.

    :param seconds: since 1970, UTC
    :returns: for example ``2026-03-01T12:03:00.250Z``
    """
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def parse(text: str) -> float:
    """Read back what :func:`iso` wrote, in seconds since 1970."""
    return datetime.fromisoformat(text).timestamp()


class Clock:
    """The injected source of time.

    :param source: returns seconds since 1970, like ``time.time``
    """

    def __init__(self, source: Callable[[], float]) -> None:
        self._source = source

    def seconds(self) -> float:
        """Seconds since 1970."""
        return self._source()

    def now(self) -> str:
        """This moment as text."""
        return iso(self._source())

    def ahead(self, seconds: float) -> str:
        """The moment that many seconds from now (negative: ago), as text."""
        return iso(self._source() + seconds)
