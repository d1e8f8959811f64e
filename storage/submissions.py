"""The review queue: which hand-ins there are and how a reviewer stands to each. It knows no kind of activity."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from storage.access import need
from storage.clock import Clock
from storage.engine import Engine, Row, Tx
from storage.errors import NotFound, Refused
from storage.records import Body, Page, State, Submission
from storage.revisions import hidden_subjects, open_body

Filter = Literal["", "new", "changed", "replied", "waiting"]

MOST = 500
BATCH = 250  # rows read at once while looking for words
LOOKED_AT = 5_000  # rows one page of a search reads at most: a page costs the same in any cohort
BEYOND_ALL = 2**62

# How the cohort stands to a hand-in; indices of these expressions are in 0006_desk.sql.
STANDS = """CASE WHEN current.reviewed_rev = 0 THEN 1 WHEN current.rev > current.reviewed_rev THEN 2
    WHEN current.reply_n > 0 THEN 3 ELSE 0 END"""
WAITS = "CASE WHEN current.rev > current.reviewed_rev OR current.reply_n > 0 THEN 1 ELSE 0 END"
FILTERS: dict[Filter, str] = {
    "": "",
    "new": f" AND {STANDS} = 1",
    "changed": f" AND {STANDS} = 2",
    "replied": f" AND {STANDS} = 3",
    "waiting": f""" AND {WAITS} = 1 AND (current.reply_n > coalesce(opened.reply_n, 0)
      OR (current.rev > coalesce(opened.rev, 0) AND current.rev > current.reviewed_rev))""",
}
ROWS = """
  SELECT current.person, current.slug, current.rev, current.seq, current.reviewed_rev, current.reply_n,
    enrolment.pseudonym, answer.saved_at, answer.body, answer.sha,
    opened.rev AS opened_rev, opened.reply_n AS opened_reply, holder.pseudonym AS held_by,
    CASE WHEN own.body <> '{}' THEN 1 ELSE 0 END AS has_draft,
    (SELECT verdict FROM review WHERE review.cohort = current.cohort AND review.person = current.person
      AND review.slug = current.slug AND review.rev = current.rev ORDER BY review.n DESC LIMIT 1) AS verdict
  FROM current
  JOIN enrolment ON enrolment.cohort = current.cohort AND enrolment.person = current.person
  JOIN answer ON answer.cohort = current.cohort AND answer.person = current.person
    AND answer.slug = current.slug AND answer.rev = current.rev
  LEFT JOIN opened ON opened.cohort = current.cohort AND opened.person = current.person
    AND opened.slug = current.slug AND opened.reviewer = :actor
  LEFT JOIN lease ON lease.cohort = current.cohort AND lease.person = current.person
    AND lease.slug = current.slug AND lease.until > :now AND lease.reviewer <> :actor
  LEFT JOIN enrolment AS holder ON holder.cohort = lease.cohort AND holder.person = lease.reviewer
  LEFT JOIN review_draft AS own ON own.cohort = current.cohort AND own.person = current.person
    AND own.slug = current.slug AND own.reviewer = :actor
  WHERE current.cohort = :cohort AND current.seq < :before AND enrolment.role = 'learner'"""
ORDER = " ORDER BY current.seq DESC LIMIT :limit"
OPENED = """
  INSERT INTO opened (cohort, person, slug, reviewer, rev, reply_n)
  SELECT cohort, person, slug, :actor, :rev, reply_n FROM current
  WHERE cohort = :cohort AND person = :person AND slug = :slug AND rev >= :rev
  ON CONFLICT (cohort, person, slug, reviewer) DO UPDATE SET reply_n = excluded.reply_n,
    rev = CASE WHEN opened.rev > excluded.rev THEN opened.rev ELSE excluded.rev END"""


@dataclass(frozen=True)
class Wish:
    """Which hand-ins are asked for; empty parts ask for all.

    :ivar state: ``new`` nobody reviewed it · ``changed`` since a review · ``replied`` to a review · ``waiting`` any of these that
        this reviewer has not opened as it is now
    :ivar slug: of one activity
    :ivar person: of one learner
    :ivar text: words that must all stand in the answer, in any order, large or small; the learner's name counts only ``with_names``
    """

    state: Filter = ""
    slug: str = ""
    person: str = ""
    text: str = ""
    with_names: bool = False


def queue(wish: Wish) -> str:
    """The statement behind a wish; it has one shape for each filter, so that each finds its rows by an index."""
    slug = " AND current.slug = :slug" if wish.slug else ""
    person = " AND current.person = :person" if wish.person else ""
    return ROWS + slug + person + FILTERS[wish.state] + ORDER


def page_of_submissions(
    engine: Engine, clock: Clock, actor: str, cohort: str, limit: int = 50, before: int | None = None, wish: Wish | None = None
) -> Page:
    """One page of the queue, newest hand-in first (by a counter, not by the clock), learners only.

    :param limit: rows, 1 to 500
    :param before: ``next`` of the page before, None for the first
    :param wish: which ones
    :returns: a page; one of a search may hold fewer rows than asked for, or none, and still go on
    :raises Refused: ``"only"`` for a filter there is not
    """
    wish = wish or Wish()
    if wish.state not in FILTERS:
        raise Refused("only", "There is no such filter.")
    limit, start = max(1, min(limit, MOST)), BEYOND_ALL if before is None else before
    values = {"actor": actor, "cohort": cohort, "slug": wish.slug, "person": wish.person, "now": clock.now()}
    words = folded(wish.text).split()

    def work(tx: Tx) -> Page:
        need(tx, "list submissions", actor, cohort)
        if words:
            return _search(tx, wish, words, values, limit, start)
        rows = tx.rows(queue(wish), **values, before=start, limit=limit + 1)
        shown = rows[:limit]
        return Page(tuple(_submission(row) for row in shown), shown[-1]["seq"] if len(rows) > limit else None)

    return engine.read(work)


def _search(tx: Tx, wish: Wish, words: list[str], values: dict[str, str], limit: int, before: int) -> Page:
    found: list[Submission] = []
    hidden: dict[str, frozenset[str]] = {}
    for _batch in range(LOOKED_AT // BATCH):
        rows = tx.rows(queue(wish), **values, before=before, limit=BATCH)
        for row in rows:
            before = row["seq"]
            if row["person"] not in hidden:
                hidden[row["person"]] = hidden_subjects(tx, values["cohort"], row["person"])
            body, _withheld, _damaged = open_body(row, hidden[row["person"]])  # what is kept private is not found either
            if has_words(body, words, row["pseudonym"] if wish.with_names else ""):
                found.append(_submission(row))
                if len(found) == limit:
                    return Page(tuple(found), before)
        if len(rows) < BATCH:
            return Page(tuple(found), None)
    return Page(tuple(found), before)


def folded(text: str) -> str:
    """A text as it is searched: case and width do not matter."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def has_words(body: Body, words: list[str], name: str = "") -> bool:
    """Whether all words stand somewhere in the texts of a body, or in a name.

    :param words: folded
    """
    text = folded("\n".join((name, *_texts(body))))
    return all(word in text for word in words)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name != "id":
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def mark_seen(engine: Engine, actor: str, cohort: str, person: str, slug: str, rev: int) -> None:
    """Note that this reviewer opened a revision and the replies so far; an older one later changes nothing.

    :raises NotFound: no such revision
    """

    def work(tx: Tx) -> None:
        need(tx, "mark seen", actor, cohort, person)
        note_seen(tx, actor, cohort, person, slug, rev)

    engine.write(work)


