"""The members of a cohort as those who run it see them; their names and codes. Reads no answer and shows none."""

from __future__ import annotations

from storage import sessions
from storage.access import need
from storage.clock import Clock
from storage.cohort_records import HandedCode, MemberCard, MemberPage
from storage.engine import Engine, Row, Tx
from storage.enrol import TAKEN
from storage.errors import NotFound, Refused
from storage.journal import note
from storage.leave import Desk
from storage.records import Member
from storage.texts import clean_name, name_key

PAGE_SIZE = 25
LEARNERS = """
  SELECT enrolment.person, enrolment.pseudonym, enrolment.pseudonym_key, enrolment.role, enrolment.joined_at, person.seen_at
  FROM enrolment JOIN person ON person.id = enrolment.person
  WHERE enrolment.cohort = :cohort AND enrolment.role = 'learner' AND enrolment.pseudonym_key > :after
    AND (:pattern = '' OR enrolment.pseudonym_key LIKE :pattern ESCAPE '\\')
  ORDER BY enrolment.pseudonym_key LIMIT :limit"""
INSTRUCTORS = """
  SELECT enrolment.person, enrolment.pseudonym, enrolment.role, enrolment.joined_at, person.seen_at
  FROM enrolment JOIN person ON person.id = enrolment.person
  WHERE enrolment.cohort = :cohort AND enrolment.role = 'instructor' ORDER BY enrolment.pseudonym_key"""
ONE = """
  SELECT enrolment.person, enrolment.pseudonym, enrolment.joined_at, person.seen_at,
    (SELECT count(*) FROM current WHERE current.cohort = :cohort AND current.person = :person) AS answers,
    (SELECT coalesce(sum(current.rev), 0) FROM current WHERE current.cohort = :cohort AND current.person = :person) AS revisions
  FROM enrolment JOIN person ON person.id = enrolment.person
  WHERE enrolment.cohort = :cohort AND enrolment.person = :person AND enrolment.role = :role"""
RENAME = "UPDATE enrolment SET pseudonym = :name, pseudonym_key = :key WHERE cohort = :cohort AND person = :person"
MORE = """
  SELECT 1 AS x FROM person WHERE id = :person AND (
    EXISTS (SELECT 1 FROM account WHERE account.person = :person) OR EXISTS (SELECT 1 FROM owner WHERE owner.person = :person)
    OR EXISTS (SELECT 1 FROM enrolment WHERE enrolment.person = :person AND enrolment.role = 'instructor'))"""
ELSEWHERE = "SELECT 1 AS x FROM enrolment WHERE person = :person AND cohort <> :cohort"
OWNS = "SELECT 1 AS x FROM owner WHERE person = :person"
HANDED = "INSERT INTO handed_code (cohort, person, giver, at) VALUES (:cohort, :person, :giver, :now)"
HANDED_TO_ME = """
  SELECT handed_code.at, coalesce(enrolment.pseudonym, account.name, '') AS giver FROM handed_code
  LEFT JOIN enrolment ON enrolment.cohort = handed_code.cohort AND enrolment.person = handed_code.giver
  LEFT JOIN account ON account.person = handed_code.giver
  WHERE handed_code.person = :person"""


