"""Drafts of reviews: one row per reviewer and submission; a draft that is ready waits for somebody to release it. Checks no access."""

from __future__ import annotations

from storage.drafts import check_fresh
from storage.engine import Row, Tx
from storage.records import Body, Draft
from storage.redact import redact
from storage.revisions import hidden_from
from storage.texts import pack, unpack

GET = """
  SELECT * FROM review_draft
  WHERE cohort = :cohort AND person = :person AND slug = :slug AND reviewer = :reviewer"""
PUT = """
  INSERT INTO review_draft (cohort, person, slug, reviewer, body, version, base_rev, client, saved_at, ready)
  VALUES (:cohort, :person, :slug, :reviewer, :body, :version, :base_rev, :client, :now, :ready)
  ON CONFLICT (cohort, person, slug, reviewer) DO UPDATE SET body = excluded.body, version = excluded.version,
    base_rev = excluded.base_rev, client = excluded.client, saved_at = excluded.saved_at, ready = excluded.ready"""
EMPTY = """
  UPDATE review_draft SET body = '{}', version = version + 1, saved_at = :now, ready = 0
  WHERE cohort = :cohort AND person = :person AND slug = :slug AND reviewer = :reviewer"""


def stored(tx: Tx, key: dict[str, str]) -> Row | None:
    """The row of a draft, without what the learner has hidden since.

    :param key: cohort, person, slug, reviewer
    """
    row = tx.one(GET, **key)
    if row is None:
        return None
    hidden = hidden_from(tx, key["reviewer"], key["cohort"], key["person"])  # the draft may quote it
    return row | {"body": pack(redact(unpack(row["body"]), hidden))}


def put(tx: Tx, key: dict[str, str], text: str, base_rev: int, version: int, client: str, now: str) -> Draft:
    """Write a draft.

    :param text: the packed body
    :param version: the version the writer last knew
    :raises Stale: another client saved something else since
    """
    there = stored(tx, key)
    check_fresh(there, text, version, client)
    body = unpack(text)
    new = Draft(body, (there["version"] if there else 0) + 1, base_rev, client, now)
    values = {"version": new.version, "base_rev": base_rev, "client": client, "now": now}
    tx.run(PUT, **key, body=text, ready=int(is_ready(body)), **values)
    return new


def is_ready(body: Body) -> bool:
    """Whether its writer wants a draft released."""
    return body.get("ready") == ["yes"]
