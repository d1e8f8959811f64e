"""Rubrics that changed: which reviews used an earlier version, and what was said by it carried over to the version of today."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import streamlit as st

from course.judging import carry_over
from course.lesson import Course
from course.rubric import Rubric
from course.words import _, many
from storage.errors import Stale, StorageError
from ui import content, home, names, queue, rubric, safe_text
from ui.reviewing import RUBRIC, is_written

if TYPE_CHECKING:
    from course.sheet import Body
    from storage.desk_records import Outdated
    from storage.records import Draft, Revision
    from ui.submission import Opened
    from ui.visit import Visit

TOLD = "reapplied-told"


def show(visit: Visit, cohort: str, course: Course) -> None:
    """Draw the rubrics of a course, each with the reviews that used an earlier version.

    :param visit: a reviewer
    :param cohort: its id
    :param course: its course
    """
    told = st.session_state.pop(TOLD, "")
    if told:
        safe_text.plain(told)
    having = [activity for activity in course.activities() if activity.rubric]
    if not having:
        st.markdown(_("No activity of this course has a rubric. A rubric stands in the lesson file, beside the activity."))
    for activity in having:
        if activity.rubric is not None:
            st.header(safe_text.label(home.titled(activity)), anchor=False)
            rubric.show(activity.rubric, alone=False)
            _earlier(visit, cohort, activity.rubric, visit.store.desk.outdated(visit.person, cohort, activity.id, activity.rubric.hash))


def _earlier(visit: Visit, cohort: str, today: Rubric, found: list[Outdated]) -> None:
    if not found:
        st.markdown(_("Every review used the rubric as it is now."))
        return
    hidden = names.are_hidden(visit, cohort)
    st.markdown(many("{n} review used an earlier version.", "{n} reviews used an earlier version.", len(found)))
    for one in found:
        line = _("{who}, version {rev}, by {name}", who=_who(cohort, one, hidden=hidden), rev=one.rev, name=one.reviewer_name)
        key = f"outdated-{one.person}-{one.slug}"
        st.button(safe_text.label(line), key=key, type="tertiary", on_click=queue.open_one, args=(cohort, one.person, one.slug))
    free = [one for one in found if not one.draft]
    st.markdown(_("Applied anew, each becomes a draft of yours with the levels that still fit. Look through them, then release them."))
    label = many("Apply today's rubric to {n} review", "Apply today's rubric to {n} reviews", len(free))
    if st.button(label, key=f"reapply-{found[0].slug}", disabled=not free, icon=":material/published_with_changes:"):
        done = sum(_begin(visit, cohort, one, today) for one in free)
        st.session_state[TOLD] = many("{n} draft was made.", "{n} drafts were made.", done)
        st.rerun()


def _who(cohort: str, one: Outdated, *, hidden: bool) -> str:
    return names.shown(cohort, one.person, one.pseudonym, hidden=hidden)


def _begin(visit: Visit, cohort: str, one: Outdated, today: Rubric) -> bool:
    """A draft of this reviewer from a released review; never over one that is there."""
    body, _told = _carried(visit, one.body, one.rubric, today)
    try:
        visit.store.reviews.save_draft(visit.person, cohort, one.person, one.slug, body, one.version, secrets.token_hex(8), one.rev)
    except (Stale, StorageError):
        return False
    return True


def _carried(visit: Visit, body: Body, digest: str, today: Rubric) -> tuple[Body, tuple[str, ...]]:
    old = content.rubric(visit.store, digest, today)
    carried, told = carry_over(old, today, body) if old else (body, ())
    return carried | {RUBRIC: today.hash}, told


def draft(opened: Opened, kept: Draft | None, today: Rubric | None, newest: Revision) -> Draft | None:
    """The draft to write on: one that was begun with an earlier rubric is carried over, and what that meant is said.

    :param opened: the submission
    :param kept: the draft there is
    :param today: the rubric of today
    :param newest: the revision that is reviewed
    """
    used = str(kept.body.get(RUBRIC, "")) if kept else ""
    if kept is None or today is None or not used or used == today.hash or not is_written(kept.body):
        return kept
    body, told = _carried(opened.visit, kept.body, used, today)
    place = opened.visit.person, opened.cohort, opened.learner, opened.slug
    try:
        carried = opened.visit.store.reviews.save_draft(*place, body, kept.version, secrets.token_hex(8), newest.rev)
    except (Stale, StorageError):
        return kept
    with st.container(border=True, key="carried"):
        safe_text.plain(_("The rubric was changed after you began this review."))
        for sentence in told:
            safe_text.plain(sentence)
    return carried
