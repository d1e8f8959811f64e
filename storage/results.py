"""The results of a cohort, learner by learner, in batches, so that memory stays flat. Knows no file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Literal

from storage.access import need
from storage.clock import Clock
from storage.consent import need_question
from storage.engine import Engine, Row, Tx
from storage.journal import note
from storage.records import Reply, Review, Revision
from storage.revisions import as_revision, hidden_subjects, open_body

VERB = "take results out"
BATCH = 50  # learners in one transaction
Form = Literal["gradebook", "answers", "research"]

PEOPLE = """
  SELECT enrolment.person, enrolment.pseudonym, enrolment.pseudonym_key, enrolment.joined_at, person.seen_at,
    (SELECT 1 FROM consent WHERE consent.cohort = enrolment.cohort AND consent.person = enrolment.person) AS consents
  FROM enrolment JOIN person ON person.id = enrolment.person
  WHERE enrolment.cohort = :cohort AND enrolment.role = 'learner' AND """
BY_NAME = PEOPLE + "enrolment.pseudonym_key > :after ORDER BY enrolment.pseudonym_key LIMIT :limit"
BY_ID = PEOPLE + "enrolment.person > :after ORDER BY enrolment.person LIMIT :limit"
ANSWERS = """
  SELECT answer.*, current.rev AS newest, current.reviewed_rev FROM answer
  JOIN current ON current.cohort = answer.cohort AND current.person = answer.person AND current.slug = answer.slug
  WHERE answer.cohort = :cohort AND answer.person = :person
  ORDER BY answer.slug, answer.rev"""
REVIEWS = """
  SELECT review.*, enrolment.pseudonym AS reviewer_name FROM review
  LEFT JOIN enrolment ON enrolment.cohort = review.cohort AND enrolment.person = review.reviewer
  WHERE review.cohort = :cohort AND review.person = :person ORDER BY review.n"""
REPLIES = """
  SELECT reply.*, enrolment.pseudonym AS author_name FROM review
  JOIN reply ON reply.cohort = review.cohort AND reply.review = review.n
  LEFT JOIN enrolment ON enrolment.cohort = reply.cohort AND enrolment.person = reply.author
  WHERE review.cohort = :cohort AND review.person = :person ORDER BY reply.n"""
COUNT = "SELECT count(*) AS n FROM enrolment WHERE cohort = :cohort AND role = 'learner'"
NAMES = "SELECT pseudonym FROM enrolment WHERE cohort = :cohort ORDER BY pseudonym"


@dataclass(frozen=True)
class Result:
    """One learner with what they handed in, without what they keep to themself.

    :ivar revisions: by activity, oldest first; bodies of damaged ones are empty
    :ivar reviewed: activity → the newest revision that was commented on, 0 for none
    :ivar reviews: released comments, oldest first
    :ivar consents: whether they said yes to the question about research
    """

    person: str
    pseudonym: str
    joined_at: str
    seen_at: str
    consents: bool
    revisions: dict[str, list[Revision]]
    reviewed: dict[str, int]
    reviews: tuple[Review, ...]


class Results:
    """What instructors take out of their own cohort. Every taking is written into the audit before the first row is read."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def count(self, actor: str, cohort: str) -> int:
        """How many learners there are to take out."""

        def work(tx: Tx) -> int:
            need(tx, VERB, actor, cohort)
            return int(tx.rows(COUNT, cohort=cohort)[0]["n"])

        return self._engine.read(work)

    def names(self, actor: str, cohort: str) -> list[str]:
        """What everybody in the cohort is called, instructors too, so that it can be taken out of texts."""

        def work(tx: Tx) -> list[str]:
            need(tx, VERB, actor, cohort)
            return [row["pseudonym"] for row in tx.rows(NAMES, cohort=cohort)]

        return self._engine.read(work)

    def take(self, actor: str, cohort: str, form: Form) -> Iterator[Result]:
        """Every learner of a cohort, one after the other: by name, for research by their random id.

        Each batch is a transaction of its own that checks access again; what is changed meanwhile shows in later batches.

        :param form: what it is for; it stands in the audit
        :raises NotFound: not an instructor there (any more), or for research: nobody is asked for consent
        """

        def begin(tx: Tx) -> None:
            need(tx, VERB, actor, cohort)
            if form == "research":
                need_question(tx, cohort)
            note(tx, self._clock.now(), actor, VERB, f"{cohort} {form}")

        self._engine.write(begin)
        return self._batches(actor, cohort, form)

    def _batches(self, actor: str, cohort: str, form: Form) -> Iterator[Result]:
        people, key = (BY_ID, "person") if form == "research" else (BY_NAME, "pseudonym_key")
        after = ""
        while batch := self._engine.read(partial(_batch, people, actor, cohort, after)):
            after = batch[-1][0][key]
            yield from (result for _row, result in batch)


def _batch(people: str, actor: str, cohort: str, after: str, tx: Tx) -> list[tuple[Row, Result]]:
    need(tx, VERB, actor, cohort)
    return [(row, _result(tx, cohort, row)) for row in tx.rows(people, cohort=cohort, after=after, limit=BATCH)]


def _result(tx: Tx, cohort: str, row: Row) -> Result:
    key = {"cohort": cohort, "person": row["person"]}
    hidden = hidden_subjects(tx, **key)
    revisions: dict[str, list[Revision]] = {}
    reviewed: dict[str, int] = {}
    for answer in tx.rows(ANSWERS, **key):
        revisions.setdefault(answer["slug"], []).append(as_revision(answer, hidden))
        reviewed[answer["slug"]] = answer["reviewed_rev"]
    reviews = _reviews(tx, key, hidden)
    who = {name: row[name] for name in ("person", "pseudonym", "joined_at", "seen_at")}
    return Result(**who, consents=bool(row["consents"]), revisions=revisions, reviewed=reviewed, reviews=reviews)


def _reviews(tx: Tx, key: dict[str, str], hidden: frozenset[str]) -> tuple[Review, ...]:
    replies: dict[int, list[Reply]] = {}
    for row in tx.rows(REPLIES, **key):
        body, withheld, damaged = open_body(row, hidden)
        reply = Reply(row["n"], row["author"], row["author_name"] or "", body, row["at"], withheld, damaged)
        replies.setdefault(row["review"], []).append(reply)
    reviews = []
    for row in tx.rows(REVIEWS, **key):
        body, withheld, damaged = open_body(row, hidden)
        said = {name: row[name] for name in ("n", "cohort", "person", "slug", "rev", "reviewer", "released_at")}
        answers = tuple(replies.get(row["n"], ()))
        name = row["reviewer_name"] or ""
        reviews.append(Review(**said, reviewer_name=name, body=body, replies=answers, withheld=withheld, damaged=damaged))
    return tuple(reviews)
