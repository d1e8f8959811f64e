"""What comes back after some days: when it is due, where it stands, and that Home says so. The clock is here; the rule is in the course."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import streamlit as st

from course.comeback import ComeBack, due
from course.lesson import Activity
from course.words import _, many
from ui import safe_text, thread

if TYPE_CHECKING:
    from ui.visit import Visit


def now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


def of(visit: Visit, activity: Activity) -> list[tuple[Activity, ComeBack]]:
    """The come-backs of an activity with their times; none before its first hand-in."""
    backs = visit.course.backs.get(activity.id, ())
    first = moment(visit.firsts.get(activity.id, ""))
    if first is None:
        return []
    done = {back.back: at for back in backs if (at := moment(visit.firsts.get(back.id, ""))) is not None}
    by_days = {back.back: back for back in backs}
    return [(by_days[one.days], one) for one in due(first, list(by_days), done)]


def waiting(visit: Visit) -> Iterator[tuple[Activity, ComeBack]]:
    """The come-back of each activity that is due and not done, in the order of the course."""
    for lesson in visit.course.lessons:
        for activity in lesson.activities:
            due_now = _due_now(of(visit, activity)) if activity.id in visit.course.backs else None
            if due_now is not None:
                yield due_now


def _due_now(found: list[tuple[Activity, ComeBack]]) -> tuple[Activity, ComeBack] | None:
    """The latest come-back that is due: whoever was away does one, not all of them. None when a later one is done."""
    moment_now = now()
    last = next(((back, one) for back, one in reversed(found) if one.done or one.is_due(moment_now)), None)
    return last if last and not last[1].done else None


def show(visit: Visit, activity: Activity) -> None:
    """Under an activity: which come-backs are done, which is due (with its form), and when the next ones are."""
    found = of(visit, activity)
    due_now, moment_now = _due_now(found), now()
    for back, one in found:
        days = many("after {n} day", "after {n} days", one.days)
        if one.done:
            st.caption(safe_text.label(_("Come-back {days}: done.", days=days)))
        elif due_now is not None and back.id == due_now[0].id:
            _form(visit, back, days)
        elif one.is_due(moment_now):
            st.caption(safe_text.label(_("Come-back {days}: passed.", days=days)))
        else:
            day = thread.local_time(one.at.isoformat()).partition(" ")[0]
            st.caption(safe_text.label(_("Come-back {days}: from {day} on. Home will say so.", days=days, day=day)))


def _form(visit: Visit, back: Activity, days: str) -> None:
    from ui import activity  # late: an activity shows its come-backs

    with st.container(border=True, key=f"activity-{back.id}"):
        st.subheader(safe_text.label(_("{title}, {days}", title=back.head.title, days=days)), anchor=back.id.replace("~", "-"))
        st.markdown(_("Once more, without looking at what you wrote then."))
        activity.form(visit, back, _("Hand in"))


def moment(at: str) -> datetime | None:
    """A stored time, or None for none."""
    return datetime.fromisoformat(at.replace("Z", "+00:00")) if at else None
