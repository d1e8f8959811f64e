"""Which lessons are not open to a learner yet. What somebody has begun stays open to them; those who review see everything."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import streamlit as st

from course.lesson import Activity, Course, Lesson
from course.opening import closed_lessons
from course.words import _
from ui import comebacks, frame, safe_text, thread

if TYPE_CHECKING:
    from storage.records import Enrolment
    from storage.store import Store
    from ui.visit import Visit


def closed(visit: Visit) -> dict[str, str]:
    """The lessons of this visit's course that open later, with their times; none for those who review or learn alone."""
    if not visit.timetable:
        return {}
    written = (slug for slug, draft in visit.drafts.items() if draft.body)
    return closed_lessons(visit.timetable, visit.course, (*visit.revisions, *written), comebacks.now())


def lets_in(store: Store, person: str, place: Enrolment, activity: Activity, course: Course, handed: Iterable[str]) -> bool:
    """Whether somebody may write to an activity now; what they have begun stays open.

    :param store: the open store
    :param person: who writes
    :param place: where they are enrolled
    :param activity: what they write to
    :param course: its course
    :param handed: the activities they have handed in there
    """
    if place.role != "learner" or place.self_study:
        return True
    opens = store.timetable.mine(person, place.cohort)
    if activity.lesson not in opens:
        return True
    written = (slug for slug, draft in store.answers.drafts(person, place.cohort).items() if draft.body)
    return activity.lesson not in closed_lessons(opens, course, (*handed, *written), comebacks.now())


def sentence(at: str) -> str:
    """When a lesson opens, in words.

    :param at: UTC ISO text
    """
    return _("Opens on {time}", time=thread.local_time(at))


def show(lesson: Lesson, at: str) -> None:
    """The page of a lesson that is not open yet: its title, when it opens, and nothing of what is in it."""
    st.title(safe_text.label(lesson.head.title), anchor=False)
    safe_text.plain(_("This lesson opens on {time}. Until then, go on with another one.", time=thread.local_time(at)))
    st.page_link(frame.link("home"), label=_("Go to Home"), icon=":material/home:")
