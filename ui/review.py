"""The review desk: the list, the drafts that are ready, the comment bank, its rules; and one submission open to read and to review."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from course.lesson import Activity, Course
from course.words import _
from storage.errors import NotFound, StorageError
from ui import (
    bank,
    brought,
    deskrules,
    names,
    onward,
    queue,
    ready,
    reapply,
    reviewing,
    safe_text,
    signin,
    submission,
    teaching,
    thread,
)
from ui.reviewing import Read
from ui.sheet import component as sheet
from ui.submission import Opened

if TYPE_CHECKING:
    from storage.desk_records import Lease
    from storage.records import Revision
    from ui.visit import Visit


MINE, TOLD = "review-mine", "review-told"


def show(visit: Visit) -> None:
    """Draw the page."""
    st.title(_("Review"), anchor=False)
    told = st.session_state.pop(TOLD, "")
    if told:
        safe_text.plain(told)
    chosen = teaching.cohort_and_course(visit, "review-cohort")
    if chosen is None:
        return
    cohort, course = chosen
    address = st.query_params
    if address.get("learner") and address.get("activity"):
        _one(Opened(visit, cohort.cohort, course, address["learner"], address["activity"]))
    else:
        _views(visit, cohort.cohort, course)


def _views(visit: Visit, cohort: str, course: Course) -> None:
    views = {"": _("Submissions"), "ready": _("Ready"), "bank": _("Comment bank"), "rubrics": _("Rubrics"), "rules": _("How we review")}
    now = st.query_params.get("view", "")
    names_ = list(views)
    index = names_.index(now) if now in views else 0
    view = st.radio(_("Look at"), names_, index=index, format_func=lambda name: views[name], key="desk-view", horizontal=True)
    if view != (now if now in views else ""):
        st.query_params.from_dict({"cohort": cohort} | ({"view": view} if view else {}))
    if view == "ready":
        ready.show(visit, cohort, course)
    elif view == "bank":
        bank.show(visit, cohort, course)
    elif view == "rubrics":
        reapply.show(visit, cohort, course)
    elif view == "rules":
        deskrules.show(visit, cohort)
    else:
        queue.show(visit, cohort, course)


def _one(opened: Opened) -> None:
    try:
        history = opened.history
    except NotFound:
        history = []
    habits = opened.visit.store.desk.habits(opened.visit.person, opened.cohort)
    onward.buttons(opened, keys=deskrules.has_keys(habits))
    if not history:
        st.markdown(_("This submission does not exist, or it is not yours to read."))
        return
    newest = history[-1]
    activity = opened.worded(newest)
    hidden = names.are_hidden(opened.visit, opened.cohort)
    _heading(opened, activity, newest, hidden=hidden)
    if activity is None:
        st.markdown(_("The kind of this activity is not installed any more. The answer is kept."))
        return
    submission.show(opened, activity, newest)
    _comments(opened, activity, newest, hidden=hidden)
    _write(opened, activity, newest, habits)
    onward.others(opened)
    _mark_seen(opened, newest)


def _heading(opened: Opened, activity: Activity | None, newest: Revision, *, hidden: bool) -> None:
    visit, cohort = opened.visit, opened.cohort
    name = visit.store.desk.name(visit.person, cohort, opened.learner)
    who = names.shown(cohort, opened.learner, name, hidden=hidden)
    st.header(safe_text.label(activity.head.title if activity else opened.slug), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center"):
        safe_text.plain(_("{who}, version {rev}, {time}", who=who, rev=newest.rev, time=thread.local_time(newest.saved_at)))
        names.switch(visit, cohort, hidden=hidden)
    brought.origin(visit, cohort, opened.learner, opened.slug)
    mine = [review for review in opened.reviews if review.reviewer == visit.person]
    if mine and mine[-1].rev < newest.rev:
        st.markdown(_(":material/sync: **Changed since your review.** You commented on version {rev}.", rev=mine[-1].rev))


def _comments(opened: Opened, activity: Activity, newest: Revision, *, hidden: bool) -> None:
    entries = Read(opened.work, activity, newest).entries()
    called = {opened.learner: names.shown(opened.cohort, opened.learner, "", hidden=True)} if hidden else {}
    for review in opened.reviews:
        with st.container(border=True, key=f"released-{review.n}"):
            rubric = reviewing.rubric_of(opened.visit.store, review.rubric, opened.course.activity(opened.slug))
            thread.comment(review, entries, rubric, called, to_reviewer=True)


def _write(opened: Opened, activity: Activity, newest: Revision, habits: dict[str, str]) -> None:
    visit = opened.visit
    try:
        draft = visit.store.reviews.draft(visit.person, opened.cohort, opened.learner, opened.slug)
        lease = visit.store.desk.take(visit.person, opened.cohort, opened.learner, opened.slug)
        second = visit.store.desk.rules(visit.person, opened.cohort).second_person
        phrases = [phrase.text for phrase in visit.store.bank.all(visit.person, opened.cohort)]
    except StorageError:
        st.error(_("Your draft cannot be read right now. Load the page again in a minute."))
        return
    if not lease.mine:
        _held(opened, lease)
    st.caption(_("Saved as your draft while you write. The learner sees it when it is released."))
    if second:
        st.caption(_("In this cohort another reviewer releases what you write: choose “Ready to be released” when it is done."))
    today = opened.course.activity(opened.slug)
    rubric = today.rubric if today else None
    draft = reapply.draft(opened, draft, rubric, newest)
    form = reviewing.sheet_of(Read(opened.work, activity, newest).entries(), rubric, phrases, keys=deskrules.has_keys(habits))
    _go_on(opened, activity, habits)
    sheet.draw(
        form,
        address=f"review/{opened.cohort}/{opened.learner}/{opened.slug}/{newest.rev}",
        person=visit.person,
        kept=reviewing.kept(draft),
        hand_in=_("Release the review of version {rev}", rev=newest.rev) if lease.mine and not second else None,
        key=f"comment-{opened.learner}-{opened.slug}-{newest.rev}-{len(opened.reviews)}",
    )


def _go_on(opened: Opened, activity: Activity, habits: dict[str, str]) -> None:
    """Open the next one when one more of this reviewer's reviews was released here since the page was drawn last."""
    here, mine = (opened.learner, opened.slug), sum(review.reviewer == opened.visit.person for review in opened.reviews)
    before = st.session_state.get(MINE)
    st.session_state[MINE] = (*here, mine)
    if before is not None and before[:2] == here and mine > before[2] and deskrules.goes_on(habits):
        st.session_state[TOLD] = _("Your review of “{title}” was released.", title=activity.head.title)
        onward.after_release(opened)


def _held(opened: Opened, lease: Lease) -> None:
    with st.container(border=True, key="held"):
        safe_text.plain(
            _(
                "{name} has been reviewing this since {time}. What you write is kept as your own draft.",
                name=lease.name or _("Somebody"),
                time=thread.local_time(lease.since),
            )
        )
        if st.button(_("Take it over"), key="take-over", icon=":material/back_hand:"):
            if signin.attempt(lambda: _take_over(opened), {}):
                st.rerun()


def _take_over(opened: Opened) -> None:
    opened.visit.store.desk.take(opened.visit.person, opened.cohort, opened.learner, opened.slug, over=True)


def _mark_seen(opened: Opened, newest: Revision) -> None:
    try:
        opened.visit.store.answers.mark_seen(opened.visit.person, opened.cohort, opened.learner, opened.slug, newest.rev)
    except StorageError:
        pass  # it stays unread; nothing is lost
