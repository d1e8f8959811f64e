"""The cohorts of an instructor or owner: choose one or make one, and the parts of its desk, each of which has its own module."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from course.words import _, many
from ui import announcing, content, instructors, joining, members, safe_text, signin, timetable

if TYPE_CHECKING:
    from storage.records import Cohort
    from ui.visit import Visit

TITLE = 80  # characters


def show(visit: Visit) -> None:
    """Draw the page."""
    st.title(_("Cohorts"), anchor=False)
    cohorts = visit.store.cohorts.list(visit.person)
    made = st.session_state.pop("cohort-made", "")
    if made:
        st.query_params.from_dict({"cohort": made})
    if not cohorts:
        st.markdown(_("There is no cohort yet. A cohort is a group of learners with a join link and somebody who reviews."))
    cohort = _choose(cohorts)
    part = _part() if cohort is not None else "joining"
    if cohort is not None:
        _one(visit, cohort, cohorts, part)
    if visit.is_owner and part == "joining":
        _create(visit)


def _choose(cohorts: list[Cohort]) -> Cohort | None:
    if len(cohorts) < 2:
        return cohorts[0] if cohorts else None
    by_id = {cohort.id: cohort for cohort in cohorts}
    _follow_address("cohort", "cohort-shown", list(by_id))
    names = {cohort.id: cohort.title for cohort in cohorts}
    return by_id[st.selectbox(_("Cohort"), list(names), format_func=lambda id: names[id], key="cohort-shown", on_change=_turn_to_cohort)]


def _follow_address(parameter: str, key: str, known: list[str]) -> None:
    """Let the address decide what a box shows, when it is opened and on the way back.

    Only when the address is another one than the box made: a value set in every run would take back what was pressed meanwhile.
    """
    wanted = st.query_params.get(parameter, "")
    wanted = wanted if wanted in known else known[0]
    if st.session_state.get(key) != wanted:
        st.session_state[key] = wanted


def _turn_to_cohort() -> None:
    part = {"part": st.query_params["part"]} if "part" in st.query_params else {}
    st.query_params.from_dict({"cohort": st.session_state["cohort-shown"]} | part)  # what else stood there was about another cohort


def _one(visit: Visit, cohort: Cohort, cohorts: list[Cohort], part: str) -> None:
    safe_text.plain(_("{title}: {people}", title=cohort.title, people=many("{n} learner", "{n} learners", cohort.learners)))
    course = content.courses().get(cohort.course)
    if part == "people":
        members.show(visit, cohort, cohorts)
    elif part == "timetable" and course is not None:
        timetable.show(visit, cohort, course)
    elif part == "timetable":
        st.markdown(_("The course of this cohort is not installed any more. Its answers are kept."))
    elif part == "announcement":
        announcing.show(visit, cohort)
    elif part == "instructors":
        instructors.show(visit, cohort)
    else:
        joining.show(visit, cohort, course)


def _part() -> str:
    names = {
        "joining": _("Join link"),
        "people": _("People"),
        "timetable": _("Timetable"),
        "announcement": _("Announcement"),
        "instructors": _("Instructors"),
    }
    _follow_address("part", "cohort-part", list(names))
    label = _("What to look after")
    return str(
        st.radio(label, list(names), format_func=lambda part: names[part], key="cohort-part", on_change=_turn_to_part, horizontal=True)
    )


def _turn_to_part() -> None:
    st.query_params["part"] = st.session_state["cohort-part"]
    st.query_params.pop("person", None)


def _create(visit: Visit) -> None:
    st.header(_("Make a new cohort"), anchor=False)
    courses = content.courses()
    title = st.text_input(_("Name of the cohort"), key="cohort-title", placeholder=_("For example: Evening class, spring"))
    slugs = list(courses)
    course = slugs[0]
    if len(slugs) > 1:
        course = st.selectbox(_("Course"), slugs, format_func=lambda slug: courses[slug].head.title, key="cohort-course")
    if st.button(_("Make the cohort"), key="make-cohort", type="primary"):
        name = signin.tidy(title)
        if not name or len(name) > TITLE:
            st.error(_("Give the cohort a name of 1 to {limit} characters.", limit=TITLE))
        elif signin.attempt(
            lambda: st.session_state.update({"cohort-made": visit.store.cohorts.create(visit.person, course, name).id}), {}
        ):
            st.rerun()
