"""The learner's own word on research: what they are asked, and their yes or no. It knows no answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from course.words import _
from ui import safe_text, signin

if TYPE_CHECKING:
    from ui.visit import Visit


def panel(visit: Visit) -> None:
    """Ask, where the cohort asks; nothing otherwise.

    :param visit: whoever opened the page
    """
    asked = visit.store.consent.asked(visit.person, visit.cohort) if visit.is_learner else None
    if asked is None:
        return
    question, agreed = asked
    st.header(_("Research"), anchor=False)
    st.markdown(_("Your instructors ask whether your answers may be used for research, without your name. The purpose:"))
    safe_text.plain(question.purpose)
    st.markdown(
        _(
            "What you keep to yourself is never in it. Nothing in the course depends on what you choose. Whoever knows your answers could "
            "recognise them. You can take it back at any time; files that were made before then are not changed."
        )
    )
    if agreed:
        st.markdown(_("You agreed: your answers may be used for research, without your name."))
        if st.button(_("Take it back"), key="consent-back"):
            if signin.attempt(lambda: visit.store.consent.take_back(visit.person, visit.cohort), {}):
                st.rerun()
        return
    st.markdown(_("You have not agreed. Nothing you wrote is used for research. Counts of the whole cohort are; small ones are left out."))
    key = f"consent-give-{visit.cohort}-{question.n}"  # a click on an older wording is none on this one
    if st.button(_("My answers may be used for research, without my name"), key=key):
        changed = {"question": _("The purpose was changed in the meantime. Load the page again and read it before you decide.")}
        if signin.attempt(lambda: visit.store.consent.give(visit.person, visit.cohort, question.n), changed):
            st.rerun()
