"""Activities that ask nothing: a view of what was answered so far, drawn, read out and questioned. The kind says what to show."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from course.lesson import Activity
from course.words import _
from ui import agenda, drawing, moments
from ui.feedback.feedback import feedback
from ui.sheet import answer as reading

if TYPE_CHECKING:
    from ui.visit import Visit

# What some views show below: the name a kind gives in ``panel``.
PANELS: dict[str, Callable[[Visit, str], None]] = {"agenda": agenda.panel, "moments": moments.panel}


def show(visit: Visit, activity: Activity) -> None:
    """Draw a view of the learner's answers as they are now, what is not handed in yet included.

    :param visit: the learner
    :param activity: an activity whose kind asks nothing
    """
    kind = visit.now.kind(activity)
    shown = _read_out(visit, activity)
    if kind.panel:
        PANELS[kind.panel](visit, activity.id)
    elif not shown:
        st.markdown(_("There is nothing to show yet. It comes from your answers to the lessons before."))


def _read_out(visit: Visit, activity: Activity) -> bool:
    """Picture, lines and feedback; whether there was any of it."""
    kind, ask = visit.now.kind(activity), visit.now.ask(activity)
    drawn = drawing.scenes(visit.now, activity, [])
    if drawn is not None:
        drawing.show(visit.now, *drawn, key=f"view-{activity.id}")
    leaves = kind.leaves(ask)
    if leaves:
        reading.show_answer(leaves, key=f"read-{activity.id}", open_too=False, level=4)
    mark = kind.mark(ask, kind.Answer())
    if mark is not None:
        feedback(mark, key=f"mark-{activity.id}", on=activity.head.title)
    return drawn is not None or bool(leaves) or mark is not None
