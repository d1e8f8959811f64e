"""Small statements every part of the store shares: the audit and the counters. Knows no names and no texts."""

from __future__ import annotations

from storage.engine import Tx

AUDIT = """
  INSERT INTO audit (n, at, actor, verb, object)
  SELECT coalesce(max(n), 0) + 1, :at, :actor, :verb, :object FROM audit"""
COUNT = """
  INSERT INTO counter (cohort, name, n) VALUES (:cohort, :name, 1)
  ON CONFLICT (cohort, name) DO UPDATE SET n = counter.n + 1
  RETURNING n"""


def note(tx: Tx, at: str, actor: str, verb: str, thing: str) -> None:
    """Write one line of the audit.

    :param at: UTC ISO text
    :param actor: a person's id, or ``"-"`` for the program itself
    :param verb: what was done
    :param thing: the id of what it was done to; never a name, never a text
    """
    tx.run(AUDIT, at=at, actor=actor, verb=verb, object=thing)


def count_up(tx: Tx, cohort: str, name: str) -> int:
    """The next number of a cohort's counter, from 1; never given out twice, even after an erasure."""
    return int(tx.rows(COUNT, cohort=cohort, name=name)[0]["n"])
