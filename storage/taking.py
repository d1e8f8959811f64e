"""Reads everything one learner did in a cohort into a parcel. Checks no access and changes nothing."""

from __future__ import annotations

import json

from storage import comments, drafts
from storage.engine import Row, Tx
from storage.parcel import Jotting, LessonQuote, Parcel, Snapshot, Turn
from storage.records import ActivityText
from storage.revisions import HIDDEN
from storage.texts import checksum, unpack

COURSE = "SELECT course FROM cohort WHERE id = :cohort"
NAME = "SELECT pseudonym FROM enrolment WHERE cohort = :cohort AND person = :person"
TURNS = """
  SELECT answer.*, coalesce(brought.origin, answer.op) AS origin FROM answer
  LEFT JOIN brought ON brought.cohort = answer.cohort AND brought.person = answer.person AND brought.slug = answer.slug
    AND brought.rev = answer.rev
  WHERE answer.cohort = :cohort AND answer.person = :person ORDER BY answer.slug, answer.rev"""
MOMENTS = "SELECT name, label, heads, at FROM moment WHERE cohort = :cohort AND person = :person ORDER BY n"
PEEKS = "SELECT slug FROM peek WHERE cohort = :cohort AND person = :person ORDER BY slug"
PLACE = "SELECT lesson FROM place WHERE cohort = :cohort AND person = :person"
WORDINGS = """
  SELECT activity.hash, coalesce(theirs.slug, activity.slug) AS slug, coalesce(theirs.kind, activity.kind) AS kind,
    coalesce(theirs.spec, activity.spec) AS spec FROM activity
  LEFT JOIN brought_wording AS theirs ON theirs.cohort = :cohort AND theirs.person = :person AND theirs.hash = activity.hash
  WHERE activity.hash IN (SELECT activity FROM answer WHERE cohort = :cohort AND person = :person) ORDER BY activity.hash"""
LESSONS = """
  SELECT DISTINCT lesson.hash, lesson.slug, lesson.title FROM lesson_activity
  JOIN lesson ON lesson.hash = lesson_activity.lesson
  WHERE lesson_activity.activity IN (SELECT activity FROM answer WHERE cohort = :cohort AND person = :person) ORDER BY lesson.hash"""


def take(tx: Tx, cohort: str, person: str) -> Parcel:
    """Everything a learner did in a cohort.

    What no longer matches its checksum stays behind: no other place could tell it from a forgery.
    """
    key = {"cohort": cohort, "person": person}
    rows = tx.rows(TURNS, **key)
    revisions = [_turn(row) for row in rows if checksum(row["body"]) == row["sha"]]
    there = {(turn.slug, turn.rev) for turn in revisions}
    place = tx.one(PLACE, **key)
    return Parcel(
        course=str((tx.one(COURSE, cohort=cohort) or {})["course"]),
        pseudonym=str((tx.one(NAME, **key) or {})["pseudonym"]),
        revisions=tuple(revisions),
        drafts=tuple(jotting(row) for row in tx.rows(drafts.ALL, **key)),
        hidden=tuple(sorted(row["subject"] for row in tx.rows(HIDDEN, **key))),
        moments=tuple(snapshot for row in tx.rows(MOMENTS, **key) if (snapshot := _snapshot(row, there)).heads),
        peeks=tuple(row["slug"] for row in tx.rows(PEEKS, **key)),
        place=str(place["lesson"]) if place else "",
        comments=tuple(comment for comment in comments.all_of(tx, cohort, person) if (comment.slug, comment.rev) in there),
        wordings=tuple(ActivityText(row["hash"], row["slug"], row["kind"], row["spec"]) for row in tx.rows(WORDINGS, **key) if row["spec"]),
        lessons=tuple(LessonQuote(row["hash"], row["slug"], row["title"]) for row in tx.rows(LESSONS, **key)),
        damaged=len(rows) - len(revisions),
    )


def turns(tx: Tx, cohort: str, person: str) -> dict[str, list[Turn]]:
    """All revisions by activity, oldest first, each under the act that made it where it was first written."""
    found: dict[str, list[Turn]] = {}
    for row in tx.rows(TURNS, cohort=cohort, person=person):
        found.setdefault(row["slug"], []).append(_turn(row))
    return found


def jotting(row: Row) -> Jotting:
    """A row of ``draft`` as it travels."""
    return Jotting(row["slug"], unpack(row["body"]), row["base_rev"], row["saved_at"])


def _turn(row: Row) -> Turn:
    same = {name: row[name] for name in ("slug", "rev", "activity", "kind_version", "sha", "saved_at")}
    body = unpack(row["body"]) if checksum(row["body"]) == row["sha"] else {}
    return Turn(op=row["origin"], body=body, **same)


def _snapshot(row: Row, there: set[tuple[str, int]]) -> Snapshot:
    heads = {slug: rev for slug, rev in json.loads(row["heads"]).items() if (slug, rev) in there}
    return Snapshot(row["name"], row["label"], heads, row["at"])