def note_seen(tx: Tx, actor: str, cohort: str, person: str, slug: str, rev: int) -> None:
    """The statement of :func:`mark_seen`, for use in another transaction that has checked access."""
    if rev < 1 or not tx.run(OPENED, actor=actor, cohort=cohort, person=person, slug=slug, rev=rev):
        raise NotFound("There is no such revision.")


def state_of(row: Row) -> State:
    """How a reviewer stands to a hand-in.

    :param row: ``rev``, ``reviewed_rev`` and ``reply_n`` of the hand-in, ``opened_rev`` and ``opened_reply`` of the
        reviewer, None when never opened
    """
    opened = row["opened_rev"] or 0
    if row["rev"] > opened and row["rev"] > row["reviewed_rev"]:
        return "changed" if opened or row["reviewed_rev"] else "new"
    if row["reply_n"] > (row["opened_reply"] or 0):
        return "replied"
    return "reviewed" if row["reviewed_rev"] == row["rev"] else "seen"


def _submission(row: Row) -> Submission:
    names = ("person", "pseudonym", "slug", "rev", "saved_at")
    return Submission(
        **{name: row[name] for name in names},
        state=state_of(row),
        held_by=row["held_by"] or "",
        draft=bool(row["has_draft"]),
        verdict=row["verdict"] or "",
    )
