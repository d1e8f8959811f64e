"""Sessions and resume codes: statements that open, slide and end them. Knows no limits and no passphrases."""

from __future__ import annotations

import secrets

from storage.clock import DAY, HOUR, Clock
from storage.codes import digest, fresh_code, grouped
from storage.engine import Tx
from storage.records import Enrolment, Identity

LIFE = 180 * DAY
SEEN_EVERY = HOUR

ADD_SESSION = "INSERT INTO session (hash, person, seen_at, expires_at) VALUES (:hash, :person, :now, :expires)"
DROP_OLD_SESSIONS = "DELETE FROM session WHERE person = :person AND expires_at <= :now"
SESSION = """
  SELECT session.person, session.seen_at, account.name,
    (SELECT 1 FROM owner WHERE owner.person = session.person) AS is_owner
  FROM session JOIN person ON person.id = session.person
  LEFT JOIN account ON account.person = session.person
  WHERE session.hash = :hash AND session.expires_at > :now AND person.erased_at IS NULL"""
ENROLMENTS = """
  SELECT cohort.id, cohort.title, cohort.course, enrolment.role, enrolment.pseudonym, cohort.self_study_of
  FROM enrolment JOIN cohort ON cohort.id = enrolment.cohort
  WHERE enrolment.person = :person ORDER BY enrolment.place DESC"""
SLIDE = "UPDATE session SET seen_at = :now, expires_at = :expires WHERE hash = :hash"
SEEN = "UPDATE person SET seen_at = :now WHERE id = (SELECT person FROM session WHERE hash = :hash)"
END_SESSION = "DELETE FROM session WHERE hash = :hash"
END_SESSIONS = "DELETE FROM session WHERE person = (SELECT person FROM session WHERE hash = :hash)"
DROP_RESUME_CODE = "DELETE FROM resume_code WHERE person = :person"
FORGET_GIVER = "DELETE FROM handed_code WHERE person = :person"
ADD_RESUME_CODE = "INSERT INTO resume_code (hash, person, created_at) VALUES (:hash, :person, :now)"


def open_session(tx: Tx, clock: Clock, person: str) -> str:
    """Start a session and return its token; only the token's hash is stored."""
    token = secrets.token_urlsafe(16)
    now = clock.now()
    tx.run(DROP_OLD_SESSIONS, person=person, now=now)
    tx.run(ADD_SESSION, hash=digest(token), person=person, now=now, expires=clock.ahead(LIFE))
    return token


def give_resume_code(tx: Tx, clock: Clock, person: str) -> str:
    """Make a resume code in place of the old one and return it as it is shown."""
    code = fresh_code()
    tx.run(DROP_RESUME_CODE, person=person)
    tx.run(FORGET_GIVER, person=person)
    tx.run(ADD_RESUME_CODE, hash=digest(code), person=person, now=clock.now())
    return grouped(code)


def find_session(tx: Tx, clock: Clock, token: str) -> tuple[Identity, bool] | None:
    """Who a token belongs to, and whether it is time to note that they were here."""
    hash_ = digest(token)
    row = tx.one(SESSION, hash=hash_, now=clock.now())
    if row is None:
        return None
    enrolments = tuple(
        Enrolment(r["id"], r["title"], r["course"], r["role"], r["pseudonym"], r["self_study_of"] is not None)
        for r in tx.rows(ENROLMENTS, person=row["person"])
    )
    name = row["name"] or (enrolments[0].pseudonym if enrolments else "")
    identity = Identity(row["person"], name, bool(row["is_owner"]), hash_[:32], enrolments)
    # "not between" also notices a clock that was set back.
    due = not clock.ahead(-SEEN_EVERY) < row["seen_at"] <= clock.now()
    return identity, due


def slide(tx: Tx, clock: Clock, token: str) -> None:
    """Note that the person was here and let the session live on from now."""
    tx.run(SLIDE, hash=digest(token), now=clock.now(), expires=clock.ahead(LIFE))
    tx.run(SEEN, hash=digest(token), now=clock.now())


def end_session(tx: Tx, token: str, everywhere: bool) -> None:
    """End the session of a token, or all sessions of its person."""
    tx.run(END_SESSIONS if everywhere else END_SESSION, hash=digest(token))
