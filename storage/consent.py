"""Consent to research: whether a cohort is asked, for which purpose, and who said yes. Knows no answer."""

from __future__ import annotations

from dataclasses import dataclass

from storage.access import need
from storage.clock import Clock
from storage.engine import Engine, Tx
from storage.errors import NotFound, Refused
from storage.journal import count_up, note
from storage.texts import MAX_KEY, clean_name

GET = "SELECT purpose, n FROM research WHERE cohort = :cohort"
ASK = """
  INSERT INTO research (cohort, purpose, n, at) VALUES (:cohort, :purpose, :n, :now)
  ON CONFLICT (cohort) DO UPDATE SET purpose = excluded.purpose, n = excluded.n, at = excluded.at"""
STOP = "DELETE FROM research WHERE cohort = :cohort"
END_ALL = "DELETE FROM consent WHERE cohort = :cohort"
GIVE = "INSERT INTO consent (cohort, person, given_at) VALUES (:cohort, :person, :now) ON CONFLICT DO NOTHING"
TAKE_BACK = "DELETE FROM consent WHERE cohort = :cohort AND person = :person"
MINE = "SELECT 1 AS x FROM consent WHERE cohort = :cohort AND person = :person"


@dataclass(frozen=True)
class Question:
    """What the learners of a cohort are asked: the purpose as they read it. ``n`` names this wording."""

    purpose: str
    n: int


class Consent:
    """Off by default, and always for one purpose that learners have read."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def question(self, actor: str, cohort: str) -> Question | None:
        """What learners are asked, for its instructors; None when nobody is asked."""
        return self._engine.read(lambda tx: _question(tx, "ask for consent", actor, cohort))

    def ask(self, actor: str, cohort: str, purpose: str) -> Question:
        """Ask the learners of a cohort; another purpose than before ends every consent given to the old one.

        :param purpose: what the answers are to be used for and by whom, 1 to 300 characters
        :raises Refused: ``"purpose"``
        """
        purpose = clean_name(purpose, "purpose", MAX_KEY)

        def work(tx: Tx) -> Question:
            known = _question(tx, "ask for consent", actor, cohort)
            if known is not None and known.purpose == purpose:
                return known
            now, n = self._clock.now(), count_up(tx, cohort, "research")
            tx.run(END_ALL, cohort=cohort)
            tx.run(ASK, cohort=cohort, purpose=purpose, n=n, now=now)
            note(tx, now, actor, "ask for consent", f"{cohort} question {n}")
            return Question(purpose, n)

        return self._engine.write(work)

    def stop(self, actor: str, cohort: str) -> None:
        """Ask nobody any more; every consent ends with it."""

        def work(tx: Tx) -> None:
            need(tx, "ask for consent", actor, cohort)
            tx.run(END_ALL, cohort=cohort)
            tx.run(STOP, cohort=cohort)
            note(tx, self._clock.now(), actor, "stop asking for consent", cohort)

        self._engine.write(work)

    def asked(self, actor: str, cohort: str) -> tuple[Question, bool] | None:
        """What the actor is asked in a cohort they learn in, and whether they said yes; None when they are not asked."""

        def work(tx: Tx) -> tuple[Question, bool] | None:
            question = _question(tx, "give consent", actor, cohort, actor)
            return (question, bool(tx.one(MINE, cohort=cohort, person=actor))) if question else None

        return self._engine.read(work)

    def give(self, actor: str, cohort: str, n: int) -> None:
        """Say yes to the question that was read.

        :param n: the number of the wording
        :raises Refused: ``"question"`` when the question was changed or is not asked any more
        """

        def work(tx: Tx) -> None:
            question = _question(tx, "give consent", actor, cohort, actor)
            if question is None or question.n != n:
                raise Refused("question", "The question was changed in the meantime. Please read it again.")
            now = self._clock.now()
            tx.run(GIVE, cohort=cohort, person=actor, now=now)
            note(tx, now, actor, "give consent", f"{cohort} question {n}")

        self._engine.write(work)

    def take_back(self, actor: str, cohort: str) -> None:
        """Say no, or no any more; no later file holds a word of theirs."""

        def work(tx: Tx) -> None:
            need(tx, "give consent", actor, cohort, actor)
            tx.run(TAKE_BACK, cohort=cohort, person=actor)
            note(tx, self._clock.now(), actor, "take consent back", cohort)

        self._engine.write(work)


def _question(tx: Tx, verb: str, actor: str, cohort: str, person: str | None = None) -> Question | None:
    need(tx, verb, actor, cohort, person)
    row = tx.one(GET, cohort=cohort)
    return Question(row["purpose"], row["n"]) if row else None


def need_question(tx: Tx, cohort: str) -> Question:
    """The question of a cohort, in the transaction of the caller, who has checked access.

    :raises NotFound: nobody is asked there
    """
    row = tx.one(GET, cohort=cohort)
    if row is None:
        raise NotFound("There is no such thing here.")
    return Question(row["purpose"], row["n"])
