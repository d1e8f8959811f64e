"""Pictures of a learner's answers on a page, with a card for every thing in them. It asks the kind and draws what comes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from activities.work import Given, Work
from charts.scene import Scene
from charts.theme import DARK, LIGHT
from course.lesson import Activity
from course.words import catalogued
from ui import safe_text
from ui.picture.component import Card, PictureWords, picture

WIDE, NARROW = 640, 320  # px: the column of a lesson, on a desk and on a phone
SAID = 12  # lines of a card; what was said first matters most, the rest stands in the lessons


def scenes(work: Work, activity: Activity, answers: Sequence[Any]) -> tuple[Scene, Scene] | None:
    """The picture of an activity, wide and narrow; None when there is nothing to draw.

    :param work: one learner's answers
    :param activity: the activity
    :param answers: validated answers to it, oldest first; none for a view
    """
    kind, ask = work.kind(activity), work.ask(activity)
    wide, narrow = (kind.figure(ask, answers, width) for width in (WIDE, NARROW))
    return (wide, narrow) if wide is not None and narrow is not None else None


def figure(work: Work, activity: Activity, tries: Sequence[Given], key: str) -> bool:
    """Draw the picture of an activity.

    :param work: one learner's answers
    :param activity: the activity
    :param tries: answers to it, oldest first
    :param key: names the picture on the page
    :return: whether there was anything to draw
    """
    answers = [answer for given in tries if (answer := work.answer(activity, given)) is not None]
    drawn = scenes(work, activity, answers)
    if drawn is None:
        return False
    show(work, *drawn, key=key)
    return True


def show(work: Work, wide: Scene, narrow: Scene, key: str) -> None:
    """Draw a scene in both its shapes, with cards for the things in it."""
    things = {node.id for node in (*wide.nodes, *narrow.nodes)}
    names = {thing: known.name for thing in things if (known := work.around.thing(thing)) is not None}
    picture(wide, narrow, cards_of(work, names), key=key, words=picture_words())


def cards_of(work: Work, names: Mapping[str, str]) -> dict[str, Card]:
    """What was said about each thing, field by field, for its card.

    :param work: one learner's answers
    :param names: id of a thing → its name
    """
    cards = {}
    for thing, name in names.items():
        lines = [(leaf.label, leaf.text) for _activity, leaf in work.said_about(thing) if leaf.text != name]
        cards[thing] = Card(name, tuple(lines[:SAID]))
    return cards


def plotly(scene: Scene, key: str) -> None:
    """The same scene as a plotly chart, with its sentence as alternative text.

    :param scene: the layout
    :param key: key of the chart
    """
    from charts.plotly_view import figure as chart_of  # late: plotly is only loaded for those who ask for it

    theme = DARK if st.context.theme.type == "dark" else LIGHT
    chart = chart_of(scene, theme).update_layout(paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)")  # the page's own paper
    st.plotly_chart(chart, key=key, theme=None, width="content", alt=scene.sentence, config={"displaylogo": False})
    safe_text.plain(scene.sentence)


def picture_words() -> PictureWords:
    """The sentences around a picture."""
    return catalogued(PictureWords())
