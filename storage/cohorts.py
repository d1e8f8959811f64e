"""Cohorts: making them, who is in them, how one gets in. Knows no answers."""

from __future__ import annotations

from storage.access import need
from storage.clock import Clock
from storage.codes import JOIN_LENGTH, fresh_code, fresh_id, plain
from storage.engine import Engine, Row, Tx
from storage.enrol import enrol
from storage.invitations import OWN_NAME, Invitations
from storage.journal import note
from storage.limits import Limits
from storage.records import Cohort, JoinInfo, Member
from storage.texts import MAX_TITLE, check_key, clean_name

ADD = """
  INSERT INTO cohort (id, course, title, join_code, join_open, created_at)
  VALUES (:id, :course, :title, :code, 1, :now)"""
GET = """
  SELECT cohort.*, (SELECT count(*) FROM enrolment
    WHERE enrolment.cohort = cohort.id AND enrolment.role = 'learner') AS learners
  FROM cohort WHERE cohort.id = :cohort"""
MINE = """
  SELECT cohort.*, (SELECT count(*) FROM enrolment
    WHERE enrolment.cohort = cohort.id AND enrolment.role = 'learner') AS learners
  FROM cohort WHERE cohort.self_study_of IS NULL AND (
    EXISTS (SELECT 1 FROM owner WHERE owner.person = :actor)
    OR EXISTS (SELECT 1 FROM enrolment AS mine
      WHERE mine.cohort = cohort.id AND mine.person = :actor AND mine.role = 'instructor'))
  ORDER BY lower(cohort.title), cohort.id"""
MEMBERS = """
  SELECT enrolment.person, enrolment.pseudonym, enrolment.role, enrolment.joined_at, person.seen_at
  FROM enrolment JOIN person ON person.id = enrolment.person
  WHERE enrolment.cohort = :cohort ORDER BY lower(enrolment.pseudonym), enrolment.person"""
OPEN = "UPDATE cohort SET join_open = :open WHERE id = :cohort"
RENEW = "UPDATE cohort SET join_code = :code WHERE id = :cohort"
LOOK_UP = "SELECT id, title, course FROM cohort WHERE join_code = :code AND join_open = 1"

Members = list[Member]  # outside the class, where its own list() does not stand in the way


class Cohorts:
    """The groups of an installation. Self-study is not among them: nobody runs it."""

    def __init__(self, engine: Engine, clock: Clock, limits: Limits) -> None:
        self._engine = engine
        self._clock = clock
        self._limits = limits
        self._invitations = Invitations(engine, clock, limits, work=0)

    def create(self, actor: str, course: str, title: str) -> Cohort:
        """Make a cohort; the owner who makes it becomes its instructor.

        :param course: the course's slug
        :param title: 1 to 200 characters
        :raises Refused: ``"title"``
        """
        title = clean_name(title, "title", MAX_TITLE)
        check_key(course)

        def work(tx: Tx) -> Cohort:
            need(tx, "create a cohort", actor, None)
            now, cohort = self._clock.now(), fresh_id()
            tx.run(ADD, id=cohort, course=course, title=title, code=fresh_code(JOIN_LENGTH), now=now)
            row = tx.rows(GET, cohort=cohort)[0]
            enrol(tx, row, actor, "instructor", tx.rows(OWN_NAME, person=actor)[0]["name"], now)
            note(tx, now, actor, "create cohort", cohort)
            return _cohort(row)

        return self._engine.write(work)

    def list(self, actor: str) -> list[Cohort]:
        """The cohorts somebody runs, by title: all for an owner, their own for an instructor, none for others."""
        return [_cohort(row) for row in self._engine.read(lambda tx: tx.rows(MINE, actor=actor))]

    def get(self, actor: str, cohort: str) -> Cohort:
        """One cohort, for its instructors and for owners."""

        def work(tx: Tx) -> Cohort:
            need(tx, "see a cohort", actor, cohort)
            return _cohort(tx.rows(GET, cohort=cohort)[0])

        return self._engine.read(work)

    def members(self, actor: str, cohort: str) -> Members:
        """Everybody in a cohort, by pseudonym."""

        def work(tx: Tx) -> Members:
            need(tx, "list members", actor, cohort)
            return [Member(**row) for row in tx.rows(MEMBERS, cohort=cohort)]

        return self._engine.read(work)

    def invite(self, actor: str, cohort: str) -> str:
        """A one-time code that makes an instructor of this cohort, valid two weeks."""
        return self._invitations.for_instructor(actor, cohort)

    def set_joining(self, actor: str, cohort: str, open: bool) -> None:
        """Open or close a cohort to newcomers; who is in stays in."""

        def work(tx: Tx) -> None:
            need(tx, "steer joining", actor, cohort)
            tx.run(OPEN, cohort=cohort, open=int(open))
            note(tx, self._clock.now(), actor, "open joining" if open else "close joining", cohort)

        self._engine.write(work)

    def renew_join_code(self, actor: str, cohort: str) -> str:
        """Give a cohort a new join code and return it; the old one stops working."""

        def work(tx: Tx) -> str:
            need(tx, "steer joining", actor, cohort)
            code = fresh_code(JOIN_LENGTH)
            tx.run(RENEW, cohort=cohort, code=code)
            note(tx, self._clock.now(), actor, "renew join code", cohort)
            return code

        return self._engine.write(work)

    def look_up(self, join_code: str, address: str = "") -> JoinInfo | None:
        """What a join code opens, for anybody; None when it is unknown or closed.

        :raises Wait: too many tries
        """
        self._limits.spend("look up", address=address)
        row = self._engine.read(lambda tx: tx.one(LOOK_UP, code=plain(join_code)))
        if row is None:
            self._limits.charge("look up", address=address)
            return None
        return JoinInfo(row["id"], row["title"], row["course"])


def _cohort(row: Row) -> Cohort:
    return Cohort(
        row["id"],
        row["course"],
        row["title"],
        row["join_code"] or "",
        bool(row["join_open"]),
        row["created_at"],
        row["learners"],
    )
