"""Reviews of revisions, their private drafts, and the talk about them. Knows no rubric and no kind of activity."""

from __future__ import annotations

from typing import Literal

from storage import leases, releasing, review_drafts
from storage.access import need
from storage.clock import Clock
from storage.drafts import as_draft
from storage.engine import Engine, Row, Tx
from storage.errors import Damaged, NotFound
from storage.journal import count_up, note
from storage.records import Body, Draft, Reply, Review
from storage.review_rows import replies_to, shown
from storage.revisions import hidden_from
from storage.texts import check_key, checksum, pack

REPLIED = "UPDATE current SET reply_n = :n WHERE cohort = :cohort AND person = :person AND slug = :slug"
OF_OP = "SELECT * FROM review WHERE op = :op"
ONE = "SELECT * FROM review WHERE cohort = :cohort AND n = :n"
ADD_REPLY = """
  INSERT INTO reply (cohort, n, review, person, author, op, body, sha, at)
  VALUES (:cohort, :n, :review, :person, :author, :op, :body, :sha, :at)"""
REPLY_OF_OP = "SELECT * FROM reply WHERE op = :op"
READ = "INSERT INTO review_read (cohort, n, at) VALUES (:cohort, :n, :now) ON CONFLICT DO NOTHING"
UNREAD = "DELETE FROM review_read WHERE cohort = :cohort AND n = :n"
HELPED = """
  INSERT INTO helped (cohort, review, person, says, at) VALUES (:cohort, :n, :person, :says, :now)
  ON CONFLICT (cohort, review) DO UPDATE SET says = excluded.says, at = excluded.at"""


