"""The class, view Charts: what the answers of a class add up to, and how hard the items of a keyed activity are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from activities.classwide import FEWEST, TELLS, ClassChart, Counted, items
from course.words import _
from storage.class_answers import MOST_READ
from ui import class_names, classwide
from ui.grid.grid import GridCell, GridRow, grid

if TYPE_CHECKING:
    from ui.classroom import Desk


def show(desk: Desk) -> None:
    """Draw the view."""
    charted = [activity for activity in desk.asked() if classwide.charts_of(desk.course, activity)]
    activity = desk.choose_activity(charted, "charts-activity")
    if activity is None:
        st.markdown(_("This course has no activity with a chart of the class."))
        return
    found, charts = classwide.counted(desk.visit, desk.cohort, desk.course, activity), classwide.charts_of(desk.course, activity)
    if not classwide.draw(charts, found, f"chart-{activity.id}", for_learners=False):
        st.markdown(_("A chart of the class needs answers of at least {n} learners.", n=FEWEST))
        return
    st.caption(_("Counted are the newest answers of learners, without what they keep to themselves."))
    if found.people >= MOST_READ:
        st.caption(_("In a class of this size the {n} newest answers are counted.", n=MOST_READ))
    for chart in charts:
        _items(chart, found)
    class_names.show(desk, activity)


def _items(chart: ClassChart, found: Counted) -> None:
    """Difficulty and discrimination, hardest first."""
    if not (listed := items(chart, found)):
        return
    told = any(item.tells is not None for item in listed)
    columns = [chart.column, _("Right at the first try"), *([_("Tells apart")] if told else [])]
    rows = []
    for item in listed:
        cells = [GridCell(_("{n} %", n=round(100 * item.first_right)), item.first_right)]
        cells += [GridCell("–" if item.tells is None else f"{item.tells:.2f}")] if told else []
        rows.append(GridRow(item.label, tuple(cells)))
    grid(_("Hardest first"), columns, rows, key=f"items-{chart.id}")
    if told:
        st.caption(
            _(
                "Tells apart: the correlation between this item and the number right on the others, from −1 to 1. "
                "Near 0 or below, look at the wording."
            )
        )
    elif len(listed) > 1:
        st.caption(_("How well an item tells learners apart is shown from {n} learners up.", n=TELLS))
