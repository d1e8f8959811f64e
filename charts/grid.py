"""A grid of two ratings 1..5 with four named fields: where things stand on it, and how it is drawn. It knows no meaning of the ratings."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from charts.drawing import Drawing, block
from charts.groups import Groups, listed
from charts.headings import EDGE, SMALLEST
from charts.metrics import LINE, even, wrap
from charts.paragraphs import Style
from charts.scene import Line, Node, Paint, Rect, Stroke, TextBox

STEPS = 5
NAMES_FROM = 600  # px; cells of narrower grids hold numbers
MOST_NAMED = 3  # names in a cell
LABEL, AXIS = 13.0, 14.0
BESIDE = 36.0  # px from the left of a cell to the names
Rated = tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What the grid is about.

    :param fields: names of the fields: upper left, upper right, lower left, lower right; as are ``tints``
    :param low_up_to: the highest ratings that still count as low, on x and on y
    :param x_labels: names of the five columns
    """

    fields: tuple[str, str, str, str]
    tints: tuple[Paint, Paint, Paint, Paint]
    low_up_to: tuple[int, int]
    x_labels: Sequence[str]
    axis_x: str
    axis_y: str

    def field(self, rated: tuple[int, int]) -> int:
        """Which field a pair of ratings falls into."""
        return (rated[0] > self.low_up_to[0]) + 2 * (rated[1] <= self.low_up_to[1])

    @property
    def tall(self) -> tuple[int, int]:
        """The two rows that also hold the names of their fields."""
        return STEPS, self.low_up_to[1]


@dataclass(frozen=True, slots=True)
class _Grid:
    """The grid in px: left edge, width of a column, top of every row, lower edge, room for the names of fields; how things are drawn."""

    left: float
    column: float
    tops: dict[int, float]
    bottom: float
    head: float
    numbered: bool

    @property
    def size(self) -> float:
        """Of a marker."""
        return 24.0 if self.numbered else 16.0

    def x(self, column: int) -> float:
        """Left edge of a column, 1..5; of the sixth: the right edge."""
        return self.left + (column - 1) * self.column

    def lower(self, row: int) -> float:
        """Lower edge of a row."""
        return self.tops[row - 1] if row > 1 else self.bottom


Cells = dict[tuple[int, int], list[int]]


def rated(x: int | None, y: int | None) -> Rated:
    """A pair of ratings, or ``None`` unless both are there and 1..5."""
    return (x, y) if x is not None and y is not None and 1 <= x <= STEPS and 1 <= y <= STEPS else None


def draw_grid(nodes: Sequence[Node], places: Sequence[Rated], plan: Plan, drawing: Drawing) -> dict[int, int]:
    """Draw the grid with all things that have a place.

    :param nodes: a marker for every thing, yet without a place, in the order of the numbers
    :param places: of every thing
    :return: position among ``nodes`` -> number, when names do not fit and numbers stand for them
    """
    cells: Cells = {}
    for i, place in enumerate(places):
        if place:
            cells.setdefault(place, []).append(i)
    axis = wrap(plan.axis_y, drawing.width - 2 * EDGE, AXIS, 600, 2)
    drawing.texts += block(axis, EDGE, drawing.bottom, AXIS, weight=600, role="axis")
    drawing.bottom += len(axis) * AXIS * LINE + 6
    grid = _measure(nodes, cells, plan, drawing)
    _fields(plan, grid, drawing)
    _scales(plan, grid, drawing)
    placed = [i for i, place in enumerate(places) if place]
    numbers = {i: n for n, i in enumerate(placed, 1)} if grid.numbered else {}
    found: dict[int, Node] = {}
    for (column, row), members in cells.items():
        top = grid.tops[row] + (grid.head if row in plan.tall else 0)
        box = (grid.x(column), top, grid.lower(row))
        found |= _numbers(nodes, members, box, grid, numbers, drawing) if grid.numbered else _names(nodes, members, box, grid, drawing)
    drawing.nodes += [found[i] for i in placed]
    return numbers


def sentences(everybody: Groups, places: Sequence[Rated], plan: Plan, patterns: tuple[str, str, str]) -> list[str]:
    """Who falls where, by name, the first eight of each.

    :param places: of every thing, in the order of ``everybody.things``
    :param patterns: for a field (``{field}``, ``{names}``), for those without both ratings (``{names}``), for nobody
    """
    found: list[list[str]] = [[], [], [], []]
    missing: list[str] = []
    for thing, place in zip(everybody.things, places, strict=True):
        (found[plan.field(place)] if place else missing).append(everybody.name(thing))
    pairs = zip(plan.fields, found, strict=True)
    parts = [patterns[0].format(field=field, names=listed(names, everybody.words)) for field, names in pairs if names] or [patterns[2]]
    return parts + ([patterns[1].format(names=listed(missing, everybody.words))] if missing else [])


def _measure(nodes: Sequence[Node], cells: Cells, plan: Plan, drawing: Drawing) -> _Grid:
    """Rows as high as their fullest cell; names while no cell holds more than three."""
    left = EDGE + 20.0
    column = (drawing.width - left - EDGE) / STEPS
    numbered = drawing.width < NAMES_FROM or max(map(len, cells.values()), default=0) > MOST_NAMED
    wide = (plan.low_up_to[0], STEPS - plan.low_up_to[0]) * 2
    rows = max(len(_title(title, column * columns)) for title, columns in zip(plan.fields, wide, strict=True))
    grid = _Grid(left, column, {}, 0, rows * LABEL * LINE + 12, numbered)
    y = drawing.bottom
    for row in range(STEPS, 0, -1):
        grid.tops[row] = y
        needs = [_need(nodes, cells.get((x, row), []), grid) for x in range(1, STEPS + 1)]
        y += max(44.0 if numbered else 56.0, *needs) + (grid.head if row in plan.tall else 0)
    return replace(grid, bottom=y)


