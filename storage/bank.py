"""A cohort's bank of comments: written once, put into many reviews. It notes where the words of an entry were released."""

from __future__ import annotations

from storage.access import need
from storage.clock import Clock
from storage.codes import fresh_id
from storage.desk_records import Phrase, Use
from storage.engine import Engine, Row, Tx
from storage.errors import NotFound, Refused, Stale
from storage.records import Body, Draft
from storage.texts import MAX_BODY

MOST, LONGEST = 200, 2_000  # entries of a cohort, characters of one
ALL = """
  SELECT phrase.*, (SELECT count(*) FROM phrase_use
    WHERE phrase_use.cohort = phrase.cohort AND phrase_use.phrase = phrase.id) AS uses
  FROM phrase WHERE cohort = :cohort ORDER BY at, id"""
ONE = "SELECT * FROM phrase WHERE cohort = :cohort AND id = :id"
ADD = "INSERT INTO phrase (cohort, id, body, version, at) VALUES (:cohort, :id, :body, 1, :now)"
EDIT = "UPDATE phrase SET body = :body, version = version + 1 WHERE cohort = :cohort AND id = :id"
DROP_USES = "DELETE FROM phrase_use WHERE cohort = :cohort AND phrase = :id"
DROP = "DELETE FROM phrase WHERE cohort = :cohort AND id = :id"
TEXTS = "SELECT id, body FROM phrase WHERE cohort = :cohort"
USED = """
  INSERT INTO phrase_use (cohort, phrase, review, person) VALUES (:cohort, :phrase, :review, :person) ON CONFLICT DO NOTHING"""
USES = """
  SELECT review.person, enrolment.pseudonym, review.slug, review.rev, review.released_at FROM phrase_use
  JOIN review ON review.cohort = phrase_use.cohort AND review.n = phrase_use.review
  JOIN enrolment ON enrolment.cohort = review.cohort AND enrolment.person = review.person
  WHERE phrase_use.cohort = :cohort AND phrase_use.phrase = :id ORDER BY review.n DESC LIMIT 100"""


class Bank:
    """Shared by the instructors of a cohort; learners see an entry only where it was released to them."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def all(self, actor: str, cohort: str) -> list[Phrase]:
        """Every entry, oldest first."""

        def work(tx: Tx) -> list[Phrase]:
            need(tx, "write a review", actor, cohort)
            return [_phrase(row) for row in tx.rows(ALL, cohort=cohort)]

        return self._engine.read(work)

    def add(self, actor: str, cohort: str, text: str) -> str:
        """Put a text into the bank.

        :returns: the id of the entry; one with the same text is not made twice
        :raises Refused: ``"phrase"`` empty or too long · ``"many"``
        """
        words = _fit(text)

        def work(tx: Tx) -> str:
            need(tx, "write a review", actor, cohort)
            rows = tx.rows(TEXTS, cohort=cohort)
            same = next((str(row["id"]) for row in rows if row["body"] == words), None)
            if same:
                return same
            if len(rows) >= MOST:
                raise Refused("many", f"The bank holds {MOST} comments already. Remove one first.")
            id = fresh_id()
            tx.run(ADD, cohort=cohort, id=id, body=words, now=self._clock.now())
            return id

        return self._engine.write(work)

    def edit(self, actor: str, cohort: str, id: str, text: str, version: int) -> None:
        """Give an entry other words; what was released keeps the words it had.

        :param version: the version its editor has seen
        :raises Stale: somebody else edited it since
        :raises NotFound: no such entry
        """
        words = _fit(text)

        def work(tx: Tx) -> None:
            need(tx, "write a review", actor, cohort)
            row = tx.one(ONE, cohort=cohort, id=id)
            if row is None:
                raise NotFound("There is no such comment in the bank.")
            if row["version"] != version and row["body"] != words:
                raise Stale(Draft({"text": row["body"]}, row["version"], 0, "", row["at"]))
            tx.run(EDIT, cohort=cohort, id=id, body=words)

        self._engine.write(work)

    def remove(self, actor: str, cohort: str, id: str) -> None:
        """Take an entry out of the bank; what was released stays."""

        def work(tx: Tx) -> None:
            need(tx, "write a review", actor, cohort)
            tx.run(DROP_USES, cohort=cohort, id=id)
            if not tx.run(DROP, cohort=cohort, id=id):
                raise NotFound("There is no such comment in the bank.")

        self._engine.write(work)

    def uses(self, actor: str, cohort: str, id: str) -> list[Use]:
        """Where the words of an entry were released, newest first, 100 at most."""

        def work(tx: Tx) -> list[Use]:
            need(tx, "write a review", actor, cohort)
            return [Use(**row) for row in tx.rows(USES, cohort=cohort, id=id)]

        return self._engine.read(work)


def note_uses(tx: Tx, cohort: str, person: str, review: int, body: Body) -> None:
    """Note which entries of the bank stand in a review that is being released.

    :param person: the learner
    :param review: its number
    """
    comment = str(body.get("comment", ""))
    for row in tx.rows(TEXTS, cohort=cohort):
        if row["body"] in comment:
            tx.run(USED, cohort=cohort, phrase=row["id"], review=review, person=person)


def _fit(text: str) -> str:
    words = text.strip()
    if not 1 <= len(words) <= LONGEST or len(words.encode("utf-8", "surrogatepass")) > MAX_BODY:
        raise Refused("phrase", f"Write 1 to {LONGEST:,} characters.")
    return words


def _phrase(row: Row) -> Phrase:
    return Phrase(row["id"], row["body"], row["version"], row["uses"])
