"""My map: a learner's things as the course's plan draws them, and every further picture of their answers, each with its cards."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from activities.work import Given, Work
from charts import scene as shapes
from charts.portfolio import portfolio
from charts.ring import NARROW, WIDE, ring
from course.lesson import Activity, MapPlan
from course.words import _
from ui import drawing, frame, moments, openings, panels, safe_text, scenery, share
from ui.picture.component import picture

if TYPE_CHECKING:
    from ui.visit import Visit

RING, PORTFOLIO = "ring", "portfolio"


def show(visit: Visit) -> None:
    """Draw the page: the map, or another picture that was chosen, as SVG or as plotly."""
    plan = visit.course.head.map
    st.title(safe_text.label(plan.title) if plan else _("My map"), anchor=False)
    if plan is None:
        st.markdown(_("This course draws no map."))
        return
    moments.keep_places(visit)
    things = scenery.things_of(visit.now, plan)
    if not things:
        _empty(visit, plan)
        return
    views = _views(visit, plan)
    view = RING
    if len(views) > 1:
        view = st.selectbox(_("Picture"), list(views), format_func=lambda name: views[name], key="view")
    if view in (RING, PORTFOLIO):
        draw(visit.now, plan, view, things)
    else:
        _further(visit, visit.course.activity(view))
    if view == RING:
        share.panel(visit, plan)
        moments.story(visit, plan)


def _views(visit: Visit, plan: MapPlan) -> dict[str, str]:
    """The map, the second picture, and the pictures of activities that have something to show."""
    closed = openings.closed(visit)
    views = {RING: plan.title} | ({PORTFOLIO: plan.portfolio} if plan.portfolio else {})
    for slug in plan.pictures:
        activity = visit.course.activity(slug)
        if activity is not None and activity.lesson not in closed and (slug in visit.now.given or not visit.now.kind(activity).asks):
            views[slug] = activity.head.title
    return views


def _empty(visit: Visit, plan: MapPlan) -> None:
    st.markdown(_("There is nothing on your map yet. It is drawn from your list."))
    lesson = visit.course.lesson_of(plan.roster)
    if lesson is not None:
        st.page_link(frame.lesson_link(visit.course, lesson), label=_("Go to the list"), icon=":material/arrow_forward:")


def draw(work: Work, plan: MapPlan, view: str, things: list[shapes.Thing]) -> None:
    """One picture of the map with its cards; the plotly version of the same scene is one click away."""
    sectors = [shapes.Sector(sector.id, sector.label) for sector in plan.sectors]
    layouts: dict[str, Callable[[float], shapes.Scene]] = {
        RING: lambda width: ring(things, sectors, scenery.ring_words(plan), width),
        PORTFOLIO: lambda width: portfolio([t for t in things if not t.ghost], sectors, scenery.portfolio_words(), width),
    }
    layout = layouts[view]
    if st.toggle(_("Draw with plotly: zoom, hover, save"), key=f"plotly-{view}"):
        drawing.plotly(layout(WIDE), key=f"plotly-{view}-chart")
        return
    cards = drawing.cards_of(work, {thing.id: thing.name for thing in things})
    picture(layout(WIDE), layout(NARROW), cards, key=f"map-{view}", words=drawing.picture_words())


def _further(visit: Visit, activity: Activity | None) -> None:
    """The picture of one activity, with the way to where its answer is written."""
    if activity is None:
        return
    work = visit.now
    if not work.kind(activity).asks:
        panels.show(visit, activity)
    else:
        _answered(work, activity, work.given[activity.id])
    lesson = visit.course.lesson_of(activity.id)
    if lesson is not None:
        label = _("Go to this activity in the lesson")
        st.page_link(
            frame.lesson_link(visit.course, lesson), label=label, icon=":material/arrow_forward:", query_params={"to": activity.id}
        )


def _answered(work: Work, activity: Activity, given: Given) -> None:
    answer = work.answer(activity, given)
    drawn = drawing.scenes(work, activity, [answer] if answer is not None else [])
    if drawn is None:
        st.markdown(_("There is nothing to draw yet. It comes when more of this activity is filled in."))
    elif st.toggle(_("Draw with plotly: zoom, hover, save"), key=f"plotly-{activity.id}"):
        drawing.plotly(drawn[0], key=f"plotly-{activity.id}-chart")
    else:
        drawing.show(work, *drawn, key=f"map-{activity.id}")
