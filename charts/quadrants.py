"""Two ratings against each other, with a name for each of the four fields, as in the power and interest grid (after Mendelow 1981).

Pure layout; it knows no drawing library.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts.drawing import begin
from charts.grid import STEPS, Plan, Rated, draw_grid, rated, sentences
from charts.groups import Groups, about, entries, gather, keys, marked, marker_node, table
from charts.legend import legend
from charts.metrics import clean
from charts.quadrants_words import QuadrantsWords
from charts.scene import Scene, Sector, Table, Thing

__all__ = ["Point", "QuadrantsWords", "quadrants"]

TINTS = ("paper", "tint3", "paper", "paper")  # the field where both are high stands out


@dataclass(frozen=True, slots=True)
class Point:
    """A thing with two ratings 1..5; ``None`` = not rated yet."""

    thing: Thing
    x: int | None = None
    y: int | None = None


def quadrants(
    points: Sequence[Point], words: QuadrantsWords, width: float, sectors: Sequence[Sector] = (), low_up_to: tuple[int, int] = (3, 3)
) -> Scene:
    """Lay the grid out: x to the right, y upwards.

    :param points: those without both ratings are named in the sentence and the table only
    :param width: px; names stand in the cells while they fit, else numbers and ``scene.numbered``
    :param sectors: decide colour and marker, see charts.theme; without any all things look alike
    :param low_up_to: the highest ratings, 1..4, that still count as low on x and on y
    :return: a scene as high as needed
    :raises ValueError: ``low_up_to`` leaves a field without a row or column
    """
    if not all(1 <= low < STEPS for low in low_up_to):
        raise ValueError(f"low_up_to {low_up_to} is not within 1..{STEPS - 1}")
    everybody = gather((point.thing for point in points), sectors, words)
    plan = _plan(words, low_up_to)
    order = everybody.order()
    places = [rated(point.x, point.y) for point in points]
    drawing = begin(words.title, " ".join([words.subtitle, *keys(everybody.things, words)]), width)
    if not any(places):
        drawing.invite(words.nobody_yet, width)
        drawing.bottom += 10
    legend(everybody, drawing)
    nodes = [marker_node(points[i].thing, everybody, (0, 0), 0, None, _about(points[i], places[i], everybody, plan, words)) for i in order]
    numbers = draw_grid(nodes, [places[i] for i in order], plan, drawing)
    said = sentences(everybody, places, plan, (words.sentence_field, words.sentence_missing, words.sentence_none))
    return drawing.finish(
        " ".join([*said, *marked(everybody.things, words)]),
        _table([points[i] for i in order], everybody, plan, words),
        entries(everybody, {order[k]: number for k, number in numbers.items()}),
    )


def _plan(words: QuadrantsWords, low_up_to: tuple[int, int]) -> Plan:
    fields = (words.top_left, words.top_right, words.bottom_left, words.bottom_right)
    axis_x = words.axis.format(axis=words.axis_x, low=words.x_low, high=words.x_high)
    axis_y = words.axis.format(axis=words.axis_y, low=words.y_low, high=words.y_high)
    return Plan(fields, TINTS, low_up_to, [str(n) for n in range(1, STEPS + 1)], axis_x, axis_y)


def _rating(value: int | None, words: QuadrantsWords) -> str:
    return words.unrated if value is None else words.value.format(n=value)


def _about(point: Point, place: Rated, everybody: Groups, plan: Plan, words: QuadrantsWords) -> str:
    ratings = words.about.format(axis_x=words.axis_x, axis_y=words.axis_y, x=_rating(point.x, words), y=_rating(point.y, words))
    field = [words.about_field.format(field=plan.fields[plan.field(place)])] if place else []
    return about(point.thing, everybody, [ratings, *field])


def _table(points: Sequence[Point], everybody: Groups, plan: Plan, words: QuadrantsWords) -> Table:
    places = [rated(point.x, point.y) for point in points]
    further = [
        (clean(words.axis_x), [_rating(point.x, words) for point in points]),
        (clean(words.axis_y), [_rating(point.y, words) for point in points]),
        (words.column_field, [plan.fields[plan.field(place)] if place else "" for place in places]),
    ]
    return table(everybody, further)
