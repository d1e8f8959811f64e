"""What others want a learner to know: their cohort's announcement, and that somebody made their code. It draws; the store remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from course.words import _
from ui import frame, safe_text, thread

if TYPE_CHECKING:
    from ui.visit import Visit


def show(visit: Visit) -> None:
    """Draw what there is, above everything else on Home; nobody announces anything to whoever learns alone."""
    if not visit.is_learner or visit.enrolment is None:
        return
    if not visit.enrolment.self_study:
        _announcement(visit)
    _handed_code(visit)


def _announcement(visit: Visit) -> None:
    said = visit.store.announcements.mine(visit.person, visit.cohort)
    if said is None:
        return
    with st.container(border=True, key="announcement", gap="small"):
        who = said.author or _("Somebody who has left")
        st.caption(safe_text.label(_("Announcement by {who}, {time}", who=who, time=thread.local_time(said.at))))
        safe_text.plain(said.words)


def _handed_code(visit: Visit) -> None:
    handed = visit.store.members.handed_code(visit.person, visit.cohort)
    if handed is None:
        return
    with st.container(border=True, key="handed-code", gap="small"):
        who = handed.giver or _("Somebody who has left")
        sentence = _(
            "{who} made a resume code for you on {time} and has seen it. With a new one of your own, only you can come back as you.",
            who=who,
            time=thread.local_time(handed.at),
        )
        safe_text.plain(sentence)
        st.page_link(frame.link("account"), label=_("Make my own code"), icon=":material/key:")
