"""The class, view Progress: how far all are together, then learner by learner; one lesson opened shows its activities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from charts.bars import bars
from charts.words import BarsWords
from course.lesson import Activity, Lesson
from course.words import _, catalogued, many
from storage.errors import NotFound
from ui import address, drawing, home, safe_text, thread
from ui.grid.grid import GridCell, GridRow, grid
from ui.picture.component import picture

if TYPE_CHECKING:
    from storage.class_records import Classmate, Step
    from storage.records import Tally
    from ui.classroom import Desk

PAGE = 50  # learners in one table
BINS = 8  # bars of the distribution, beside one for those who have handed in nothing
PIE = "○◔◑◕●"  # nothing, up to a third, up to two thirds, less than all, all


def words_of_steps() -> dict[str, str]:
    """How far a learner is with one activity, in words and a sign."""
    return {
        "": _("– not yet"),
        "draft": _("… draft only"),
        "handed in": _("✓ handed in"),
        "reviewed": _("★ reviewed"),
        "changed": _("↻ changed"),
        "replied": _("↩ replied"),
    }


SHADES = {"": 0.0, "draft": 0.2, "handed in": 0.6, "reviewed": 1.0, "changed": 0.6, "replied": 0.6}


def show(desk: Desk) -> None:
    """Draw the view."""
    if person := st.query_params.get("learner", ""):
        _one_learner(desk, person)
        return
    learners = desk.visit.store.cohorts.get(desk.visit.person, desk.cohort).learners
    if not learners:
        st.markdown(_("Nobody has joined yet. The join link stands under Cohorts."))
        return
    _distribution(desk, learners)
    lesson = _lesson(desk)
    search = address.follow("find", "class-find")
    st.text_input(
        _("Find a learner by a part of the name"), key="class-find", on_change=address.write, args=("find", "class-find", "after")
    )
    page = desk.visit.store.classroom.learners(
        desk.visit.person, desk.cohort, PAGE, after=st.query_params.get("after", ""), search=search.strip()
    )
    if not page.rows:
        st.markdown(_("No learner is called that."))
    else:
        tallies = desk.visit.store.answers.counts(desk.visit.person, desk.cohort)
        _table(desk, lesson, page.rows, tallies, learners)
    turn(desk, page.next, "after")


def turn(desk: Desk, following: str | None, name: str) -> None:
    """Buttons to the next page of a list and back to its beginning.

    :param following: where the next page begins, None on the last one
    :param name: of the place in the address
    """
    first, more = st.columns(2)
    if st.query_params.get(name) and first.button(_("From the beginning"), key=f"first-{name}", width="stretch"):
        desk.go(**{name: ""})
        st.rerun()
    if following is not None and more.button(_("Next page"), key=f"next-{name}", width="stretch"):
        desk.go(**{name: following})
        st.rerun()


def _lesson(desk: Desk) -> Lesson | None:
    lessons = {lesson.slug: lesson for lesson in desk.course.lessons if desk.asked(lesson)}
    names = {slug: _("{number}. {title}", number=lesson.number, title=lesson.head.title) for slug, lesson in lessons.items()}
    slugs, change = ["", *lessons], ("lesson", "class-lesson", "after")
    slug = address.follow("lesson", "class-lesson", slugs)
    st.selectbox(
        _("Lesson"),
        slugs,
        format_func=lambda slug: names.get(slug, _("All lessons")),
        key="class-lesson",
        on_change=address.write,
        args=change,
    )
    return lessons.get(slug)


def _distribution(desk: Desk, learners: int) -> None:
    """How many learners have handed in how many activities."""
    done = desk.visit.store.classroom.done(desk.visit.person, desk.cohort)
    rows = binned(done, learners, len(desk.asked()))
    title = _("Activities handed in")
    words = catalogued(BarsWords(title=title, subtitle=_("A bar is a number of learners."), column_label=_("Activities")))
    wide, narrow = (bars([(label, [("", float(n))]) for label, n in rows], words, width) for width in (drawing.WIDE, drawing.NARROW))
    picture(wide, narrow, {}, key="class-distribution", words=drawing.picture_words())


def binned(done: Mapping[int, int], learners: int, most: int) -> list[tuple[str, int]]:
    """Learners by how many activities they have handed in, in a handful of steps.

    :param done: activities → learners, without those who have none
    :param learners: all of them
    :param most: activities there are
    """
    size = max(1, -(-most // BINS))
    rows = [(_("None"), max(0, learners - sum(done.values())))]
    for low in range(1, most + 1, size):
        high = min(most, low + size - 1)
        last = high == most  # answers to activities that were taken out may make it more
        n = sum(count for activities, count in done.items() if low <= activities and (last or activities <= high))
        rows.append((str(low) if low == high else _("{low} to {high}", low=low, high=high), n))
    return rows


def _table(desk: Desk, lesson: Lesson | None, rows: Sequence[Classmate], tallies: Mapping[str, Tally], learners: int) -> None:
    if lesson is None:
        lessons = [one for one in desk.course.lessons if desk.asked(one)]
        columns = [_("{number}. {title}", number=one.number, title=one.head.title) for one in lessons]
        whole = [_share(sum(_people(tallies, a) for a in desk.asked(one)), learners * len(desk.asked(one))) for one in lessons]
        body = [[_of(row.steps, desk.asked(one)) for one in lessons] for row in rows]
        caption = _("Activities handed in, lesson by lesson")
    else:
        activities = desk.asked(lesson)
        columns = [home.titled(activity) for activity in activities]
        whole = [_share(_people(tallies, activity), learners) for activity in activities]
        body = [[_state(row.steps.get(activity.id)) for activity in activities] for row in rows]
        caption = _("How far each learner is: {title}", title=lesson.head.title)
    everybody = GridRow(many("{n} learner", "All {n} learners", learners), tuple(whole), strong=True)
    made = [GridRow(row.pseudonym, tuple(cells), row.person) for row, cells in zip(rows, body, strict=True)]
    chosen = grid(caption, [_("Learner"), *columns], [everybody, *made], key="class-grid")
    if chosen:
        desk.go(learner=chosen)
        st.rerun()


def _people(tallies: Mapping[str, Tally], activity: Activity) -> int:
    tally = tallies.get(activity.id)
    return tally.people if tally else 0


def _share(n: int, all: int) -> GridCell:
    return GridCell(_("{n} %", n=round(100 * n / all) if all else 0), n / all if all else 0.0)


def _of(steps: Mapping[str, Step], activities: Sequence[Activity]) -> GridCell:
    done, all = sum(1 for a in activities if steps.get(a.id, "draft") != "draft"), len(activities)
    sign = PIE[-1] if done == all else PIE[0] if not done else PIE[min(3, 1 + 3 * done // all)]
    return GridCell(_("{sign} {n} of {all}", sign=sign, n=done, all=all), done / all)


def _state(step: Step | None) -> GridCell:
    return GridCell(words_of_steps()[step or ""], SHADES[step or ""])


def _one_learner(desk: Desk, person: str) -> None:
    if st.button(_("Back to the class"), key="class-back", icon=":material/arrow_back:", type="tertiary"):
        desk.go(learner="")
        st.rerun()
    try:
        steps = desk.visit.store.classroom.learner(desk.visit.person, desk.cohort, person)
    except NotFound:
        st.markdown(_("This learner is not in this cohort."))
        return
    members = desk.visit.store.cohorts.members(desk.visit.person, desk.cohort)
    member = next(m for m in members if m.person == person)
    st.header(safe_text.label(member.pseudonym), anchor=False)
    done = sum(1 for a in desk.asked() if steps.get(a.id, "draft") != "draft")
    about = many("{n} activity handed in", "{n} activities handed in", done)
    st.caption(_("{about}, last here {when}", about=about, when=thread.local_time(member.seen_at)))
    for lesson in desk.course.lessons:
        begun = [activity for activity in desk.asked(lesson) if activity.id in steps]
        if begun:
            st.subheader(safe_text.label(lesson.head.title), anchor=False)
        for activity in begun:
            state = words_of_steps()[steps[activity.id]]
            label = _("{title}: {state}", title=home.titled(activity), state=state)
            if steps[activity.id] == "draft":
                safe_text.plain(label)
            else:
                desk.review_link(person, activity.id, label)
