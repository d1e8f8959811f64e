"""How a cohort is reviewed, and how one reviewer likes to work: hidden names, a second person, keys, going on after a release."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import streamlit as st

from course.words import _
from ui import signin

if TYPE_CHECKING:
    from ui.visit import Visit

KEYS, ONWARD = "keys", "onward"
OFF, ON = "off", "on"


def has_keys(habits: Mapping[str, str]) -> bool:
    """Whether keys with modifiers work for this reviewer; they do until switched off."""
    return habits.get(KEYS) != OFF


def goes_on(habits: Mapping[str, str]) -> bool:
    """Whether a release opens the next submission; it does until switched off."""
    return habits.get(ONWARD) != OFF


def show(visit: Visit, cohort: str) -> None:
    """Draw the rules of a cohort and the habits of who looks at them."""
    desk, habits = visit.store.desk, visit.store.desk.habits(visit.person, cohort)
    st.header(_("For you alone"), anchor=False)
    _habit(visit, cohort, KEYS, _("Keys with modifiers"), has_keys(habits))
    st.markdown(_("`Alt+K` previous · `Alt+J` next · Ctrl or ⌘ with S saves the draft now · Ctrl or ⌘ with Enter releases"))
    _habit(visit, cohort, ONWARD, _("Open the next one after a release"), goes_on(habits))
    rules = desk.rules(visit.person, cohort)
    st.header(_("For everybody who reviews here"), anchor=False)
    hide = st.toggle(_("Hide names until somebody asks for them"), value=rules.names_hidden, key=f"hide-names-{cohort}")
    if hide != rules.names_hidden and signin.attempt(lambda: desk.hide_names(visit.person, cohort, hide), {}):
        st.rerun()
    second = st.toggle(
        _("Another person than the writer releases a review"),
        value=rules.second_person,
        key=f"second-{cohort}",
        disabled=not visit.is_owner,
        help=_("The owner of this installation decides it."),
    )
    if second != rules.second_person and visit.is_owner:
        if signin.attempt(lambda: desk.ask_second(visit.person, cohort, second), {}):
            st.rerun()


def _habit(visit: Visit, cohort: str, name: str, label: str, now: bool) -> None:
    wanted = st.toggle(label, value=now, key=f"habit-{name}-{cohort}")
    if wanted != now and signin.attempt(lambda: visit.store.desk.keep_habit(visit.person, cohort, name, ON if wanted else OFF), {}):
        st.rerun()
