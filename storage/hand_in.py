"""Handing in: appends a revision and keeps draft, queue, counts and audit in step with it. Checks no access."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from storage import drafts
from storage.engine import Row, Tx
from storage.errors import Damaged, NotFound, Stale
from storage.journal import count_up, note
from storage.records import Body, Draft, Revision
from storage.revisions import as_revision
from storage.texts import check_key, checksum, pack

OF_OP = "SELECT * FROM answer WHERE op = :op"
HEAD = """
  SELECT answer.* FROM current JOIN answer ON answer.cohort = current.cohort AND answer.person = current.person
    AND answer.slug = current.slug AND answer.rev = current.rev
  WHERE current.cohort = :cohort AND current.person = :person AND current.slug = :slug"""
ADD = """
  INSERT INTO answer (cohort, person, slug, rev, op, activity, kind_version, body, sha, saved_at)
  VALUES (:cohort, :person, :slug, :rev, :op, :activity, :kind_version, :body, :sha, :saved_at)"""
SET_CURRENT = """
  INSERT INTO current (cohort, person, slug, rev, seq, reviewed_rev, reply_n)
  VALUES (:cohort, :person, :slug, :rev, :seq, 0, 0)
  ON CONFLICT (cohort, person, slug) DO UPDATE SET rev = excluded.rev, seq = excluded.seq"""
COUNT_IN = """
  INSERT INTO tally (cohort, slug, people, revisions)
  SELECT :cohort, :slug, :first, 1 FROM enrolment
  WHERE cohort = :cohort AND person = :person AND role = 'learner'
  ON CONFLICT (cohort, slug) DO UPDATE SET people = tally.people + :first, revisions = tally.revisions + 1"""
HIDE = "INSERT INTO hidden (cohort, person, subject) VALUES (:cohort, :person, :subject) ON CONFLICT DO NOTHING"
SHOW = "DELETE FROM hidden WHERE cohort = :cohort AND person = :person AND subject = :subject"


@dataclass(frozen=True)
class Words:
    """What a learner hands in; see :meth:`storage.answers.Answers.hand_in`."""

    slug: str
    body: Body
    base_rev: int | None
    op: str
    activity: str
    kind_version: int
    visibility: Mapping[str, bool]
    draft: int | None = None


def append(tx: Tx, cohort: str, person: str, words: Words, now: str) -> Revision:
    """Append a revision and everything that follows from it, in the transaction of the caller.

    :param now: UTC ISO text
    :raises Stale: a newer revision exists
    :raises NotFound: no such activity text, or the operation is somebody else's
    """
    key = {"cohort": cohort, "person": person, "slug": check_key(words.slug)}
    known = tx.one(OF_OP, op=check_key(words.op))
    if known:
        return _same_again(known, key)
    head = tx.one(HEAD, **key)
    at = head["rev"] if head else 0
    if words.base_rev not in (None, at):
        raise Stale(as_revision(head) if head else Revision(person, cohort, words.slug, 0, "", "", 0, {}, "", ""))
    if tx.one("SELECT 1 AS x FROM activity WHERE hash = :hash", hash=words.activity) is None:
        raise NotFound("This wording of the activity was never kept.")
    stored = tx.one(drafts.GET, **key)
    if stored and words.draft not in (None, stored["version"]):
        raise Stale(drafts.as_draft(stored))
    text = pack(words.body)
    row: Row = {**key, "rev": at + 1, "op": words.op, "activity": words.activity}
    row |= {"kind_version": words.kind_version, "body": text, "sha": checksum(text), "saved_at": now}
    tx.run(ADD, **row)
    tx.run(SET_CURRENT, **key, rev=row["rev"], seq=count_up(tx, cohort, "hand-in"))
    tx.run(COUNT_IN, **key, first=int(row["rev"] == 1))
    _settle_draft(tx, key, words, row, stored)
    set_hidden(tx, cohort, person, words.visibility)
    note(tx, now, person, "hand in", f"{cohort} rev {row['rev']}")
    return as_revision(row)


def set_hidden(tx: Tx, cohort: str, person: str, visibility: Mapping[str, bool]) -> None:
    """Hide subjects from instructors or show them again.

    :param visibility: subject to whether it is hidden; subjects not named stay as they are
    """
    for subject, hidden in visibility.items():
        if tx.run(HIDE if hidden else SHOW, cohort=cohort, person=person, subject=check_key(subject)):
            count_up(tx, cohort, "visibility")  # what was counted over the class is out of date


def _same_again(row: Row, key: dict[str, str]) -> Revision:
    if any(row[name] != value for name, value in key.items()):
        raise NotFound("There is no such operation.")
    revision = as_revision(row)
    if revision.damaged:
        raise Damaged("This answer does not match its checksum any more.")
    return revision


def _settle_draft(tx: Tx, key: dict[str, str], words: Words, row: Row, stored: Row | None) -> None:
    """The draft stands on the new revision; one that was handed in by its version stays as its writer knows it."""
    if stored and words.draft is not None:
        draft = drafts.as_draft(stored)
        drafts.put(tx, key, replace(draft, base_rev=row["rev"]))
        return
    version, client = (stored["version"], stored["client"]) if stored else (0, words.op)
    drafts.put(tx, key, Draft(words.body, version + 1, row["rev"], client, row["saved_at"]))
