"""The one door to what is kept: opens the file, brings it up to date and hands out the parts by subject."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from pathlib import Path

from storage.announcements import Announcements
from storage.answers import Answers
from storage.bank import Bank
from storage.class_answers import ClassAnswers
from storage.classroom import Classroom
from storage.clock import Clock
from storage.codes import SCRYPT_WORK
from storage.cohorts import Cohorts
from storage.consent import Consent
from storage.content import Content
from storage.desk import Desk
from storage.engine import Engine, Tx
from storage.limits import Limits
from storage.members import Members
from storage.migrate import migrate, require_guards, steps
from storage.moments import Moments
from storage.moves import Moves
from storage.people import People
from storage.portable import Portable
from storage.results import Results
from storage.reviews import Reviews
from storage.statements import Statements
from storage.timetable import Timetable

DIGEST = """
  SELECT cohort, person, slug, rev, op, body, sha FROM answer
  UNION ALL SELECT cohort, person, slug, rev, op, body, sha FROM review ORDER BY 1, 2, 3, 4, 5"""


class Store:
    """Everything that is kept, by subject.

    Every method is one transaction that checks access first. ``actor`` is always the id of the person who asks.
    """

    def __init__(self, engine: Engine, clock: Clock, passphrase_work: int = SCRYPT_WORK) -> None:
        self.engine = engine
        limits = Limits(engine, clock)
        self.people = People(engine, clock, limits, passphrase_work)
        self.cohorts = Cohorts(engine, clock, limits)
        self.content = Content(engine, clock)
        self.answers = Answers(engine, clock)
        self.moments = Moments(engine, clock)
        self.reviews = Reviews(engine, clock)
        self.desk = Desk(engine, clock)
        self.bank = Bank(engine, clock)
        self.statements = Statements(engine, clock, limits)
        self.portable = Portable(engine, clock)
        self.results = Results(engine, clock)
        self.consent = Consent(engine, clock)
        self.classroom = Classroom(engine)
        self.class_answers = ClassAnswers(engine, clock)
        self.members = Members(engine, clock)
        self.moves = Moves(engine, clock)
        self.timetable = Timetable(engine, clock)
        self.announcements = Announcements(engine, clock)

    def ping(self) -> None:
        """Read from the file, for a health check.

        :raises Unavailable: it cannot be read
        """
        self.engine.read(lambda tx: tx.one("SELECT count(*) AS n FROM migration"))

    def digest(self) -> tuple[int, str]:
        """How many answers and reviews there are and one checksum over all, to compare two stores."""

        def work(tx: Tx) -> list[tuple[object, ...]]:
            return [tuple(row.values()) for row in tx.rows(DIGEST)]

        rows = self.engine.read(work)
        return len(rows), hashlib.sha256(repr(rows).encode("utf-8", "surrogatepass")).hexdigest()

    def close(self) -> None:
        """Let go of the file."""
        self.engine.close()


def open_store(path: Path, clock: Callable[[], float] = time.time, passphrase_work: int = SCRYPT_WORK) -> Store:
    """Open the store in a file, making and migrating it as needed.

    :param path: the SQLite file; it and its folder are made when missing
    :param clock: seconds since 1970
    :param passphrase_work: binary logarithm of scrypt's N; lower it only in tests
    :raises Unavailable: the file cannot be opened, or its append-only triggers are missing
    :raises Refused: ``"newer"`` when a newer version of the program wrote it
    """
    engine = Engine(Path(path))
    time_source = Clock(clock)
    migrate(engine, steps(), time_source.now())
    require_guards(engine)
    return Store(engine, time_source, passphrase_work)