class Members:
    """Every change is one transaction, and a line of the audit."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def page(self, actor: str, cohort: str, search: str = "", after: str = "", limit: int = PAGE_SIZE) -> MemberPage:
        """The learners of a cohort by name, some at a time.

        :param search: part of a name, whatever its case; empty for all
        :param after: ``next`` of the page before, empty for the first
        :param limit: rows, 1 to 100
        """
        limit, key = max(1, min(limit, 100)), name_key(search[:100])
        pattern = f"%{_literally(key)}%" if key else ""

        def work(tx: Tx) -> list[Row]:
            need(tx, "list members", actor, cohort)
            return tx.rows(LEARNERS, cohort=cohort, after=after, pattern=pattern, limit=limit + 1)

        rows = self._engine.read(work)
        last = rows[limit - 1]["pseudonym_key"] if len(rows) > limit else ""
        return MemberPage(tuple(_member(row) for row in rows[:limit]), last)

    def instructors(self, actor: str, cohort: str) -> list[Member]:
        """Those who review in a cohort, by name."""

        def work(tx: Tx) -> list[Row]:
            need(tx, "list members", actor, cohort)
            return tx.rows(INSTRUCTORS, cohort=cohort)

        return [_member(row) for row in self._engine.read(work)]

    def one(self, actor: str, cohort: str, person: str) -> MemberCard:
        """One learner of a cohort."""

        def work(tx: Tx) -> MemberCard:
            need(tx, "list members", actor, cohort, person)
            return MemberCard(**learner_at(tx, Desk(cohort, person)))

        return self._engine.read(work)

    def rename(self, actor: str, cohort: str, person: str, name: str) -> None:
        """Give a learner another pseudonym in this cohort.

        :param name: 1 to 40 characters
        :raises Refused: ``"pseudonym"``, ``"taken"``
        """
        name = clean_name(name)
        desk = Desk(cohort, person)

        def work(tx: Tx) -> None:
            need(tx, "rename a member", actor, cohort, person)
            learner_at(tx, desk)
            if tx.one(TAKEN, **desk._asdict(), key=name_key(name)):
                raise Refused("taken", "Somebody in this cohort already has this name. Please choose another.")
            tx.run(RENAME, **desk._asdict(), name=name, key=name_key(name))
            note_at(tx, self._clock.now(), actor, "rename", desk)

        self._engine.write(work)

    def give_code(self, actor: str, cohort: str, person: str) -> str:
        """Make a new resume code for a learner who has lost theirs; the old one stops working, and the learner is told who made it.

        :raises Refused: ``"more"`` when they have an account, own the installation or review anywhere: a code would make the actor
            somebody who may do more; ``"elsewhere"`` when the code would open other cohorts or self-study and the actor is no owner
        """
        desk = Desk(cohort, person)

        def work(tx: Tx) -> str:
            need(tx, "give a resume code", actor, cohort, person)
            learner_at(tx, desk)
            only_a_learner(tx, person)
            if tx.one(ELSEWHERE, **desk._asdict()) and not tx.one(OWNS, person=actor):
                raise Refused("elsewhere", "This person learns elsewhere, too, and a code opens everything of theirs.")
            code = sessions.give_resume_code(tx, self._clock, person)
            tx.run(HANDED, **desk._asdict(), giver=actor, now=self._clock.now())
            note_at(tx, self._clock.now(), actor, "give resume code", desk)
            return code

        return self._engine.write(work)

    def handed_code(self, actor: str, cohort: str) -> HandedCode | None:
        """Who made the code by which the actor comes back, in this cohort or another, unless they made one of their own since."""

        def work(tx: Tx) -> Row | None:
            need(tx, "read my answers", actor, cohort, actor)
            return tx.one(HANDED_TO_ME, person=actor)

        row = self._engine.read(work)
        return HandedCode(row["giver"], row["at"]) if row else None


def learner_at(tx: Tx, desk: Desk) -> Row:
    """The learner in a place, after access was checked.

    :raises NotFound: nobody is there, or an instructor
    """
    row = tx.one(ONE, **desk._asdict(), role="learner")
    if row is None:
        raise NotFound("There is no such thing here.")
    return row


def only_a_learner(tx: Tx, person: str) -> None:
    """Go on only for somebody whose identity opens nothing but their own work.

    :raises Refused: ``"more"`` for whoever has an account, owns the installation or reviews anywhere
    """
    if tx.one(MORE, person=person):
        raise Refused("more", "This person has an account here.")


def note_at(tx: Tx, now: str, actor: str, verb: str, desk: Desk, more: str = "") -> None:
    """A line of the audit about somebody's place in a cohort."""
    note(tx, now, actor, verb, " ".join(filter(None, (desk.cohort, desk.person, more))))


def _member(row: Row) -> Member:
    return Member(row["person"], row["pseudonym"], row["role"], row["joined_at"], row["seen_at"])


def _literally(text: str) -> str:
    """A text as it stands in a LIKE pattern."""
    return "".join(f"\\{symbol}" if symbol in "\\%_" else symbol for symbol in text)
