"""Names at the reviewers' desk: hidden at first, shown on request, and the request is written down."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, TypeVar

import streamlit as st

from course.words import _
from storage.aliases import alias
from ui import signin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ui.visit import Visit

T = TypeVar("T")
SHOWN = "names-shown"


def are_hidden(visit: Visit, cohort: str) -> bool:
    """Whether this reviewer sees names in this cohort now: what was shown stays shown until the page is loaded anew."""
    return cohort not in st.session_state.get(SHOWN, ()) and visit.store.desk.rules(visit.person, cohort).names_hidden


def shown(cohort: str, person: str, pseudonym: str, *, hidden: bool) -> str:
    """What a learner is called on the screen.

    :param cohort: the cohort's id
    :param person: the learner's id
    :param pseudonym: their name there
    :param hidden: see :func:`are_hidden`
    """
    return _("Learner {code}", code=alias(cohort, person)) if hidden else pseudonym


def mixed(rows: Iterable[T], key: Callable[[T], str], *, hidden: bool) -> list[T]:
    """Rows of one page in an order that tells nothing, the same each time; as they are when names are shown.

    :param rows: of one page
    :param key: what tells a row from the others
    """
    return sorted(rows, key=lambda row: hashlib.sha256(key(row).encode()).digest()) if hidden else list(rows)


def switch(visit: Visit, cohort: str, *, hidden: bool) -> None:
    """The way to see names, where they are hidden."""
    if not hidden:
        return
    help = _("Names are hidden so that an answer is read for itself. That you looked is written down.")
    if st.button(_("Show names"), key="show-names", icon=":material/visibility:", type="tertiary", help=help):
        if signin.attempt(lambda: visit.store.desk.show_names(visit.person, cohort), {}):
            st.session_state[SHOWN] = {*st.session_state.get(SHOWN, ()), cohort}
            st.rerun()
