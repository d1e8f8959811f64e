"""How people come into a cohort: its link, QR code and poster, open or closed. It knows nobody who came."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import streamlit as st

from course.lesson import Course
from course.words import _
from storage.codes import grouped
from ui import signin
from ui.keepsake.keepsake import keepsake
from ui.shell import shell

if TYPE_CHECKING:
    from storage.records import Cohort
    from ui.visit import Visit


def show(visit: Visit, cohort: Cohort, course: Course | None) -> None:
    """Draw the link while joining is open, and what can be done with it.

    :param visit: an instructor of the cohort, or an owner
    :param cohort: which one
    :param course: its course; None when it is not installed any more
    """
    st.header(_("Join link"), anchor=False)
    if cohort.join_open:
        _link(cohort, course)
    else:
        st.markdown(_("Joining is closed. Nobody new can come in by the link; whoever is in stays in."))
    close, renew = st.columns(2)
    label = _("Close joining") if cohort.join_open else _("Open joining")
    if close.button(label, key=f"set-joining-{cohort.id}", width="stretch"):
        if signin.attempt(lambda: visit.store.cohorts.set_joining(visit.person, cohort.id, not cohort.join_open), {}):
            st.rerun()
    if renew.button(_("New link, the old one stops working"), key=f"renew-link-{cohort.id}", width="stretch"):
        if signin.attempt(lambda: _renew(visit, cohort), {}):
            st.rerun()


def _link(cohort: Cohort, course: Course | None) -> None:
    link = shell.address(f"join?code={cohort.join_code}")
    note = _("Give it to your learners; print it as a poster.")
    keepsake(_("Join: {title}", title=cohort.title), link, link, note, key=f"join-{cohort.id}-{cohort.join_code}")
    title, language = (course.head.title, course.head.language) if course else ("", "en")

    def made() -> bytes:
        from takeaway.poster import Poster, poster  # late: the typesetter is loaded by those who ask for it

        return poster(Poster(title, cohort.title, link, grouped(cohort.join_code), language))

    name = re.sub(r"\W+", "-", cohort.title).strip("-").lower()[:60] or _("join")
    st.download_button(
        _("Poster to print (PDF)"),
        made,
        file_name=f"{name}.pdf",
        mime="application/pdf",
        key=f"poster-{cohort.id}",
        icon=":material/print:",
        on_click="ignore",
    )


def _renew(visit: Visit, cohort: Cohort) -> None:
    visit.store.cohorts.renew_join_code(visit.person, cohort.id)
