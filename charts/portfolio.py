"""Importance against how well it works: where effort pays. Pure layout; it knows no drawing library."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from charts.headings import EDGE, SMALLEST, WIDE_FROM, below, headings
from charts.metrics import LINE, clean, wrap
from charts.metrics import width as text_width
from charts.ratings import Cast, cast, entries, node, table
from charts.scene import Line, Node, Polygon, Rect, Scene, Sector, Shape, Stroke, TextBox, Thing, outline
from charts.theme import MARKERS, NEUTRAL
from charts.words import PortfolioWords

__all__ = ["PortfolioWords", "portfolio"]

STEPS = 5
WORKS_BADLY = 2  # up to here a relationship needs repair
IMPORTANT = 4  # from here on an entry is important
NAMED = 8  # names in one list of the sentence
Cells = dict[tuple[int, int], list[int]]


@dataclass(frozen=True, slots=True)
class _Grid:
    """The grid in px: left edge, width of a column, top of every row by importance, and how things are drawn in it."""

    left: float
    column: float
    tops: dict[int, float]
    bottom: float
    head: float
    numbered: bool
    text: float
    size: float

    def x(self, works: int) -> float:
        return self.left + (works - 1) * self.column

    def lower(self, importance: int) -> float:
        return self.tops[importance - 1] if importance > 1 else self.bottom


def portfolio(things: Iterable[Thing], sectors: Iterable[Sector], words: PortfolioWords, width: float) -> Scene:
    """Lay the portfolio out: importance upwards, how well it works to the right, four fields of advice.

    :param things: those without both ratings (``distance`` and ``works``) are named in the sentence and the table only
    :param sectors: decide colour and marker, see charts.theme
    :param width: px; names stand in the cells while they fit, else numbers and ``scene.numbered``
    :return: a scene as high as needed
    """
    everybody = cast(things, sectors, words)
    head = headings(clean(words.title), clean(words.subtitle), width)
    legend_shapes, legend_texts, top = _legend(everybody, width, below(head) + 8)
    cells: Cells = {}
    for i in everybody.order():
        thing = everybody.things[i]
        if thing.distance and thing.works:
            cells.setdefault((thing.works, thing.distance), []).append(i)
    axis = wrap(words.axis_importance, width - 2 * EDGE, 14.0, 600, 1)[0]
    grid = _grid(everybody, words, cells, width, top + 14 * LINE + 8)
    shapes, texts = _fields(words, grid, width)
    texts.append(TextBox(EDGE, top + 14, axis, size=14.0, weight=600, role="axis"))
    numbers = {i: n for n, i in enumerate((i for i in everybody.order() if _rated(everybody.things[i])), 1)} if grid.numbered else {}
    nodes, names = _markers(everybody, grid, cells, numbers)
    height = max(box.y for box in texts) + 16
    further = [_field(thing, words) for thing in (everybody.things[i] for i in everybody.order())]
    return Scene(
        width, height, clean(words.title), clean(words.subtitle), (*legend_shapes, *shapes), (*head, *legend_texts, *texts, *names), nodes,
        _sentence(everybody, words), table(everybody, (words.column_quadrant, further)), entries(everybody, numbers),
    )  # fmt: skip


def _rated(thing: Thing) -> bool:
    return bool(thing.distance and thing.works)


def _field(thing: Thing, words: PortfolioWords) -> str:
    """The advice for a thing; empty without both ratings."""
    if not thing.distance or not thing.works:
        return ""
    if thing.distance >= IMPORTANT:
        return words.repair if thing.works <= WORKS_BADLY else words.protect
    return words.simplify if thing.works <= WORKS_BADLY else words.light


def _legend(everybody: Cast, width: float, y: float) -> tuple[list[Shape], list[TextBox], float]:
    """Marker and name of every group, in as many rows as needed; returns where it ends."""
    labels = [(tone, clean(sector.label)) for tone, sector in everybody.coloured()]
    if everybody.members(NEUTRAL):
        labels.append((NEUTRAL, everybody.words.unsorted))
    shapes: list[Shape] = []
    texts: list[TextBox] = []
    x, size = float(EDGE), 14.0
    for tone, label in labels:
        label = wrap(label, width - 2 * EDGE - 22, size, 400, 1)[0]
        wide = 22 + text_width(label, size)
        if x > EDGE and x + wide > width - EDGE:
            x, y = EDGE, y + size * LINE + 4
        corners = outline(MARKERS[tone], x + 7, y + size * 0.65, 13) or _round(x + 7, y + size * 0.65, 6.5)
        shapes.append(Polygon(corners, f"mark{tone}", role="key"))
        texts.append(TextBox(x + 22, y + size, label, size=size, role="key"))
        x += wide + 24
    return shapes, texts, y + (size * LINE + 12 if labels else 0)


def _round(x: float, y: float, r: float) -> tuple[tuple[float, float], ...]:
    return tuple((x + r * math.cos(turn * math.pi / 12), y + r * math.sin(turn * math.pi / 12)) for turn in range(24))


def _grid(everybody: Cast, words: PortfolioWords, cells: Cells, width: float, top: float) -> _Grid:
    """Rows as high as their fullest cell; names while no cell holds more than three."""
    wide = width >= WIDE_FROM
    left = EDGE + 20.0
    column = (width - left - EDGE) / STEPS
    fullest = max(map(len, cells.values()), default=0)
    numbered = not wide or fullest > 3
    text, size = (13.0, 16.0) if not numbered else (SMALLEST, 24.0)
    titles = ((words.repair, 2), (words.protect, 3), (words.simplify, 2), (words.light, 3))
    rows = max(len(wrap(title, column * columns - 24, 13.0, 700, 2)) for title, columns in titles)
    head = rows * 13.0 * LINE + 12
    tops: dict[int, float] = {}
    y = top
    for importance in range(STEPS, 0, -1):
        tops[importance] = y
        need = 56.0 if not numbered else 44.0
        for works in range(1, STEPS + 1):
            members = cells.get((works, importance), [])
            if numbered:
                need = max(need, math.ceil(len(members) / _per_row(column, size)) * (size * 1.25 + 4) + 10)
            else:
                need = max(need, sum(_name_height(everybody, i, column, text, len(members)) for i in members) + 12)
        y += need + (head if importance in (STEPS, IMPORTANT - 1) else 0)
    return _Grid(left, column, tops, y, head, numbered, text, size)


def _per_row(column: float, size: float) -> int:
    return max(1, int((column - 8) / (size * 1.25 + 2)))


def _name(everybody: Cast, i: int, column: float, text: float, crowd: int) -> tuple[str, ...]:
    return wrap(everybody.name(everybody.things[i]), column - 42, text, 400, 2 if crowd < 3 else 1)


def _name_height(everybody: Cast, i: int, column: float, text: float, crowd: int) -> float:
    return max(24.0, len(_name(everybody, i, column, text, crowd)) * text * LINE + 6)


def _fields(words: PortfolioWords, grid: _Grid, width: float) -> tuple[list[Shape], list[TextBox]]:
    """The four fields with their names, dotted lines between the steps, the words of both axes."""
    shapes: list[Shape] = []
    texts: list[TextBox] = []
    right, border = grid.x(STEPS + 1), grid.lower(IMPORTANT)
    middle = grid.x(WORKS_BADLY + 1)
    fields = (
        (grid.left, grid.tops[STEPS], middle, border, words.repair, "tint1"),
        (middle, grid.tops[STEPS], right, border, words.protect, "tint2"),
        (grid.left, border, middle, grid.bottom, words.simplify, "paper"),
        (middle, border, right, grid.bottom, words.light, "paper"),
    )
    for x0, y0, x1, y1, title, fill in fields:
        shapes.append(Rect(x0 + 2, y0 + 2, x1 - x0 - 4, y1 - y0 - 4, fill, Stroke("line", 1), 3, "field"))
        for k, row in enumerate(wrap(title, x1 - x0 - 24, 13.0, 700, 2)):
            texts.append(TextBox(x0 + 12, y0 + 20 + k * 13 * LINE, row, size=13.0, weight=700, paint="muted", role="field"))
    dotted = Stroke("line", 1, (3, 4), 0.8)
    for works in (2, 4, 5):
        shapes.append(Line(((grid.x(works), grid.tops[STEPS] + 2), (grid.x(works), grid.bottom - 2)), dotted, "step"))
    for importance in (5, 3, 2):
        shapes.append(Line(((grid.left + 2, grid.lower(importance)), (right - 2, grid.lower(importance))), dotted, "step"))
    for importance in range(1, STEPS + 1):
        start = grid.tops[importance] + (grid.head if importance in (STEPS, IMPORTANT - 1) else 0)
        y = (start + grid.lower(importance)) / 2 + 5
        texts.append(TextBox(grid.left - 8, y, str(importance), "end", 14.0, role="step"))
    y = grid.bottom
    rows = [wrap(label, grid.column - 6, 13.0, 400, 2) for label in words.works_scale]
    for works, lines in enumerate(rows, 1):
        for k, row in enumerate(lines):
            texts.append(TextBox(grid.x(works) + grid.column / 2, y + 18 + k * 13 * LINE, row, "middle", 13.0, role="step"))
    y += 18 + max(map(len, rows)) * 13 * LINE + 8
    for k, row in enumerate(wrap(words.axis_works, width - 2 * EDGE, 14.0, 600, 2)):
        texts.append(TextBox((grid.left + right) / 2, y + k * 14 * LINE, row, "middle", 14.0, 600, role="axis"))
    return shapes, texts


def _markers(everybody: Cast, grid: _Grid, cells: Cells, numbers: dict[int, int]) -> tuple[tuple[Node, ...], list[TextBox]]:
    """A marker per rated thing with its name or number."""
    nodes: dict[int, Node] = {}
    texts: list[TextBox] = []
    for (works, importance), members in cells.items():
        top = grid.tops[importance] + (grid.head if importance in (STEPS, IMPORTANT - 1) else 0)
        place = _numbers if grid.numbered else _names
        for i, at, box in place(everybody, grid, members, grid.x(works), top, grid.lower(importance), numbers):
            nodes[i] = node(everybody.things[i], everybody, at, grid.size, numbers.get(i), (everybody.name(everybody.things[i]),))
            texts += box
    return tuple(nodes[i] for i in everybody.order() if i in nodes), texts


Placed = list[tuple[int, tuple[float, float], list[TextBox]]]


def _names(everybody: Cast, grid: _Grid, members: Sequence[int], x: float, top: float, low: float, numbers: dict[int, int]) -> Placed:
    heights = [_name_height(everybody, i, grid.column, grid.text, len(members)) for i in members]
    y = (top + low - sum(heights)) / 2
    placed: Placed = []
    for i, height in zip(members, heights, strict=True):
        rows = _name(everybody, i, grid.column, grid.text, len(members))
        middle, y = y + height / 2, y + height
        first = middle - (len(rows) - 1) * grid.text * LINE / 2 + grid.text * 0.33
        boxes = [
            TextBox(x + 32, first + k * grid.text * LINE, row, size=grid.text, node=everybody.things[i].id, role="name")
            for k, row in enumerate(rows)
        ]
        placed.append((i, (x + 18, middle), boxes))
    return placed


def _numbers(everybody: Cast, grid: _Grid, members: Sequence[int], x: float, top: float, low: float, numbers: dict[int, int]) -> Placed:
    columns = min(len(members), _per_row(grid.column, grid.size))
    rows = math.ceil(len(members) / columns)
    step = grid.size * 1.25 + 4
    placed: Placed = []
    for k, i in enumerate(members):
        thing = everybody.things[i]
        at = (x + grid.column * ((k % columns) + 0.5) / columns, (top + low) / 2 + (k // columns - (rows - 1) / 2) * step)
        paint = "ink" if thing.hollow or thing.ghost else f"on{everybody.tone(thing)}"
        placed.append(
            (i, at, [TextBox(at[0], at[1] + grid.text * 0.35, str(numbers[i]), "middle", grid.text, 600, paint, "number", thing.id)])
        )
    return placed


def _sentence(everybody: Cast, words: PortfolioWords) -> str:
    """Who falls where, by name, the first eight of each."""
    found: dict[str, list[str]] = {words.repair: [], words.protect: [], words.simplify: [], words.light: []}
    missing: list[str] = []
    for thing in everybody.things:
        (found[_field(thing, words)] if _rated(thing) else missing).append(everybody.name(thing))
    parts = [words.sentence_quadrant.format(quadrant=field, names=_listed(names, words)) for field, names in found.items() if names]
    parts = parts or [words.sentence_none]
    return " ".join(parts + ([words.sentence_missing.format(names=_listed(missing, words))] if missing else []))


def _listed(names: list[str], words: PortfolioWords) -> str:
    shown = words.joiner.join(names[:NAMED])
    return words.and_more.format(names=shown, n=len(names) - NAMED) if len(names) > NAMED else shown
