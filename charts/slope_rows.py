"""A row for each thing with its place now, its wanted place and an arrow between. It knows no sentences about the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from charts.drawing import Drawing, arrow, block
from charts.headings import EDGE, SMALLEST
from charts.marks import FOCUS_GAP
from charts.metrics import LINE, wrap
from charts.metrics import width as text_width
from charts.scene import Circle, Line, Node, Stroke, marker_shape
from charts.slope_words import SlopeWords

COLUMNS_FROM = 560  # px; narrower pictures say the stops in words
NAME, SMALL, STOP = 14.0, SMALLEST + 0.5, 13.0
MARKER = 18.0
HEAD = 10.0
DOTTED = Stroke("line", 1, (3, 4))


@dataclass(frozen=True, slots=True)
class Stand:
    """A thing on the line: its marker (yet without a place), a small remark, and its stops, ``None`` = not placed."""

    node: Node
    remark: str
    now: int | None
    wanted: int | None

    @property
    def chosen(self) -> str | None:
        """The id, when a marker is drawn that can be chosen."""
        return None if self.now is None and self.wanted is None else self.node.id

    @property
    def name(self) -> str:
        """The name, or the words for none."""
        return self.node.label[0]


def draw_rows(stands: Sequence[Stand], stops: Sequence[str], words: SlopeWords, drawing: Drawing) -> None:
    """Rows under columns of stops when their names fit, else rows that say their stops in words."""
    names = min(drawing.width * 0.34, max(text_width(stand.name, NAME, 600) for stand in stands) + 4)
    column = (drawing.width - 2 * EDGE - names - 16) / max(len(stops), 1)
    if drawing.width >= COLUMNS_FROM and column >= 3 * MARKER and all(_fits(stop, column - 8) for stop in stops):
        _with_columns(stands, stops, words, drawing, names, column)
    else:
        _with_words(stands, stops, words, drawing)


def _fits(stop: str, room: float) -> bool:
    rows = wrap(stop, room, STOP, 600, 3)
    return " ".join(rows) == stop


def _with_columns(stands: Sequence[Stand], stops: Sequence[str], words: SlopeWords, drawing: Drawing, names: float, column: float) -> None:
    left = drawing.width - EDGE - column * len(stops)
    middles = [left + (n + 0.5) * column for n in range(len(stops))]
    rows = [wrap(stop, column - 8, STOP, 600, 3) for stop in stops]
    high = max(map(len, rows), default=0) * STOP * LINE
    for x, lines in zip(middles, rows, strict=True):
        top = drawing.bottom + high - len(lines) * STOP * LINE
        drawing.texts += block(lines, x, top, STOP, weight=600, paint="muted", anchor="middle", role="stop")
    drawing.bottom += high + 4
    top = drawing.bottom
    for stand in stands:
        lines, small = wrap(stand.name, names, NAME, 600, 2), _small(stand, names)
        tall = (len(lines) * NAME + len(small) * SMALL) * LINE
        high = max(38.0, tall + 14)
        at = drawing.bottom + (high - tall) / 2
        drawing.texts += block(lines, EDGE, at, NAME, weight=600, role="name", node=stand.chosen)
        drawing.texts += block(small, EDGE, at + len(lines) * NAME * LINE, SMALL, paint="muted", role="note", node=stand.chosen)
        middle = drawing.bottom + high / 2
        drawing.shapes.append(Line(((EDGE, drawing.bottom), (drawing.width - EDGE, drawing.bottom)), Stroke("line", 1, (), 0.6), "row"))
        if stand.now is None and stand.wanted is None:
            said = wrap(words.unplaced, drawing.width - left - 16, NAME, 400, 1)
            drawing.texts += block(said, left + 8, middle - NAME * LINE / 2, NAME, paint="muted", role="unplaced")
        else:
            _track(stand, middles, middle, drawing)
        drawing.bottom += high
    drawing.shapes = [Line(((x, top), (x, drawing.bottom)), DOTTED, "step") for x in middles] + drawing.shapes


def _with_words(stands: Sequence[Stand], stops: Sequence[str], words: SlopeWords, drawing: Drawing) -> None:
    room, ends = drawing.width - 2 * EDGE, (EDGE + 28.0, drawing.width - EDGE - 28.0)
    step = (ends[1] - ends[0]) / max(len(stops) - 1, 1)
    middles = [ends[0] + n * step for n in range(len(stops))] if len(stops) > 1 else [drawing.width / 2] * len(stops)
    rows = wrap(words.scale.format(stops=words.stop_joiner.join(stops)), room, STOP, 400, 6)
    drawing.texts += block(rows, EDGE, drawing.bottom, STOP, paint="muted", role="stop")
    drawing.bottom += len(rows) * STOP * LINE + 10
    for stand in stands:
        lines, small = wrap(stand.name, room, NAME + 1, 600, 2), _small(stand, room)
        drawing.texts += block(lines, EDGE, drawing.bottom, NAME + 1, weight=600, role="name", node=stand.chosen)
        drawing.bottom += len(lines) * (NAME + 1) * LINE
        said = wrap(_said(stand, stops, words), room, NAME, 400, 3)
        drawing.texts += block(said, EDGE, drawing.bottom, NAME, role="move", node=stand.chosen)
        drawing.bottom += len(said) * NAME * LINE
        drawing.texts += block(small, EDGE, drawing.bottom, SMALL, paint="muted", role="note", node=stand.chosen)
        drawing.bottom += len(small) * SMALL * LINE + 20
        if middles:
            drawing.shapes.append(Line(((ends[0], drawing.bottom), (ends[1], drawing.bottom)), Stroke("line", 1.5), "row"))
        drawing.shapes += [Circle(x, drawing.bottom, 3, "line", role="step") for x in middles]
        _track(stand, middles, drawing.bottom, drawing)
        drawing.bottom += 34


def _small(stand: Stand, room: float) -> tuple[str, ...]:
    return wrap(stand.remark, room, SMALL, 400, 2) if stand.remark else ()


def _said(stand: Stand, stops: Sequence[str], words: SlopeWords) -> str:
    """The places of a thing in words."""
    if stand.now is None and stand.wanted is None:
        return words.unplaced
    if stand.now is None or stand.wanted is None:
        column = words.column_wanted if stand.now is None else words.column_now
        return words.only.format(column=column, stop=stops[stand.now or stand.wanted or 0])
    return (words.stays if stand.now == stand.wanted else words.move).format(now=stops[stand.now], wanted=stops[stand.wanted])


def _track(stand: Stand, middles: Sequence[float], y: float, drawing: Drawing) -> None:
    """Marker now, outline wanted, arrow between; side by side when they share a stop."""
    now, wanted = (None if place is None else middles[place] for place in (stand.now, stand.wanted))
    size = MARKER
    if now is not None and now == wanted:
        aside = size * 0.62 + (FOCUS_GAP / 2 if stand.node.focus else 0)
        now, wanted = now - aside, now + aside
    elif now is not None and wanted is not None:
        away = (size / 2 + 3.5) * (1 if wanted > now else -1)
        drawing.shapes += arrow((now + away, y), (wanted - away, y), Stroke(f"mark{stand.node.tone}", 2.5), HEAD)
    if wanted is not None and now is not None:
        outline = replace(stand.node, x=wanted, y=y)
        drawing.shapes.append(marker_shape(outline, size - 3, "paper", Stroke(f"mark{stand.node.tone}", 2.5), "wanted"))
    at = now if now is not None else wanted
    if at is not None:
        drawing.nodes.append(replace(stand.node, x=at, y=y, size=size, hollow=now is None))
