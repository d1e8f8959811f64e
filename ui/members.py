"""The learners of a cohort, found by name, some at a time; one of them opened has a module of their own. Never all of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from course.words import _
from ui import member, safe_text, thread

if TYPE_CHECKING:
    from storage.records import Cohort, Member
    from ui.visit import Visit


def show(visit: Visit, cohort: Cohort, cohorts: list[Cohort]) -> None:
    """Draw the list, or the person whom the address names.

    :param visit: an instructor of the cohort, or an owner
    :param cohort: which one
    :param cohorts: all the visitor runs
    """
    said = st.session_state.pop("member-said", "")
    if said:
        st.success(safe_text.label(said))
    if "person" in st.query_params:
        member.show(visit, cohort, cohorts, st.query_params["person"])
    else:
        _list(visit, cohort)


def _list(visit: Visit, cohort: Cohort) -> None:
    st.header(_("People"), anchor=False)
    search = st.text_input(_("Find a learner by name"), key=f"find-{cohort.id}", placeholder=_("Part of the name"))
    places = _places(cohort, search)
    page = visit.store.members.page(visit.person, cohort.id, search, places[-1])
    if not page.rows:
        st.markdown(_("No name here has that in it.") if search.strip() else _("Nobody has joined yet. Give out the join link."))
    with st.container(gap="xxsmall", key="member-rows"):
        for row in page.rows:
            _row(row)
    if len(places) > 1 or page.next:
        back, on = st.columns(2)
        back.button(_("Names before"), key="members-back", disabled=len(places) < 2, on_click=_back, args=(places,), width="stretch")
        on.button(_("More names"), key="members-on", disabled=not page.next, on_click=places.append, args=(page.next,), width="stretch")


def _places(cohort: Cohort, search: str) -> list[str]:
    """Where each page so far began, the present one last; another search begins anew."""
    key, about = "members-places", f"{cohort.id} {search}"
    if st.session_state.get("members-about") != about:
        st.session_state["members-about"] = about
        st.session_state[key] = [""]
    places: list[str] = st.session_state[key]
    return places


def _back(places: list[str]) -> None:
    places.pop()


def _row(row: Member) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"member-row-{row.person}"):
        name = safe_text.label(row.pseudonym)
        st.button(name, key=f"member-{row.person}", icon=":material/person:", type="tertiary", on_click=_open, args=(row.person,))
        st.caption(safe_text.label(_("Last here {time}", time=thread.local_time(row.seen_at))))


def _open(person: str) -> None:
    st.query_params["person"] = person
