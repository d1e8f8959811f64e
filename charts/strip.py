"""Things under the stop of a line where they stand: lanes side by side, or one under the other. It knows no wishes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from charts.drawing import Drawing, block
from charts.headings import EDGE
from charts.metrics import LINE, wrap
from charts.metrics import width as text_width
from charts.scene import Circle, Line, Rect, Stroke
from charts.slope_rows import MARKER, NAME, SMALL, STOP, Stand
from charts.slope_words import SlopeWords

LANE_NAME = 13.0  # px
LANE_FROM = 118.0  # px; narrower lanes leave names no room
RING = 5.0  # px that the ring of a focus reaches beyond its marker
BESIDE = 28.0  # px from the middle of a marker's column to its name


def draw_strip(stands: Sequence[Stand], stops: Sequence[str], words: SlopeWords, drawing: Drawing) -> None:
    """Lanes when all fit and their names are not broken, else sections."""
    lane = (drawing.width - 2 * EDGE) / max(len(stops), 1)
    longest = max((text_width(word, STOP, 600) for stop in stops for word in stop.split()), default=0)
    if stops and lane >= LANE_FROM and longest <= lane - 20:
        _lanes(stands, stops, drawing, lane)
        unplaced = [stand for stand in stands if stand.now is None]
        _sections([(words.heading_unplaced, unplaced)] if unplaced else [], drawing, linked=0)
    else:
        placed = [(stop, [stand for stand in stands if stand.now == n]) for n, stop in enumerate(stops)]
        unplaced = [stand for stand in stands if stand.now is None]
        _sections(placed + ([(words.heading_unplaced, unplaced)] if unplaced else []), drawing, linked=len(stops))


def _lanes(stands: Sequence[Stand], stops: Sequence[str], drawing: Drawing, lane: float) -> None:
    """A lane for each stop along a line from end to end."""
    rows = [wrap(stop, lane - 20, STOP, 600, 3) for stop in stops]
    high = max(map(len, rows)) * STOP * LINE
    line = drawing.bottom + high + 14
    middles = [EDGE + (n + 0.5) * lane for n in range(len(stops))]
    bottom = line + 44
    for n, (x, lines) in enumerate(zip(middles, rows, strict=True)):
        drawing.texts += block(lines, x, line - 14 - len(lines) * STOP * LINE, STOP, weight=600, anchor="middle", role="stop")
        y = line + 22
        for stand in (stand for stand in stands if stand.now == n):
            y += _name(stand, drawing, x - lane / 2 + 12, y, lane - 20, LANE_NAME)
        bottom = max(bottom, y)
    lanes = [Rect(x - lane / 2 + 3, line + 12, lane - 6, bottom - line - 8, "tint3", radius=8, role="lane") for x in middles]
    track = Line(((middles[0], line), (middles[-1], line)), Stroke("line", 2), "row")
    drawing.shapes += [*lanes, track, *(Circle(x, line, 5, "muted", role="step") for x in middles)]
    drawing.bottom = bottom + 16


def _sections(sections: Sequence[tuple[str, Sequence[Stand]]], drawing: Drawing, linked: int) -> None:
    """A heading and its things for each section; a line joins the first ``linked`` of them."""
    dots: list[float] = []
    x, aside = EDGE + 8.0, EDGE + (24.0 if linked else 0.0)
    room = drawing.width - EDGE - aside
    for heading, members in sections:
        rows = wrap(heading, room, STOP + 1, 600, 2)
        if len(dots) < linked:
            dots.append(drawing.bottom + (STOP + 1) * LINE * 0.55)
        drawing.texts += block(rows, aside, drawing.bottom, STOP + 1, weight=600, paint="ink" if members else "muted", role="stop")
        drawing.bottom += len(rows) * (STOP + 1) * LINE + 6
        for stand in members:
            drawing.bottom += _name(stand, drawing, aside + RING, drawing.bottom, room - RING, NAME)
        drawing.bottom += 10
    if len(dots) > 1:
        drawing.shapes.append(Line(((x, dots[0]), (x, dots[-1])), Stroke("line", 2), "row"))
    drawing.shapes += [Circle(x, y, 5, "muted", role="step") for y in dots]


def _name(stand: Stand, drawing: Drawing, x: float, y: float, room: float, size: float) -> float:
    """A marker at (x, y) with its name beside it in letters of ``size`` px; returns the height it takes."""
    lines = wrap(stand.name, room - BESIDE, size, 400, 3)
    small = wrap(stand.remark, room - BESIDE, SMALL, 400, 2) if stand.remark else ()
    drawing.texts += block(lines, x + BESIDE, y, size, role="name", node=stand.node.id)
    drawing.texts += block(small, x + BESIDE, y + len(lines) * size * LINE, SMALL, paint="muted", role="note", node=stand.node.id)
    drawing.nodes.append(replace(stand.node, x=x + MARKER / 2, y=y + size * LINE * 0.55, size=MARKER))
    return (len(lines) * size + len(small) * SMALL) * LINE + 12
