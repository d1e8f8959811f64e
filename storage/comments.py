"""Comments as a learner carries them along: those released here, and those brought from elsewhere. Checks no access."""

from __future__ import annotations

from dataclasses import dataclass

from storage.engine import Row, Tx
from storage.parcel import Comment, Parcel, Remark
from storage.texts import checksum, pack, unpack

RELEASED = """
  SELECT review.*, enrolment.pseudonym AS who FROM review
  LEFT JOIN enrolment ON enrolment.cohort = review.cohort AND enrolment.person = review.reviewer
  WHERE review.cohort = :cohort AND review.person = :person ORDER BY review.n"""
REPLIES = """
  SELECT reply.*, enrolment.pseudonym AS who FROM review
  JOIN reply ON reply.cohort = review.cohort AND reply.review = review.n
  LEFT JOIN enrolment ON enrolment.cohort = reply.cohort AND enrolment.person = reply.author
  WHERE review.cohort = :cohort AND review.person = :person ORDER BY reply.n"""
BROUGHT = "SELECT * FROM brought_comment WHERE cohort = :cohort AND person = :person ORDER BY n"
ADD = """
  INSERT INTO brought_comment (cohort, person, id, n, reply_to, slug, rev, who, mine, body, sha, at)
  VALUES (:cohort, :person, :id, :n, :reply_to, :slug, :rev, :who, :mine, :body, :sha, :at)"""


@dataclass(frozen=True)
class Addition:
    """A row to add: a comment (``reply_to`` empty) or a reply, on a revision of here."""

    said: Comment | Remark
    slug: str
    rev: int
    reply_to: str


def all_of(tx: Tx, cohort: str, person: str) -> list[Comment]:
    """Every comment a learner has, of here and brought along; what no longer matches its checksum is left out."""
    replies: dict[int, list[Remark]] = {}
    for row in tx.rows(REPLIES, cohort=cohort, person=person):
        if _sound(row):
            mine = row["author"] == person
            reply = Remark(_id("reply", row["op"]), row["who"] or "", mine, unpack(row["body"]), row["at"])
            replies.setdefault(row["review"], []).append(reply)
    here = [_released(row, replies.get(row["n"], [])) for row in tx.rows(RELEASED, cohort=cohort, person=person) if _sound(row)]
    return here + brought(tx, cohort, person)


def brought(tx: Tx, cohort: str, person: str) -> list[Comment]:
    """The comments a learner brought along, in their order."""
    rows = [row for row in tx.rows(BROUGHT, cohort=cohort, person=person) if _sound(row)]
    return [_brought(row, [one for one in rows if one["reply_to"] == row["id"]]) for row in rows if not row["reply_to"]]


def missing(tx: Tx, cohort: str, person: str, parcel: Parcel, rev_of: dict[tuple[str, int], int]) -> list[Addition]:
    """The comments and replies of a parcel that are not here yet.

    :param rev_of: activity and number in the file → number here
    """
    released = {_id("review", row["op"]) for row in tx.rows(RELEASED, cohort=cohort, person=person)}
    have = {row["id"] for row in tx.rows(BROUGHT, cohort=cohort, person=person)}
    found: list[Addition] = []
    for comment in parcel.comments:
        if comment.id in released:  # with all its replies: they can only be given here
            continue
        place = comment.slug, rev_of[comment.slug, comment.rev]
        below: list[tuple[Comment | Remark, str]] = [(reply, comment.id) for reply in comment.replies]
        for said, reply_to in ((comment, ""), *below):
            if said.id not in have:
                have.add(said.id)
                found.append(Addition(said, *place, reply_to))
    return found


def add(tx: Tx, cohort: str, person: str, additions: list[Addition]) -> None:
    """Keep what :func:`missing` found."""
    before = len(tx.rows(BROUGHT, cohort=cohort, person=person))
    for n, one in enumerate(additions, before + 1):
        text = pack(one.said.body)
        mine = int(isinstance(one.said, Remark) and one.said.mine)
        place = {"cohort": cohort, "person": person, "slug": one.slug, "rev": one.rev, "reply_to": one.reply_to, "n": n}
        tx.run(ADD, **place, id=one.said.id, who=one.said.who, mine=mine, body=text, sha=checksum(text), at=one.said.at)


def _id(sort: str, op: str) -> str:
    return checksum(f"{sort} {op}")  # the act itself stays with whoever did it


def _sound(row: Row) -> bool:
    return checksum(row["body"]) == str(row["sha"])


def _released(row: Row, replies: list[Remark]) -> Comment:
    place = _id("review", row["op"]), row["slug"], row["rev"]
    return Comment(*place, row["who"] or "", unpack(row["body"]), row["released_at"], tuple(replies))


def _brought(row: Row, replies: list[Row]) -> Comment:
    below = tuple(Remark(one["id"], one["who"], bool(one["mine"]), unpack(one["body"]), one["at"]) for one in replies)
    return Comment(row["id"], row["slug"], row["rev"], row["who"], unpack(row["body"]), row["at"], below)
