"""Many learners' answers to one activity: page by page for instructors, nameless for charts. Withholds what learners keep to themselves."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from storage.access import need
from storage.class_records import Decisions, Said, SaidPage, Tries
from storage.clock import Clock
from storage.codes import fresh_id
from storage.engine import Engine, Row, Tx
from storage.errors import NotFound
from storage.hand_in import HEAD
from storage.journal import note
from storage.records import Revision
from storage.revisions import as_revision, hidden_subjects
from storage.submissions import BEYOND_ALL
from storage.texts import MAX_NAME, check_key, clean_name

FEWEST = 5  # learners; below that a chart of the class would show single people
MOST_READ = 1000  # learners whose answers are read for one chart, the newest
PAGE = """
  SELECT current.person, current.seq, enrolment.pseudonym FROM current
  JOIN enrolment ON enrolment.cohort = current.cohort AND enrolment.person = current.person
  WHERE current.cohort = :cohort AND current.slug = :slug AND current.seq < :before AND enrolment.role = 'learner'
  ORDER BY current.seq DESC LIMIT :limit"""
FIRST = "SELECT * FROM answer WHERE cohort = :cohort AND person = :person AND slug = :slug AND rev = 1"
NEWEST = "SELECT coalesce(max(seq), 0) AS n FROM current WHERE cohort = :cohort AND slug = :slug"
TALLY = "SELECT people, revisions FROM tally WHERE cohort = :cohort AND slug = :slug"
COUNTER = "SELECT n FROM counter WHERE cohort = :cohort AND name = 'visibility'"
ROLE = """
  SELECT enrolment.role FROM enrolment JOIN cohort ON cohort.id = enrolment.cohort
  WHERE enrolment.cohort = :cohort AND enrolment.person = :person AND cohort.self_study_of IS NULL"""
MINE = "SELECT 1 AS x FROM current WHERE cohort = :cohort AND person = :person AND slug = :slug"
DECIDE = """
  INSERT INTO likeness (cohort, slug, name, grp) VALUES (:cohort, :slug, :name, :grp)
  ON CONFLICT (cohort, slug, name) DO UPDATE SET grp = excluded.grp"""
LABEL = """
  INSERT INTO likeness_label (cohort, slug, grp, label) VALUES (:cohort, :slug, :grp, :label)
  ON CONFLICT (cohort, slug, grp) DO UPDATE SET label = excluded.label"""
DECIDED = "SELECT name, grp FROM likeness WHERE cohort = :cohort AND slug = :slug"
LABELS = "SELECT grp, label FROM likeness_label WHERE cohort = :cohort AND slug = :slug"
FORGET = "DELETE FROM likeness WHERE cohort = :cohort AND slug = :slug"
FORGET_LABELS = "DELETE FROM likeness_label WHERE cohort = :cohort AND slug = :slug"


class ClassAnswers:
    """Answers of many. Private entries are taken out of every body before it leaves."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def question(
        self, actor: str, cohort: str, slug: str, around: Sequence[str] = (), limit: int = 25, before: int | None = None
    ) -> SaidPage:
        """One page of the answers to one activity, newest first, for instructors.

        :param around: further activities whose answers are needed to read these
        :param limit: answers, 1 to 100
        :param before: ``next`` of the page before
        """
        limit = max(1, min(limit, 100))

        def work(tx: Tx) -> SaidPage:
            need(tx, "read the class", actor, cohort)
            rows = tx.rows(PAGE, cohort=cohort, slug=slug, before=BEYOND_ALL if before is None else before, limit=limit + 1)
            said = tuple(Said(r["person"], r["pseudonym"], _latest(tx, cohort, r["person"], (slug, *around))) for r in rows[:limit])
            return SaidPage(said, rows[limit - 1]["seq"] if len(rows) > limit else None)

        return self._engine.read(work)

    def standing(self, actor: str, cohort: str, slug: str, around: Sequence[str] = ()) -> tuple[int, str]:
        """How many learners handed an activity in, and a word that changes whenever a chart of it may.

        :param around: further activities the chart looks at
        :raises NotFound: neither an instructor here nor a learner of this cohort who has handed this activity in
        """

        def work(tx: Tx) -> tuple[int, str]:
            self._may_see(tx, actor, cohort, slug)
            parts = [
                [*_values(tx.one(TALLY, cohort=cohort, slug=s)), tx.rows(NEWEST, cohort=cohort, slug=s)[0]["n"]] for s in (slug, *around)
            ]
            return int(parts[0][0]) if len(parts[0]) > 1 else 0, repr((parts, _values(tx.one(COUNTER, cohort=cohort))))

        return self._engine.read(work)

    def tries(self, actor: str, cohort: str, slug: str, around: Sequence[str] = ()) -> list[Tries]:
        """What each learner adds to a chart of the class, nameless, the newest 1,000 learners; none while fewer than 5 handed in.

        :raises NotFound: see :meth:`standing`
        """

        def work(tx: Tx) -> list[Tries]:
            self._may_see(tx, actor, cohort, slug)
            rows = tx.rows(PAGE, cohort=cohort, slug=slug, before=BEYOND_ALL, limit=MOST_READ)
            return [_tries(tx, cohort, row["person"], slug, around) for row in rows] if len(rows) >= FEWEST else []

        return self._engine.read(work)

    def decisions(self, actor: str, cohort: str, slug: str, names: Sequence[str]) -> Decisions:
        """What was decided about these names.

        :param names: folded names, as they stand in the answers now
        """

        def work(tx: Tx) -> Decisions:
            need(tx, "group names", actor, cohort)
            groups = {row["name"]: row["grp"] for row in tx.rows(DECIDED, cohort=cohort, slug=slug)}
            labels = {row["grp"]: row["label"] for row in tx.rows(LABELS, cohort=cohort, slug=slug)}
            hashed = {name: _hash(cohort, slug, name) for name in names} if groups else {}
            return Decisions({name: groups[h] for name, h in hashed.items() if h in groups}, labels)

        return self._engine.read(work)

    def decide(self, actor: str, cohort: str, slug: str, groups: Mapping[str, Sequence[str]], labels: Mapping[str, str]) -> None:
        """Put names into groups; a name that is in another group moves.

        :param groups: any word for a group → its folded names; every group gets a new id
        :param labels: the same words → what the group is called; others are called by their most frequent name
        :raises Refused: ``"label"`` empty, too long or with control characters
        """
        check_key(slug)
        called = {word: clean_name(label, "label", MAX_NAME * 2) for word, label in labels.items() if label}

        def work(tx: Tx) -> None:
            need(tx, "group names", actor, cohort)
            for word, names in groups.items():
                group = fresh_id()
                for name in names:
                    tx.run(DECIDE, cohort=cohort, slug=slug, name=_hash(cohort, slug, name), grp=group)
                if word in called:
                    tx.run(LABEL, cohort=cohort, slug=slug, grp=group, label=called[word])
            note(tx, self._clock.now(), actor, "group names", cohort)

        self._engine.write(work)

    def forget_decisions(self, actor: str, cohort: str, slug: str) -> None:
        """Let the names of an activity be grouped as if nothing had been decided."""

        def work(tx: Tx) -> None:
            need(tx, "group names", actor, cohort)
            tx.run(FORGET, cohort=cohort, slug=slug)
            tx.run(FORGET_LABELS, cohort=cohort, slug=slug)
            note(tx, self._clock.now(), actor, "ungroup names", cohort)

        self._engine.write(work)

    def _may_see(self, tx: Tx, actor: str, cohort: str, slug: str) -> None:
        """Instructors of the cohort, and its learners once they handed this activity in; nobody in self-study."""
        need(tx, "see the class", actor, cohort, actor)
        row = tx.one(ROLE, cohort=cohort, person=actor)
        if row is None or (row["role"] == "learner" and tx.one(MINE, cohort=cohort, person=actor, slug=slug) is None):
            raise NotFound("There is no such thing here.")


