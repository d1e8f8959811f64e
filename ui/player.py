"""A lesson on the screen: its text, its activities, its sources, the way on. It knows no kind of activity."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from course.lesson import Lesson, Prose
from course.words import _, many
from storage.errors import StorageError
from ui import activity, along, content, frame, moments, openings, safe_text

if TYPE_CHECKING:
    from ui.visit import Visit


def show(visit: Visit, slug: str) -> None:
    """Draw one lesson for one learner, and remember that they were here.

    :param visit: who reads
    :param slug: the lesson's slug; one that is not in the course gives a quiet notice
    """
    lesson = visit.course.lesson(slug)
    if lesson is None:
        st.title(_("This lesson cannot be shown at the moment"), anchor=False)
        st.markdown(_("Your answers to it are kept. Go on with another lesson."))
        st.page_link(frame.link("home"), label=_("Go to Home"), icon=":material/home:")
        return
    opens = openings.closed(visit).get(slug)
    if opens:
        openings.show(lesson, opens)
        return
    _remember(visit, slug)
    moments.keep_places(visit)
    _head(lesson)
    for block in lesson.blocks:
        if isinstance(block, Prose):
            st.markdown(safe_text.prose(content.linked(visit.course, block.text)))
        else:
            activity.show(visit, block)
    done, of = visit.work.done(slug)
    if of and done == of:
        along.notice(visit, slug)
    _foot(visit, lesson)


def _remember(visit: Visit, slug: str) -> None:
    if st.session_state.get("place") == (visit.cohort + slug):
        return
    try:
        visit.store.answers.place(visit.person, visit.cohort, slug)
        st.session_state["place"] = visit.cohort + slug
    except StorageError:
        pass  # where somebody was is a comfort, not their work


def about(lesson: Lesson) -> str:
    """Number, length and number of activities of a lesson, in one line."""
    parts = [
        _("Lesson {number}", number=lesson.number),
        many("{n} minute", "{n} minutes", lesson.head.minutes),
        many("{n} activity", "{n} activities", len(lesson.activities)),
    ]
    return " · ".join([*parts, _("optional")] if lesson.head.optional else parts)


def _head(lesson: Lesson) -> None:
    st.title(safe_text.label(lesson.head.title), anchor=False)
    st.caption(about(lesson))
    st.markdown(_("After this lesson you can:") + "\n" + "".join(f"\n- {safe_text.prose(goal)}" for goal in lesson.head.goals))


def _foot(visit: Visit, lesson: Lesson) -> None:
    with st.expander(_("Sources of this lesson")):
        sources = visit.course.head.sources
        st.markdown("".join(f"\n- {safe_text.prose(sources.get(source, source))}" for source in lesson.head.sources))
    order = list(visit.course.lessons)
    at = order.index(lesson)
    before, after = st.columns(2)
    if at == 0:
        before.page_link(frame.link("home"), label=_("Home"), icon=":material/home:")
    if at > 0:
        label = safe_text.label(order[at - 1].head.title)
        before.page_link(frame.lesson_link(visit.course, order[at - 1]), label=label, icon=":material/arrow_back:")
    if at + 1 < len(order):
        label = safe_text.label(order[at + 1].head.title)
        after.page_link(frame.lesson_link(visit.course, order[at + 1]), label=label, icon=":material/arrow_forward:")
    elif visit.course.head.map is not None:
        after.page_link(frame.link("map"), label=_("See my map"), icon=":material/hub:")
