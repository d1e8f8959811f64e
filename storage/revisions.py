"""Turns stored answers into records: checks the checksum, takes out what is hidden. Knows no access rules."""

from __future__ import annotations

from storage.engine import Row, Tx
from storage.records import Body, Revision
from storage.redact import redact
from storage.texts import checksum, unpack

HIDDEN = "SELECT subject FROM hidden WHERE cohort = :cohort AND person = :person"


def hidden_subjects(tx: Tx, cohort: str, person: str) -> frozenset[str]:
    """The subjects a learner keeps to themself now; it applies to old revisions too."""
    return frozenset(row["subject"] for row in tx.rows(HIDDEN, cohort=cohort, person=person))


def hidden_from(tx: Tx, reader: str, cohort: str, person: str) -> frozenset[str]:
    """What this reader must not see of a learner: nothing for the learner, else all they keep to themself."""
    return hidden_subjects(tx, cohort, person) if reader != person else frozenset()


def open_body(row: Row, hidden: frozenset[str]) -> tuple[Body, bool, bool]:
    """A stored body as it may leave the store.

    :param row: with ``body`` and ``sha``
    :param hidden: subjects to take out
    :returns: the body, whether something was withheld, whether it is damaged (then it is empty)
    """
    if checksum(row["body"]) != row["sha"]:
        return {}, False, True
    body = unpack(row["body"])
    shown = redact(body, hidden)
    return shown, shown != body, False


def as_revision(row: Row, hidden: frozenset[str] = frozenset()) -> Revision:
    """A row of ``answer`` as a record.

    :param hidden: subjects to take out, none for the learner themself
    """
    body, withheld, damaged = open_body(row, hidden)
    return Revision(
        person=row["person"],
        cohort=row["cohort"],
        slug=row["slug"],
        rev=row["rev"],
        op=row["op"],
        activity=row["activity"],
        kind_version=row["kind_version"],
        body=body,
        sha="" if withheld else row["sha"],  # the checksum of a short private text would give it away
        saved_at=row["saved_at"],
        withheld=withheld,
        damaged=damaged,
    )
