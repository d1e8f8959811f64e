"""Who is at a submission now: a short lease that ends by itself and can be taken over; drafts need none. Checks no access."""

from __future__ import annotations

from storage.clock import MINUTE
from storage.desk_records import Lease
from storage.engine import Row, Tx
from storage.errors import Refused

LASTS = 10 * MINUTE  # each time its holder opens or saves something it begins anew
GET = """
  SELECT lease.*, enrolment.pseudonym FROM lease
  LEFT JOIN enrolment ON enrolment.cohort = lease.cohort AND enrolment.person = lease.reviewer
  WHERE lease.cohort = :cohort AND lease.person = :person AND lease.slug = :slug AND lease.until > :now"""
PUT = """
  INSERT INTO lease (cohort, person, slug, reviewer, since, until) VALUES (:cohort, :person, :slug, :reviewer, :now, :until)
  ON CONFLICT (cohort, person, slug) DO UPDATE SET since = CASE
      WHEN lease.reviewer = excluded.reviewer AND lease.until > excluded.since THEN lease.since ELSE excluded.since END,
    reviewer = excluded.reviewer, until = excluded.until"""
RENEW = """
  UPDATE lease SET until = :until
  WHERE cohort = :cohort AND person = :person AND slug = :slug AND reviewer = :reviewer AND until > :now"""
END = "DELETE FROM lease WHERE cohort = :cohort AND person = :person AND slug = :slug AND reviewer = :reviewer"


def held(tx: Tx, actor: str, place: dict[str, str], now: str) -> Lease | None:
    """The lease on a submission, None when nobody is at it.

    :param place: cohort, person, slug
    """
    row = tx.one(GET, **place, now=now)
    return _lease(row, actor) if row else None


def take(tx: Tx, actor: str, place: dict[str, str], now: str, until: str, over: bool) -> Lease:
    """Take the lease, or see who has it.

    :param over: take it from whoever has it
    :returns: the lease as it is then
    """
    there = held(tx, actor, place, now)
    if there is None or there.mine or over:
        tx.run(PUT, **place, reviewer=actor, now=now, until=until)
    return _lease(tx.rows(GET, **place, now=now)[0], actor)


def renew(tx: Tx, actor: str, place: dict[str, str], now: str, until: str) -> None:
    """Let the actor's lease last longer; one that was lost stays lost."""
    tx.run(RENEW, **place, reviewer=actor, now=now, until=until)


def end(tx: Tx, actor: str, place: dict[str, str]) -> None:
    """Give the actor's lease back."""
    tx.run(END, **place, reviewer=actor)


def need_free(tx: Tx, writer: str, place: dict[str, str], now: str) -> None:
    """Stop a release while somebody else is at the submission.

    :raises Refused: ``"held"``
    """
    there = held(tx, writer, place, now)
    if there is not None and not there.mine:
        raise Refused("held", "Somebody else is reviewing this now. Your draft is kept; take the review over to release it.")


def _lease(row: Row, actor: str) -> Lease:
    return Lease(row["reviewer"], row["pseudonym"] or "", row["since"], row["until"], row["reviewer"] == actor)
