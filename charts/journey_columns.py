"""A journey from left to right: a column for each touchpoint, feelings upwards. It knows no narrow page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts.headings import EDGE
from charts.journey_marks import CHOSEN, GRID, MIDDLE, NOW, SIZE, UNRATED, WANTED, WORD, Point, marks, node, plate, tint
from charts.journey_words import HIGHEST, LOWEST, JourneyWords, Touchpoint, held, phases
from charts.metrics import LINE, clean
from charts.metrics import width as text_width
from charts.paragraphs import Style
from charts.scene import Line, Rect, Stroke
from charts.sketch import Sketch

NARROWEST = 74.0  # px of a column
WIDEST = 190.0
STEP = 66.0  # px from one feeling to the next
SIDE = 5.0  # px between words and the sides of a column
NAMES = (Style(15.0, 600, "ink", "name"), Style(14.0, 600, "ink", "name"), Style(13.0, 600, "ink", "name"))
CHANNEL, THINK = Style(12.5, 400, "muted", "channel"), Style(13.0, 400, "ink", "think")
PHASE, GUTTER, AXIS = Style(13.0, 700, "muted", "phase"), Style(13.0, 600, "muted", "axis"), Style(13.0, 400, "muted", "axis")


@dataclass(frozen=True, slots=True)
class _Frame:
    """Columns in px: where the first begins, how wide each is, where the highest feeling is."""

    left: float
    column: float
    high: float
    name: Style

    def x(self, n: int) -> float:
        return self.left + (n + 0.5) * self.column

    def at(self, n: int, value: int | None) -> Point | None:
        value = held(value)
        return None if value is None else (self.x(n), self.high + (HIGHEST - value) * STEP)

    @property
    def room(self) -> float:
        return self.column - 2 * SIDE


def _gutter(words: JourneyWords, rated: bool) -> float:
    """Room for the words at the left."""
    labels = [(words.touchpoint, GUTTER), (words.thinks, GUTTER)] + [(step, AXIS) for _, step in words.steps() if rated]
    return min(96.0, max(text_width(clean(text), style.size, style.weight) for text, style in labels)) + 10


def fitting(points: Sequence[Touchpoint], words: JourneyWords, width: float, rated: bool) -> Style | None:
    """How names are set when a column each has room for its words, and a phase for those of its heading; else ``None``."""
    column = (width - 2 * EDGE - _gutter(words, rated)) / max(1, len(points))
    if column < NARROWEST:
        return None
    headings = [(part, n) for phase, n in phases(points, words) for part in phase.split()]
    if any(text_width(part, PHASE.size, PHASE.weight) > n * column - 2 * SIDE for part, n in headings):
        return None
    for style in NAMES:
        parts = [part for point in points for part in words.name(point).split()]
        if all(text_width(part, style.size, style.weight) <= column - 2 * SIDE for part in parts):
            return style
    return None


def columns(points: Sequence[Touchpoint], words: JourneyWords, width: float, sketch: Sketch, rated: bool, name: Style) -> None:
    """Lay the columns out below what is sketched already."""
    left = EDGE + _gutter(words, rated)
    column = min(WIDEST, (width - EDGE - left) / len(points))
    start = _phases(points, words, _Frame(left, column, 0, name), sketch.bottom, sketch)
    picked = max((len(CHOSEN.rows(words.chosen, column - 2 * SIDE, 2)) for point in points if point.chosen), default=0)
    head = start + 8 + picked * CHOSEN.size * LINE
    above, under = _reach(points, words, column - 2 * SIDE)
    frame = _Frame(left, column, head + above if rated else head + SIZE, name)
    foot = frame.high + ((HIGHEST - LOWEST) * STEP + under if rated else SIZE + 4)
    sketch.bottom = _names(points, words, frame, foot, sketch)
    for n, point in enumerate(points):
        ground = Rect(frame.left + n * column + 1, start, column - 2, sketch.bottom - start, tint(point), radius=3, role="ground")
        sketch.shapes.append(ground)
        if point.chosen:
            sketch.texts += CHOSEN.set(CHOSEN.rows(words.chosen, frame.room, 2), frame.x(n), start + 6, "middle")
    (_plot if rated else _route)(points, words, frame, sketch)


def _phases(points: Sequence[Touchpoint], words: JourneyWords, frame: _Frame, top: float, sketch: Sketch) -> float:
    """A band with its name over every run of one phase; returns where the bands end."""
    runs = phases(points, words)
    if not runs:
        return top
    rows = [PHASE.rows(name, n * frame.column - 8, 2) for name, n in runs]
    high = max(map(len, rows)) * PHASE.size * LINE + 4
    n = 0
    for (_, count), row in zip(runs, rows, strict=True):
        x, wide = frame.left + n * frame.column, count * frame.column
        sketch.texts += PHASE.set(row, x + wide / 2, top + high - 4 - PHASE.tall(row), "middle")
        sketch.shapes.append(Rect(x + 1, top + high, wide - 2, 3, "line", radius=1.5, role="phase"))
        n += count
    return top + high + 7


def _word(point: Touchpoint, tone: int, words: JourneyWords) -> str:
    return clean(point.word_wanted if tone == WANTED else point.word_now)


def _reach(points: Sequence[Touchpoint], words: JourneyWords, room: float) -> tuple[float, float]:
    """How far words reach beyond the highest and the lowest feeling, in px."""
    above = under = 18.0
    for point in points:
        values = {tone: held(value) for tone, value in ((WANTED, point.wanted), (NOW, point.now))}
        for tone, value in values.items():
            if value is not None:
                tall = WORD[tone].tall(WORD[tone].rows(_word(point, tone, words), room, 2)) + 18
                above = max(above, tall - (HIGHEST - value) * STEP)
                under = max(under, tall - (value - LOWEST) * STEP)
    return above, under


def _plot(points: Sequence[Touchpoint], words: JourneyWords, frame: _Frame, sketch: Sketch) -> None:
    """Axis, curves, words beside the markers."""
    right = frame.left + len(points) * frame.column
    for value, label in words.steps():
        y = frame.high + (HIGHEST - value) * STEP
        sketch.shapes.append(Line(((frame.left, y), (right, y)), GRID if value else MIDDLE, "step"))
        rows = AXIS.rows(label, frame.left - EDGE - 10, 2)
        sketch.texts += AXIS.set(rows, frame.left - 10, y - AXIS.tall(rows) / 2, "end")
    wanted = [frame.at(n, point.wanted) for n, point in enumerate(points)]
    now = [frame.at(n, point.now) for n, point in enumerate(points)]
    said = Sketch()
    for n, point in enumerate(points):
        _said(point, words, frame, wanted[n], now[n], said)
        neutral = frame.at(n, 0) or (0, 0)
        if wanted[n] is None and now[n] is None:
            rows = UNRATED.rows(words.unrated, frame.room, 2)
            said.texts += (boxes := UNRATED.set(rows, frame.x(n), neutral[1] + 12, "middle", point.id))
            said.shapes += plate(boxes, tint(point))
        sketch.nodes.append(node(point, words, wanted[n], now[n], neutral))
    sketch.shapes += marks(wanted, now, said.shapes)
    sketch.texts += said.texts


def _said(point: Touchpoint, words: JourneyWords, frame: _Frame, wanted: Point | None, now: Point | None, said: Sketch) -> None:
    """The words of both feelings, outwards from the gap between them."""
    turned = wanted is not None and now is not None and now[1] < wanted[1]
    same = wanted is not None and wanted == now
    for tone, at in ((WANTED, wanted), (NOW, now)):
        rows = WORD[tone].rows(_word(point, tone, words), frame.room, 2)
        if at is None or not rows:
            continue
        away = 15.0 if same else 11.0
        upwards = (tone == WANTED) != turned
        start = at[1] - away - WORD[tone].tall(rows) if upwards else at[1] + away
        boxes = WORD[tone].set(rows, at[0], start, "middle", point.id)
        said.texts += boxes
        said.shapes += plate(boxes, tint(point))


def _route(points: Sequence[Touchpoint], words: JourneyWords, frame: _Frame, sketch: Sketch) -> None:
    """Before any feeling is known: the touchpoints as stops of a route."""
    stops = [(frame.x(n), frame.high) for n in range(len(points))]
    sketch.shapes.append(Line((stops[0], stops[-1]), Stroke("muted", 2), "route"))
    sketch.nodes += [node(point, words, stop, None, stop) for point, stop in zip(points, stops, strict=True)]


def _names(points: Sequence[Touchpoint], words: JourneyWords, frame: _Frame, top: float, sketch: Sketch) -> float:
    """Names, channels and thoughts under the columns; returns where they end."""
    right = frame.left - 10
    names = [frame.name.rows(words.name(point), frame.room, 4) for point in points]
    channels = [CHANNEL.rows(point.channel, frame.room, 2) for point in points]
    y = top + max(frame.name.tall(name) + CHANNEL.tall(channel) for name, channel in zip(names, channels, strict=True)) + 10
    sketch.texts += GUTTER.set(GUTTER.rows(words.touchpoint, right - EDGE, 2), right, top, "end")
    for n, point in enumerate(points):
        sketch.texts += frame.name.set(names[n], frame.x(n), top, "middle", point.id)
        sketch.texts += CHANNEL.set(channels[n], frame.x(n), top + frame.name.tall(names[n]), "middle")
    thoughts = [THINK.rows(words.quoted(point), frame.room, 6) for point in points]
    if any(thoughts):
        sketch.texts += GUTTER.set(GUTTER.rows(words.thinks, right - EDGE, 2), right, y, "end")
        for n, rows in enumerate(thoughts):
            sketch.texts += THINK.set(rows, frame.x(n), y, "middle")
        y += max(max(map(THINK.tall, thoughts)), 2 * THINK.size * LINE) + 10
    return max(y, top + 2 * GUTTER.size * LINE + 10)
