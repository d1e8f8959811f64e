"""Deletes the rows of one person. Knows every table that holds something of a person, and only deletes."""

from __future__ import annotations

from storage.engine import Tx

MARK = "UPDATE person SET erased_at = :now, seen_at = created_at WHERE id = :person AND erased_at IS NULL"
LOWER_TALLY = """
  UPDATE tally SET
    people = people - (SELECT count(*) FROM current
      WHERE current.cohort = tally.cohort AND current.slug = tally.slug AND current.person = :person),
    revisions = revisions - (SELECT coalesce(sum(current.rev), 0) FROM current
      WHERE current.cohort = tally.cohort AND current.slug = tally.slug AND current.person = :person)
  WHERE EXISTS (SELECT 1 FROM enrolment
    WHERE enrolment.cohort = tally.cohort AND enrolment.person = :person AND enrolment.role = 'learner')"""
# Children before parents; what the person wrote as a reviewer for others stays theirs to read, without a name.
DELETIONS = (
    "DELETE FROM review_read WHERE EXISTS (SELECT 1 FROM review"
    " WHERE review.cohort = review_read.cohort AND review.n = review_read.n AND review.person = :person)",
    "DELETE FROM phrase_use WHERE person = :person",
    "DELETE FROM habit WHERE person = :person",
    "DELETE FROM helped WHERE person = :person",
    "DELETE FROM lease WHERE person = :person OR reviewer = :person",
    "DELETE FROM reply WHERE person = :person",
    "DELETE FROM review WHERE person = :person",
    "DELETE FROM review_draft WHERE person = :person OR reviewer = :person",
    "DELETE FROM opened WHERE person = :person OR reviewer = :person",
    "DELETE FROM current WHERE person = :person",
    "DELETE FROM brought_comment WHERE person = :person",
    "DELETE FROM brought_wording WHERE person = :person",
    "DELETE FROM brought WHERE person = :person",
    "DELETE FROM answer WHERE person = :person",
    "DELETE FROM draft WHERE person = :person",
    "DELETE FROM hidden WHERE person = :person",
    "DELETE FROM place WHERE person = :person",
    "DELETE FROM peek WHERE person = :person",
    "DELETE FROM moment WHERE person = :person",
    "DELETE FROM statement WHERE person = :person",
    "DELETE FROM consent WHERE person = :person",
    "DELETE FROM handed_code WHERE person = :person",
    "DELETE FROM announcement WHERE author = :person",
    "DELETE FROM enrolment WHERE person = :person",
    "DELETE FROM invitation WHERE invited_by = :person",
    "DELETE FROM session WHERE person = :person",
    "DELETE FROM resume_code WHERE person = :person",
    "DELETE FROM account WHERE person = :person",
    "DELETE FROM owner WHERE person = :person",
)


def erase_rows(tx: Tx, person: str, now: str) -> None:
    """Delete all rows of a person and leave a bare mark, by which a restored backup can be erased again.

    :param person: their id
    :param now: UTC ISO text
    """
    tx.run(MARK, person=person, now=now)  # first: the append-only triggers let only an erased person's rows go
    tx.run(LOWER_TALLY, person=person)
    for statement in DELETIONS:
        tx.run(statement, person=person)
