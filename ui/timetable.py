"""When the lessons of a cohort open: read and set by those who run it. It knows dates, not what is in a lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from course.lesson import Course, Lesson
from course.words import _
from ui import local_clock, safe_text, signin

if TYPE_CHECKING:
    from storage.records import Cohort
    from ui.visit import Visit


def show(visit: Visit, cohort: Cohort, course: Course) -> None:
    """Draw the form with a date and a time for each lesson.

    :param visit: an instructor of the cohort, or an owner
    :param cohort: which one
    :param course: its course
    """
    st.header(_("Timetable"), anchor=False)
    zone = local_clock.zone_name()
    st.markdown(_("A lesson with a date opens at that time; one without a date is open. What a learner has begun stays open to them."))
    st.markdown(_("Write dates as year-month-day, for example 2026-12-01, and times as 9:00."))
    safe_text.plain(_("Times are those of your zone, {zone}.", zone=zone))
    if st.session_state.pop("timetable-saved", ""):
        st.success(_("The timetable is saved."))
    plan = visit.store.timetable.plan(visit.person, cohort.id)
    typed = {lesson.slug: _row(cohort, lesson, plan.get(lesson.slug, ""), zone) for lesson in course.lessons}
    if st.button(_("Save the timetable"), key=f"save-timetable-{cohort.id}", type="primary"):
        _save(visit, cohort, course, typed, zone)


def _row(cohort: Cohort, lesson: Lesson, at: str, zone: str) -> tuple[str, str]:
    title = _(
        "Lesson {number}: {title}", number=lesson.number, title=safe_text.prose(lesson.head.title)
    )  # a label is read out as it stands
    day, time = local_clock.as_typed(at, zone)
    key = f"{cohort.id}-{lesson.slug}"
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        typed_day = st.text_input(title, value=day, key=f"opens-day-{key}", placeholder=_("open"), width="stretch")
        label = _("Time, lesson {n}", n=lesson.number)
        typed_time = st.text_input(label, value=time, key=f"opens-time-{key}", placeholder=_("0:00"), width=120)
    return typed_day, typed_time


def _save(visit: Visit, cohort: Cohort, course: Course, typed: dict[str, tuple[str, str]], zone: str) -> None:
    opens: dict[str, str] = {}
    faults = 0
    for lesson in course.lessons:
        try:
            opens[lesson.slug] = local_clock.as_stored(*typed[lesson.slug], zone)
        except local_clock.NoTimeError as fault:
            faults += 1
            st.error(safe_text.label(_("{lesson}: {fault}", lesson=lesson.head.title, fault=fault)))
    if faults:
        st.markdown(_("Nothing was saved yet."))
    elif signin.attempt(lambda: visit.store.timetable.set(visit.person, cohort.id, opens), {}):
        st.session_state["timetable-saved"] = "1"
        st.rerun()
