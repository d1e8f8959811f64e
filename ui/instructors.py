"""Who reviews in a cohort: the list, an invitation, and taking somebody out. It knows no learner."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from course.words import _
from ui import safe_text, signin, thread
from ui.keepsake.keepsake import keepsake
from ui.shell import shell

if TYPE_CHECKING:
    from storage.records import Cohort, Member
    from ui.visit import Visit


def show(visit: Visit, cohort: Cohort) -> None:
    """Draw the list and the invitation.

    :param visit: an instructor of the cohort, or an owner
    :param cohort: which one
    """
    st.header(_("Instructors"), anchor=False)
    st.markdown(_("Instructors read what is handed in here, and comment. Entries that learners keep to themselves stay with them."))
    for member in visit.store.members.instructors(visit.person, cohort.id):
        _one(visit, cohort, member)
    _invite(visit, cohort)


def _one(visit: Visit, cohort: Cohort, member: Member) -> None:
    name = _("{name} (you)", name=member.pseudonym) if member.person == visit.person else member.pseudonym
    with st.container(border=True, key=f"instructor-{member.person}", gap="small"):
        st.markdown(f"**{safe_text.label(name)}**")
        st.caption(safe_text.label(_("Last here {time}", time=thread.local_time(member.seen_at))))
        asked = f"dismissing-{cohort.id}"
        if st.session_state.get(asked) != member.person:
            st.button(_("Take out"), key=f"dismiss-{member.person}", on_click=_ask, args=(asked, member.person))
            return
        safe_text.plain(
            _(
                "{name} will not read or comment here any more, and unused invitations of theirs stop. Their comments stay.",
                name=member.pseudonym,
            )
        )
        sure, not_yet = st.columns(2)
        not_yet.button(_("Leave it"), key=f"keep-{member.person}", on_click=_ask, args=(asked, ""), width="stretch")
        if sure.button(_("Take out now"), key=f"dismiss-now-{member.person}", width="stretch"):
            refusals = {
                "owner": _("This person owns the installation. Only an owner can take them out."),
                "last": _("Nobody else reviews here. Invite somebody first, or ask an owner."),
            }
            if signin.attempt(lambda: visit.store.moves.dismiss(visit.person, cohort.id, member.person), refusals):
                _ask(asked, "")
                st.rerun()


def _ask(name: str, person: str) -> None:
    st.session_state[name] = person


def _invite(visit: Visit, cohort: Cohort) -> None:
    st.subheader(_("Invite an instructor"), anchor=False)
    if st.button(_("Make an invitation"), key=f"invite-{cohort.id}"):
        codes: list[str] = []
        if signin.attempt(lambda: codes.append(visit.store.cohorts.invite(visit.person, cohort.id)), {}):
            link = shell.address(f"claim?code={codes[0]}")
            note = _("It works once, within two weeks. Send it to one person; it is shown only now.")
            keepsake(_("Invitation to review: {title}", title=cohort.title), link, link, note, key=f"invitation-{cohort.id}")
