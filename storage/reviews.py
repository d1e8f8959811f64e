"""Reviews of revisions, their private drafts, and the talk about them. Knows no rubric and no kind of activity."""

from __future__ import annotations

from storage.access import need
from storage.clock import Clock
from storage.drafts import as_draft, check_fresh
from storage.engine import Engine, Row, Tx
from storage.errors import Damaged, NotFound
from storage.journal import count_up, note
from storage.records import Body, Draft, Reply, Review
from storage.redact import redact
from storage.revisions import hidden_from, open_body
from storage.submissions import note_seen
from storage.texts import check_key, checksum, pack, unpack

GET_DRAFT = """
  SELECT * FROM review_draft
  WHERE cohort = :cohort AND person = :person AND slug = :slug AND reviewer = :reviewer"""
PUT_DRAFT = """
  INSERT INTO review_draft (cohort, person, slug, reviewer, body, version, base_rev, client, saved_at)
  VALUES (:cohort, :person, :slug, :reviewer, :body, :version, :base_rev, :client, :now)
  ON CONFLICT (cohort, person, slug, reviewer) DO UPDATE SET body = excluded.body, version = excluded.version,
    base_rev = excluded.base_rev, client = excluded.client, saved_at = excluded.saved_at"""
EMPTY_DRAFT = """
  UPDATE review_draft SET body = '{}', version = version + 1, saved_at = :now
  WHERE cohort = :cohort AND person = :person AND slug = :slug AND reviewer = :reviewer"""
REVISION_THERE = """
  SELECT 1 AS x FROM answer WHERE cohort = :cohort AND person = :person AND slug = :slug AND rev = :rev"""
ADD = """
  INSERT INTO review (cohort, n, person, slug, rev, reviewer, op, body, sha, released_at)
  VALUES (:cohort, :n, :person, :slug, :rev, :reviewer, :op, :body, :sha, :now)"""
REVIEWED = """
  UPDATE current SET reply_n = 0, reviewed_rev = CASE WHEN reviewed_rev > :rev THEN reviewed_rev ELSE :rev END
  WHERE cohort = :cohort AND person = :person AND slug = :slug"""
REPLIED = "UPDATE current SET reply_n = :n WHERE cohort = :cohort AND person = :person AND slug = :slug"
OF_OP = "SELECT * FROM review WHERE op = :op"
ONE = "SELECT * FROM review WHERE cohort = :cohort AND n = :n"
SHOWN = """
  SELECT review.*, enrolment.pseudonym AS reviewer_name, review_read.at AS read_at FROM review
  LEFT JOIN enrolment ON enrolment.cohort = review.cohort AND enrolment.person = review.reviewer
  LEFT JOIN review_read ON review_read.cohort = review.cohort AND review_read.n = review.n
  WHERE review.cohort = :cohort AND review.person = :person AND (:slug IS NULL OR review.slug = :slug)
    AND (:n IS NULL OR review.n = :n) AND (:unread = 0 OR review_read.at IS NULL)
  ORDER BY review.n"""
REPLIES = """
  SELECT reply.*, enrolment.pseudonym AS author_name FROM reply
  LEFT JOIN enrolment ON enrolment.cohort = reply.cohort AND enrolment.person = reply.author
  WHERE reply.cohort = :cohort AND reply.review = :review ORDER BY reply.n"""
ADD_REPLY = """
  INSERT INTO reply (cohort, n, review, person, author, op, body, sha, at)
  VALUES (:cohort, :n, :review, :person, :author, :op, :body, :sha, :at)"""
REPLY_OF_OP = "SELECT * FROM reply WHERE op = :op"
READ = "INSERT INTO review_read (cohort, n, at) VALUES (:cohort, :n, :now) ON CONFLICT DO NOTHING"
UNREAD = "DELETE FROM review_read WHERE cohort = :cohort AND n = :n"


