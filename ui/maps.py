"""My map: a learner's things as the course's plan draws them, with a card for each. It knows the plan, not what the things are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from activities.work import Work
from charts import scene as shapes
from charts.portfolio import portfolio
from charts.ring import NARROW, WIDE, ring
from charts.theme import DARK, LIGHT
from charts.words import PortfolioWords, RingWords
from course.facts import Thing
from course.lesson import MapPlan
from course.words import _, catalogued
from ui import frame, safe_text
from ui.picture.component import Card, PictureWords, picture

if TYPE_CHECKING:
    from ui.visit import Visit


def things_of(work: Work, plan: MapPlan) -> list[shapes.Thing]:
    """The things of a course's map, ghosts last.

    :param work: one learner's answers
    :param plan: which aspects the map draws
    """
    listed = [_thing(thing, plan, ghost=False) for thing in work.things(plan.roster)]
    ghosts = [_thing(thing, plan, ghost=True) for thing in work.things(plan.ghosts)]
    return listed + ghosts


def _thing(thing: Thing, plan: MapPlan, *, ghost: bool) -> shapes.Thing:
    return shapes.Thing(
        id=thing.id,
        name=thing.name,
        sector=thing.get(plan.sector),
        distance=_rating(thing.get(plan.distance)),
        works=_rating(thing.get(plan.works)),
        hollow=any(thing.get(aspect) in values for aspect, values in plan.hollow.items()),
        ghost=ghost,
    )


def _rating(value: object) -> int | None:
    return round(value) if isinstance(value, (int, float)) and 1 <= value <= 5 else None


def cards_of(work: Work, things: Iterable[shapes.Thing]) -> dict[str, Card]:
    """What was said about each thing, field by field, for its card."""
    cards = {}
    for thing in things:
        lines = [(leaf.label, leaf.text) for _activity, leaf in work.said_about(thing.id) if leaf.text != thing.name]
        cards[thing.id] = Card(thing.name, tuple(lines))
    return cards


def show(visit: Visit) -> None:
    """Draw the page: the ring, then the portfolio, each as SVG or as plotly."""
    plan = visit.course.head.map
    st.title(safe_text.label(plan.title) if plan else _("My map"), anchor=False)
    if plan is None:
        st.markdown(_("This course draws no map."))
        return
    things = things_of(visit.now, plan)
    if not things:
        _empty(visit, plan)
        return
    views = {"ring": plan.title, "portfolio": plan.portfolio} if plan.portfolio else {"ring": plan.title}
    view = "ring"
    if len(views) > 1:
        view = st.segmented_control(_("Picture"), list(views), format_func=lambda v: views[v], default="ring", key="view", required=True)
    draw(visit.now, plan, view, things)


def _empty(visit: Visit, plan: MapPlan) -> None:
    st.markdown(_("There is nothing on your map yet. It is drawn from your list."))
    lesson = visit.course.lesson_of(plan.roster)
    if lesson is not None:
        st.page_link(frame.link(f"lesson:{lesson.slug}"), label=_("Go to the list"), icon=":material/arrow_forward:")


def draw(work: Work, plan: MapPlan, view: str, things: list[shapes.Thing]) -> None:
    """One picture with its cards; the plotly version of the same scene is one click away."""
    sectors = [shapes.Sector(sector.id, sector.label) for sector in plan.sectors]
    layouts: dict[str, Callable[[float], shapes.Scene]] = {
        "ring": lambda width: ring(things, sectors, ring_words(plan), width),
        "portfolio": lambda width: portfolio([t for t in things if not t.ghost], sectors, portfolio_words(), width),
    }
    layout = layouts[view]
    if st.toggle(_("Draw with plotly: zoom, hover, save"), key=f"plotly-{view}"):
        plotly(layout(WIDE), key=f"plotly-{view}-chart")
    else:
        picture(layout(WIDE), layout(NARROW), cards_of(work, things), key=f"map-{view}", words=picture_words())


def plotly(scene: shapes.Scene, key: str) -> None:
    """The same scene as a plotly chart, with its sentence as alternative text.

    :param scene: the layout
    :param key: key of the chart
    """
    from charts.plotly_view import figure  # late: plotly is only loaded for those who ask for it

    theme = DARK if st.context.theme.type == "dark" else LIGHT
    chart = figure(scene, theme).update_layout(paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)")  # the page's own paper
    st.plotly_chart(chart, key=key, theme=None, width="content", alt=scene.sentence, config={"displaylogo": False})
    safe_text.plain(scene.sentence)


def picture_words() -> PictureWords:
    """The sentences around a picture."""
    return catalogued(PictureWords())


def ring_words(plan: MapPlan) -> RingWords:
    """The sentences of the ring; the page has its title already."""
    return replace(catalogued(RingWords()), title="", invite={sector.id: sector.invite for sector in plan.sectors})


def portfolio_words() -> PortfolioWords:
    """The sentences of the portfolio; the page has its title already."""
    words = PortfolioWords()
    badly, poorly, fair, well, very_well = (_(word) for word in words.works_scale)
    return replace(catalogued(words), title="", works_scale=(badly, poorly, fair, well, very_well))
