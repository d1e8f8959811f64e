"""Snapshots of a learner's work, by reference: which revision of each answer was the latest at a moment. Knows no map and no kind."""

from __future__ import annotations

import json

from storage.access import need
from storage.clock import Clock
from storage.engine import Engine, Tx
from storage.errors import NotFound, Refused
from storage.records import Moment, Revision
from storage.revisions import as_revision, hidden_from
from storage.texts import check_key, clean_name

MOST_BY_HAND = 30
HEADS = "SELECT slug, rev FROM current WHERE cohort = :cohort AND person = :person ORDER BY slug"
ALL = "SELECT name, n, label, heads, at FROM moment WHERE cohort = :cohort AND person = :person ORDER BY n"
BY_HAND = "SELECT count(*) AS n FROM moment WHERE cohort = :cohort AND person = :person AND label <> ''"
NEXT = "SELECT coalesce(max(n), 0) + 1 AS n FROM moment WHERE cohort = :cohort AND person = :person"
ADD = """
  INSERT INTO moment (cohort, person, name, n, label, heads, at) VALUES (:cohort, :person, :name, :n, :label, :heads, :now)
  ON CONFLICT (cohort, person, name) DO NOTHING"""
REMOVE = "DELETE FROM moment WHERE cohort = :cohort AND person = :person AND name = :name AND label <> ''"
ANSWERS = "SELECT * FROM answer WHERE cohort = :cohort AND person = :person ORDER BY slug, rev"


class Moments:
    """Moments a learner can look back to. They hold no text of answers, only which revisions counted then."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def keep(self, actor: str, cohort: str, name: str, label: str = "") -> None:
        """Keep this moment; the same name again changes nothing.

        :param name: ``after:<lesson>`` for a place of the course, else a random id of this act
        :param label: what the learner calls it; empty for a place of the course
        :raises Refused: ``"many"`` beyond 30 made by hand, ``"nothing"`` before a first hand-in, ``"title"`` for an unfit label
        """
        key = {"cohort": cohort, "person": actor}
        words = clean_name(label, "title", 80) if label else ""

        def work(tx: Tx) -> None:
            need(tx, "keep my answers", actor, cohort, actor)
            heads = {row["slug"]: row["rev"] for row in tx.rows(HEADS, **key)}
            if not heads:
                raise Refused("nothing", "Nothing was handed in yet.")
            if words and tx.rows(BY_HAND, **key)[0]["n"] >= MOST_BY_HAND:
                raise Refused("many", "There are many snapshots already.")
            row = {"name": check_key(name), "n": tx.rows(NEXT, **key)[0]["n"], "label": words}
            tx.run(ADD, **key, **row, heads=json.dumps(heads), now=self._clock.now())

        self._engine.write(work)

    def remove(self, actor: str, cohort: str, name: str) -> None:
        """Forget a moment the learner made by hand; those of the course stay.

        :raises NotFound: no such moment
        """

        def work(tx: Tx) -> None:
            need(tx, "keep my answers", actor, cohort, actor)
            if not any(row["name"] == name and row["label"] for row in tx.rows(ALL, cohort=cohort, person=actor)):
                raise NotFound("There is no such moment.")
            tx.run(REMOVE, cohort=cohort, person=actor, name=name)

        self._engine.write(work)

    def all(self, actor: str, cohort: str, person: str | None = None) -> list[Moment]:
        """The moments of a person, oldest first.

        :param person: whose; the actor's own without it, otherwise the actor must be an instructor there
        """
        whose = actor if person is None else person

        def work(tx: Tx) -> list[Moment]:
            need(tx, "read answers", actor, cohort, whose)
            rows = tx.rows(ALL, cohort=cohort, person=whose)
            return [Moment(row["name"], row["n"], row["label"], json.loads(row["heads"]), row["at"]) for row in rows]

        return self._engine.read(work)

    def answers(self, actor: str, cohort: str, person: str | None = None) -> dict[str, list[Revision]]:
        """Every revision of every activity of a person, oldest first; with a moment's heads they give the work as it was.

        :param person: see :meth:`all`; others see them without what the learner keeps to themself
        """
        whose = actor if person is None else person

        def work(tx: Tx) -> dict[str, list[Revision]]:
            need(tx, "read answers", actor, cohort, whose)
            hidden = hidden_from(tx, actor, cohort, whose)
            found: dict[str, list[Revision]] = {}
            for row in tx.rows(ANSWERS, cohort=cohort, person=whose):
                found.setdefault(row["slug"], []).append(as_revision(row, hidden))
            return found

        return self._engine.read(work)
