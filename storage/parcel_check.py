"""What may come in from a file: sizes, ids, times, checksums, and that everything refers to something. Knows no table."""

from __future__ import annotations

import re
from dataclasses import replace

from storage.clock import parse
from storage.errors import Refused
from storage.parcel import Comment, Jotting, Parcel, Remark, Snapshot, Turn
from storage.texts import MAX_NAME, check_key, checksum, clean_name, pack

MOST_REVISIONS, MOST_OTHERS = 5_000, 2_000
MOST_LABEL = 80  # characters of the name of a snapshot
MOST_NUMBER = 100_000  # revisions of one activity, versions of a kind
TIME = re.compile(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
HASH = re.compile(r"[0-9a-f]{64}")


def checked(parcel: Parcel, now: str) -> Parcel:
    """The parcel as it may come in: times that lie ahead become now, since the clock of there may have been fast.

    :param now: UTC ISO text
    :raises Refused: ``"parcel"`` for what the program does not write, ``"much"`` for more than it takes, and the codes of
        :func:`storage.texts.pack`; a wording or body that does not fit its hash is ``"damaged"``
    """
    _sizes(parcel)
    revisions = tuple(_turn(turn, now) for turn in parcel.revisions)
    known = _numbers(revisions)
    for wording in parcel.wordings:
        _need(wording.slug, wording.kind)
        if not wording.spec_json or checksum(wording.spec_json) != wording.hash:
            raise Refused("damaged", "The wording of an activity does not fit its hash.")
    _need(*parcel.hidden, *parcel.peeks, *([parcel.place] if parcel.place else ()))
    return replace(
        parcel,
        revisions=revisions,
        drafts=tuple(_jotting(draft, now) for draft in parcel.drafts),
        moments=tuple(_snapshot(moment, known, now) for moment in parcel.moments),
        comments=tuple(_comment(comment, known, now) for comment in parcel.comments),
    )


def _sizes(parcel: Parcel) -> None:
    others = [len(part) for part in (parcel.drafts, parcel.hidden, parcel.moments, parcel.peeks, parcel.comments, parcel.wordings)]
    others += [len(moment.heads) for moment in parcel.moments] + [len(comment.replies) for comment in parcel.comments]
    if len(parcel.revisions) > MOST_REVISIONS or max(others) > MOST_OTHERS:
        raise Refused("much", "There is more in this file than a learner can have done.")


def _turn(turn: Turn, now: str) -> Turn:
    _need(turn.slug, turn.op, turn.activity)
    if not (1 <= turn.rev <= MOST_NUMBER and 1 <= turn.kind_version <= MOST_NUMBER):
        raise Refused("parcel", "The number of a version makes no sense.")
    if checksum(pack(turn.body)) != turn.sha:
        raise Refused("damaged", "An answer does not fit its checksum.")
    return replace(turn, saved_at=_time(turn.saved_at, now))


def _numbers(revisions: tuple[Turn, ...]) -> set[tuple[str, int]]:
    last: dict[str, int] = {}
    for turn in revisions:
        if turn.rev <= last.get(turn.slug, 0):
            raise Refused("parcel", "The versions of an answer are out of order.")
        last[turn.slug] = turn.rev
    return {(turn.slug, turn.rev) for turn in revisions}


def _jotting(draft: Jotting, now: str) -> Jotting:
    _need(draft.slug)
    pack(draft.body)
    return replace(draft, saved_at=_time(draft.saved_at, now))


def _snapshot(moment: Snapshot, known: set[tuple[str, int]], now: str) -> Snapshot:
    _need(moment.name)
    _named(moment.label, MOST_LABEL)
    if not moment.label and not moment.name.startswith("after:"):
        raise Refused("parcel", "A snapshot has no name.")
    if not moment.heads or any(head not in known for head in moment.heads.items()):
        raise Refused("parcel", "A snapshot refers to a version that is not there.")
    return replace(moment, at=_time(moment.at, now))


def _comment(comment: Comment, known: set[tuple[str, int]], now: str) -> Comment:
    if (comment.slug, comment.rev) not in known:
        raise Refused("parcel", "A comment refers to a version that is not there.")
    said: tuple[Comment | Remark, ...] = (comment, *comment.replies)
    for one in said:
        _need(one.id)
        _named(one.who, MAX_NAME)
        pack(one.body)
    replies = tuple(replace(reply, at=_time(reply.at, now)) for reply in comment.replies)
    return replace(comment, at=_time(comment.at, now), replies=replies)


def _need(*keys: str) -> None:
    for key in keys:
        check_key(key)
        _whole(key)


def _named(text: str, limit: int) -> None:
    if text and clean_name(text, "parcel", limit) != text:
        raise Refused("parcel", "A name is written in another way than the program does.")


def _whole(text: str) -> None:
    if not text.isascii() and any("\ud800" <= symbol <= "\udfff" for symbol in text):
        raise Refused("text", "This text contains half a character and cannot be stored.")


def _time(text: str, now: str) -> str:
    try:
        if not TIME.fullmatch(text):
            raise ValueError
        parse(text)
    except ValueError as error:
        raise Refused("parcel", "A time is written in another way than the program does.") from error
    return min(text, now)
