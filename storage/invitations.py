"""Invitations: one-time codes that make owners and instructors. Knows no sessions but the first one of an account."""

from __future__ import annotations

from storage import sessions
from storage.access import need
from storage.clock import DAY, HOUR, Clock
from storage.codes import check_passphrase, digest, fresh_code, plain, seal
from storage.engine import Engine, Row, Tx
from storage.enrol import add_person, enrol, need_living
from storage.errors import NotFound, Refused
from storage.journal import note
from storage.limits import Limits
from storage.records import Invitation
from storage.texts import clean_name, name_key

OWNER_LIFE, INSTRUCTOR_LIFE = 48 * HOUR, 14 * DAY

DROP_OWNER_LINKS = "DELETE FROM invitation WHERE role = 'owner'"
DROP_OLD = "DELETE FROM invitation WHERE expires_at <= :now"
ADD = """
  INSERT INTO invitation (hash, role, cohort, invited_by, expires_at)
  VALUES (:hash, :role, :cohort, :invited_by, :expires)"""
LOOK = """
  SELECT invitation.*, cohort.title, coalesce(account.name, enrolment.pseudonym, '') AS inviter
  FROM invitation LEFT JOIN cohort ON cohort.id = invitation.cohort
  LEFT JOIN account ON account.person = invitation.invited_by
  LEFT JOIN enrolment ON enrolment.person = invitation.invited_by AND enrolment.cohort = invitation.cohort
  WHERE invitation.hash = :hash AND invitation.expires_at > :now"""
USE = "DELETE FROM invitation WHERE hash = :hash"
NAME_TAKEN = "SELECT 1 AS x FROM account WHERE name_key = :key"
ADD_ACCOUNT = "INSERT INTO account (person, name, name_key, passphrase) VALUES (:person, :name, :key, :passphrase)"
ADD_OWNER = "INSERT INTO owner (person, since) VALUES (:person, :now) ON CONFLICT DO NOTHING"
COHORT = "SELECT * FROM cohort WHERE id = :id"
OWN_NAME = """
  SELECT coalesce(account.name, enrolment.pseudonym, '') AS name FROM person
  LEFT JOIN account ON account.person = person.id LEFT JOIN enrolment ON enrolment.person = person.id
  WHERE person.id = :person ORDER BY enrolment.place DESC LIMIT 1"""


class Invitations:
    """Codes are stored hashed and deleted when used, replaced or too old."""

    def __init__(self, engine: Engine, clock: Clock, limits: Limits, work: int) -> None:
        self._engine = engine
        self._clock = clock
        self._limits = limits
        self._work = work

    def for_owner(self) -> str:
        """See :meth:`storage.people.People.owner_link`."""

        def work(tx: Tx) -> str:
            tx.run(DROP_OWNER_LINKS)
            return self._add(tx, "owner", None, None, OWNER_LIFE)

        return self._engine.write(work)

    def for_instructor(self, actor: str, cohort: str) -> str:
        """See :meth:`storage.cohorts.Cohorts.invite`."""

        def work(tx: Tx) -> str:
            need(tx, "invite", actor, cohort)
            return self._add(tx, "instructor", cohort, actor, INSTRUCTOR_LIFE)

        return self._engine.write(work)

    def look(self, code: str) -> Invitation | None:
        """See :meth:`storage.people.People.invitation`."""
        row = self._engine.read(lambda tx: self._find(tx, code))
        return Invitation(row["role"], row["cohort"], row["title"] or "", row["inviter"]) if row else None

    def claim(self, code: str, name: str, passphrase: str, address: str) -> str:
        """See :meth:`storage.people.People.claim`."""
        name = clean_name(name, "name")
        check_passphrase(passphrase)
        self._limits.spend("claim", target=plain(code)[:4], address=address)
        if self.look(code) is None:  # before the costly hash
            self._limits.charge("claim", target=plain(code)[:4], address=address)
            raise NotFound("This invitation is not valid any more.")
        sealed = seal(passphrase, self._work)

        def work(tx: Tx) -> str:
            row = self._take(tx, code)
            if tx.one(NAME_TAKEN, key=name_key(name)):
                raise Refused("taken", "Somebody already signs in with this name. Please choose another.")
            person = add_person(tx, self._clock.now())
            tx.run(ADD_ACCOUNT, person=person, name=name, key=name_key(name), passphrase=sealed)
            self._grant(tx, row, person, name)
            return sessions.open_session(tx, self._clock, person)

        return self._engine.write(work)

    def claim_as(self, code: str, actor: str) -> None:
        """See :meth:`storage.people.People.claim_as`."""

        def work(tx: Tx) -> None:
            need_living(tx, actor)
            row = self._take(tx, code)
            name = tx.rows(OWN_NAME, person=actor)[0]["name"]
            self._grant(tx, row, actor, name)

        self._engine.write(work)

    def _add(self, tx: Tx, role: str, cohort: str | None, invited_by: str | None, life: float) -> str:
        code = fresh_code()
        tx.run(DROP_OLD, now=self._clock.now())
        values = {"role": role, "cohort": cohort, "invited_by": invited_by, "expires": self._clock.ahead(life)}
        tx.run(ADD, hash=digest(code), **values)
        note(tx, self._clock.now(), invited_by or "-", f"invite {role}", cohort or "-")
        return code

    def _find(self, tx: Tx, code: str) -> Row | None:
        return tx.one(LOOK, hash=digest(plain(code)), now=self._clock.now())

    def _take(self, tx: Tx, code: str) -> Row:
        row = self._find(tx, code)
        if row is None:
            raise NotFound("This invitation is not valid any more.")
        tx.run(USE, hash=digest(plain(code)))
        return row

    def _grant(self, tx: Tx, row: Row, person: str, name: str) -> None:
        now = self._clock.now()
        if row["role"] == "owner":
            tx.run(ADD_OWNER, person=person, now=now)
        else:
            enrol(tx, tx.rows(COHORT, id=row["cohort"])[0], person, "instructor", name, now)
        note(tx, now, person, f"become {row['role']}", row["cohort"] or "-")
