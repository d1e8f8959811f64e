"""Releases reviews: one as it is sent, or many drafts that are ready, wholly or not at all. Checks no access."""

from __future__ import annotations

from storage import bank, leases, review_drafts
from storage.engine import Tx
from storage.errors import NotFound, Refused
from storage.journal import count_up, note
from storage.submissions import note_seen
from storage.texts import checksum, unpack

VERDICTS = ("", "accepted", "returned")
REVISION_THERE = """
  SELECT 1 AS x FROM answer WHERE cohort = :cohort AND person = :person AND slug = :slug AND rev = :rev"""
ADD = """
  INSERT INTO review (cohort, n, person, slug, rev, reviewer, op, body, sha, released_at, verdict, rubric, released_by)
  VALUES (:cohort, :n, :person, :slug, :rev, :reviewer, :op, :body, :sha, :now, :verdict, :rubric, :released_by)"""
REVIEWED = """
  UPDATE current SET reply_n = 0, reviewed_rev = CASE WHEN reviewed_rev > :rev THEN reviewed_rev ELSE :rev END
  WHERE cohort = :cohort AND person = :person AND slug = :slug"""
SECOND = "SELECT second_person FROM cohort WHERE id = :cohort"


def needs_second(tx: Tx, cohort: str) -> bool:
    """Whether somebody else than the writer has to release a review there."""
    return bool((tx.one(SECOND, cohort=cohort) or {}).get("second_person"))


def add(tx: Tx, key: dict[str, str], rev: int, text: str, op: str, now: str, released_by: str) -> int:
    """Append a review and everything that follows from it.

    :param key: cohort, person, slug, reviewer (who wrote it)
    :param rev: the revision it is about
    :param text: the packed body; its ``verdict`` and ``rubric`` are kept beside it
    :param released_by: who lets it out
    :returns: its number in the cohort
    :raises NotFound: no such revision
    :raises Refused: ``"verdict"`` unknown · ``"second"`` the writer may not release here · ``"held"`` somebody else is at it
    """
    cohort, place = key["cohort"], {name: key[name] for name in ("cohort", "person", "slug")}
    if tx.one(REVISION_THERE, **place, rev=rev) is None:
        raise NotFound("There is no such revision.")
    if released_by == key["reviewer"] and needs_second(tx, cohort):
        raise Refused("second", "Here somebody else releases what you wrote. Mark it as ready.")
    leases.need_free(tx, key["reviewer"], place, now)
    body = unpack(text)
    verdict, rubric = str(body.get("verdict") or ""), str(body.get("rubric") or "")
    verdict = "" if verdict == "none" else verdict
    if verdict not in VERDICTS:
        raise Refused("verdict", "There is no such verdict.")
    n = count_up(tx, cohort, "review")
    values = {"rev": rev, "op": op, "body": text, "sha": checksum(text), "now": now}
    tx.run(ADD, **key, n=n, **values, verdict=verdict, rubric=rubric, released_by=released_by)
    tx.run(review_drafts.EMPTY, **key, now=now)
    note_seen(tx, key["reviewer"], **place, rev=rev)
    tx.run(REVIEWED, **place, rev=rev)
    leases.end(tx, key["reviewer"], place)
    bank.note_uses(tx, cohort, key["person"], n, body)
    note(tx, now, released_by, "release review", f"{cohort} review {n}")
    return n
