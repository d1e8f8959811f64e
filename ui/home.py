"""Home, part by part: the course and its lessons, how to begin, what is new, where to go on. It draws; the store remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from activities.work import Work
from course.words import _, many
from ui import comebacks, content, frame, further, openings, safe_text, signin, thread
from ui.keepsake.keepsake import keepsake
from ui.shell import shell
from ui.visit import given

if TYPE_CHECKING:
    from course.lesson import Activity, Course, Lesson
    from storage.records import Review
    from ui.visit import Visit


def fresh_code() -> None:
    """Show a new resume code, once: it is gone when the learner says they have kept it."""
    code = st.session_state.get("fresh_code")
    if not code:
        return
    link = shell.address(f"sign-in?resume={code}")
    keepsake(
        _("Your resume code"),
        code,
        link,
        _("It is shown only now. With it you come back on any device; on this one you stay signed in."),
        key="fresh-code",
    )
    if st.button(_("I have kept it"), key="kept-code", type="primary"):
        del st.session_state["fresh_code"]
        st.rerun()


def course(visit: Visit) -> None:
    """Title and summary of the course."""
    st.title(safe_text.label(visit.course.head.title), anchor=False)
    st.markdown(safe_text.prose(visit.course.head.summary))


def begin(visit: Visit) -> None:
    """The way in for somebody new, beside the other ways."""
    with st.container(border=True):
        signin.start(visit)
        st.caption(_("You have a file from another place? Begin here first; then bring it in under Take away."))
    st.page_link(frame.link("signin"), label=_("I have been here before, or I review"), icon=":material/login:")


def news(visit: Visit) -> None:
    """Comments the learner has not read yet."""
    if not visit.is_learner:
        return
    for item in visit.store.reviews.news(visit.person, visit.cohort):
        _one_news(visit, item)


def _one_news(visit: Visit, item: Review) -> None:
    activity = visit.course.activity(item.slug)
    lesson = visit.course.lesson_of(item.slug)
    if activity is None or lesson is None:
        return
    with st.container(border=True, key=f"news-{item.n}"):
        who, title = item.reviewer_name or _("Somebody who has left"), titled(activity)
        sentence = _("{who} commented on “{title}”, your version {rev}.", who=who, title=title, rev=item.rev)
        if item.verdict == "returned":
            sentence = _("{who} returned “{title}”, your version {rev}, for another look.", who=who, title=title, rev=item.rev)
        elif item.verdict == "accepted":
            sentence = _("{who} accepted “{title}”, your version {rev}.", who=who, title=title, rev=item.rev)
        safe_text.plain(sentence)
        place = {"to": activity.follows or activity.id}
        label = _("Read it in the lesson")
        st.page_link(frame.lesson_link(visit.course, lesson), label=label, icon=":material/mark_unread_chat_alt:", query_params=place)


def titled(activity: Activity) -> str:
    """The title of an activity; the line after a discussion and a come-back say which one they follow."""
    if activity.back:
        return many("{title} (after {n} day)", "{title} (after {n} days)", activity.back, title=activity.head.title)
    return _("{title} (afterwards)", title=activity.head.title) if activity.follows else activity.head.title


def desk(visit: Visit) -> None:
    """Where to go on, in one line and one link."""
    if not visit.is_learner:
        if visit.is_instructor:
            st.page_link(frame.link("review"), label=_("Go to the submissions"), icon=":material/rate_review:")
        else:
            further.begin_button(visit)
        return
    place = visit.store.answers.last_place(visit.person, visit.cohort)
    closed = openings.closed(visit)
    lesson = _next(visit, place or "", closed)
    done, of = visit.work.done()
    st.progress(done / of if of else 0.0, text=many("{done} of {n} activity done", "{done} of {n} activities done", of, done=done))
    begun, finished = bool(place), done >= of
    label = _("Continue: {title}", title=lesson.head.title) if begun else _("Begin: {title}", title=lesson.head.title)
    if finished:
        st.markdown(_("You have done every activity. You can still change your answers and hand them in again."))
    elif lesson.slug in closed:
        time = thread.local_time(closed[lesson.slug])
        safe_text.plain(_("No further lesson is open yet. “{lesson}” opens on {time}.", lesson=lesson.head.title, time=time))
    elif st.button(safe_text.label(label), key="continue", type="primary", icon=":material/play_arrow:"):
        st.switch_page(frame.lesson_link(visit.course, lesson))
    if not visit.revisions:
        st.page_link(frame.link("takeaway"), label=_("Bring in a file from another place"), icon=":material/upload_file:")
    if visit.course.head.map is not None and visit.work.things(visit.course.head.map.roster):
        st.page_link(frame.link("map"), label=_("See my map"), icon=":material/hub:")


def _next(visit: Visit, place: str, closed: dict[str, str]) -> Lesson:
    """The lesson to go on with: where one was, else the first one that is open; the one that opens first when none is."""
    was = visit.course.lesson(place)
    ways = [lesson for lesson in (was, *visit.course.lessons) if lesson is not None]
    return next((lesson for lesson in ways if lesson.slug not in closed), min(ways, key=lambda lesson: closed.get(lesson.slug, "")))


def lessons(visit: Visit) -> None:
    """The lessons with their minutes and what is done of each; quiet notices for those that cannot be read."""
    st.header(_("Lessons"))
    closed = openings.closed(visit)
    for lesson in visit.course.lessons:
        _one_lesson(visit, lesson, closed.get(lesson.slug, ""))
    reading = content.readings()[visit.course.slug]
    for slug in reading.broken:
        st.caption(_("The lesson “{slug}” cannot be shown at the moment. Your answers to it are kept.", slug=safe_text.label(slug)))


def _one_lesson(visit: Visit, lesson: Lesson, opens: str) -> None:
    with st.container(border=True, key=f"lesson-{lesson.slug}"):
        title = _("{number}. {title}", number=lesson.number, title=lesson.head.title)
        if opens:
            st.markdown(safe_text.label(title))
            st.caption(safe_text.label(openings.sentence(opens)))
            return
        st.page_link(frame.lesson_link(visit.course, lesson), label=safe_text.label(title))
        parts = [_("optional")] if lesson.head.optional else []
        parts.append(many("{n} minute", "{n} minutes", lesson.head.minutes))
        if visit.is_learner:
            done, of = visit.work.done(lesson.slug)
            parts.append(many("{done} of {n} activity done", "{done} of {n} activities done", of, done=done))
        else:
            parts.append(many("{n} activity", "{n} activities", len(lesson.activities)))
        st.caption(" · ".join(parts))
        st.markdown(safe_text.prose(lesson.head.goals[0]))


def due(visit: Visit) -> None:
    """What comes back today."""
    if not visit.is_learner:
        return
    for back, _one in comebacks.waiting(visit):
        lesson = visit.course.lesson_of(back.id)
        if lesson is None:
            continue
        with st.container(border=True, key=f"due-{back.id}"):
            safe_text.plain(_("It is time to come back to “{title}”.", title=titled(back)))
            where, place = frame.lesson_link(visit.course, lesson), {"to": back.id}
            st.page_link(where, label=_("Come back to it"), icon=":material/event_repeat:", query_params=place)


def courses(visit: Visit) -> None:
    """The other courses of this installation, each with how far one is, and the way to it."""
    others = [course for course in content.courses().values() if course.slug != visit.course.slug]
    if not others:
        return
    st.header(_("Other courses"))
    for course in others:
        with st.container(border=True, key=f"course-{course.slug}"):
            st.markdown(f"**{safe_text.label(course.head.title)}**")
            st.markdown(safe_text.prose(course.head.summary))
            st.caption(safe_text.label(_progress(visit, course)))
            if st.button(_("Go to this course"), key=f"go-{course.slug}"):
                frame.choose_course(course.slug)
                st.rerun()


def _progress(visit: Visit, course: Course) -> str:
    lessons = many("{n} lesson", "{n} lessons", len(course.lessons))
    begun = [e for e in visit.identity.enrolments if e.course == course.slug and e.role == "learner"] if visit.identity else []
    if not begun:
        return _("{lessons}, not begun", lessons=lessons)
    latest = visit.store.answers.latest(visit.person, begun[0].cohort)
    done, of = Work(course, given(latest)).done()
    return " · ".join((lessons, many("{done} of {n} activity done", "{done} of {n} activities done", of, done=done)))
