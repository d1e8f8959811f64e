"""When the lessons of a cohort open. Knows the lessons by their slugs only, and whoever has begun one not at all."""

from __future__ import annotations

from collections.abc import Mapping

from storage.access import need
from storage.clock import Clock, iso, parse
from storage.engine import Engine, Tx
from storage.errors import Refused
from storage.journal import note
from storage.texts import check_key

ALL = "SELECT lesson, at FROM opening WHERE cohort = :cohort"
PUT = """
  INSERT INTO opening (cohort, lesson, at) VALUES (:cohort, :lesson, :at)
  ON CONFLICT (cohort, lesson) DO UPDATE SET at = excluded.at"""
DROP = "DELETE FROM opening WHERE cohort = :cohort AND lesson = :lesson"


class Timetable:
    """A lesson without a time is open."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def plan(self, actor: str, cohort: str) -> dict[str, str]:
        """When each lesson opens, as UTC ISO text by slug, for those who run the cohort."""

        def work(tx: Tx) -> dict[str, str]:
            need(tx, "steer the timetable", actor, cohort)
            return _all(tx, cohort)

        return self._engine.read(work)

    def mine(self, actor: str, cohort: str) -> dict[str, str]:
        """The same for somebody who is in the cohort."""

        def work(tx: Tx) -> dict[str, str]:
            need(tx, "read the timetable", actor, cohort, actor)
            return _all(tx, cohort)

        return self._engine.read(work)

    def set(self, actor: str, cohort: str, opens: Mapping[str, str]) -> None:
        """Say when lessons open; those not named stay as they are.

        :param opens: slug of a lesson to a UTC ISO text, or an empty text for one that is open
        :raises Refused: ``"time"`` for a text that is no time
        """
        times = {check_key(lesson): _clean(at) for lesson, at in opens.items()}

        def work(tx: Tx) -> None:
            need(tx, "steer the timetable", actor, cohort)
            for lesson, at in times.items():
                tx.run(PUT if at else DROP, cohort=cohort, lesson=lesson, **({"at": at} if at else {}))
            note(tx, self._clock.now(), actor, "set the timetable", cohort)

        self._engine.write(work)


def _all(tx: Tx, cohort: str) -> dict[str, str]:
    return {row["lesson"]: row["at"] for row in tx.rows(ALL, cohort=cohort)}


def _clean(at: str) -> str:
    try:
        return iso(parse(at)) if at else ""
    except (ValueError, OverflowError, OSError) as error:
        raise Refused("time", "This is not a time.") from error
