"""The desk of a cohort's reviewers: its rules, who is at what, and the drafts that wait to be released. Knows no rubric and no kind."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from storage import leases, releasing
from storage.access import need
from storage.clock import Clock
from storage.desk_records import DeskRules, Lease, Outdated, ReadyDraft
from storage.engine import Engine, Row, Tx
from storage.errors import NotFound, Refused
from storage.journal import note
from storage.redact import redact
from storage.revisions import hidden_subjects, open_body
from storage.texts import check_key, pack, unpack

MOST = 200  # drafts released at once
RULES = "SELECT names_hidden, second_person FROM cohort WHERE id = :cohort"
SET_NAMES = "UPDATE cohort SET names_hidden = :on WHERE id = :cohort"
SET_SECOND = "UPDATE cohort SET second_person = :on WHERE id = :cohort"
NAME = "SELECT pseudonym FROM enrolment WHERE cohort = :cohort AND person = :person"
HABITS = "SELECT name, value FROM habit WHERE cohort = :cohort AND person = :person"
KEEP_HABIT = """
  INSERT INTO habit (cohort, person, name, value) VALUES (:cohort, :person, :name, :value)
  ON CONFLICT (cohort, person, name) DO UPDATE SET value = excluded.value"""
OUTDATED = """
  SELECT review.*, enrolment.pseudonym, writer.pseudonym AS reviewer_name,
    CASE WHEN own.body <> '{}' THEN 1 ELSE 0 END AS has_draft, coalesce(own.version, 0) AS version FROM review
  JOIN enrolment ON enrolment.cohort = review.cohort AND enrolment.person = review.person
  LEFT JOIN enrolment AS writer ON writer.cohort = review.cohort AND writer.person = review.reviewer
  LEFT JOIN review_draft AS own ON own.cohort = review.cohort AND own.person = review.person
    AND own.slug = review.slug AND own.reviewer = :actor
  WHERE review.cohort = :cohort AND review.slug = :slug AND review.rubric <> '' AND review.rubric <> :hash
    AND NOT EXISTS (SELECT 1 FROM review AS later WHERE later.cohort = review.cohort AND later.person = review.person
      AND later.slug = review.slug AND later.n > review.n)
  ORDER BY review.n LIMIT :limit"""
READY = """
  SELECT review_draft.*, enrolment.pseudonym, writer.pseudonym AS reviewer_name, current.rev AS newest FROM review_draft
  JOIN enrolment ON enrolment.cohort = review_draft.cohort AND enrolment.person = review_draft.person
  JOIN current ON current.cohort = review_draft.cohort AND current.person = review_draft.person AND current.slug = review_draft.slug
  LEFT JOIN enrolment AS writer ON writer.cohort = review_draft.cohort AND writer.person = review_draft.reviewer
  WHERE review_draft.cohort = :cohort AND review_draft.ready = 1 AND review_draft.slug >= :from_slug AND review_draft.slug <= :to_slug
  ORDER BY review_draft.slug, review_draft.person, review_draft.reviewer LIMIT :limit"""
DRAFT = """
  SELECT * FROM review_draft
  WHERE cohort = :cohort AND person = :person AND slug = :slug AND reviewer = :reviewer AND ready = 1"""
OF_OP = "SELECT n FROM review WHERE op = :op"
LAST_SLUG = "\U0010ffff"


@dataclass(frozen=True)
class Chosen:
    """One draft to release, as its releaser saw it."""

    person: str
    slug: str
    reviewer: str
    version: int


class Desk:
    """What the reviewers of a cohort share."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def rules(self, actor: str, cohort: str) -> DeskRules:
        """How this cohort is reviewed."""

        def work(tx: Tx) -> DeskRules:
            need(tx, "see a cohort", actor, cohort)
            row = tx.rows(RULES, cohort=cohort)[0]
            return DeskRules(bool(row["names_hidden"]), bool(row["second_person"]))

        return self._engine.read(work)

    def hide_names(self, actor: str, cohort: str, on: bool) -> None:
        """Whether names are shown on request only."""
        self._set(actor, cohort, "steer reviewing", SET_NAMES, "hide names" if on else "always show names", on)

    def ask_second(self, actor: str, cohort: str, on: bool) -> None:
        """Whether somebody else than its writer has to release a review. The owner's to decide."""
        self._set(actor, cohort, "demand a second person", SET_SECOND, "ask a second person" if on else "ask no second person", on)

    def name(self, actor: str, cohort: str, person: str) -> str:
        """The pseudonym of one learner.

        :raises NotFound: not one of the actor's learners
        """

        def work(tx: Tx) -> str:
            need(tx, "write a review", actor, cohort, person)
            return str(tx.rows(NAME, cohort=cohort, person=person)[0]["pseudonym"])

        return self._engine.read(work)

    def habits(self, actor: str, cohort: str) -> dict[str, str]:
        """How the actor likes to work at this desk, by name."""

        def work(tx: Tx) -> dict[str, str]:
            need(tx, "list submissions", actor, cohort)
            return {row["name"]: row["value"] for row in tx.rows(HABITS, cohort=cohort, person=actor)}

        return self._engine.read(work)

    def keep_habit(self, actor: str, cohort: str, name: str, value: str) -> None:
        """Remember one habit of the actor."""

        def work(tx: Tx) -> None:
            need(tx, "list submissions", actor, cohort)
            tx.run(KEEP_HABIT, cohort=cohort, person=actor, name=check_key(name), value=check_key(value))

        self._engine.write(work)

    def show_names(self, actor: str, cohort: str) -> None:
        """Write down that a reviewer wants to see names now."""

        def work(tx: Tx) -> None:
            need(tx, "list submissions", actor, cohort)
            note(tx, self._clock.now(), actor, "show names", cohort)

        self._engine.write(work)

    def take(self, actor: str, cohort: str, person: str, slug: str, over: bool = False) -> Lease:
        """Take the lease on a submission, renew it, or see who has it.

        :param over: take it from whoever has it; that is written down
        """
        place = {"cohort": cohort, "person": person, "slug": check_key(slug)}

        def work(tx: Tx) -> Lease:
            need(tx, "write a review", actor, cohort, person)
            now = self._clock.now()
            if over:
                note(tx, now, actor, "take a review over", f"{cohort} {person} {slug}")
            return leases.take(tx, actor, place, now, self._clock.ahead(leases.LASTS), over)

        return self._engine.write(work)

    def let_go(self, actor: str, cohort: str, person: str, slug: str) -> None:
        """Give the actor's lease back; without one nothing happens."""

        def work(tx: Tx) -> None:
            need(tx, "write a review", actor, cohort, person)
            leases.end(tx, actor, {"cohort": cohort, "person": person, "slug": slug})

        self._engine.write(work)

    def ready(self, actor: str, cohort: str, slug: str = "") -> list[ReadyDraft]:
        """Drafts that wait to be released, of all reviewers, by activity; 200 at most.

        :param slug: of one activity
        """

        def work(tx: Tx) -> list[ReadyDraft]:
            need(tx, "list submissions", actor, cohort)
            rows = tx.rows(READY, cohort=cohort, from_slug=slug, to_slug=slug or LAST_SLUG, limit=MOST)
            return [self._ready(tx, row, actor) for row in rows]

        return self._engine.read(work)

    def outdated(self, actor: str, cohort: str, slug: str, hash: str) -> list[Outdated]:
        """Submissions whose last review was written by another version of the rubric, 200 at most.

        :param slug: the activity
        :param hash: of the rubric of today
        """

        def work(tx: Tx) -> list[Outdated]:
            need(tx, "list submissions", actor, cohort)
            rows = tx.rows(OUTDATED, actor=actor, cohort=cohort, slug=slug, hash=hash, limit=MOST)
            return [_outdated(tx, row) for row in rows]

        return self._engine.read(work)

    def release_ready(self, actor: str, cohort: str, chosen: Sequence[Chosen], op: str) -> tuple[int, list[Chosen]]:
        """Release drafts that are ready, all those that are still as they were seen, in one act.

        :param chosen: at most 200
        :param op: random id of this act; the same act again releases nothing twice
        :returns: how many were released, and those that were not: changed since, released already, or somebody else is at them
        :raises Refused: ``"many"``
        """
        if len(chosen) > MOST:
            raise Refused("many", f"Release at most {MOST} at once.")
        check_key(op)

        def work(tx: Tx) -> tuple[int, list[Chosen]]:
            need(tx, "list submissions", actor, cohort)
            kept = [one for one in chosen if not self._release(tx, actor, cohort, one, op)]
            return len(chosen) - len(kept), kept

        return self._engine.write(work)

    def _release(self, tx: Tx, actor: str, cohort: str, one: Chosen, op: str) -> bool:
        key = {"cohort": cohort, "person": one.person, "slug": one.slug, "reviewer": one.reviewer}
        own_op = hashlib.sha256("\n".join((op, *key.values())).encode("utf-8", "surrogatepass")).hexdigest()
        if tx.one(OF_OP, op=own_op):
            return True
        row = tx.one(DRAFT, **key)
        if row is None or row["version"] != one.version:
            return False
        hidden = hidden_subjects(tx, cohort, one.person)
        body = {name: value for name, value in redact(unpack(row["body"]), hidden).items() if name != "ready"}
        try:
            need(tx, "write a review", actor, cohort, one.person)
            releasing.add(tx, key, row["base_rev"], pack(body), own_op, self._clock.now(), actor)
        except (Refused, NotFound):  # said before anything was written
            return False
        return True

    def _ready(self, tx: Tx, row: Row, actor: str) -> ReadyDraft:
        names = ("person", "pseudonym", "slug", "reviewer", "version", "saved_at")
        return ReadyDraft(
            **{name: row[name] for name in names},
            rev=row["base_rev"],
            reviewer_name=row["reviewer_name"] or "",
            body=redact(unpack(row["body"]), hidden_subjects(tx, row["cohort"], row["person"])),
            mine=row["reviewer"] == actor,
            newer=row["newest"] > row["base_rev"],
        )

    def _set(self, actor: str, cohort: str, verb: str, sql: str, said: str, on: bool) -> None:
        def work(tx: Tx) -> None:
            need(tx, verb, actor, cohort)
            tx.run(sql, cohort=cohort, on=int(on))
            note(tx, self._clock.now(), actor, said, cohort)

        self._engine.write(work)


def _outdated(tx: Tx, row: Row) -> Outdated:
    names = ("person", "pseudonym", "slug", "rev", "n", "rubric", "version")
    body = open_body(row, hidden_subjects(tx, row["cohort"], row["person"]))[0]
    who, begun = row["reviewer_name"] or "", bool(row["has_draft"])
    return Outdated(**{name: row[name] for name in names}, reviewer_name=who, body=body, draft=begun)
