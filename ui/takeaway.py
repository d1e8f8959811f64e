"""The page on which a learner takes along what is theirs, part by part. It gathers the parts and makes none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from course.words import _
from ui import agenda, bring_file, keep_file, statement, workbook

if TYPE_CHECKING:
    from ui.visit import Visit


def show(visit: Visit) -> None:
    """Draw the page."""
    st.title(_("Take away"), anchor=False)
    st.markdown(_("What you did here is yours. Take it along whenever you like, as often as you like; nothing here is changed by it."))
    st.header(_("Your workbook"), anchor=False)
    if not visit.now.given:
        st.markdown(_("There is nothing in it yet. It fills as you work on the lessons."))
    else:
        workbook.panel(visit)
    if visit.now.given:
        st.header(_("Your dates"), anchor=False)
        agenda.panel(visit, "takeaway")
        st.header(_("Your file"), anchor=False)
        keep_file.panel(visit)
    st.header(_("Bring a file in"), anchor=False)
    bring_file.panel(visit)
    statement.panel(visit)
