"""What those who run a cohort say to everybody in it: written, changed, taken away. The text is plain and never markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from course.words import _
from storage.announcements import LONGEST
from ui import safe_text, signin, thread

if TYPE_CHECKING:
    from storage.records import Cohort
    from ui.visit import Visit


def show(visit: Visit, cohort: Cohort) -> None:
    """Draw what stands on the learners' Home, and the box to write something else.

    :param visit: an instructor of the cohort, or an owner
    :param cohort: which one
    """
    st.header(_("Announcement"), anchor=False)
    st.markdown(_("One text that every learner of this cohort sees on Home, above everything else, until you take it away."))
    said = visit.store.announcements.of(visit.person, cohort.id)
    if said is not None:
        with st.container(border=True, key="announced", gap="small"):
            who = said.author or _("Somebody who has left")
            st.caption(safe_text.label(_("On Home since {time}, by {who}", time=thread.local_time(said.at), who=who)))
            safe_text.plain(said.words)
            if st.button(_("Take it away"), key=f"take-away-{cohort.id}"):
                if signin.attempt(lambda: visit.store.announcements.take_away(visit.person, cohort.id), {}):
                    st.rerun()
    _write(visit, cohort, replaces=said is not None)


def _write(visit: Visit, cohort: Cohort, *, replaces: bool) -> None:
    key = f"announcement-{cohort.id}"
    if st.session_state.pop("announcement-made", "") == cohort.id:
        st.session_state[key] = ""
    words = st.text_area(
        _("What do you want to say?"), key=key, height=160, help=_("Plain text of up to {n} characters.", n=f"{LONGEST:,}")
    )
    label = _("Put it there instead") if replaces else _("Put it on Home")
    if not st.button(label, key=f"announce-{cohort.id}", type="primary"):
        return
    refusals = {
        "empty": _("Write something first."),
        "long": _("This has {n} characters; at most {most} have room. Shorten it, then try again.", n=len(words.strip()), most=LONGEST),
    }
    if signin.attempt(lambda: visit.store.announcements.put(visit.person, cohort.id, words), refusals):
        st.session_state["announcement-made"] = cohort.id
        st.rerun()
