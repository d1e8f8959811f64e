"""The cohorts of an instructor or owner: make one, its join link, who joined, who else reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from course.words import _, many
from ui import content, safe_text, signin, thread
from ui.keepsake.keepsake import keepsake
from ui.shell import shell

if TYPE_CHECKING:
    from storage.records import Cohort
    from ui.visit import Visit

TITLE = 80  # characters


def show(visit: Visit) -> None:
    """Draw the page."""
    st.title(_("Cohorts"), anchor=False)
    cohorts = visit.store.cohorts.list(visit.person)
    if not cohorts:
        st.markdown(_("There is no cohort yet. A cohort is a group of learners with a join link and somebody who reviews."))
    cohort = _choose(cohorts)
    if cohort is not None:
        _one(visit, cohort)
    if visit.is_owner:
        _create(visit)


def _choose(cohorts: list[Cohort]) -> Cohort | None:
    if len(cohorts) < 2:
        return cohorts[0] if cohorts else None
    by_id = {cohort.id: cohort for cohort in cohorts}
    made = st.session_state.pop("cohort-made", "")
    if made in by_id:  # before the box is drawn, or the browser goes on showing the old choice
        st.session_state["cohort-shown"] = made
    chosen = st.selectbox(_("Cohort"), list(by_id), format_func=lambda cohort: by_id[cohort].title, key="cohort-shown")
    return by_id[chosen]


def _one(visit: Visit, cohort: Cohort) -> None:
    safe_text.plain(_("{title}: {people}", title=cohort.title, people=many("{n} learner", "{n} learners", cohort.learners)))
    _joining(visit, cohort)
    _people(visit, cohort)
    _invite(visit, cohort)


def _joining(visit: Visit, cohort: Cohort) -> None:
    st.header(_("Join link"), anchor=False)
    if cohort.join_open:
        link = shell.address(f"join?code={cohort.join_code}")
        keepsake(
            _("Join: {title}", title=cohort.title),
            link,
            link,
            _("Give it to your learners; print it as a poster."),
            key=f"join-{cohort.id}-{cohort.join_code}",
        )
    else:
        st.markdown(_("Joining is closed. Nobody new can come in by the link."))
    close, renew = st.columns(2)
    label = _("Close joining") if cohort.join_open else _("Open joining")
    if close.button(label, key=f"set-joining-{cohort.id}", width="stretch"):
        if signin.attempt(lambda: visit.store.cohorts.set_joining(visit.person, cohort.id, not cohort.join_open), {}):
            st.rerun()
    if renew.button(_("New link, the old one stops working"), key=f"renew-link-{cohort.id}", width="stretch"):
        if signin.attempt(lambda: _renew(visit, cohort), {}):
            st.rerun()


def _renew(visit: Visit, cohort: Cohort) -> None:
    visit.store.cohorts.renew_join_code(visit.person, cohort.id)


def _people(visit: Visit, cohort: Cohort) -> None:
    st.header(_("Who is here"), anchor=False)
    roles = {"learner": _("learner"), "instructor": _("instructor")}
    members = visit.store.cohorts.members(visit.person, cohort.id)
    columns = {_("Name"): "pseudonym", _("Role"): "role", _("Joined"): "joined_at", _("Last here"): "seen_at"}
    rows = [
        [m.pseudonym, roles.get(m.role, m.role), thread.local_time(m.joined_at), thread.local_time(m.seen_at) if m.seen_at else "–"]
        for m in members
    ]
    st.dataframe(
        dict(zip(columns, map(list, zip(*rows, strict=True)), strict=True)) if rows else {}, hide_index=True, key=f"people-{cohort.id}"
    )


def _invite(visit: Visit, cohort: Cohort) -> None:
    st.header(_("Invite an instructor"), anchor=False)
    st.markdown(_("Instructors read what is handed in here, and comment. Entries that learners keep to themselves stay with them."))
    if st.button(_("Make an invitation"), key=f"invite-{cohort.id}"):
        codes: list[str] = []
        if signin.attempt(lambda: codes.append(visit.store.cohorts.invite(visit.person, cohort.id)), {}):
            link = shell.address(f"claim?code={codes[0]}")
            note = _("It works once. Send it to one person; it is shown only now.")
            keepsake(_("Invitation to review: {title}", title=cohort.title), link, link, note, key=f"invitation-{cohort.id}")


def _create(visit: Visit) -> None:
    st.header(_("Make a new cohort"), anchor=False)
    courses = content.courses()
    title = st.text_input(_("Name of the cohort"), key="cohort-title", placeholder=_("For example: Evening class, spring"))
    slugs = list(courses)
    course = slugs[0]
    if len(slugs) > 1:
        course = st.selectbox(_("Course"), slugs, format_func=lambda slug: courses[slug].head.title, key="cohort-course")
    if st.button(_("Make the cohort"), key="make-cohort", type="primary"):
        name = signin.tidy(title)
        if not name or len(name) > TITLE:
            st.error(_("Give the cohort a name of 1 to {limit} characters.", limit=TITLE))
        elif signin.attempt(
            lambda: st.session_state.update({"cohort-made": visit.store.cohorts.create(visit.person, course, name).id}), {}
        ):
            st.rerun()
