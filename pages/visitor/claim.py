"""Accept an invitation to own this installation or to review in a cohort."""

import streamlit as st

from course.words import _
from ui import frame, safe_text, signin

visit = frame.require("visitor")
code = signin.code_from_address("code", "claim-code")
st.title(_("Accept an invitation"), anchor=False)
invitation = visit.store.people.invitation(code) if code else None
if invitation is None:
    st.markdown(_("This invitation was used already, or has run out. Ask for a new one."))
    st.page_link(frame.link("home"), label=_("Go to Home"), icon=":material/home:")
    st.stop()
if invitation.role == "owner":
    st.markdown(_("You become the owner of this installation: you create cohorts and invite instructors."))
else:
    safe_text.plain(_("You are invited to review in: {cohort}", cohort=invitation.cohort_title))
if visit.identity is None:
    signin.claim(visit, code)
else:
    signin.claim_as(visit, code)
