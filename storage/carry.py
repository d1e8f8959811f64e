"""Joins what one person has in two places, or two entries of one person, into one history. Pure but for the counters; checks no access."""

from __future__ import annotations

import heapq
import json
import re
from collections.abc import Iterable
from operator import itemgetter

from storage.engine import Row, Tx
from storage.errors import Refused
from storage.journal import count_up
from storage.leave import TABLES, Desk, Rows, clear, put, rows_of

ASIDE = "~aside"  # the draft of an activity that was not handed in and had to give way to a newer one
BY_MERGE = "merge"  # no tab's name: a tab that knows the draft from before is told of the newer one
_REPLY = re.compile(r"(.*~reply)(\d+)")

Places = dict[tuple[int, str, int], int]  # which of the two, activity, revision there → revision here


def carry(tx: Tx, source: Desk, target: Desk) -> None:
    """Bring everything from one place into another, where there may be something already; nothing stays behind.

    Revisions of both stand in the order of time. Reviews, replies and moments go on pointing at the revision they were about.
    What either keeps to themself stays private. Of two drafts the newer one stays in the form; what was not handed in is set aside.

    :param source: whose enrolment stays and has nothing any more
    :param target: enrolled as well
    :raises Refused: ``"comments"`` when one reviewer has an unsent comment on the same activity in both
    """
    theirs, own = rows_of(tx, source), rows_of(tx, target)
    clear(tx, source)
    clear(tx, target)
    if source.cohort != target.cohort:
        theirs = _renumbered(tx, theirs, target.cohort)
    replies = [row | ({"author": target.person} if row["author"] == source.person else {}) for row in theirs["reply"]]
    joined = _joined(own, theirs | {"reply": replies})
    put(tx, target, {table: [row | _address(table, target) for row in joined[table]] for table in TABLES})


def _address(table: str, desk: Desk) -> Row:
    return {"cohort": desk.cohort} if table == "review_read" else desk._asdict()


def _renumbered(tx: Tx, rows: Rows, cohort: str) -> Rows:
    """The numbers of hand-ins, reviews and replies as the counters of another cohort give them, in their order."""
    seqs = _numbers(tx, cohort, "hand-in", (row["seq"] for row in rows["current"]))
    reviews = _numbers(tx, cohort, "review", (row["n"] for row in rows["review"]))
    replies = _numbers(tx, cohort, "reply", (row["n"] for row in rows["reply"]))
    statements = _numbers(tx, cohort, "statement", (row["n"] for row in rows["statement"]))

    def answered(row: Row) -> Row:
        return row | {"reply_n": replies.get(row["reply_n"], 0)}

    def named(row: Row) -> Row:
        reply = _REPLY.fullmatch(row["slug"])  # the draft of a reply is named after its review
        return row | ({"slug": f"{reply[1]}{reviews[int(reply[2])]}"} if reply and int(reply[2]) in reviews else {})

    return rows | {
        "current": [answered(row) | {"seq": seqs[row["seq"]]} for row in rows["current"]],
        "opened": [answered(row) for row in rows["opened"]],
        "draft": [named(row) for row in rows["draft"]],
        "review": [row | {"n": reviews[row["n"]]} for row in rows["review"]],
        "review_read": [row | {"n": reviews[row["n"]]} for row in rows["review_read"]],
        "helped": [row | {"review": reviews[row["review"]]} for row in rows["helped"]],
        "phrase_use": [],  # the bank is that of the other cohort
        "reply": [row | {"n": replies[row["n"]], "review": reviews[row["review"]]} for row in rows["reply"]],
        "statement": [row | {"n": statements[row["n"]]} for row in rows["statement"]],
    }


def _numbers(tx: Tx, cohort: str, counter: str, old: Iterable[int]) -> dict[int, int]:
    return {n: count_up(tx, cohort, counter) for n in sorted(old)}


def _joined(own: Rows, theirs: Rows) -> Rows:
    """Two sets of rows as one."""
    answers, places = _answers(own["answer"], theirs["answer"])
    both = (own, theirs)

    def moved(table: str, column: str) -> list[Row]:
        return [row | {column: places.get((side, row["slug"], row[column]), row[column])} for side in (0, 1) for row in both[side][table]]

    return {
        "answer": answers,
        "current": _current(both, places),
        "draft": _drafts(moved("draft", "base_rev"), answers),
        "hidden": _first(own["hidden"] + theirs["hidden"], "subject"),
        "place": (own["place"] or theirs["place"])[:1],
        "peek": _first(sorted(own["peek"] + theirs["peek"], key=itemgetter("at")), "slug"),
        "moment": _moments(both, places),
        "opened": _opened(moved("opened", "rev")),
        "review_draft": _comments(moved("review_draft", "base_rev")),
        "review": moved("review", "rev"),
        "review_read": own["review_read"] + theirs["review_read"],
        "reply": own["reply"] + theirs["reply"],
        "helped": own["helped"] + theirs["helped"],
        "phrase_use": own["phrase_use"] + theirs["phrase_use"],
        "brought": _brought(both, places),
        "brought_comment": _first(moved("brought_comment", "rev"), "id"),
        "brought_wording": _first(own["brought_wording"] + theirs["brought_wording"], "hash"),
        "statement": _first(own["statement"] + theirs["statement"], "sha"),
        # Consent was given by one entry in one cohort, a lease and habits belong to it: none of them moves along.
        **{table: own[table] for table in ("consent", "lease", "habit")},
    }


