"""The class as its instructors see it: who is how far, who was not here, what waits. Reads no body and knows no kind of activity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from storage.access import need
from storage.class_records import Classmate, ClassPage, Step, Waiting
from storage.engine import Engine, Row, Tx
from storage.texts import name_key

MOST = 100  # learners on one page
LEARNERS = """
  SELECT enrolment.person, enrolment.pseudonym, enrolment.pseudonym_key, person.seen_at
  FROM enrolment JOIN person ON person.id = enrolment.person
  WHERE enrolment.cohort = :cohort AND enrolment.pseudonym_key > :after AND enrolment.role = 'learner'
    AND (:search = '' OR instr(enrolment.pseudonym_key, :search) > 0) AND (:before = '' OR person.seen_at < :before)
  ORDER BY enrolment.pseudonym_key LIMIT :limit"""
ABSENT = """
  SELECT count(*) AS n FROM enrolment JOIN person ON person.id = enrolment.person
  WHERE enrolment.cohort = :cohort AND enrolment.role = 'learner' AND person.seen_at < :before"""
STEPS = "SELECT slug, rev, reviewed_rev, reply_n FROM current WHERE cohort = :cohort AND person = :person"
DRAFTS = "SELECT slug FROM draft WHERE cohort = :cohort AND person = :person AND base_rev = 0"
# Instructors are few: setting them apart once is ten times quicker than looking everybody up.
DONE = """
  SELECT count(*) AS n FROM current
  WHERE cohort = :cohort AND instr(slug, '~') = 0
    AND person NOT IN (SELECT person FROM enrolment WHERE cohort = :cohort AND role = 'instructor') GROUP BY person"""
UNREVIEWED = "SELECT slug, count(*) AS n FROM current WHERE cohort = :cohort AND rev > reviewed_rev GROUP BY slug"
# CROSS JOIN keeps the order of the two: the few instructors first.
OF_STAFF = """
  SELECT current.slug FROM enrolment CROSS JOIN current
  WHERE enrolment.cohort = :cohort AND enrolment.role = 'instructor' AND current.cohort = enrolment.cohort
    AND current.person = enrolment.person AND current.rev > current.reviewed_rev"""
REPLIED = """
  SELECT slug, count(*) AS n FROM current
  WHERE cohort = :cohort AND reply_n > 0
    AND person NOT IN (SELECT person FROM enrolment WHERE cohort = :cohort AND role = 'instructor') GROUP BY slug"""
STUCK = """
  SELECT slug, count(*) AS n FROM draft
  WHERE cohort = :cohort AND base_rev = 0 AND saved_at < :before AND instr(slug, '~') = 0
    AND person NOT IN (SELECT person FROM enrolment WHERE cohort = :cohort AND role = 'instructor')
  GROUP BY slug"""
STUCK_AT = """
  SELECT draft.person, enrolment.pseudonym, person.seen_at FROM draft
  JOIN enrolment ON enrolment.cohort = draft.cohort AND enrolment.person = draft.person AND enrolment.role = 'learner'
  JOIN person ON person.id = draft.person
  WHERE draft.cohort = :cohort AND draft.slug = :slug AND draft.base_rev = 0 AND draft.person > :after AND draft.saved_at < :before
  ORDER BY draft.person LIMIT :limit"""


class Classroom:
    """Counts and lists over one cohort, for its instructors; learners only, instructors' own work does not count."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def learners(self, actor: str, cohort: str, limit: int = 50, after: str = "", search: str = "", absent_since: str = "") -> ClassPage:
        """One page of the learners by name, with how far each is.

        :param limit: learners, 1 to 100
        :param after: ``next`` of the page before
        :param search: part of a name, whatever its case
        :param absent_since: UTC ISO text; only those who were not here since then
        """
        limit = max(1, min(limit, MOST))
        values = {"after": after, "search": name_key(search), "before": absent_since}

        def work(tx: Tx) -> ClassPage:
            need(tx, "watch the class", actor, cohort)
            rows = tx.rows(LEARNERS, cohort=cohort, limit=limit + 1, **values)
            shown = tuple(_classmate(tx, cohort, row) for row in rows[:limit])
            return ClassPage(shown, rows[limit - 1]["pseudonym_key"] if len(rows) > limit else None)

        return self._engine.read(work)

    def learner(self, actor: str, cohort: str, person: str) -> Mapping[str, Step]:
        """How far one learner is, by activity.

        :raises NotFound: nobody of that id here
        """

        def work(tx: Tx) -> Mapping[str, Step]:
            need(tx, "watch the class", actor, cohort, person)
            return _steps(tx, cohort, person)

        return self._engine.read(work)

    def absent(self, actor: str, cohort: str, since: str) -> int:
        """How many learners were not here since a time (UTC ISO text)."""
        return int(self._rows(actor, cohort, ABSENT, before=since)[0]["n"])

    def done(self, actor: str, cohort: str) -> dict[int, int]:
        """How many learners have handed in how many activities; those with none are left out."""
        found: dict[int, int] = {}
        for row in self._rows(actor, cohort, DONE):
            found[row["n"]] = found.get(row["n"], 0) + 1
        return found

    def waiting(self, actor: str, cohort: str) -> dict[str, Waiting]:
        """What nobody has reviewed or answered yet, by activity."""

        def work(tx: Tx) -> dict[str, Waiting]:
            need(tx, "watch the class", actor, cohort)
            unreviewed, replied = (Counter({row["slug"]: row["n"] for row in tx.rows(sql, cohort=cohort)}) for sql in (UNREVIEWED, REPLIED))
            unreviewed -= Counter(row["slug"] for row in tx.rows(OF_STAFF, cohort=cohort))
            return {slug: Waiting(unreviewed[slug], replied[slug]) for slug in {*unreviewed, *replied}}

        return self._engine.read(work)

    def stuck(self, actor: str, cohort: str, since: str) -> dict[str, int]:
        """How many learners have begun an activity, not touched it since a time and never handed it in, by activity."""
        return {row["slug"]: row["n"] for row in self._rows(actor, cohort, STUCK, before=since)}

    def stuck_at(self, actor: str, cohort: str, slug: str, since: str, limit: int = 25, after: str = "") -> ClassPage:
        """Who is stuck at one activity; the pages are in no order of names."""
        limit = max(1, min(limit, MOST))
        rows = self._rows(actor, cohort, STUCK_AT, slug=slug, before=since, after=after, limit=limit + 1)
        shown = tuple(Classmate(row["person"], row["pseudonym"], row["seen_at"]) for row in rows[:limit])
        return ClassPage(shown, shown[-1].person if len(rows) > limit else None)

    def _rows(self, actor: str, cohort: str, sql: str, **values: object) -> list[Row]:
        def work(tx: Tx) -> list[Row]:
            need(tx, "watch the class", actor, cohort)
            return tx.rows(sql, cohort=cohort, **values)

        return self._engine.read(work)


def _classmate(tx: Tx, cohort: str, row: Row) -> Classmate:
    return Classmate(row["person"], row["pseudonym"], row["seen_at"], _steps(tx, cohort, row["person"]))


def _steps(tx: Tx, cohort: str, person: str) -> dict[str, Step]:
    steps: dict[str, Step] = {row["slug"]: "draft" for row in tx.rows(DRAFTS, cohort=cohort, person=person)}
    return steps | {row["slug"]: _step(row) for row in tx.rows(STEPS, cohort=cohort, person=person)}


def _step(row: Row) -> Step:
    if row["reply_n"]:
        return "replied"
    if row["reviewed_rev"] == row["rev"]:
        return "reviewed"
    return "changed" if row["reviewed_rev"] else "handed in"
