"""The way from one submission to the next and back to the list; the list it was opened from is kept in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from course.words import _
from storage.errors import StorageError
from ui import home, names, queue, safe_text

if TYPE_CHECKING:
    from ui.submission import Opened

NEXT_KEY, LAST_KEY = "Alt+J", "Alt+K"
Step = tuple[str, str]  # learner, activity


def buttons(opened: Opened, *, keys: bool) -> None:
    """Back, previous and next.

    :param opened: where one is
    :param keys: whether keys with modifiers work
    """
    last, following = _neighbours(opened)
    with st.container(horizontal=True):
        st.button(_("Back to the list"), key="back", icon=":material/arrow_back:", type="tertiary", on_click=_close, args=(opened,))
        _step(opened, last, _("Previous"), "navigate_before", LAST_KEY if keys else None)
        _step(opened, following, _("Next"), "navigate_next", NEXT_KEY if keys else None)


def _step(opened: Opened, step: Step | None, label: str, icon: str, press: str | None) -> None:
    st.button(
        safe_text.label(label),
        key=icon,
        icon=f":material/{icon}:",
        type="tertiary",
        disabled=step is None,
        shortcut=press,
        on_click=_go,
        args=(opened, step),
    )


def after_release(opened: Opened) -> None:
    """Open the next one, or the list when it was the last."""
    following = _neighbours(opened)[1]
    if following is None:
        _close(opened)
    else:
        _go(opened, following)
    st.rerun()


def others(opened: Opened) -> None:
    """The learner's other answers, one click away."""
    titles = {
        activity.id: home.titled(activity)
        for activity in opened.course.activities()
        if activity.id in opened.latest and activity.id != opened.slug
    }
    if not titles:
        return
    st.header(_("This learner's other answers"), anchor=False)
    slugs = ["", *titles]
    st.selectbox(
        _("Open another answer"),
        slugs,
        format_func=lambda slug: safe_text.label(titles[slug]) if slug else _("Choose an activity"),
        key=f"other-{opened.learner}-{opened.slug}",
        on_change=_other,
        args=(opened,),
    )
    icon = ":material/person_search:"
    st.button(_("List all of them"), key="all-of-them", type="tertiary", icon=icon, on_click=_all_of_them, args=(opened,))


def _neighbours(opened: Opened) -> tuple[Step | None, Step | None]:
    """The submission before and the one after, in the list this one was opened from."""
    here = (opened.learner, opened.slug)
    way = [tuple(step) for step in st.session_state.get(queue.WAY, ())]
    if here not in way:
        way = _way(opened)
        st.session_state[queue.WAY] = way
    if here not in way:
        return None, way[0] if way else None
    at = way.index(here)
    return way[at - 1] if at else None, way[at + 1] if at + 1 < len(way) else None


def _way(opened: Opened) -> list[Step]:
    hidden = names.are_hidden(opened.visit, opened.cohort)
    try:
        page = queue.asked_for(opened.visit, opened.cohort, hidden=hidden)
    except StorageError:
        return []
    return [(row.person, row.slug) for row in names.mixed(page.rows, lambda row: f"{row.slug} {row.person}", hidden=hidden)]


def _leave(opened: Opened) -> None:
    try:
        opened.visit.store.desk.let_go(opened.visit.person, opened.cohort, opened.learner, opened.slug)
    except StorageError:
        pass  # it ends by itself


def _close(opened: Opened) -> None:
    _leave(opened)
    st.query_params.from_dict({"cohort": opened.cohort} | queue.place())


def _go(opened: Opened, step: Step | None) -> None:
    if step is not None:
        _leave(opened)
        queue.open_one(opened.cohort, *step)


def _other(opened: Opened) -> None:
    slug = st.session_state.get(f"other-{opened.learner}-{opened.slug}")
    if slug:
        _go(opened, (opened.learner, slug))


def _all_of_them(opened: Opened) -> None:
    _leave(opened)
    st.query_params.from_dict({"cohort": opened.cohort, "by": opened.learner})