class Reviews:
    """Released reviews are never changed. A reviewer's draft is seen by nobody else until it is marked as ready."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def draft(self, actor: str, cohort: str, person: str, slug: str) -> Draft | None:
        """The actor's own draft of a review; its body is empty after a release."""

        def work(tx: Tx) -> Row | None:
            need(tx, "write a review", actor, cohort, person)
            return review_drafts.stored(tx, {"cohort": cohort, "person": person, "slug": slug, "reviewer": actor})

        row = self._engine.read(work)
        return as_draft(row) if row else None

    def save_draft(
        self, actor: str, cohort: str, person: str, slug: str, body: Body, version: int, client: str, base_rev: int = 0
    ) -> Draft:
        """Keep a review that is being written; the rule for two tabs is that of answers. It renews the writer's lease.

        :param base_rev: the revision it is about, 0 when not said
        :raises Stale: another tab of this reviewer saved something else since
        """
        text = pack(body)
        place = {"cohort": cohort, "person": person, "slug": check_key(slug)}

        def work(tx: Tx) -> Draft:
            need(tx, "write a review", actor, cohort, person)
            now = self._clock.now()
            leases.renew(tx, actor, place, now, self._clock.ahead(leases.LASTS))
            return review_drafts.put(tx, place | {"reviewer": actor}, text, base_rev, version, check_key(client), now)

        return self._engine.write(work)

    def release(self, actor: str, cohort: str, person: str, slug: str, rev: int, body: Body, op: str) -> Review:
        """Give a review to the learner; it empties the reviewer's draft and counts the revision as opened.

        :param rev: the revision the review is about
        :param body: its ``verdict`` is ``accepted``, ``returned`` or missing; ``rubric`` names the version it was written with
        :param op: random id of this act; the same act again returns the same review
        :raises NotFound: no such revision, or the operation is somebody else's
        :raises Refused: ``"second"`` another person has to release it · ``"held"`` somebody else is at it · ``"verdict"``
        """
        text = pack({name: value for name, value in body.items() if name != "ready"})
        key = {"cohort": cohort, "person": person, "slug": slug, "reviewer": actor}

        def work(tx: Tx) -> Review:
            need(tx, "write a review", actor, cohort, person)
            known = tx.one(OF_OP, op=check_key(op))
            if known is None:
                n = releasing.add(tx, key, rev, text, op, self._clock.now(), actor)
            elif (known["cohort"], known["person"], known["slug"], known["reviewer"]) != (cohort, person, slug, actor):
                raise NotFound("There is no such operation.")
            else:
                n = known["n"]
            review = shown(tx, cohort, person, actor, n=n)[0]
            if review.damaged:
                raise Damaged("This review does not match its checksum any more.")
            return review

        return self._engine.write(work)

    def of(self, actor: str, cohort: str, slug: str | None, person: str | None = None) -> list[Review]:
        """The released reviews of an activity (without one: of all of them), oldest first.

        :param person: whose answers; the actor's own without it, otherwise the actor must be an instructor there
        """
        whose = actor if person is None else person

        def work(tx: Tx) -> list[Review]:
            need(tx, "read reviews", actor, cohort, whose)
            return shown(tx, cohort, whose, actor, slug=slug)

        return self._engine.read(work)

    def reply(self, actor: str, cohort: str, review_n: int, body: Body, op: str) -> Reply:
        """Answer a review, as the learner it was written for or as an instructor of the cohort.

        :param op: random id of this act; the same act again returns the same reply
        :raises NotFound: no such review, or the operation is somebody else's
        """
        text = pack(body)

        def work(tx: Tx) -> Reply:
            review = self._need_review(tx, "reply", actor, cohort, review_n)
            known = tx.one(REPLY_OF_OP, op=check_key(op))
            if known is None:
                known = self._add_reply(tx, actor, review, text, op)
            elif (known["cohort"], known["review"], known["author"]) != (cohort, review_n, actor):
                raise NotFound("There is no such operation.")
            hidden = hidden_from(tx, actor, cohort, review["person"])
            reply = next(reply for reply in replies_to(tx, review, hidden) if reply.n == known["n"])
            if reply.damaged:
                raise Damaged("This reply does not match its checksum any more.")
            return reply

        return self._engine.write(work)

    def news(self, actor: str, cohort: str) -> list[Review]:
        """The actor's reviews in which an instructor said something they have not opened, newest first."""

        def work(tx: Tx) -> list[Review]:
            need(tx, "read my reviews", actor, cohort, actor)
            return shown(tx, cohort, actor, actor, unread=True)[::-1]

        return self._engine.read(work)

    def mark_read(self, actor: str, cohort: str, review_n: int) -> None:
        """Note that the learner opened a review and its replies."""

        def work(tx: Tx) -> None:
            self._need_review(tx, "read my reviews", actor, cohort, review_n)
            tx.run(READ, cohort=cohort, n=review_n, now=self._clock.now())

        self._engine.write(work)

    def say_helped(self, actor: str, cohort: str, review_n: int, says: Literal["yes", "no"]) -> None:
        """Keep what the learner says about a review; it can be said again otherwise.

        :raises NotFound: it was not written for the actor
        """

        def work(tx: Tx) -> None:
            review = self._need_review(tx, "read my reviews", actor, cohort, review_n)
            tx.run(HELPED, cohort=cohort, n=review_n, person=review["person"], says=says, now=self._clock.now())

        self._engine.write(work)

    def _need_review(self, tx: Tx, verb: str, actor: str, cohort: str, review_n: int) -> Row:
        review = tx.one(ONE, cohort=cohort, n=review_n)
        if review is None:
            raise NotFound("There is no such thing here.")
        need(tx, verb, actor, cohort, review["person"])
        return review

    def _add_reply(self, tx: Tx, actor: str, review: Row, text: str, op: str) -> Row:
        cohort, n, now = review["cohort"], count_up(tx, review["cohort"], "reply"), self._clock.now()
        values = {"author": actor, "op": op, "body": text, "sha": checksum(text), "at": now}
        tx.run(ADD_REPLY, cohort=cohort, n=n, review=review["n"], person=review["person"], **values)
        by_learner = actor == review["person"]
        key = {"cohort": cohort, "person": review["person"], "slug": review["slug"]}
        tx.run(REPLIED, **key, n=n if by_learner else 0)
        if not by_learner:
            tx.run(UNREAD, cohort=cohort, n=review["n"])
        note(tx, now, actor, "reply", f"{cohort} review {review['n']}")
        return {"n": n}
