"""Drafts of answers: one row per learner and activity, and the rule for two tabs. Knows nothing of handing in."""

from __future__ import annotations

from storage.engine import Row, Tx
from storage.errors import Stale
from storage.records import Draft
from storage.texts import pack, unpack

GET = "SELECT * FROM draft WHERE cohort = :cohort AND person = :person AND slug = :slug"
ALL = "SELECT * FROM draft WHERE cohort = :cohort AND person = :person ORDER BY slug"
PUT = """
  INSERT INTO draft (cohort, person, slug, body, version, base_rev, client, saved_at)
  VALUES (:cohort, :person, :slug, :body, :version, :base_rev, :client, :now)
  ON CONFLICT (cohort, person, slug) DO UPDATE SET body = excluded.body, version = excluded.version,
    base_rev = excluded.base_rev, client = excluded.client, saved_at = excluded.saved_at"""


def as_draft(row: Row) -> Draft:
    """A row of either table of drafts as a record."""
    return Draft(unpack(row["body"]), row["version"], row["base_rev"], row["client"], row["saved_at"])


def check_fresh(stored: Row | None, body: str, version: int, client: str) -> None:
    """Stop a writer who has not seen what another one saved.

    :param stored: the row there is
    :param body: packed
    :param version: the version the writer last knew
    :raises Stale: another client saved something else since
    """
    if stored and stored["version"] > version and stored["client"] != client and stored["body"] != body:
        raise Stale(as_draft(stored))


def put(tx: Tx, key: dict[str, str], draft: Draft) -> Draft:
    """Write the one row of a learner and activity.

    :param key: cohort, person, slug
    """
    values = {"version": draft.version, "base_rev": draft.base_rev, "client": draft.client, "now": draft.saved_at}
    tx.run(PUT, **key, body=pack(draft.body), **values)
    return draft
