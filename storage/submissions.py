"""The review queue: which hand-ins there are and how a reviewer stands to each. Reads no body."""

from __future__ import annotations

from storage.access import need
from storage.engine import Engine, Row, Tx
from storage.errors import NotFound, Refused
from storage.records import Page, State, Submission

MOST = 500
QUEUE = """
  SELECT current.person, current.slug, current.rev, current.seq, current.reviewed_rev, current.reply_n,
    enrolment.pseudonym, answer.saved_at, opened.rev AS opened_rev, opened.reply_n AS opened_reply
  FROM current
  JOIN enrolment ON enrolment.cohort = current.cohort AND enrolment.person = current.person
  JOIN answer ON answer.cohort = current.cohort AND answer.person = current.person
    AND answer.slug = current.slug AND answer.rev = current.rev
  LEFT JOIN opened ON opened.cohort = current.cohort AND opened.person = current.person
    AND opened.slug = current.slug AND opened.reviewer = :actor
  WHERE current.cohort = :cohort AND current.seq < :before AND enrolment.role = 'learner'
    AND (:everything = 1 OR current.reply_n > coalesce(opened.reply_n, 0)
      OR (current.rev > coalesce(opened.rev, 0) AND current.rev > current.reviewed_rev))
  ORDER BY current.seq DESC LIMIT :limit"""
OPENED = """
  INSERT INTO opened (cohort, person, slug, reviewer, rev, reply_n)
  SELECT cohort, person, slug, :actor, :rev, reply_n FROM current
  WHERE cohort = :cohort AND person = :person AND slug = :slug AND rev >= :rev
  ON CONFLICT (cohort, person, slug, reviewer) DO UPDATE SET reply_n = excluded.reply_n,
    rev = CASE WHEN opened.rev > excluded.rev THEN opened.rev ELSE excluded.rev END"""
BEYOND_ALL = 2**62


def page_of_submissions(
    engine: Engine, actor: str, cohort: str, limit: int = 50, before: int | None = None, only: str | None = None
) -> Page:
    """One page of the queue, newest hand-in first (by a counter, not by the clock), learners only.

    :param limit: rows, 1 to 500
    :param before: ``next`` of the page before, None for the first
    :param only: ``"unread"`` for new, changed and replied ones, None for all
    :raises Refused: ``"only"`` for another word
    """
    if only not in (None, "unread"):
        raise Refused("only", "Only 'unread' can be asked for.")
    limit = max(1, min(limit, MOST))

    def work(tx: Tx) -> list[Row]:
        need(tx, "list submissions", actor, cohort)
        values = {"before": BEYOND_ALL if before is None else before, "limit": limit + 1}
        return tx.rows(QUEUE, actor=actor, cohort=cohort, everything=int(only is None), **values)

    rows = engine.read(work)
    shown = rows[:limit]
    return Page(tuple(_submission(row) for row in shown), shown[-1]["seq"] if len(rows) > limit else None)


def mark_seen(engine: Engine, actor: str, cohort: str, person: str, slug: str, rev: int) -> None:
    """Note that this reviewer opened a revision and the replies so far; an older one later changes nothing.

    :raises NotFound: no such revision
    """

    def work(tx: Tx) -> None:
        need(tx, "mark seen", actor, cohort, person)
        note_seen(tx, actor, cohort, person, slug, rev)

    engine.write(work)


def note_seen(tx: Tx, actor: str, cohort: str, person: str, slug: str, rev: int) -> None:
    """The statement of :func:`mark_seen`, for use in another transaction that has checked access."""
    if rev < 1 or not tx.run(OPENED, actor=actor, cohort=cohort, person=person, slug=slug, rev=rev):
        raise NotFound("There is no such revision.")


def state_of(row: Row) -> State:
    """How a reviewer stands to a hand-in.

    :param row: ``rev``, ``reviewed_rev`` and ``reply_n`` of the hand-in, ``opened_rev`` and ``opened_reply`` of the
        reviewer, None when never opened
    """
    opened = row["opened_rev"] or 0
    if row["rev"] > opened and row["rev"] > row["reviewed_rev"]:
        return "changed" if opened or row["reviewed_rev"] else "new"
    if row["reply_n"] > (row["opened_reply"] or 0):
        return "replied"
    return "reviewed" if row["reviewed_rev"] == row["rev"] else "seen"


def _submission(row: Row) -> Submission:
    names = ("person", "pseudonym", "slug", "rev", "saved_at")
    return Submission(**{name: row[name] for name in names}, state=state_of(row))