def _answers(own: list[Row], theirs: list[Row]) -> tuple[list[Row], Places]:
    """All revisions, numbered anew in the order of time; each history keeps its own order even if a clock was set back."""
    sides = [{slug: rows for slug, rows in _by_slug(side).items()} for side in (own, theirs)]
    joined, places = [], {}
    for slug in sorted({*sides[0], *sides[1]}):
        pairs = [[(side, row) for row in sides[side].get(slug, [])] for side in (0, 1)]
        for rev, (side, row) in enumerate(heapq.merge(*pairs, key=lambda pair: str(pair[1]["saved_at"])), 1):
            places[side, slug, row["rev"]] = rev
            joined.append(row | {"rev": rev})
    return joined, places


def _by_slug(rows: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in sorted(rows, key=itemgetter("rev")):
        found.setdefault(row["slug"], []).append(row)
    return found


def _current(both: tuple[Rows, Rows], places: Places) -> list[Row]:
    found: dict[str, Row] = {}
    for side, rows in enumerate(both):
        for row in rows["current"]:
            new = row | {name: places.get((side, row["slug"], row[name]), 0) for name in ("rev", "reviewed_rev")}
            other = found.get(row["slug"])
            if other:
                new = max(new, other, key=itemgetter("rev")) | {n: max(new[n], other[n]) for n in ("reviewed_rev", "reply_n")}
            found[row["slug"]] = new
    return list(found.values())


def _brought(both: tuple[Rows, Rows], places: Places) -> list[Row]:
    """Which revisions came out of a file, and which repeat another one."""
    return [
        row | {name: places.get((side, row["slug"], row[name]), row[name]) for name in ("rev", "repeats")}
        for side in (0, 1)
        for row in both[side]["brought"]
    ]


def _opened(rows: list[Row]) -> list[Row]:
    found: dict[tuple[str, str], Row] = {}
    for row in rows:
        key = (row["slug"], row["reviewer"])
        other = found.get(key, row)
        found[key] = row | {name: max(row[name], other[name]) for name in ("rev", "reply_n")}
    return list(found.values())


def _first(rows: list[Row], column: str) -> list[Row]:
    found: dict[str, Row] = {}
    for row in rows:
        found.setdefault(row[column], row)
    return list(found.values())


def _moments(both: tuple[Rows, Rows], places: Places) -> list[Row]:
    """The moments of both in the order of time; of a place of the course the first one."""
    rows = []
    for side in (0, 1):
        for row in both[side]["moment"]:
            heads = {slug: places.get((side, slug, rev), rev) for slug, rev in json.loads(row["heads"]).items()}
            rows.append(row | {"heads": json.dumps(heads)})
    rows.sort(key=lambda row: (row["at"], row["n"]))
    return [row | {"n": n} for n, row in enumerate(_first(rows, "name"), 1)]


def _drafts(rows: list[Row], answers: list[Row]) -> list[Row]:
    """One draft for each activity: the newest with words in it; other words that were never handed in are set aside."""
    handed = {(row["slug"], row["body"]) for row in answers}
    found: dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: (row["body"] != "{}", row["saved_at"]), reverse=True):
        slug = row["slug"]
        top = found.get(slug)
        if top is None:
            found[slug] = row
            continue
        found[slug] = top | {"version": max(top["version"], row["version"]) + 1, "client": BY_MERGE}
        if row["body"] not in ("{}", top["body"]) and (slug, row["body"]) not in handed:
            while slug in found or any(other["slug"] == slug for other in rows):
                slug += ASIDE
            found[slug] = row | {"slug": slug, "base_rev": 0}
    return list(found.values())


def _comments(rows: list[Row]) -> list[Row]:
    """One unsent comment for each reviewer and activity."""
    found: dict[tuple[str, str], Row] = {}
    for row in rows:
        key = (row["slug"], row["reviewer"])
        other = found.get(key)
        if other is None:
            found[key] = row
            continue
        if "{}" not in (row["body"], other["body"]) and row["body"] != other["body"]:
            raise Refused("comments", "There are unsent comments on the same activity of both.")
        kept = other if other["body"] != "{}" else row
        found[key] = kept | {"version": max(row["version"], other["version"]) + 1, "client": BY_MERGE}
    return list(found.values())
