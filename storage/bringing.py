"""Works out what a parcel adds to what a learner has here, and writes it, in the transaction of the caller. Checks no access."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

from storage import answers, comments, drafts, moments, taking
from storage.codes import fresh_id
from storage.engine import Tx
from storage.errors import Refused
from storage.hand_in import ADD, COUNT_IN, SET_CURRENT, set_hidden
from storage.joining import Desk, join, settle, unsent
from storage.journal import count_up, note
from storage.parcel import Brought, Joined, Jotting, Parcel, Snapshot, Turn
from storage.parcel_check import HASH
from storage.records import Draft
from storage.revisions import hidden_subjects
from storage.texts import pack

SAY_AGAIN = """
  INSERT INTO answer (cohort, person, slug, rev, op, activity, kind_version, body, sha, saved_at)
  SELECT cohort, person, slug, :rev, :op, activity, kind_version, body, sha, saved_at FROM answer
  WHERE cohort = :cohort AND person = :person AND slug = :slug AND rev = :repeats"""
MARK = """
  INSERT INTO brought (cohort, person, slug, rev, origin, repeats, at)
  VALUES (:cohort, :person, :slug, :rev, :origin, :repeats, :now)"""
WORDS_HERE = "SELECT spec FROM activity WHERE hash = :hash"
BARE = "INSERT INTO activity (hash, slug, kind, spec) VALUES (:hash, '', '', '') ON CONFLICT DO NOTHING"
KEEP_WORDING = """
  INSERT INTO brought_wording (cohort, person, hash, slug, kind, spec)
  VALUES (:cohort, :person, :hash, :slug, :kind, :spec) ON CONFLICT DO NOTHING"""
FIRST_PLACE = "INSERT INTO place (cohort, person, lesson) VALUES (:cohort, :person, :lesson) ON CONFLICT DO NOTHING"


@dataclass(frozen=True)
class Planned:
    """Everything a parcel adds, ready to be written."""

    cohort: str
    person: str
    parcel: Parcel
    joined: dict[str, Joined]
    laid: dict[str, Jotting]
    said: list[comments.Addition]
    kept: list[Snapshot]
    brought: Brought


def plan(tx: Tx, cohort: str, person: str, parcel: Parcel) -> Planned:
    """What a checked parcel adds to what is here."""
    here = taking.turns(tx, cohort, person)
    there: dict[str, list[Turn]] = {}
    for turn in parcel.revisions:
        there.setdefault(turn.slug, []).append(turn)
    joined = {slug: join(here.get(slug, []), turns) for slug, turns in there.items()}
    rev_of = {(slug, rev): number for slug, one in joined.items() for rev, number in one.rev_of.items()}
    own = {row["slug"]: taking.jotting(row) for row in tx.rows(drafts.ALL, cohort=cohort, person=person)}
    laid, left = _drafts(own, here, there, joined, {draft.slug: draft for draft in parcel.drafts})
    kept, no_room = _moments(tx, cohort, person, parcel, rev_of)
    said = comments.missing(tx, cohort, person, parcel, rev_of)
    new = [turn for one in joined.values() for turn, repeats in one.added if not repeats]
    brought = Brought(
        revisions=len(new),
        known=len({(turn.slug, turn.identity) for turn in parcel.revisions}) - len(new),
        kept=tuple(sorted(slug for slug, one in joined.items() if one.added and _stays(here.get(slug), one))),
        drafts=tuple(sorted(slug for slug, draft in laid.items() if _from_file(draft, joined.get(slug)))),
        drafts_left=tuple(left),
        comments=len(said),
        moments=len(kept),
        moments_left=no_room,
        hidden=len(set(parcel.hidden) - hidden_subjects(tx, cohort, person)),
    )
    return Planned(cohort, person, parcel, joined, laid, said, kept, brought)


def carry_out(tx: Tx, planned: Planned, now: str) -> None:
    """Write what was planned.

    :param now: UTC ISO text
    """
    key = {"cohort": planned.cohort, "person": planned.person}
    set_hidden(tx, planned.cohort, planned.person, dict.fromkeys(planned.parcel.hidden, True))
    for slug, one in planned.joined.items():
        _append(tx, {**key, "slug": slug}, one, planned.parcel, now)
    for slug, draft in planned.laid.items():
        place = {**key, "slug": slug}
        stored = tx.one(drafts.GET, **place)
        version = (stored["version"] if stored else 0) + 1
        drafts.put(tx, place, Draft(draft.body, version, draft.base_rev, fresh_id(), draft.saved_at))
    for moment in planned.kept:
        n = tx.rows(moments.NEXT, **key)[0]["n"]
        tx.run(moments.ADD, **key, name=moment.name, n=n, label=moment.label, heads=json.dumps(dict(moment.heads)), now=moment.at)
    comments.add(tx, planned.cohort, planned.person, planned.said)
    for slug in planned.parcel.peeks:
        tx.run(answers.PEEK, **key, slug=slug, now=now)
    if planned.parcel.place:
        tx.run(FIRST_PLACE, **key, lesson=planned.parcel.place)
    note(tx, now, planned.person, "bring in", f"{planned.cohort} {planned.brought.revisions} revisions")


def _append(tx: Tx, key: dict[str, str], joined: Joined, parcel: Parcel, now: str) -> None:
    for turn, repeats in joined.added:
        place: dict[str, Any] = {**key, "rev": turn.rev}
        if repeats:
            tx.run(SAY_AGAIN, **place, op=fresh_id(), repeats=repeats)
        else:
            _words(tx, key, turn.activity, parcel)
            words = {"activity": turn.activity, "kind_version": turn.kind_version, "saved_at": turn.saved_at}
            tx.run(ADD, **place, **words, op=fresh_id(), body=pack(turn.body), sha=turn.sha)
        tx.run(MARK, **place, origin=turn.op, repeats=repeats, now=now)
        tx.run(COUNT_IN, **key, first=int(turn.rev == 1))
    if joined.added:
        tx.run(SET_CURRENT, **key, rev=joined.added[-1][0].rev, seq=count_up(tx, key["cohort"], "hand-in"))


def _words(tx: Tx, key: dict[str, str], hash: str, parcel: Parcel) -> None:
    """What an answer replied to: the words of here, or else those of the file, set apart."""
    row = tx.one(WORDS_HERE, hash=hash)
    if row and row["spec"]:
        return
    if not HASH.fullmatch(hash):
        raise Refused("parcel", "The hash of a wording makes no sense.")
    tx.run(BARE, hash=hash)
    for wording in parcel.wordings:
        if wording.hash == hash:
            words = {"slug": wording.slug, "kind": wording.kind, "spec": wording.spec_json}
            tx.run(KEEP_WORDING, cohort=key["cohort"], person=key["person"], hash=hash, **words)


def _drafts(
    own: dict[str, Jotting],
    here: dict[str, list[Turn]],
    there: dict[str, list[Turn]],
    joined: dict[str, Joined],
    theirs: dict[str, Jotting],
) -> tuple[dict[str, Jotting], list[str]]:
    """The drafts to lay down, and the activities whose draft stays in the file."""
    laid: dict[str, Jotting] = {}
    left: list[str] = []
    for slug in sorted({*joined, *theirs}):
        before = here[slug][-1] if slug in here else None
        one = joined.get(slug, Joined())
        after = one.added[-1][0] if one.added else before
        handed = there[slug][-1] if slug in there else None
        draft = theirs.get(slug)
        new = settle(Desk(own.get(slug), before, after), draft, handed)
        if new:
            laid[slug] = replace(new, base_rev=after.rev if after else 0)
        texts = [turn.body for turn in here.get(slug, ())] + [turn.body for turn in there.get(slug, ())]
        texts += [lying.body] if (lying := new or own.get(slug)) else []
        if draft and unsent(draft, handed) and draft.body not in texts:
            left.append(slug)
    return laid, left


def _moments(tx: Tx, cohort: str, person: str, parcel: Parcel, rev_of: dict[tuple[str, int], int]) -> tuple[list[Snapshot], int]:
    """The moments that are not here yet, with the numbers of here, and for how many there is no room."""
    have = tx.rows(moments.ALL, cohort=cohort, person=person)
    names, room = {row["name"] for row in have}, moments.MOST_BY_HAND - sum(bool(row["label"]) for row in have)
    kept: list[Snapshot] = []
    no_room = 0
    for moment in parcel.moments:
        if moment.name in names:
            continue
        if moment.label and room <= 0:
            no_room += 1
            continue
        room -= bool(moment.label)
        names.add(moment.name)
        kept.append(replace(moment, heads={slug: rev_of[slug, rev] for slug, rev in moment.heads.items()}))
    return kept, no_room


def _stays(here: list[Turn] | None, joined: Joined) -> bool:
    return bool(here and joined.added[-1][0].identity == here[-1].identity)


def _from_file(draft: Jotting, joined: Joined | None) -> bool:
    return not (joined and joined.added and draft.body == joined.added[-1][0].body)
