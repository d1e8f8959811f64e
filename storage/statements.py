"""Statements of participation, as their holders let them speak, and what anybody reads at their addresses. Knows no course."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from storage.access import need
from storage.clock import Clock
from storage.codes import fresh_code, plain
from storage.engine import Engine, Row, Tx
from storage.errors import Damaged, NotFound, Refused
from storage.journal import count_up, note
from storage.limits import Limits
from storage.records import Body
from storage.texts import checksum, pack, unpack

CODE_LENGTH = 20  # 20 × log2(30) = 98 bits: it is found by whoever was given it, and not by trying
MOST = 10  # one with a name and one without, for some places; each is an open address somebody must remember
HANDED = "SELECT slug FROM current WHERE cohort = :cohort AND person = :person"
ALIKE = "SELECT * FROM statement WHERE cohort = :cohort AND person = :person AND sha = :sha"
ALL = "SELECT * FROM statement WHERE cohort = :cohort AND person = :person ORDER BY n DESC"
ADD = """
  INSERT INTO statement (cohort, person, n, code, paper, shown, sha, issued_at)
  VALUES (:cohort, :person, :n, :code, :paper, :shown, :sha, :now)"""
WITHDRAW = "DELETE FROM statement WHERE cohort = :cohort AND person = :person AND n = :n"
LOOK = "SELECT shown, paper, sha FROM statement WHERE code = :code"


@dataclass(frozen=True)
class Statement:
    """A statement of participation as it was issued. ``paper`` is what is printed, ``shown`` what its address shows.

    ``n`` names it among those of its cohort, ``code`` opens its address. ``damaged``: the checksum failed, both are empty.
    """

    n: int
    code: str
    paper: Body
    shown: Body
    issued_at: str
    damaged: bool = False


class Statements:
    """What was issued and not withdrawn. What a statement says about its holder is in nobody else's hands, not even an instructor's."""

    def __init__(self, engine: Engine, clock: Clock, limits: Limits) -> None:
        self._engine = engine
        self._clock = clock
        self._limits = limits

    def issue(self, actor: str, cohort: str, paper: Body, shown: Body, asked: Collection[str]) -> Statement:
        """Keep a new statement, if everything that is asked for was handed in; the same texts again give the same one.

        :param paper: what the printed statement says
        :param shown: what its address shows
        :param asked: slugs of the activities that must have been handed in, at least one
        :raises Refused: ``"open"`` while one of them has no revision, ``"many"`` beyond 10, ``"big"`` for a body that is too large
        """
        texts = {"paper": pack(paper), "shown": pack(shown)}
        key = {"cohort": cohort, "person": actor, "sha": _sha(texts)}

        def work(tx: Tx) -> Statement:
            need(tx, "keep my statements", actor, cohort, actor)
            before = tx.one(ALIKE, **key)
            if before is not None:
                return _statement(before)
            if not asked or set(asked) - {row["slug"] for row in tx.rows(HANDED, cohort=cohort, person=actor)}:
                raise Refused("open", "Not everything was handed in yet.")
            if len(tx.rows(ALL, cohort=cohort, person=actor)) >= MOST:
                raise Refused("many", f"There are {MOST} statements already.")
            n, now = count_up(tx, cohort, "statement"), self._clock.now()
            tx.run(ADD, **key, **texts, n=n, code=fresh_code(CODE_LENGTH), now=now)
            note(tx, now, actor, "issue statement", cohort)
            return _statement(tx.rows(ALIKE, **key)[0])

        return self._engine.write(work)

    def all(self, actor: str, cohort: str) -> list[Statement]:
        """Somebody's own statements, the newest first; damaged ones are among them, empty."""

        def work(tx: Tx) -> list[Statement]:
            need(tx, "keep my statements", actor, cohort, actor)
            return [_statement(row) for row in tx.rows(ALL, cohort=cohort, person=actor)]

        return self._engine.read(work)

    def withdraw(self, actor: str, cohort: str, n: int) -> None:
        """Delete a statement, so that its address says the same as one that never was.

        :raises NotFound: no such statement, or not the actor's
        """

        def work(tx: Tx) -> None:
            need(tx, "keep my statements", actor, cohort, actor)
            if not tx.run(WITHDRAW, cohort=cohort, person=actor, n=n):
                raise NotFound("There is no such statement.")
            note(tx, self._clock.now(), actor, "withdraw statement", cohort)

        self._engine.write(work)

    def look(self, code: str, address: str = "") -> Body | None:
        """What the address of a statement shows, to anybody; None when it is unknown or was withdrawn.

        :param code: as it was typed
        :param address: where the visitor comes from
        :raises Wait: too many tries
        :raises Damaged: what is stored is not what was issued
        """
        self._limits.spend("verify", address=address)
        row = self._engine.read(lambda tx: tx.one(LOOK, code=plain(code)))
        if row is None:
            self._limits.charge("verify", address=address)
            return None
        if _sha(row) != row["sha"]:
            raise Damaged("A stored statement is damaged.")
        return unpack(row["shown"])


def _sha(texts: Row) -> str:
    return checksum(f"{texts['paper']}\n{texts['shown']}")


def _statement(row: Row) -> Statement:
    damaged = _sha(row) != row["sha"]
    paper, shown = ({}, {}) if damaged else (unpack(row["paper"]), unpack(row["shown"]))
    return Statement(row["n"], row["code"], paper, shown, row["issued_at"], damaged)
