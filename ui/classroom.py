"""The class: which cohort, which view; the views are drawn elsewhere. The address says what is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from activities import kinds
from course.lesson import Activity, Course, Lesson
from course.words import _
from ui import address, class_charts, class_needs, class_progress, class_question, frame, home, safe_text, teaching

if TYPE_CHECKING:
    from ui.visit import Visit


@dataclass(frozen=True)
class Desk:
    """One cohort before one of its instructors."""

    visit: Visit
    cohort: str
    course: Course

    def asked(self, lesson: Lesson | None = None) -> list[Activity]:
        """The activities that ask something, of one lesson or of all."""
        lessons = self.course.lessons if lesson is None else (lesson,)
        return [a for one in lessons for a in one.activities if kinds()[a.kind].asks]

    def go(self, **place: str) -> None:
        """Change the address; empty values leave it."""
        address.go(**{**place, "cohort": self.cohort})

    def choose_activity(self, activities: list[Activity], key: str) -> Activity | None:
        """A box of activities that follows the address."""
        by_id = {activity.id: activity for activity in activities}
        if not by_id:
            return None
        chosen = address.follow("activity", key, list(by_id))
        ids, change = list(by_id), ("activity", key, "before")
        st.selectbox(_("Activity"), ids, format_func=lambda id: self.titled(by_id[id]), key=key, on_change=address.write, args=change)
        return by_id[chosen]

    def titled(self, activity: Activity) -> str:
        """An activity with the number of its lesson."""
        lesson = self.course.lesson(activity.lesson)
        return _("{number}. {title}", number=lesson.number if lesson else "", title=home.titled(activity))

    def review_link(self, person: str, slug: str, label: str) -> None:
        """A link to one answer on the review desk; the label is anybody's text."""
        place = {"cohort": self.cohort, "learner": person, "activity": slug}
        st.page_link(frame.link("review"), label=safe_text.label(label), icon=":material/rate_review:", query_params=place)


def show(visit: Visit) -> None:
    """Draw the page."""
    st.title(_("The class"), anchor=False)
    chosen = teaching.cohort_and_course(visit, "class-cohort")
    if chosen is None:
        return
    cohort, course = chosen
    desk = Desk(visit, cohort.cohort, course)
    views = {
        "progress": (_("Progress"), class_progress.show),
        "question": (_("One question"), class_question.show),
        "charts": (_("Charts"), class_charts.show),
        "needs": (_("Who needs me"), class_needs.show),
    }
    view = address.follow("view", "class-view", list(views))
    change = ("view", "class-view", "learner", "after", "before", "further")
    st.radio(
        _("View"),
        list(views),
        format_func=lambda name: views[name][0],
        horizontal=True,
        key="class-view",
        on_change=address.write,
        args=change,
    )
    views[view][1](desk)
