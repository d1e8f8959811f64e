"""The comments on one activity with their replies, beside the version they were written for; and times as people read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

import streamlit as st

from course.lesson import Activity
from course.rubric import Rubric
from course.words import _
from storage.errors import StorageError
from ui import desk, reviewing, safe_text, signin
from ui.sheet import component as sheet

if TYPE_CHECKING:
    from storage.parcel import Comment
    from storage.records import Review
    from ui.visit import Visit

_zone: ContextVar[str] = ContextVar("zone", default="")


@contextmanager
def in_zone(name: str) -> Iterator[None]:
    """Show times in a zone while something is made away from the page, where nobody knows the visitor's.

    :param name: as browsers say it, such as ``Europe/Lisbon``; empty when it is not known
    """
    token = _zone.set(name)
    try:
        yield
    finally:
        _zone.reset(token)


def local_time(at: str) -> str:
    """A stored time in the visitor's zone.

    :param at: UTC as ISO text
    :return: ``2026-11-22 09:30``, or what was given when it is no time
    """
    try:
        moment = datetime.fromisoformat(at.replace("Z", "+00:00"))
        name = _zone.get() or st.context.timezone
        zone = ZoneInfo(name) if name else UTC
    except (ValueError, KeyError, OSError):
        return at
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def show(visit: Visit, activity: Activity) -> None:
    """Released comments on the learner's own answer, with a place to reply; seen from then on.

    :param visit: the learner
    :param activity: the activity
    """
    reviews = visit.store.reviews.of(visit.person, visit.cohort, activity.id)
    brought = visit.brought.get(activity.id, ())
    names = reviewing.entries_of(visit.work, activity) if reviews or brought else {}
    for review in reviews:
        with st.container(border=True, key=f"review-{review.n}"):
            comment(review, names, reviewing.rubric_of(visit.store, review.rubric, activity))
            _helped(visit, review)
            body = visit.drafts.get(f"{activity.id}~reply{review.n}")
            sheet.draw(
                desk.reply_sheet(),
                address=f"reply/{visit.cohort}/{activity.id}/{review.n}",
                person=visit.person,
                kept=reviewing.kept(body),
                hand_in=_("Send the reply"),
                key=f"reply-{review.n}-{len(review.replies)}",
            )
        if not review.read:
            _seen(visit, review)
    for one in brought:
        _brought(one, names, reviewing.rubric_of(visit.store, reviewing.rubric_in(one.body), activity))


def comment(
    review: Review,
    names: Mapping[str, str],
    rubric: Rubric | None = None,
    called: Mapping[str, str] | None = None,
    *,
    to_reviewer: bool = False,
) -> None:
    """One released review with its replies.

    :param review: the review
    :param names: id of an entry of the answer → what it is called
    :param rubric: the version it was written by
    :param called: person → what they are called instead of their name
    :param to_reviewer: say also whether the learner was helped by it
    """
    name = review.reviewer_name or _("Somebody who has left")
    who = _("{who} on version {rev}, {time}", who=name, rev=review.rev, time=local_time(review.released_at))
    safe_text.plain(who)
    for line in reviewing.lines_of(review.body, names, rubric) or [_("This comment cannot be read any more.")]:
        safe_text.plain(line)
    for reply in review.replies:
        author = (called or {}).get(reply.author, reply.author_name)
        safe_text.plain(_("{who}, {time}", who=author, time=local_time(reply.at)))
        safe_text.plain(str(reply.body.get("reply", "")))
    if to_reviewer and review.helped:
        safe_text.plain(_("The learner says: this helped.") if review.helped == "yes" else _("The learner says: this did not help."))


def _helped(visit: Visit, review: Review) -> None:
    answers = {"yes": _("Yes"), "no": _("No")}
    ids: list[Literal["yes", "no"]] = ["yes", "no"]
    at = next((n for n, id in enumerate(ids) if id == review.helped), None)
    says = st.radio(
        _("Did this help?"), ids, index=at, format_func=lambda id: answers[id], horizontal=True, key=f"helped-{visit.cohort}-{review.n}"
    )
    if says and says != review.helped:
        if signin.attempt(lambda: visit.store.reviews.say_helped(visit.person, visit.cohort, review.n, says), {}):
            safe_text.plain(_("Kept. Whoever wrote it sees your answer."))


def _brought(comment: Comment, names: Mapping[str, str], rubric: Rubric | None) -> None:
    """One comment out of the learner's file. Only they see it, and it never looks like a word of the instructor of here."""
    with st.container(border=True, key=f"brought-{comment.id}"):
        st.caption(_("Brought along in your file from another place. Only you see it; nobody here said it."))
        safe_text.plain(_("{who} on version {rev}, {time}", who=comment.who or _("Somebody"), rev=comment.rev, time=local_time(comment.at)))
        for line in reviewing.lines_of(comment.body, names, rubric):
            safe_text.plain(line)
        for reply in comment.replies:
            safe_text.plain(_("{who}, {time}", who=reply.who or _("Somebody"), time=local_time(reply.at)))
            safe_text.plain(str(reply.body.get("reply", "")))


def _seen(visit: Visit, review: Review) -> None:
    try:
        visit.store.reviews.mark_read(visit.person, visit.cohort, review.n)
    except StorageError:
        pass  # it stays on Home as new; nothing is lost
