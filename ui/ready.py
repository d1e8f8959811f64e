"""The drafts that wait to be released, of all reviewers: read them, release one, some or all of an activity at once."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import streamlit as st

from course.compare import Leaf
from course.lesson import Course
from course.words import _, many
from storage.desk import Chosen
from ui import home, names, queue, reviewing, safe_text, signin
from ui.sheet.answer import show_answer

if TYPE_CHECKING:
    from storage.desk_records import ReadyDraft
    from ui.visit import Visit

TOLD = "released-told"


def show(visit: Visit, cohort: str, course: Course) -> None:
    """Draw the list with its boxes to choose.

    :param visit: a reviewer
    :param cohort: its id
    :param course: its course
    """
    told = st.session_state.pop(TOLD, "")
    if told:
        safe_text.plain(told)
    rules = visit.store.desk.rules(visit.person, cohort)
    waiting = visit.store.desk.ready(visit.person, cohort)
    if not waiting:
        st.markdown(_("Nothing is ready. A reviewer ticks “Ready to be released” below a review, and then it waits here."))
        return
    if rules.second_person:
        st.markdown(_("In this cohort somebody else than its writer releases a review. Your own can be chosen by the others."))
    slug = _activity(course, waiting)
    listed = [one for one in waiting if slug in ("", one.slug)]
    may = [one for one in listed if not (rules.second_person and one.mine)]
    hidden = names.are_hidden(visit, cohort)
    everything = st.checkbox(
        many("Choose the {n} that can be released", "Choose all {n} that can be released", len(may)), key=f"ready-all-{slug}"
    )
    chosen = [one for one in listed if _row(cohort, course, one, hidden=hidden, everything=everything, may=one in may)]
    label = many("Release {n} review", "Release {n} reviews", len(chosen))
    if st.button(label, key="release-chosen", type="primary", disabled=not chosen, icon=":material/send:"):
        _release(visit, cohort, chosen)


def _activity(course: Course, waiting: list[ReadyDraft]) -> str:
    counts: dict[str, int] = {}
    for one in waiting:
        counts[one.slug] = counts.get(one.slug, 0) + 1
    if len(counts) == 1:
        return next(iter(counts))

    def said(slug: str) -> str:
        if not slug:
            return _("Every activity ({n})", n=len(waiting))
        return safe_text.label(_("{title} ({n})", title=_title(course, slug), n=counts[slug]))

    return st.selectbox(_("Activity"), ["", *counts], format_func=said, key="ready-of")


def _title(course: Course, slug: str) -> str:
    activity = course.activity(slug)
    return home.titled(activity) if activity else slug


def _row(cohort: str, course: Course, one: ReadyDraft, *, hidden: bool, everything: bool, may: bool) -> bool:
    key = f"{one.person}-{one.slug}-{one.reviewer}"
    with st.container(border=True, key=f"ready-{key}"):
        who = names.shown(cohort, one.person, one.pseudonym, hidden=hidden)
        line = _(
            "{who} · {title} · version {rev}, written by {name}", who=who, title=_title(course, one.slug), rev=one.rev, name=_writer(one)
        )
        chosen = st.checkbox(
            safe_text.label(line), value=everything and may, key=f"choose-{key}-{one.version}-{everything}", disabled=not may
        )
        if one.newer:
            st.caption(_("The learner has handed in a newer version since."))
        activity = course.activity(one.slug)
        written = reviewing.lines_of(one.body, {}, activity.rubric if activity else None)
        show_answer([Leaf(str(n), "", "", line) for n, line in enumerate(written)], key=f"read-{key}-{one.version}")
        st.button(_("Open it"), key=f"go-{key}", type="tertiary", on_click=queue.open_one, args=(cohort, one.person, one.slug))
    return chosen and may


def _writer(one: ReadyDraft) -> str:
    return _("you") if one.mine else one.reviewer_name or _("somebody who has left")


def _release(visit: Visit, cohort: str, chosen: list[ReadyDraft]) -> None:
    picked = [Chosen(one.person, one.slug, one.reviewer, one.version) for one in chosen]
    done: list[tuple[int, list[Chosen]]] = []
    if signin.attempt(lambda: done.append(visit.store.desk.release_ready(visit.person, cohort, picked, secrets.token_hex(16))), {}):
        released, kept = done[0]
        told = many("{n} review was released.", "{n} reviews were released.", released)
        if kept:
            left = many(
                "{n} was not: it was changed meanwhile, or somebody is at it.",
                "{n} were not: they were changed meanwhile, or somebody is at them.",
                len(kept),
            )
            told = _("{done} {left}", done=told, left=left)
        st.session_state[TOLD] = told
        st.rerun()
