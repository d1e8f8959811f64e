"""The list of what was handed in: newest first, what waits is marked. It asks the store, which keeps private entries back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from activities.work import Work
from course.lesson import Course
from course.words import _
from ui import home, safe_text, thread
from ui.visit import given

if TYPE_CHECKING:
    from storage.records import Submission
    from ui.visit import Visit

PAGE = 25  # submissions listed at once
SUMMARY = 160  # characters of an answer in the list


def states() -> dict[str, str]:
    """The words for where a submission stands with this reviewer."""
    return {
        "new": _("New"),
        "changed": _("Changed since you read it"),
        "replied": _("Replied"),
        "seen": _("Seen"),
        "reviewed": _("Reviewed"),
    }


def show(visit: Visit, cohort: str, course: Course) -> None:
    """Draw the list for one cohort.

    :param visit: the instructor
    :param cohort: its id
    :param course: its course
    """
    unread = st.toggle(_("Only what waits for me"), value="waiting" in st.query_params, key="only-unread")
    if unread != ("waiting" in st.query_params):
        st.query_params.from_dict({"cohort": cohort} | ({"waiting": "1"} if unread else {}))
    before = st.query_params.get("before", "")
    before = before if before.isdecimal() and len(before) < 16 else ""
    page = visit.store.answers.submissions(
        visit.person, cohort, limit=PAGE, before=int(before) if before else None, only="unread" if unread else None
    )
    if not page.rows:
        st.markdown(_("Nothing waits for you.") if unread else _("Nothing was handed in yet."))
    people = {row.person for row in page.rows}
    works = {person: Work(course, given(visit.store.answers.latest(visit.person, cohort, person))) for person in people}
    for row in page.rows:
        _row(cohort, course, row, _summary(course, works[row.person], row.slug))
    older, newest = st.columns(2)
    if page.next is not None and older.button(_("Older"), key="older", width="stretch"):
        st.query_params["before"] = str(page.next)
        st.rerun()
    if before and newest.button(_("Newest"), key="newest", width="stretch"):
        del st.query_params["before"]
        st.rerun()


def _summary(course: Course, work: Work, slug: str) -> str:
    activity = course.activity(slug)
    text = work.summary(activity) if activity else ""
    return text if len(text) <= SUMMARY else text[: SUMMARY - 1] + "…"


def _row(cohort: str, course: Course, row: Submission, summary: str) -> None:
    waits = row.state in ("new", "changed", "replied")
    box = st.container(border=True, key=f"row-{row.person}-{row.slug}", gap=None)
    with box.container(horizontal=True, vertical_alignment="center", gap="small"):
        label = _("{who} · {title}", who=row.pseudonym, title=_title(course, row.slug))
        bold = f"**{safe_text.label(label)}**" if waits else safe_text.label(label)
        icon = ":material/mark_email_unread:" if waits else ":material/drafts:"
        st.button(
            bold, key=f"open-{row.person}-{row.slug}", type="tertiary", icon=icon, on_click=_open, args=(cohort, row.person, row.slug)
        )
        when = _("{state} · version {rev} · {time}", state=states()[row.state], rev=row.rev, time=thread.local_time(row.saved_at))
        st.caption(safe_text.label(when))
    if summary:
        with box:
            safe_text.plain(summary)


def _title(course: Course, slug: str) -> str:
    activity = course.activity(slug)
    return home.titled(activity) if activity else slug


def _open(cohort: str, learner: str, slug: str) -> None:
    place = {name: st.query_params[name] for name in ("waiting", "before") if name in st.query_params}
    st.query_params.from_dict({"cohort": cohort, "learner": learner, "activity": slug} | place)
