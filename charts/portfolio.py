"""Importance against how well it works: where effort pays. Pure layout; it knows no drawing library."""

from __future__ import annotations

from collections.abc import Iterable

from charts.drawing import begin
from charts.grid import Plan, Rated, draw_grid, rated, sentences
from charts.groups import keys, marked
from charts.legend import legend
from charts.ratings import cast, entries, node, table
from charts.scene import Scene, Sector, Thing
from charts.words import PortfolioWords

__all__ = ["PortfolioWords", "portfolio"]

LOW_UP_TO = (2, 3)  # up to 2 a relationship works badly and needs repair; from 4 on an entry is important


def portfolio(things: Iterable[Thing], sectors: Iterable[Sector], words: PortfolioWords, width: float) -> Scene:
    """Lay the portfolio out: importance upwards, how well it works to the right, four fields of advice.

    :param things: those without both ratings (``distance`` and ``works``) are named in the sentence and the table only
    :param sectors: decide colour and marker, see charts.theme
    :param width: px; names stand in the cells while they fit, else numbers and ``scene.numbered``
    :return: a scene as high as needed
    """
    everybody = cast(things, sectors, words)
    fields = (words.repair, words.protect, words.simplify, words.light)
    tints = ("tint1", "tint2", "paper", "paper")
    plan = Plan(fields, tints, LOW_UP_TO, words.works_scale, words.axis_works, words.axis_importance)
    places = [rated(thing.works, thing.distance) for thing in everybody.things]
    order = everybody.order()
    drawing = begin(words.title, " ".join([words.subtitle, *keys(everybody.things, words)]), width)
    legend(everybody, drawing)
    nodes = [node(everybody.things[i], everybody, (0, 0), 0, None) for i in order]
    numbers = draw_grid(nodes, [places[i] for i in order], plan, drawing)
    patterns = (words.sentence_quadrant, words.sentence_missing, words.sentence_none)
    said = [*sentences(everybody, places, plan, patterns), *marked(everybody.things, words)]
    further = [_field(places[i], plan) for i in order]
    return drawing.finish(
        " ".join(said),
        table(everybody, (words.column_quadrant, further)),
        entries(everybody, {order[k]: number for k, number in numbers.items()}),
    )


def _field(place: Rated, plan: Plan) -> str:
    """The advice for a thing; empty without both ratings."""
    return plan.fields[plan.field(place)] if place else ""
