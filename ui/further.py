"""Beginning one more course: for those who review, and for those who learn in another course already. It knows no course content."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from course.words import _
from ui import frame, safe_text, signin

if TYPE_CHECKING:
    from ui.visit import Visit


def begin_course(visit: Visit) -> None:
    """Let somebody who is here already take this course too, apart from every cohort."""
    learns = visit.identity is not None and any(e.role == "learner" for e in visit.identity.enrolments)
    st.title(_("Begin this course") if learns else _("Take the course yourself"), anchor=False)
    if learns:
        safe_text.plain(_("“{course}” is another course. What you did elsewhere stays as it is.", course=visit.course.head.title))
    else:
        st.markdown(_("You are signed in to review. Begin your own work on the course; no cohort sees it."))
    begin_button(visit)


def begin_button(visit: Visit) -> None:
    """The button by which somebody who is here already begins the course of this visit."""
    name = next((e.pseudonym for e in visit.identity.enrolments if e.role == "learner"), visit.identity.name) if visit.identity else ""
    if visit.identity is not None and not name:  # taken out of the only cohort they were in
        st.markdown(_("You are in no cohort at the moment. Begin on your own, or open a join link."))
        name = st.text_input(_("A name for you here"), key="begin-name", autocomplete="nickname")
    if st.button(_("Begin"), type="primary", key="begin-course"):

        def enrol() -> None:
            cohort = visit.store.people.study_alone(visit.person, visit.course.slug, signin.tidy(name)[: signin.NAME])
            frame.choose_cohort(cohort)

        if signin.attempt(enrol, signin.name_refusals()):
            st.rerun()
