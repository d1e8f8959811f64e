"""A rubric on the screen, as data to read before one answers. It knows no answer and no review."""

from __future__ import annotations

import streamlit as st

from course.judging import counted
from course.rubric import Criterion, Level, Rubric
from course.words import _
from ui import safe_text


def show(rubric: Rubric, *, alone: bool) -> None:
    """Draw what an answer is looked at for, folded.

    :param rubric: the rubric of an activity as it is now
    :param alone: nobody reviews here; the learner can look at their own answer by it
    """
    title = _("Look at your answer yourself") if alone else _("How this is looked at")
    with st.expander(title, icon=":material/checklist:"):
        st.markdown(_intro(alone) + "".join(_criterion(criterion) for criterion in rubric.criteria))


def _intro(alone: bool) -> str:
    if alone:
        return _("Nobody marks what you write. If you like, see where your answer stands, before or after you hand it in.")
    return _("An instructor who comments on your answer can say where it stands by each of these.")


def _criterion(criterion: Criterion) -> str:
    help = f"  \n{safe_text.label(criterion.help)}" if criterion.help else ""
    return f"\n\n**{safe_text.label(criterion.label)}**{help}\n" + "".join(_level(level) for level in criterion.levels)


def _level(level: Level) -> str:
    return f"\n- *{safe_text.label(counted(level))}*" + (f": {safe_text.label(level.text)}" if level.text else "")