def _tries(tx: Tx, cohort: str, person: str, slug: str, around: Sequence[str]) -> Tries:
    latest = _latest(tx, cohort, person, (slug, *around))
    hidden = hidden_subjects(tx, cohort, person)
    first = tx.one(FIRST, cohort=cohort, person=person, slug=slug) if slug in latest and latest[slug].rev > 1 else None
    return Tries(_nameless(as_revision(first, hidden)) if first else None, {s: _nameless(r) for s, r in latest.items()})


def _latest(tx: Tx, cohort: str, person: str, slugs: Sequence[str]) -> dict[str, Revision]:
    hidden = hidden_subjects(tx, cohort, person)
    return {revision.slug: revision for revision in _heads(tx, cohort, person, slugs, hidden)}


def _heads(tx: Tx, cohort: str, person: str, slugs: Sequence[str], hidden: frozenset[str]) -> Iterator[Revision]:
    for slug in dict.fromkeys(slugs):
        row = tx.one(HEAD, cohort=cohort, person=person, slug=slug)
        if row is not None:
            yield as_revision(row, hidden)


def _nameless(revision: Revision) -> Revision:
    return replace(revision, person="", op="", sha="", saved_at="")


def _values(row: Row | None) -> list[object]:
    return list(row.values()) if row else []


def _hash(cohort: str, slug: str, name: str) -> str:
    """A name as it is kept: nobody can read it, and it says nothing outside this activity of this cohort."""
    return hashlib.sha256(f"{cohort}\n{slug}\n{name}".encode("utf-8", "surrogatepass")).hexdigest()
