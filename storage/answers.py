"""A learner's answers: drafts, revisions, what they keep to themself, where they left off. Knows no kind of activity."""

from __future__ import annotations

from collections.abc import Mapping

from storage import drafts
from storage.access import need
from storage.clock import Clock
from storage.engine import Engine, Row, Tx
from storage.errors import Damaged, NotFound, Stale
from storage.hand_in import HEAD, Words, append, set_hidden
from storage.records import Body, Draft, Page, Revision, Tally
from storage.revisions import as_revision, hidden_from, hidden_subjects
from storage.submissions import Wish, mark_seen, page_of_submissions
from storage.texts import check_key, pack

HEADS = """
  SELECT answer.* FROM current JOIN answer ON answer.cohort = current.cohort AND answer.person = current.person
    AND answer.slug = current.slug AND answer.rev = current.rev
  WHERE current.cohort = :cohort AND current.person = :person ORDER BY current.slug"""
HISTORY = "SELECT * FROM answer WHERE cohort = :cohort AND person = :person AND slug = :slug ORDER BY rev"
ONE = "SELECT * FROM answer WHERE cohort = :cohort AND person = :person AND slug = :slug AND rev = :rev"
TALLIES = "SELECT slug, people, revisions FROM tally WHERE cohort = :cohort ORDER BY slug"
PEEK = "INSERT INTO peek (cohort, person, slug, at) VALUES (:cohort, :person, :slug, :now) ON CONFLICT DO NOTHING"
PEEKS = "SELECT slug FROM peek WHERE cohort = :cohort AND person = :person"
FIRSTS = "SELECT slug, saved_at FROM answer WHERE cohort = :cohort AND person = :person AND rev = 1"
PLACE = """
  INSERT INTO place (cohort, person, lesson) VALUES (:cohort, :person, :lesson)
  ON CONFLICT (cohort, person) DO UPDATE SET lesson = excluded.lesson"""
LAST_PLACE = "SELECT lesson FROM place WHERE cohort = :cohort AND person = :person"


