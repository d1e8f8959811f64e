"""The class, view Who needs me: what waits for a review, who was not here, who is stuck where. Short lists that lead on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import streamlit as st

from course.lesson import Activity
from course.words import _, many
from ui import address, class_progress, frame, safe_text, thread
from ui.grid.grid import GridCell, GridRow, grid

if TYPE_CHECKING:
    from storage.class_records import Classmate
    from ui.classroom import Desk

DAYS = ("7", "3", "14", "30")  # the usual one first
PAGE = 25
LISTED = 10  # activities that wait, those with replies and those with most first


def show(desk: Desk) -> None:
    """Draw the view."""
    _waiting(desk)
    days = int(address.follow("days", "class-days", DAYS))
    st.selectbox(
        _("How long is long?"),
        DAYS,
        format_func=lambda n: many("{n} day", "{n} days", int(n)),
        key="class-days",
        on_change=address.write,
        args=("days", "class-days", "after", "further"),
    )
    since = (now() - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%S")
    _absent(desk, since, days)
    _stuck(desk, since, days)
    _stops(desk)


def now() -> datetime:
    """The time by which somebody was long away."""
    return datetime.now(UTC)


def _waiting(desk: Desk) -> None:
    st.header(_("What waits for you"), anchor=False)
    waiting = desk.visit.store.classroom.waiting(desk.visit.person, desk.cohort)
    known = [activity for activity in desk.course.activities() if activity.id in waiting]
    if not known:
        st.markdown(_("Nothing waits for you."))
        return
    ranked = sorted(known, key=lambda a: (-waiting[a.id].replied, -waiting[a.id].unreviewed))[:LISTED]
    rows = [GridRow(desk.titled(a), (GridCell(str(waiting[a.id].unreviewed)), GridCell(str(waiting[a.id].replied))), a.id) for a in ranked]
    unreviewed, replied = (sum(getattr(one, name) for one in waiting.values()) for name in ("unreviewed", "replied"))
    total = (GridCell(str(unreviewed)), GridCell(str(replied)))
    rows.insert(0, GridRow(many("{n} activity", "All {n} activities", len(known)), total, strong=True))
    columns = [_("Activity"), _("Without a review"), _("With a reply")]
    place = {"cohort": desk.cohort, "waiting": "1"}
    st.page_link(frame.link("review"), label=_("Go to the submissions"), icon=":material/rate_review:", query_params=place)
    if chosen := grid(_("What nobody has reviewed or answered yet"), columns, rows, key="class-waiting"):
        desk.go(view="question", activity=chosen)
        st.rerun()


def _absent(desk: Desk, since: str, days: int) -> None:
    st.header(_("Who has not been here"), anchor=False)
    store, person = desk.visit.store, desk.visit.person
    n = store.classroom.absent(person, desk.cohort, since)
    if not n:
        st.markdown(many("Everybody was here within {n} day.", "Everybody was here within {n} days.", days))
        return
    page = store.classroom.learners(person, desk.cohort, PAGE, after=st.query_params.get("after", ""), absent_since=since)
    st.markdown(many("{n} learner was not here for that long.", "{n} learners were not here for that long.", n))
    _people(desk, page.rows, _("Not here for that long"), "class-absent")
    class_progress.turn(desk, page.next, "after")


def _people(desk: Desk, rows: Sequence[Classmate], caption: str, key: str) -> None:
    made = [GridRow(row.pseudonym, (GridCell(thread.local_time(row.seen_at)),), row.person) for row in rows]
    if chosen := grid(caption, [_("Learner"), _("Last here")], made, key=key):
        desk.go(view="progress", learner=chosen)
        st.rerun()


def _stuck(desk: Desk, since: str, days: int) -> None:
    st.header(_("Who is stuck where"), anchor=False)
    stuck = desk.visit.store.classroom.stuck(desk.visit.person, desk.cohort, since)
    known = {activity.id: activity for activity in desk.asked() if activity.id in stuck}
    if not known:
        st.markdown(many("No draft has lain for {n} day.", "No draft has lain for {n} days.", days))
        return
    names = {slug: _("{title}: {n}", title=desk.titled(activity), n=stuck[slug]) for slug, activity in known.items()}
    ranked = sorted(known, key=lambda slug: -stuck[slug])
    slug = st.selectbox(
        _("Drafts that were begun and left, by activity"), ranked, format_func=lambda slug: names[slug], key="class-stuck-at"
    )
    page = desk.visit.store.classroom.stuck_at(desk.visit.person, desk.cohort, slug, since, PAGE, after=st.query_params.get("further", ""))
    _people(desk, sorted(page.rows, key=lambda row: row.pseudonym.casefold()), _("Begun and not handed in"), "class-stuck")
    class_progress.turn(desk, page.next, "further")


def _stops(desk: Desk) -> None:
    """The activity after which most have not gone on, from the counts."""
    tallies = desk.visit.store.answers.counts(desk.visit.person, desk.cohort)
    asked = [a for lesson in desk.course.lessons if not lesson.head.optional for a in desk.asked(lesson) if not a.head.optional]
    people = [tallies[a.id].people if a.id in tallies else 0 for a in asked]
    found = stop(asked, people)
    if found is not None:
        before, after, n = found
        st.header(_("Where most stop"), anchor=False)
        text = many(
            "Between “{before}” and “{after}”: {n} learner handed in the first and not the second.",
            "Between “{before}” and “{after}”: {n} more learners handed in the first than the second.",
            n,
            before=desk.titled(before),
            after=desk.titled(after),
        )
        safe_text.plain(text)


def stop(asked: Sequence[Activity], people: Sequence[int]) -> tuple[Activity, Activity, int] | None:
    """The two neighbouring activities with the greatest loss of learners, None when nobody is lost.

    :param asked: activities in the order of the course
    :param people: how many learners handed each in
    """
    falls = [(people[n] - people[n + 1], n) for n in range(len(asked) - 1)]
    lost, at = max(falls, key=lambda one: (one[0], -one[1]), default=(0, 0))
    return (asked[at], asked[at + 1], lost) if lost > 0 else None