def _need(nodes: Sequence[Node], members: Sequence[int], grid: _Grid) -> float:
    """Height in px that a cell needs."""
    if grid.numbered:
        return math.ceil(len(members) / _per_row(grid)) * (grid.size * 1.25 + 4) + 10
    return sum(_name_height(nodes[i], grid, len(members)) for i in members) + 12


def _title(title: str, room: float) -> tuple[str, ...]:
    return Style(LABEL, 700).rows(title, room - 24, 3)


def _per_row(grid: _Grid) -> int:
    return max(1, int((grid.column - 8) / (grid.size * 1.25 + 2)))


def _name(node: Node, grid: _Grid, crowd: int) -> tuple[str, ...]:
    return even(node.label[0], grid.column - BESIDE - 8, LABEL, 400, 3 if crowd == 1 else 2)


def _name_height(node: Node, grid: _Grid, crowd: int) -> float:
    return max(24.0, len(_name(node, grid, crowd)) * LABEL * LINE + 6)


def _fields(plan: Plan, grid: _Grid, drawing: Drawing) -> None:
    """The four fields with their names, dotted lines between the steps."""
    low_x, low_y = plan.low_up_to
    xs, ys = (grid.x(1), grid.x(low_x + 1), grid.x(STEPS + 1)), (grid.tops[STEPS], grid.tops[low_y], grid.bottom)
    for n, (title, tint) in enumerate(zip(plan.fields, plan.tints, strict=True)):
        x, y = xs[n % 2], ys[n // 2]
        wide, high = xs[n % 2 + 1] - x, ys[n // 2 + 1] - y
        drawing.shapes.append(Rect(x + 2, y + 2, wide - 4, high - 4, tint, Stroke("line", 1), 3, "field"))
        drawing.texts += block(_title(title, wide), x + 12, y + 6, LABEL, weight=700, paint="muted", role="field")
    dotted = Stroke("line", 1, (3, 4), 0.8)
    for column in set(range(2, STEPS + 1)) - {low_x + 1}:
        drawing.shapes.append(Line(((grid.x(column), ys[0] + 2), (grid.x(column), ys[2] - 2)), dotted, "step"))
    for row in set(range(2, STEPS + 1)) - {low_y + 1}:
        drawing.shapes.append(Line(((xs[0] + 2, grid.lower(row)), (xs[2] - 2, grid.lower(row))), dotted, "step"))


def _scales(plan: Plan, grid: _Grid, drawing: Drawing) -> None:
    """Numbers beside the rows, names under the columns, the words of the lower axis."""
    for row in range(1, STEPS + 1):
        start = grid.tops[row] + (grid.head if row in plan.tall else 0)
        drawing.texts.append(TextBox(grid.left - 8, (start + grid.lower(row)) / 2 + 5, str(row), "end", AXIS, role="step"))
    labels = [Style(LABEL).rows(label, grid.column - 6, 2) for label in plan.x_labels]
    for column, rows in enumerate(labels, 1):
        x = grid.x(column) + grid.column / 2
        drawing.texts += block(rows, x, grid.bottom + 4, LABEL, anchor="middle", role="step")
    drawing.bottom = grid.bottom + max(map(len, labels)) * LABEL * LINE + 8
    axis = wrap(plan.axis_x, drawing.width - 2 * EDGE, AXIS, 600, 2)
    drawing.texts += block(axis, drawing.width / 2, drawing.bottom, AXIS, weight=600, anchor="middle", role="axis")
    drawing.bottom += len(axis) * AXIS * LINE


def _names(
    nodes: Sequence[Node], members: Sequence[int], box: tuple[float, float, float], grid: _Grid, drawing: Drawing
) -> dict[int, Node]:
    """Markers of a cell under each other, each with its name."""
    x, top, low = box
    heights = [_name_height(nodes[i], grid, len(members)) for i in members]
    y = (top + low - sum(heights)) / 2
    found = {}
    for i, height in zip(members, heights, strict=True):
        rows = _name(nodes[i], grid, len(members))
        start = y + (height - len(rows) * LABEL * LINE) / 2
        drawing.texts += block(rows, x + BESIDE, start, LABEL, role="name", node=nodes[i].id)
        found[i] = replace(nodes[i], x=x + 18, y=y + height / 2, size=grid.size)
        y += height
    return found


def _numbers(
    nodes: Sequence[Node],
    members: Sequence[int],
    box: tuple[float, float, float],
    grid: _Grid,
    numbers: dict[int, int],
    drawing: Drawing,
) -> dict[int, Node]:
    """Markers of a cell in rows, each with its number."""
    x, top, low = box
    columns = min(len(members), _per_row(grid))
    rows, step = math.ceil(len(members) / columns), grid.size * 1.25 + 4
    found = {}
    for k, i in enumerate(members):
        node = nodes[i]
        at = (x + grid.column * ((k % columns) + 0.5) / columns, (top + low) / 2 + (k // columns - (rows - 1) / 2) * step)
        paint = "ink" if node.hollow or node.ghost else f"on{node.tone}"
        drawing.texts.append(TextBox(at[0], at[1] + SMALLEST * 0.35, str(numbers[i]), "middle", SMALLEST, 600, paint, "number", node.id))
        found[i] = replace(node, x=at[0], y=at[1], size=grid.size, number=numbers[i])
    return found