class Answers:
    """What learners left. Revisions are never changed; others see them without what the learner keeps to themself."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def draft(self, actor: str, cohort: str, slug: str) -> Draft | None:
        """The actor's own draft of an activity."""
        row = self._mine(actor, cohort, drafts.GET, slug=slug)
        return drafts.as_draft(row[0]) if row else None

    def drafts(self, actor: str, cohort: str) -> dict[str, Draft]:
        """All drafts of the actor in a cohort, by the activity's slug."""
        return {row["slug"]: drafts.as_draft(row) for row in self._mine(actor, cohort, drafts.ALL)}

    def save_draft(
        self,
        actor: str,
        cohort: str,
        slug: str,
        body: Body,
        version: int,
        client: str,
        hide: frozenset[str] = frozenset(),
    ) -> Draft:
        """Keep what is being written.

        :param version: the version the writer last knew, 0 for none
        :param client: which tab is writing
        :param hide: subjects to keep from instructors from this moment on, even when the draft is stale
        :returns: the draft with its new version
        :raises Stale: another tab saved something else since; ``current`` is that draft
        :raises Refused: ``"big"``, ``"text"``, ``"json"``
        """
        text = pack(body)
        key = {"cohort": cohort, "person": actor, "slug": check_key(slug)}

        def work(tx: Tx) -> Draft | Stale:
            need(tx, "keep my answers", actor, cohort, actor)
            set_hidden(tx, cohort, actor, dict.fromkeys(hide, True))
            stored = tx.one(drafts.GET, **key)
            try:
                drafts.check_fresh(stored, text, version, client)
            except Stale as stale:
                return stale  # not raised here: that would take back the hiding, which must not wait for a merge
            head = tx.one(HEAD, **key)
            base = stored["base_rev"] if stored else (head["rev"] if head else 0)
            new = Draft(body, (stored["version"] if stored else 0) + 1, base, check_key(client), self._clock.now())
            return drafts.put(tx, key, new)

        saved = self._engine.write(work)
        if isinstance(saved, Stale):
            raise saved
        return saved

    def hand_in(
        self,
        actor: str,
        cohort: str,
        slug: str,
        body: Body,
        base_rev: int | None,
        op: str,
        activity: str,
        kind_version: int,
        visibility: Mapping[str, bool] | None = None,
        draft: int | None = None,
    ) -> Revision:
        """Append a revision; it, the draft, the queue and the counts change together or not at all.

        :param base_rev: the revision the learner saw, 0 for none; None where ``draft`` says what they saw
        :param draft: the version of the draft that is handed in, which then stays as it is; None: the draft becomes the body
        :param op: random id of this act; the same act again returns the same revision
        :param activity: content hash of the activity as worded, kept before
        :param visibility: for each subject in this answer whether it is hidden from instructors; others stay as they are
        :raises Stale: a newer revision or draft exists; ``current`` is that one
        :raises NotFound: no such activity text, or the operation is somebody else's
        """
        words = Words(slug, body, base_rev, op, activity, kind_version, visibility or {}, draft)

        def work(tx: Tx) -> Revision:
            need(tx, "keep my answers", actor, cohort, actor)
            return append(tx, cohort, actor, words, self._clock.now())

        return self._engine.write(work)

    def latest(self, actor: str, cohort: str, person: str | None = None) -> dict[str, Revision]:
        """The newest revision of every activity a person handed in, by slug.

        :param person: whose; the actor's own without it, otherwise the actor must be an instructor there
        """
        return {revision.slug: revision for revision in self._theirs(actor, cohort, person, HEADS)}

    def firsts(self, actor: str, cohort: str) -> dict[str, str]:
        """When the actor handed each activity in for the first time, as UTC ISO text by slug."""
        return {row["slug"]: row["saved_at"] for row in self._mine(actor, cohort, FIRSTS)}

    def history(self, actor: str, cohort: str, slug: str, person: str | None = None) -> list[Revision]:
        """All revisions of one activity, oldest first; see :meth:`latest` for ``person``."""
        return self._theirs(actor, cohort, person, HISTORY, slug=slug)

    def revision(self, actor: str, cohort: str, slug: str, rev: int, person: str | None = None) -> Revision:
        """One revision.

        :raises NotFound: no such revision
        :raises Damaged: it does not match its checksum any more
        """
        found = self._theirs(actor, cohort, person, ONE, slug=slug, rev=rev)
        if not found:
            raise NotFound("There is no such revision.")
        if found[0].damaged:
            raise Damaged("This answer does not match its checksum any more.")
        return found[0]

    def peek(self, actor: str, cohort: str, slug: str) -> None:
        """Note that the learner looked at what comes after handing in without handing in."""
        self._keep(actor, cohort, PEEK, slug=check_key(slug), now=self._clock.now())

    def peeks(self, actor: str, cohort: str) -> set[str]:
        """The activities the actor peeked at."""
        return {row["slug"] for row in self._mine(actor, cohort, PEEKS)}

    def place(self, actor: str, cohort: str, lesson: str) -> None:
        """Note the lesson the learner is in."""
        self._keep(actor, cohort, PLACE, lesson=check_key(lesson))

    def last_place(self, actor: str, cohort: str) -> str | None:
        """The lesson the learner was in last."""
        rows = self._mine(actor, cohort, LAST_PLACE)
        return rows[0]["lesson"] if rows else None

    def hidden(self, actor: str, cohort: str) -> frozenset[str]:
        """The subjects the actor keeps to themself."""

        def work(tx: Tx) -> frozenset[str]:
            need(tx, "read my answers", actor, cohort, actor)
            return hidden_subjects(tx, cohort, actor)

        return self._engine.read(work)

    def submissions(self, actor: str, cohort: str, limit: int = 50, before: int | None = None, wish: Wish | None = None) -> Page:
        """The review queue, newest hand-in first; see :func:`storage.submissions.page_of_submissions`."""
        return page_of_submissions(self._engine, self._clock, actor, cohort, limit, before, wish)

    def mark_seen(self, actor: str, cohort: str, person: str, slug: str, rev: int) -> None:
        """Note that this reviewer opened this revision and the replies so far."""
        mark_seen(self._engine, actor, cohort, person, slug, rev)

    def counts(self, actor: str, cohort: str) -> dict[str, Tally]:
        """How many learners of a cohort handed in what, by slug."""

        def work(tx: Tx) -> dict[str, Tally]:
            need(tx, "count answers", actor, cohort)
            return {row["slug"]: Tally(row["people"], row["revisions"]) for row in tx.rows(TALLIES, cohort=cohort)}

        return self._engine.read(work)

    def _mine(self, actor: str, cohort: str, sql: str, **values: object) -> list[Row]:
        def work(tx: Tx) -> list[Row]:
            need(tx, "read my answers", actor, cohort, actor)
            return tx.rows(sql, cohort=cohort, person=actor, **values)

        return self._engine.read(work)

    def _theirs(self, actor: str, cohort: str, person: str | None, sql: str, **values: object) -> list[Revision]:
        whose = actor if person is None else person

        def work(tx: Tx) -> list[Revision]:
            need(tx, "read answers", actor, cohort, whose)
            hidden = hidden_from(tx, actor, cohort, whose)
            return [as_revision(row, hidden) for row in tx.rows(sql, cohort=cohort, person=whose, **values)]

        return self._engine.read(work)

    def _keep(self, actor: str, cohort: str, sql: str, **values: object) -> None:
        def work(tx: Tx) -> None:
            need(tx, "keep my answers", actor, cohort, actor)
            tx.run(sql, cohort=cohort, person=actor, **values)

        self._engine.write(work)
