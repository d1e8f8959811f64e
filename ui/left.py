"""What an answer still holds about things that have left their list: said on the page, and moved or dropped when the learner wants it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import streamlit as st

from course.dependents import answers_about, dropped, mentions, moved
from course.facts import Thing, fold
from course.lesson import Activity
from course.sheet import Body
from course.words import _
from ui import desk, safe_text

if TYPE_CHECKING:
    from ui.visit import Visit


def show(visit: Visit, activity: Activity) -> None:
    """Say which things have left their list since this was answered, and offer to move or drop what is about them.

    :param visit: the learner
    :param activity: an activity that may work on lists
    """
    body = body_of(visit, activity)
    for thing in found(visit, activity, body):
        with st.container(border=True, key=f"left-{activity.id}-{thing.id}"):
            _one(visit, activity, body, thing)


def body_of(visit: Visit, activity: Activity) -> Body:
    """The draft of an activity, else its latest answer."""
    draft, revision = visit.drafts.get(activity.id), visit.revisions.get(activity.id)
    return draft.body if draft else revision.body if revision else {}


def found(visit: Visit, activity: Activity, body: Body) -> Iterator[Thing]:
    """Things that have left a list and about which this answer to another activity holds something."""
    for thing in fold(visit.work.around.facts).values():
        if thing.get("gone") and thing.get("roster") != activity.id and mentions(body, thing.id):
            yield thing


def _one(visit: Visit, activity: Activity, body: Body, thing: Thing) -> None:
    text = _(
        "“{name}” is no longer on your list. What you wrote about it here is kept. You can move it to another entry or drop it.",
        name=thing.name,
    )
    safe_text.plain(text)
    others = visit.work.things(str(thing.get("gone")))
    names = {other.id: _name(body, other) for other in others}
    key = f"{activity.id}-{thing.id}"
    to = st.selectbox(_("Move it to"), list(names), format_func=lambda id: names[id], key=f"move-to-{key}") if names else None
    move, drop = st.columns(2)
    wants_move = bool(names) and move.button(_("Move"), key=f"move-{key}", width="stretch")
    wants_drop = drop.button(_("Drop"), key=f"drop-{key}", width="stretch")
    if wants_move or wants_drop:
        new = moved(body, thing.id, to) if wants_move and to else dropped(body, thing.id)
        if desk.rewrite(visit, activity, new):
            st.rerun()
        st.error(_("This could not be saved right now. Nothing was changed; load the page and try again."))


def _name(body: Body, thing: Thing) -> str:
    if answers_about(body, thing.id):
        return _("{name} (what stands there is replaced)", name=thing.name)
    return thing.name
