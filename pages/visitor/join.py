"""Join a cohort by its link."""

import streamlit as st

from course.words import _
from ui import content, frame, safe_text, signin

visit = frame.require("visitor")
code = st.query_params.get("code", "")  # no secret, and a reload must find it again
st.title(_("Join a cohort"), anchor=False)
if not code:
    code = st.text_input(_("The join code you were given"), key="typed-join-code").strip()
known = st.session_state.setdefault("looked-up", {})  # asked once a code: every look costs one of the tries of this address
if code and code not in known:
    signin.attempt(lambda: known.update({code: signin.look_up(visit, code)}), {})
if code in known:
    cohort = known[code]
    if cohort is None:
        st.error(_("This join code is not known, or joining is closed. Check it, or ask for a new one."))
    else:
        course = content.courses().get(cohort["course"], visit.course)
        safe_text.plain(_("You are joining: {cohort}", cohort=cohort["title"]))
        st.markdown(_("An instructor of this cohort can read what you hand in, except entries you keep to yourself."))
        if visit.identity is None:
            signin.start(visit.for_course(course), code)
        elif any(e.cohort == cohort["cohort"] for e in visit.identity.enrolments):
            st.markdown(_("You are in this cohort already."))
            st.page_link(frame.link("home"), label=_("Go to Home"), icon=":material/home:")
        else:
            signin.you_are(visit)
            signin.join(visit, code)
