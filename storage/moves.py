"""Taking members out of a cohort, over into another one, and two entries of one person together. Shows no answer to anybody."""

from __future__ import annotations

from contextlib import suppress

from storage.access import need
from storage.carry import carry
from storage.clock import Clock
from storage.engine import Engine, Row, Tx
from storage.enrol import enrol
from storage.erase import erase_rows
from storage.errors import Busy, NotFound, Refused
from storage.leave import Desk, leave
from storage.members import ELSEWHERE, OWNS, learner_at, note_at, only_a_learner

COHORT = "SELECT * FROM cohort WHERE id = :cohort"
THERE = "SELECT role FROM enrolment WHERE cohort = :cohort AND person = :person"
INVITATIONS = "DELETE FROM invitation WHERE invited_by = :person AND cohort = :cohort"
OTHERS = "SELECT 1 AS x FROM enrolment WHERE cohort = :cohort AND role = 'instructor' AND person <> :person"
COMMENTS = "DELETE FROM review_draft WHERE cohort = :cohort AND reviewer = :person"
OPENED = "DELETE FROM opened WHERE cohort = :cohort AND reviewer = :person"


class Moves:
    """Every move is one transaction, wholly or not at all, and a line of the audit."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def remove(self, actor: str, cohort: str, person: str) -> None:
        """Take a learner out of a cohort and delete everything they left in it, down to the bytes; other cohorts stay as they are.

        A reader who still holds the old log keeps its bytes until the file is folded the next time.
        """
        desk = Desk(cohort, person)

        def work(tx: Tx) -> None:
            need(tx, "remove a member", actor, cohort, person)
            learner_at(tx, desk)
            leave(tx, desk)
            note_at(tx, self._clock.now(), actor, "remove", desk)

        self._engine.write(work)
        with suppress(Busy):
            self._engine.scrub()

    def move(self, actor: str, cohort: str, person: str, to: str) -> None:
        """Take a learner with everything they have into another cohort of the same course.

        :param to: run by the actor as well
        :raises Refused: ``"course"``, ``"there"`` when they are in it already, ``"taken"`` when somebody there has their name
        """
        source, target = Desk(cohort, person), Desk(to, person)

        def work(tx: Tx) -> None:
            name = self._both(tx, actor, source, to)["pseudonym"]
            if tx.one(THERE, **target._asdict()):
                raise Refused("there", "This person is in that cohort already.")
            enrol(tx, tx.rows(COHORT, cohort=to)[0], person, "learner", name, self._clock.now())
            carry(tx, source, target)
            leave(tx, source)
            note_at(tx, self._clock.now(), actor, "move", source, to)

        self._engine.write(work)

    def merge(self, actor: str, cohort: str, person: str, into: str, into_cohort: str | None = None) -> None:
        """Put one entry of somebody into another one of theirs; nothing handed in, reviewed or kept private is lost.

        The first entry is gone afterwards. If it was the only place of its person, their sessions and resume code are, too.

        :param person: whose entry goes
        :param into: whose entry stays, with its name and resume code
        :param into_cohort: where that is, if elsewhere; of the same course and run by the actor as well
        :raises Refused: ``"same"``, ``"course"``; ``"more"`` when one of them is more than a learner; ``"comments"``, see :func:`carry`
        """
        source, target = Desk(cohort, person), Desk(into_cohort or cohort, into)

        def work(tx: Tx) -> None:
            self._both(tx, actor, source, target.cohort)
            need(tx, "carry a member over", actor, target.cohort, into)
            learner_at(tx, target)
            if source == target:
                raise Refused("same", "Choose two entries.")
            for one in (person, into) if person != into else ():
                only_a_learner(tx, one)
            carry(tx, source, target)
            leave(tx, source)
            note_at(tx, self._clock.now(), actor, "merge", source, f"{target.cohort} {into}")
            if person != into and tx.one(ELSEWHERE, **source._asdict()) is None:
                erase_rows(tx, person, self._clock.now())

        self._engine.write(work)

    def dismiss(self, actor: str, cohort: str, person: str) -> None:
        """Take an instructor out of a cohort with their unused invitations; the reviews they wrote stay.

        :raises Refused: ``"owner"`` when they own the installation and the actor does not; ``"last"`` when nobody else reviews here and
            the actor is no owner
        """
        desk = Desk(cohort, person)

        def work(tx: Tx) -> None:
            need(tx, "dismiss an instructor", actor, cohort, person)
            if (tx.one(THERE, **desk._asdict()) or {})["role"] != "instructor":
                raise NotFound("There is no such thing here.")
            if tx.one(OWNS, person=actor) is None:
                if tx.one(OWNS, person=person):
                    raise Refused("owner", "Only an owner can take out an owner.")
                if tx.one(OTHERS, **desk._asdict()) is None:
                    raise Refused("last", "Somebody has to review here.")
            tx.run(INVITATIONS, **desk._asdict())
            tx.run(COMMENTS, **desk._asdict())
            tx.run(OPENED, **desk._asdict())
            leave(tx, desk)
            note_at(tx, self._clock.now(), actor, "dismiss", desk)

        self._engine.write(work)

    def _both(self, tx: Tx, actor: str, source: Desk, to: str) -> Row:
        """The learner in the source, when the actor runs both cohorts and they have one course."""
        need(tx, "carry a member over", actor, source.cohort, source.person)
        need(tx, "carry a member over", actor, to)
        learner = learner_at(tx, source)
        courses = {tx.rows(COHORT, cohort=cohort)[0]["course"] for cohort in (source.cohort, to)}
        if len(courses) > 1:
            raise Refused("course", "The two cohorts take different courses.")
        return learner
