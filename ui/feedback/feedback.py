"""A mark on the screen: its rule, its figures, every option explained. Drawn with text nodes only; it knows no kind."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from course.mark import Mark
from course.words import _
from takeaway.tones import counted, tones

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

_HERE = Path(__file__).parent


@cache
def _component() -> ComponentRenderer:
    css, js = ((_HERE / name).read_text("utf-8") for name in ("feedback.css", "feedback.js"))
    return st.components.v2.component("cc_feedback", html='<section class="feedback"></section>', css=css, js=js)


def feedback(mark: Mark, key: str, on: str = "") -> None:
    """Show a mark.

    :param mark: the feedback; its texts may come from learners and are drawn as text
    :param key: key of the element
    :param on: what it is about, which tells several on one page apart for those who hear them
    """
    words = tones()
    lines = [
        {"tone": line.tone, "word": words[line.tone], "label": line.label, "answer": line.answer, "text": line.text} for line in mark.lines
    ]
    counts = [counted(count) for count in mark.counts]
    labels = {"heading": _("Feedback: {title}", title=on) if on else _("Feedback"), "yours": _("Your answer: ")}
    _component()(key=key, data={"rule": mark.rule, "lines": lines, "counts": counts, "labels": labels})
