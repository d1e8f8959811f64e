"""The class, view One question: every answer to one activity, newest first, in one line each or field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from activities.work import Work
from course.compare import Leaf
from course.words import _, many
from ui import class_names, content, names, safe_text
from ui.classwide import around_of
from ui.sheet import answer as reading
from ui.visit import given

if TYPE_CHECKING:
    from course.lesson import Activity
    from storage.class_records import Said
    from ui.classroom import Desk

PAGE = 25  # answers at once


def show(desk: Desk) -> None:
    """Draw the view."""
    named = desk.course.activity(st.query_params.get("activity", ""))
    further = [named] if named is not None and named.follows else []
    activity = desk.choose_activity([*desk.asked(), *further], "question-activity")
    if activity is None:
        return
    st.markdown(safe_text.prose(content.linked(desk.course, activity.head.prompt)))
    before = st.query_params.get("before", "")
    before = before if before.isdecimal() and len(before) < 16 else ""
    page = desk.visit.store.class_answers.question(
        desk.visit.person, desk.cohort, activity.id, around_of(desk.course, activity), PAGE, int(before) if before else None
    )
    if not page.rows:
        st.markdown(_("Nobody has handed this in yet."))
        return
    tally = desk.visit.store.answers.counts(desk.visit.person, desk.cohort).get(activity.id)
    n = tally.people if tally else 0
    st.caption(many("{n} learner handed this in.", "{n} learners handed this in.", n))
    hidden = names.are_hidden(desk.visit, desk.cohort)
    names.switch(desk.visit, desk.cohort, hidden=hidden)
    rows = names.mixed(page.rows, lambda said: said.person, hidden=hidden)
    works = {said.person: Work(desk.course, given(said.latest)) for said in page.rows}
    leaves = {said.person: _leaves(works[said.person], activity, said) for said in page.rows}
    field = _field(leaves)
    for said in rows:
        who = names.shown(desk.cohort, said.person, said.pseudonym, hidden=hidden)
        _answer(desk, activity, said, who, works[said.person], leaves[said.person], field)
    _turn(desk, page.next, before)
    class_names.show(desk, activity)


def _leaves(work: Work, activity: Activity, said: Said) -> list[Leaf]:
    revision = said.latest.get(activity.id)
    return [leaf for leaf in work.leaves(activity, revision.body) if leaf.text] if revision and not revision.damaged else []


def _field(leaves: dict[str, list[Leaf]]) -> str:
    """Which field of each answer is shown: an empty text for one line, ``*`` for all."""
    labels = list(dict.fromkeys(leaf.label for found in leaves.values() for leaf in found if leaf.label))
    words = {"": _("In one line"), "*": _("All fields")}
    return st.selectbox(_("Show each answer"), ["", "*", *labels], format_func=lambda label: words.get(label, label), key="question-field")


def _answer(desk: Desk, activity: Activity, said: Said, who: str, work: Work, leaves: list[Leaf], field: str) -> None:
    revision = said.latest.get(activity.id)
    with st.container(border=True, key=f"said-{said.person}", gap=None):
        desk.review_link(said.person, activity.id, who)
        if not field:
            safe_text.plain(work.summary(activity) or _("Nothing in it is for you to read."))
        else:
            shown = leaves if field == "*" else [leaf for leaf in leaves if leaf.label == field]
            reading.show_answer(shown, key=f"said-{said.person}-{revision.rev if revision else 0}")
        if revision is not None and revision.withheld:
            st.caption(_("Some entries are kept private by the learner."))


def _turn(desk: Desk, following: int | None, before: str) -> None:
    older, newest = st.columns(2)
    if following is not None and older.button(_("Older"), key="question-older", width="stretch"):
        desk.go(before=str(following))
        st.rerun()
    if before and newest.button(_("Newest"), key="question-newest", width="stretch"):
        desk.go(before="")
        st.rerun()
