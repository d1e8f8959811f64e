"""The comment bank of a cohort: put a comment in, edit it once, see where it was used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from course.lesson import Course
from course.words import _, many
from storage.bank import LONGEST
from storage.errors import Stale
from storage.records import Draft
from ui import home, names, queue, safe_text, signin

if TYPE_CHECKING:
    from storage.desk_records import Phrase
    from ui.visit import Visit


TURN = "bank-turn"


def show(visit: Visit, cohort: str, course: Course) -> None:
    """Draw the bank.

    :param visit: a reviewer
    :param cohort: its id
    :param course: its course
    """
    st.markdown(_("Comments you write often. In every review they can be put in where the caret stands; all reviewers share them."))
    turn = st.session_state.get(TURN, 0)  # an empty box after each one that was put in
    new = st.text_area(_("A new comment"), key=f"bank-new-{turn}", max_chars=LONGEST)
    if st.button(_("Put it into the bank"), key="bank-add", type="primary"):
        if signin.attempt(lambda: st.session_state.update({"bank-id": visit.store.bank.add(visit.person, cohort, new)}), _refusals()):
            st.session_state[TURN] = turn + 1
            st.rerun()
    for phrase in visit.store.bank.all(visit.person, cohort):
        _entry(visit, cohort, course, phrase)


def _refusals() -> dict[str, str]:
    return {
        "phrase": _("Write 1 to {limit} characters.", limit=LONGEST),
        "many": _("The bank is full. Remove a comment first."),
    }


def _entry(visit: Visit, cohort: str, course: Course, phrase: Phrase) -> None:
    with st.container(border=True, key=f"phrase-{phrase.id}"):
        text = st.text_area(_("Comment"), phrase.text, key=f"bank-{phrase.id}-{phrase.version}", max_chars=LONGEST)
        used = many("Used in {n} review", "Used in {n} reviews", phrase.uses) if phrase.uses else _("Not used yet")
        with st.container(horizontal=True, vertical_alignment="center"):
            if st.button(_("Keep the change"), key=f"bank-keep-{phrase.id}"):
                _edit(visit, cohort, phrase, text)
            if st.button(_("Remove it from the bank"), key=f"bank-remove-{phrase.id}", type="tertiary"):
                if signin.attempt(lambda: visit.store.bank.remove(visit.person, cohort, phrase.id), {}):
                    st.rerun()
        if not phrase.uses:
            st.caption(safe_text.label(used))
            return
        with st.expander(safe_text.label(used)):
            hidden = names.are_hidden(visit, cohort)
            for n, use in enumerate(visit.store.bank.uses(visit.person, cohort, phrase.id)):
                activity = course.activity(use.slug)
                who = names.shown(cohort, use.person, use.pseudonym, hidden=hidden)
                title = home.titled(activity) if activity else use.slug
                label = _("{who} · {title}, version {rev}", who=who, title=title, rev=use.rev)
                key = f"use-{phrase.id}-{n}"
                st.button(safe_text.label(label), key=key, type="tertiary", on_click=queue.open_one, args=(cohort, use.person, use.slug))


def _edit(visit: Visit, cohort: str, phrase: Phrase, text: str) -> None:
    theirs: list[str] = []

    def edit() -> None:
        try:
            visit.store.bank.edit(visit.person, cohort, phrase.id, text, phrase.version)
        except Stale as stale:
            if isinstance(stale.current, Draft):
                theirs.append(str(stale.current.body.get("text", "")))

    if signin.attempt(edit, _refusals()):
        if not theirs:
            st.rerun()
        st.error(_("Somebody else changed this comment since you opened it. Your words are still here; theirs are:"))
        safe_text.plain(theirs[0])
