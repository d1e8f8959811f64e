"""Reads released reviews with their replies as they may leave the store. Checks no access."""

from __future__ import annotations

from storage.engine import Row, Tx
from storage.records import Reply, Review
from storage.revisions import hidden_from, open_body

SHOWN = """
  SELECT review.*, enrolment.pseudonym AS reviewer_name, review_read.at AS read_at, helped.says AS helped FROM review
  LEFT JOIN enrolment ON enrolment.cohort = review.cohort AND enrolment.person = review.reviewer
  LEFT JOIN review_read ON review_read.cohort = review.cohort AND review_read.n = review.n
  LEFT JOIN helped ON helped.cohort = review.cohort AND helped.review = review.n
  WHERE review.cohort = :cohort AND review.person = :person AND (:slug IS NULL OR review.slug = :slug)
    AND (:n IS NULL OR review.n = :n) AND (:unread = 0 OR review_read.at IS NULL)
  ORDER BY review.n"""
REPLIES = """
  SELECT reply.*, enrolment.pseudonym AS author_name FROM reply
  LEFT JOIN enrolment ON enrolment.cohort = reply.cohort AND enrolment.person = reply.author
  WHERE reply.cohort = :cohort AND reply.review = :review ORDER BY reply.n"""


def shown(
    tx: Tx, cohort: str, person: str, reader: str, slug: str | None = None, n: int | None = None, unread: bool = False
) -> list[Review]:
    """The released reviews of a person's answers, oldest first.

    :param reader: who will see them; what the learner keeps to themself is taken out for others
    :param slug: of one activity
    :param n: one of them
    :param unread: only those the learner has not opened since an instructor's last word
    """
    # What is hidden goes from reviews and replies too: a comment may carry the entry it was about.
    hidden = hidden_from(tx, reader, cohort, person)
    rows = tx.rows(SHOWN, cohort=cohort, person=person, slug=slug, n=n, unread=int(unread))
    return [_as_review(tx, row, hidden) for row in rows]


def replies_to(tx: Tx, review: Row, hidden: frozenset[str]) -> tuple[Reply, ...]:
    """The replies to one review, oldest first.

    :param review: its row
    :param hidden: subjects to take out
    """
    replies = []
    for row in tx.rows(REPLIES, cohort=review["cohort"], review=review["n"]):
        body, withheld, damaged = open_body(row, hidden)
        name = row["author_name"] or ""
        replies.append(Reply(row["n"], row["author"], name, body, row["at"], withheld, damaged))
    return tuple(replies)


def _as_review(tx: Tx, row: Row, hidden: frozenset[str]) -> Review:
    body, withheld, damaged = open_body(row, hidden)
    names = ("n", "cohort", "person", "slug", "rev", "reviewer", "released_at", "verdict", "rubric")
    return Review(
        **{name: row[name] for name in names},
        reviewer_name=row["reviewer_name"] or "",
        body=body,
        replies=replies_to(tx, row, hidden),
        read=row["read_at"] is not None,
        withheld=withheld,
        damaged=damaged,
        helped=row["helped"] or "",
    )
