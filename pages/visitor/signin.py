"""Come back with a code, or sign in to review."""

import streamlit as st

from course.words import _
from ui import frame, signin

visit = frame.require("visitor")
code = signin.code_from_address("resume", "resume-from-link")
st.title(_("Sign in"), anchor=False)
if visit.identity is not None:
    st.session_state.pop("resume-from-link", None)
    signin.you_are(visit)
    st.page_link(frame.link("home"), label=_("Go to Home"), icon=":material/home:")
    st.stop()
if code and st.button(_("Come back with the code of your link"), type="primary", key="resume-link"):
    del st.session_state["resume-from-link"]
    signin.come_back(visit, code)
st.header(_("Come back with your code"), anchor=False)
signin.resume(visit)
st.header(_("Sign in to review"), anchor=False)
signin.passphrase(visit)
