"""What the instructors of a cohort want everybody to read: one text at a time. It is plain text and nobody's answer."""

from __future__ import annotations

import unicodedata

from storage.access import need
from storage.clock import Clock
from storage.cohort_records import Announcement
from storage.engine import Engine, Tx
from storage.errors import Refused
from storage.journal import note

LONGEST = 1000  # characters
GET = """
  SELECT announcement.words, announcement.at, coalesce(enrolment.pseudonym, account.name, '') AS author FROM announcement
  LEFT JOIN enrolment ON enrolment.cohort = announcement.cohort AND enrolment.person = announcement.author
  LEFT JOIN account ON account.person = announcement.author WHERE announcement.cohort = :cohort"""
PUT = """
  INSERT INTO announcement (cohort, author, words, at) VALUES (:cohort, :author, :words, :now)
  ON CONFLICT (cohort) DO UPDATE SET author = excluded.author, words = excluded.words, at = excluded.at"""
DROP = "DELETE FROM announcement WHERE cohort = :cohort"


class Announcements:
    """The next text takes the place of the one before."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def of(self, actor: str, cohort: str) -> Announcement | None:
        """What stands there, for those who run the cohort."""
        return self._engine.read(lambda tx: self._get(tx, "announce", actor, cohort, None))

    def mine(self, actor: str, cohort: str) -> Announcement | None:
        """The same for somebody who is in the cohort."""
        return self._engine.read(lambda tx: self._get(tx, "read the announcement", actor, cohort, actor))

    def put(self, actor: str, cohort: str, words: str) -> None:
        """Say something to everybody of a cohort, in the place of what stood there.

        :param words: 1 to 1,000 characters; line breaks stay
        :raises Refused: ``"empty"``, ``"long"``
        """
        words = unicodedata.normalize("NFC", words).strip()
        if not words:
            raise Refused("empty", "Write something first.")
        if len(words) > LONGEST:
            raise Refused("long", f"Please use at most {LONGEST} characters.")

        def work(tx: Tx) -> None:
            need(tx, "announce", actor, cohort)
            tx.run(PUT, cohort=cohort, author=actor, words=words, now=self._clock.now())
            note(tx, self._clock.now(), actor, "announce", cohort)

        self._engine.write(work)

    def take_away(self, actor: str, cohort: str) -> None:
        """Take away what stands there; nothing there is fine."""

        def work(tx: Tx) -> None:
            need(tx, "announce", actor, cohort)
            tx.run(DROP, cohort=cohort)
            note(tx, self._clock.now(), actor, "take the announcement away", cohort)

        self._engine.write(work)

    def _get(self, tx: Tx, verb: str, actor: str, cohort: str, person: str | None) -> Announcement | None:
        need(tx, verb, actor, cohort, person)
        row = tx.one(GET, cohort=cohort)
        return Announcement(row["words"], row["author"], row["at"]) if row else None
