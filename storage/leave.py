"""Takes what one person has in one cohort out of it: read, deleted, written back elsewhere. Knows every such table; checks no access."""

from __future__ import annotations

from typing import NamedTuple

from storage.engine import Row, Tx

Rows = dict[str, list[Row]]

# Parents before children. A review is read by its learner, so its mark of reading goes with it.
TABLES = (
    "answer",
    "current",
    "draft",
    "hidden",
    "place",
    "peek",
    "moment",
    "opened",
    "review_draft",
    "review",
    "review_read",
    "reply",
    "helped",
    "phrase_use",
    "brought",
    "brought_comment",
    "brought_wording",
    "statement",
    "consent",
    "lease",
    "habit",
)
OF_REVIEW = "SELECT n FROM review WHERE review.cohort = :cohort AND review.person = :person"
MAY_GO = "INSERT INTO leaving (cohort, person) VALUES (:cohort, :person)"
NOT_HELD = "DELETE FROM lease WHERE cohort = :cohort AND reviewer = :person"
IS_GONE = "DELETE FROM leaving WHERE cohort = :cohort AND person = :person"
ENROLMENT = "DELETE FROM enrolment WHERE cohort = :cohort AND person = :person"
LOWER_TALLY = """
  UPDATE tally SET
    people = people - (SELECT count(*) FROM current
      WHERE current.cohort = tally.cohort AND current.slug = tally.slug AND current.person = :person),
    revisions = revisions - (SELECT coalesce(sum(current.rev), 0) FROM current
      WHERE current.cohort = tally.cohort AND current.slug = tally.slug AND current.person = :person)
  WHERE tally.cohort = :cohort AND EXISTS (SELECT 1 FROM enrolment
    WHERE enrolment.cohort = :cohort AND enrolment.person = :person AND enrolment.role = 'learner')"""
RAISE_TALLY = """
  INSERT INTO tally (cohort, slug, people, revisions)
  SELECT cohort, slug, 1, rev FROM current WHERE cohort = :cohort AND person = :person
  ON CONFLICT (cohort, slug) DO UPDATE SET people = tally.people + 1, revisions = tally.revisions + excluded.revisions"""


class Desk(NamedTuple):
    """One person's place in one cohort."""

    cohort: str
    person: str


def rows_of(tx: Tx, desk: Desk) -> Rows:
    """Everything a person has in a cohort, by table."""
    return {table: tx.rows(f"SELECT * FROM {table} WHERE {_whose(table)}", **desk._asdict()) for table in TABLES}  # noqa: S608 - own names


def clear(tx: Tx, desk: Desk) -> None:
    """Delete everything a person has in a cohort and keep the counts right; their enrolment stays.

    The append-only triggers let these rows go, and these alone, until the end of this function.
    """
    tx.run(MAY_GO, **desk._asdict())
    tx.run(LOWER_TALLY, **desk._asdict())
    for table in ("review_read", *reversed(TABLES)):
        tx.run(f"DELETE FROM {table} WHERE {_whose(table)}", **desk._asdict())  # noqa: S608 - own names
    tx.run(NOT_HELD, **desk._asdict())
    tx.run(IS_GONE, **desk._asdict())


def put(tx: Tx, desk: Desk, rows: Rows) -> None:
    """Write rows that name this place into an empty one, and count them.

    :param rows: by table, with all columns
    """
    for table in TABLES:
        for row in rows[table]:
            names = ", ".join(row)
            values = ", ".join(f":{name}" for name in row)
            tx.run(f"INSERT INTO {table} ({names}) VALUES ({values})", **row)  # noqa: S608 - own names
    tx.run(RAISE_TALLY, **desk._asdict())


def leave(tx: Tx, desk: Desk) -> None:
    """Delete everything a person has in a cohort, and their enrolment."""
    clear(tx, desk)
    tx.run(ENROLMENT, **desk._asdict())


def _whose(table: str) -> str:
    return f"cohort = :cohort AND n IN ({OF_REVIEW})" if table == "review_read" else "cohort = :cohort AND person = :person"
