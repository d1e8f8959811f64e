"""The learner's own page: name, cohorts, a new resume code, signing out here or everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from course.words import _
from ui import frame, home, safe_text, signin
from ui.shell import shell

if TYPE_CHECKING:
    from ui.visit import Visit


def who(visit: Visit) -> None:
    """Name and place."""
    st.title(_("Account"), anchor=False)
    home.fresh_code()
    name = visit.enrolment.pseudonym if visit.enrolment else visit.identity.name if visit.identity else ""
    safe_text.plain(_("You are here as {name}.", name=name) if name else _("You are in no cohort at the moment, and have no name here."))


def cohorts(visit: Visit) -> None:
    """Which cohort the next answers belong to, when there are several."""
    own = [e for e in visit.identity.enrolments if e.role == "learner"] if visit.identity else []
    if len(own) < 2:
        return
    names = {e.cohort: _("On my own") if e.self_study else e.title for e in own}
    ids = list(names)
    chosen = st.radio(
        _("You are working in"),
        ids,
        index=ids.index(visit.cohort) if visit.cohort in ids else 0,
        format_func=lambda cohort: safe_text.label(names[cohort]),
        key="choose-cohort",
        help=_("Each cohort has its own answers."),
    )
    if chosen != visit.cohort:
        frame.choose_cohort(chosen)
        st.rerun()


def code(visit: Visit) -> None:
    """A new resume code; the old one stops working."""
    st.header(_("Resume code"), anchor=False)
    st.markdown(_("With your code you come back on another device. If you have lost it, make a new one; the old one stops working."))
    if st.button(_("Make a new code"), key="new-code"):

        def make() -> None:
            st.session_state["fresh_code"] = visit.store.people.new_resume_code(visit.token)

        if signin.attempt(make, {}):
            st.rerun()


def sign_out(visit: Visit) -> None:
    """Leave this device, or all of them."""
    st.header(_("Sign out"), anchor=False)
    st.markdown(_("Your answers stay. Have your resume code ready before you sign out."))
    here, everywhere = st.columns(2)
    if here.button(_("Sign out"), key="sign-out", width="stretch") and signin.attempt(lambda: visit.store.people.sign_out(visit.token), {}):
        _gone()
    if everywhere.button(_("Sign out on every device"), key="sign-out-everywhere", width="stretch"):
        if signin.attempt(lambda: visit.store.people.sign_out_everywhere(visit.token), {}):
            _gone()


def _gone() -> None:
    shell.leave()
    st.switch_page(frame.link("home"))
