"""Limits how often something may be tried, by token buckets in the database. Knows no sign-in and no code."""

from __future__ import annotations

import math
from dataclasses import dataclass

from storage.clock import Clock, iso, parse
from storage.codes import digest
from storage.engine import Engine, Tx
from storage.errors import Wait


@dataclass(frozen=True)
class Bucket:
    """How much a full bucket allows at once and how many seconds one token takes to come back."""

    size: int
    seconds_a_token: float


# A class of forty sits behind one address and opens the lesson in the same minute: addresses are generous, targets not.
TARGET = Bucket(10, 60.0)
ADDRESS = Bucket(120, 2.0)
INSTALLATION = Bucket(1200, 0.2)

FULL_AT = "SELECT full_at FROM bucket WHERE name = :name"
KEEP = """
  INSERT INTO bucket (name, full_at) VALUES (:name, :full_at)
  ON CONFLICT (name) DO UPDATE SET full_at = excluded.full_at"""


class Limits:
    """The buckets of an installation. Names and addresses are kept hashed, and only until their bucket is full again."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def spend(self, what: str, target: str = "", address: str = "", tokens: int = 1) -> None:
        """Take tokens for one try, in a transaction of its own, so that a failed try has been paid for.

        :param what: what is tried (``"sign in"``); each has its own buckets
        :param target: the account or code tried, empty when there is none
        :param address: where from, empty when unknown
        :param tokens: the price
        :raises Wait: one of the buckets is empty; then nothing is taken
        """
        buckets = [(f"{what}:all", INSTALLATION)]
        if target:
            buckets.append((f"{what}:target:{digest(target)[:32]}", TARGET))
        if address:
            buckets.append((f"{what}:address:{digest(address)[:32]}", ADDRESS))
        self._engine.write(lambda tx: self._take(tx, buckets, tokens))

    def charge(self, what: str, target: str = "", address: str = "") -> None:
        """Take one more token for a failure; an empty bucket stays empty and nothing is raised."""
        try:
            self.spend(what, target, address)
        except Wait:
            return

    def _take(self, tx: Tx, buckets: list[tuple[str, Bucket]], tokens: int) -> None:
        now = self._clock.seconds()
        tx.run("DELETE FROM bucket WHERE full_at < :now", now=iso(now))
        for name, bucket in buckets:
            row = tx.one(FULL_AT, name=name)
            span = bucket.size * bucket.seconds_a_token
            # A clock set back must not lock anybody out for longer than a full bucket takes.
            full_at = min(max(parse(row["full_at"]), now), now + span) if row else now
            full_at += tokens * bucket.seconds_a_token
            if full_at > now + span + 0.001:
                raise Wait(max(1, math.ceil(full_at - now - span)))
            tx.run(KEEP, name=name, full_at=iso(full_at))
