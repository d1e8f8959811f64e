"""Puts people into cohorts. Statements shared by starting, joining and claiming; knows nothing of sessions."""

from __future__ import annotations

from storage.codes import fresh_id, plain
from storage.engine import Row, Tx
from storage.errors import NotFound, Refused
from storage.records import Role
from storage.texts import name_key

ADD_PERSON = "INSERT INTO person (id, created_at, seen_at) VALUES (:id, :now, :now)"
LIVING = "SELECT id FROM person WHERE id = :id AND erased_at IS NULL"
OPEN_COHORT = "SELECT * FROM cohort WHERE join_code = :code AND join_open = 1"
SELF_STUDY = "SELECT * FROM cohort WHERE self_study_of = :course"
ADD_SELF_STUDY = """
  INSERT INTO cohort (id, course, title, join_open, self_study_of, created_at)
  VALUES (:id, :course, '', 0, :course, :now) ON CONFLICT DO NOTHING"""
TAKEN = "SELECT person FROM enrolment WHERE cohort = :cohort AND pseudonym_key = :key AND person <> :person"
ENROL = """
  INSERT INTO enrolment (cohort, person, role, pseudonym, pseudonym_key, place, joined_at)
  VALUES (:cohort, :person, :role, :pseudonym, :key, :place, :now)
  ON CONFLICT (cohort, person) DO UPDATE SET role = excluded.role"""
LAST_PLACE = "SELECT coalesce(max(place), 0) AS n FROM enrolment WHERE person = :person"


def add_person(tx: Tx, now: str) -> str:
    """Make a person without a name and return their id."""
    person = fresh_id()
    tx.run(ADD_PERSON, id=person, now=now)
    return person


def need_living(tx: Tx, person: str) -> None:
    """Go on only for somebody who exists and was not erased."""
    if tx.one(LIVING, id=person) is None:
        raise NotFound("There is no such thing here.")


def open_cohort(tx: Tx, join_code: str) -> Row:
    """The cohort behind a join code.

    :raises NotFound: unknown, or closed to newcomers
    """
    row = tx.one(OPEN_COHORT, code=plain(join_code))
    if row is None:
        raise NotFound("This code opens no cohort.")
    return row


def self_study_cohort(tx: Tx, course: str, now: str) -> Row:
    """The built-in cohort of a course for people who learn alone, made when it is missing."""
    tx.run(ADD_SELF_STUDY, id=fresh_id(), course=course, now=now)
    row = tx.one(SELF_STUDY, course=course)
    assert row is not None  # noqa: S101 - the statement before made it
    return row


def enrol(tx: Tx, cohort: Row, person: str, role: Role, pseudonym: str, now: str) -> None:
    """Put a person into a cohort; who is in already keeps their pseudonym and gets the role.

    :param cohort: a row of the table
    :param pseudonym: already cleaned
    :raises Refused: ``"taken"`` when somebody else there has this pseudonym, whatever its case
    """
    key = None if cohort["self_study_of"] is not None else name_key(pseudonym)
    if tx.one(TAKEN, cohort=cohort["id"], key=key, person=person):
        raise Refused("taken", "Somebody in this cohort already has this name. Please choose another.")
    place = tx.rows(LAST_PLACE, person=person)[0]["n"] + 1
    values = {"role": role, "pseudonym": pseudonym, "key": key, "place": place, "now": now}
    tx.run(ENROL, cohort=cohort["id"], person=person, **values)