class Reviews:
    """Released reviews are never changed. A reviewer's draft is seen by nobody else."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def draft(self, actor: str, cohort: str, person: str, slug: str) -> Draft | None:
        """The actor's own draft of a review; its body is empty after a release."""

        def work(tx: Tx) -> Row | None:
            need(tx, "write a review", actor, cohort, person)
            return _stored_draft(tx, {"cohort": cohort, "person": person, "slug": slug, "reviewer": actor})

        row = self._engine.read(work)
        return as_draft(row) if row else None

    def save_draft(
        self, actor: str, cohort: str, person: str, slug: str, body: Body, version: int, client: str, base_rev: int = 0
    ) -> Draft:
        """Keep a review that is being written; the rule for two tabs is that of answers.

        :param base_rev: the revision it is about, 0 when not said
        :raises Stale: another tab of this reviewer saved something else since
        """
        text = pack(body)
        key = {"cohort": cohort, "person": person, "slug": check_key(slug), "reviewer": actor}

        def work(tx: Tx) -> Draft:
            need(tx, "write a review", actor, cohort, person)
            stored = _stored_draft(tx, key)
            check_fresh(stored, text, version, client)
            new = Draft(body, (stored["version"] if stored else 0) + 1, base_rev, check_key(client), self._clock.now())
            values = {"version": new.version, "base_rev": base_rev, "client": client, "now": new.saved_at}
            tx.run(PUT_DRAFT, **key, body=text, **values)
            return new

        return self._engine.write(work)

    def release(self, actor: str, cohort: str, person: str, slug: str, rev: int, body: Body, op: str) -> Review:
        """Give a review to the learner; it empties the reviewer's draft and counts the revision as opened.

        :param rev: the revision the review is about
        :param op: random id of this act; the same act again returns the same review
        :raises NotFound: no such revision, or the operation is somebody else's
        """
        text = pack(body)
        key = {"cohort": cohort, "person": person, "slug": slug}

        def work(tx: Tx) -> Review:
            need(tx, "write a review", actor, cohort, person)
            known = tx.one(OF_OP, op=check_key(op))
            if known is None:
                known = self._add(tx, actor, key, rev, text, op)
            elif (known["cohort"], known["person"], known["slug"], known["reviewer"]) != (cohort, person, slug, actor):
                raise NotFound("There is no such operation.")
            review = self._shown(tx, cohort, person, actor, n=known["n"])[0]
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
            return self._shown(tx, cohort, whose, actor, slug=slug)

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
            replies = self._replies(tx, review, hidden)
            reply = next(reply for reply in replies if reply.n == known["n"])
            if reply.damaged:
                raise Damaged("This reply does not match its checksum any more.")
            return reply

        return self._engine.write(work)

    def news(self, actor: str, cohort: str) -> list[Review]:
        """The actor's reviews in which an instructor said something they have not opened, newest first."""

        def work(tx: Tx) -> list[Review]:
            need(tx, "read my reviews", actor, cohort, actor)
            return self._shown(tx, cohort, actor, actor, unread=True)[::-1]

        return self._engine.read(work)

    def mark_read(self, actor: str, cohort: str, review_n: int) -> None:
        """Note that the learner opened a review and its replies."""

        def work(tx: Tx) -> None:
            self._need_review(tx, "read my reviews", actor, cohort, review_n)
            tx.run(READ, cohort=cohort, n=review_n, now=self._clock.now())

        self._engine.write(work)

    def _need_review(self, tx: Tx, verb: str, actor: str, cohort: str, review_n: int) -> Row:
        review = tx.one(ONE, cohort=cohort, n=review_n)
        if review is None:
            raise NotFound("There is no such thing here.")
        need(tx, verb, actor, cohort, review["person"])
        return review

    def _add(self, tx: Tx, actor: str, key: dict[str, str], rev: int, text: str, op: str) -> Row:
        if tx.one(REVISION_THERE, **key, rev=rev) is None:
            raise NotFound("There is no such revision.")
        n, now = count_up(tx, key["cohort"], "review"), self._clock.now()
        values = {"rev": rev, "reviewer": actor, "op": op, "body": text, "sha": checksum(text), "now": now}
        tx.run(ADD, **key, n=n, **values)
        tx.run(EMPTY_DRAFT, **key, reviewer=actor, now=now)
        note_seen(tx, actor, **key, rev=rev)
        tx.run(REVIEWED, **key, rev=rev)
        note(tx, now, actor, "release review", f"{key['cohort']} review {n}")
        return {"n": n}

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

    def _shown(
        self,
        tx: Tx,
        cohort: str,
        person: str,
        reader: str,
        slug: str | None = None,
        n: int | None = None,
        unread: bool = False,
    ) -> list[Review]:
        # What is hidden goes from reviews and replies too: a comment may carry the entry it was about.
        hidden = hidden_from(tx, reader, cohort, person)
        rows = tx.rows(SHOWN, cohort=cohort, person=person, slug=slug, n=n, unread=int(unread))
        return [self._as_review(tx, row, hidden) for row in rows]

    def _as_review(self, tx: Tx, row: Row, hidden: frozenset[str]) -> Review:
        body, withheld, damaged = open_body(row, hidden)
        names = ("n", "cohort", "person", "slug", "rev", "reviewer", "released_at")
        return Review(
            **{name: row[name] for name in names},
            reviewer_name=row["reviewer_name"] or "",
            body=body,
            replies=self._replies(tx, row, hidden),
            read=row["read_at"] is not None,
            withheld=withheld,
            damaged=damaged,
        )

    def _replies(self, tx: Tx, review: Row, hidden: frozenset[str]) -> tuple[Reply, ...]:
        replies = []
        for row in tx.rows(REPLIES, cohort=review["cohort"], review=review["n"]):
            body, withheld, damaged = open_body(row, hidden)
            name = row["author_name"] or ""
            replies.append(Reply(row["n"], row["author"], name, body, row["at"], withheld, damaged))
        return tuple(replies)


def _stored_draft(tx: Tx, key: dict[str, str]) -> Row | None:
    row = tx.one(GET_DRAFT, **key)
    if row is None:
        return None
    # The draft may quote an entry the learner has hidden since.
    hidden = hidden_from(tx, key["reviewer"], key["cohort"], key["person"])
    return row | {"body": pack(redact(unpack(row["body"]), hidden))}
