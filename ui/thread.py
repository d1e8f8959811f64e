"""The comments on one activity with their replies, beside the version they were written for; and times as people read them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import streamlit as st

from course.lesson import Activity
from course.words import _
from storage.errors import StorageError
from ui import desk, safe_text
from ui.sheet import component as sheet

if TYPE_CHECKING:
    from storage.parcel import Comment
    from storage.records import Review
    from ui.visit import Visit


def local_time(at: str) -> str:
    """A stored time in the visitor's zone.

    :param at: UTC as ISO text
    :return: ``2026-11-22 09:30``, or what was given when it is no time
    """
    try:
        moment = datetime.fromisoformat(at.replace("Z", "+00:00"))
        zone = ZoneInfo(st.context.timezone) if st.context.timezone else UTC
    except (ValueError, KeyError, OSError):
        return at
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def show(visit: Visit, activity: Activity) -> None:
    """Released comments on the learner's own answer, with a place to reply; seen from then on.

    :param visit: the learner
    :param activity: the activity
    """
    for review in visit.store.reviews.of(visit.person, visit.cohort, activity.id):
        with st.container(border=True, key=f"review-{review.n}"):
            comment(visit, review)
            body = visit.drafts.get(f"{activity.id}~reply{review.n}")
            sheet.draw(
                desk.reply_sheet(),
                address=f"reply/{visit.cohort}/{activity.id}/{review.n}",
                person=visit.person,
                kept=desk.kept(body),
                hand_in=_("Send the reply"),
                key=f"reply-{review.n}-{len(review.replies)}",
            )
        if not review.read:
            _seen(visit, review)
    for brought in visit.brought.get(activity.id, ()):
        _brought(brought)


def comment(visit: Visit, review: Review) -> None:
    """One comment with its replies."""
    name = review.reviewer_name or _("Somebody who has left")
    who = _("{who} on version {rev}, {time}", who=name, rev=review.rev, time=local_time(review.released_at))
    safe_text.plain(who)
    safe_text.plain(str(review.body.get("comment", "")) or _("This comment cannot be read any more."))
    for reply in review.replies:
        safe_text.plain(_("{who}, {time}", who=reply.author_name, time=local_time(reply.at)))
        safe_text.plain(str(reply.body.get("reply", "")))


def _brought(comment: Comment) -> None:
    """One comment out of the learner's file. Only they see it, and it never looks like a word of the instructor of here."""
    with st.container(border=True, key=f"brought-{comment.id}"):
        st.caption(_("Brought along in your file from another place. Only you see it; nobody here said it."))
        safe_text.plain(_("{who} on version {rev}, {time}", who=comment.who or _("Somebody"), rev=comment.rev, time=local_time(comment.at)))
        safe_text.plain(str(comment.body.get("comment", "")))
        for reply in comment.replies:
            safe_text.plain(_("{who}, {time}", who=reply.who or _("Somebody"), time=local_time(reply.at)))
            safe_text.plain(str(reply.body.get("reply", "")))


def _seen(visit: Visit, review: Review) -> None:
    try:
        visit.store.reviews.mark_read(visit.person, visit.cohort, review.n)
    except StorageError:
        pass  # it stays on Home as new; nothing is lost
