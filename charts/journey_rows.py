"""A journey from top to bottom: a row for each touchpoint, feelings from left to right. For narrow pages and long journeys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts.headings import EDGE
from charts.journey_marks import CHOSEN, GRID, MIDDLE, NOW, SIZE, UNRATED, WANTED, WORD, Point, hollow, marks, node, plate, tint
from charts.journey_words import HIGHEST, LOWEST, JourneyWords, Touchpoint, held, phases
from charts.metrics import LINE, clean
from charts.metrics import width as text_width
from charts.paragraphs import Style
from charts.scene import Anchor, Circle, Line, Rect, Stroke, TextBox
from charts.sketch import Sketch

BESIDE_FROM = 560  # px; wider pictures have room for the words beside the markers
PAD = 9.0
NAME, CHANNEL, THINK = Style(15.0, 600, "ink", "name"), Style(13.0, 400, "muted", "channel"), Style(13.0, 400, "ink", "think")
PHASE, AXIS = Style(13.0, 700, "muted", "phase"), Style(12.5, 400, "muted", "axis")


@dataclass(frozen=True, slots=True)
class _Frame:
    """Columns in px: where words begin and how wide they may be, where the axis begins and ends."""

    width: float
    text: float
    room: float
    low: float
    high: float
    beside: bool

    def x(self, value: int) -> float:
        return self.low + (value - LOWEST) / (HIGHEST - LOWEST) * (self.high - self.low)


@dataclass(frozen=True, slots=True)
class _Row:
    """A touchpoint and the blocks of words at its left, each with the tone of the marker before it, if any."""

    point: Touchpoint
    blocks: tuple[tuple[Style, tuple[str, ...], int | None], ...]

    @property
    def tall(self) -> float:
        return sum(style.tall(rows) for style, rows, _ in self.blocks)


def _frame(width: float, rated: bool) -> _Frame:
    right = width - EDGE
    if not rated:
        return _Frame(width, EDGE + 36, right - EDGE - 36 - PAD, EDGE + 18, EDGE + 18, False)
    beside = width >= BESIDE_FROM
    room = width * (0.4 if beside else 0.45) - PAD - EDGE
    start = EDGE + PAD + room + 10
    inner = 92.0 if beside else 18.0
    return _Frame(width, EDGE + PAD, room, start + inner, right - inner, beside)


def rows(points: Sequence[Touchpoint], words: JourneyWords, width: float, sketch: Sketch, rated: bool) -> None:
    """Lay the rows out below what is sketched already."""
    frame = _frame(width, rated)
    y = start = _axis(frame, words, sketch.bottom, sketch) if rated else sketch.bottom
    middles: list[float] = []
    bands = _starts(points, words)
    for n, point in enumerate(points):
        if n in bands:
            y = _band(bands[n], frame, y, sketch)
        row = _row(point, words, frame, rated)
        high = max(row.tall + 2 * PAD, 46.0)
        sketch.shapes.append(Rect(EDGE, y, width - 2 * EDGE, high - 2, tint(point), radius=3, role="ground"))
        _words(row, frame, y + (high - 2 - row.tall) / 2, sketch)
        middles.append(y + (high - 2) / 2)
        y += high
    sketch.bottom = y
    if rated:
        for value in range(LOWEST, HIGHEST + 1):
            line = ((frame.x(value), start), (frame.x(value), y - 2))
            sketch.shapes.append(Line(line, GRID if value else MIDDLE, "step"))
    _feelings(points, words, frame, middles, rated, sketch)


def _starts(points: Sequence[Touchpoint], words: JourneyWords) -> dict[int, str]:
    """Phases by the number of the touchpoint they begin with."""
    found, n = {}, 0
    for name, count in phases(points, words):
        found[n] = name
        n += count
    return found


def _band(name: str, frame: _Frame, y: float, sketch: Sketch) -> float:
    """The name of a phase with a bar; returns where its rows begin."""
    rows = PHASE.rows(name, frame.room, 2)
    sketch.texts += PHASE.set(rows, frame.text, y + 8)
    y += 8 + PHASE.tall(rows)
    sketch.shapes.append(Rect(EDGE, y + 2, frame.width - 2 * EDGE, 3, "line", radius=1.5, role="phase"))
    return y + 8


def _axis(frame: _Frame, words: JourneyWords, top: float, sketch: Sketch) -> float:
    """Names of the steps over the axis; returns where the rows begin."""
    labels = _axis_labels(frame, [label for _, label in words.steps()])
    tall = max(AXIS.tall(rows) for _, _, rows in labels)
    for x, anchor, said in labels:
        sketch.texts += AXIS.set(said, x, top + tall - AXIS.tall(said), anchor)
    return top + tall + 4


def _axis_labels(frame: _Frame, names: Sequence[str]) -> list[tuple[float, Anchor, tuple[str, ...]]]:
    """All names of the steps while they fit, else both ends and the middle, else the ends."""
    wide = [text_width(name, AXIS.size) for name in names]
    step, edge = frame.x(1) - frame.x(0), 0 if frame.beside else 16
    if max(wide) <= step - 6:
        return [(frame.x(HIGHEST - n), "middle", AXIS.rows(name, step - 6, 1)) for n, name in enumerate(names)]
    half = (frame.high - frame.low) / 2 + edge
    three = max(wide[0], wide[-1]) <= half - wide[2] / 2 - 6
    room = half - (wide[2] / 2 if three else 0) - 6
    labels: list[tuple[float, Anchor, tuple[str, ...]]] = [
        (frame.high + edge, "end", AXIS.rows(names[0], room, 2)),
        (frame.low - edge, "start", AXIS.rows(names[-1], room, 2)),
    ]
    return labels + ([(frame.x(0), "middle", AXIS.rows(names[2], wide[2] + 1, 1))] if three else [])


def _row(point: Touchpoint, words: JourneyWords, frame: _Frame, rated: bool) -> _Row:
    room = frame.room
    blocks: list[tuple[Style, tuple[str, ...], int | None]] = [
        (CHOSEN, CHOSEN.rows(words.chosen, room, 2) if point.chosen else (), None),
        (NAME, NAME.rows(words.name(point), room, 4), None),
        (CHANNEL, CHANNEL.rows(point.channel, room, 2), None),
        (THINK, THINK.rows(words.quoted(point), room, 5), None),
    ]
    if rated and not frame.beside:
        for tone, value, word in ((WANTED, point.wanted, point.word_wanted), (NOW, point.now, point.word_now)):
            if value is not None:
                blocks.append((WORD[tone], WORD[tone].rows(word, room - 18, 2), tone))
    if rated and point.wanted is None and point.now is None and not frame.beside:
        blocks.append((UNRATED, UNRATED.rows(words.unrated, room, 2), None))
    return _Row(point, tuple(block for block in blocks if block[1]))


def _words(row: _Row, frame: _Frame, y: float, sketch: Sketch) -> None:
    """The words of a row under each other."""
    for style, said, tone in row.blocks:
        if tone is not None:
            at = (frame.text + 6, y + style.size * LINE / 2)
            sketch.shapes.append(hollow(at, 4.5) if tone == WANTED else Circle(*at, 5, "mark1", role="now"))
        node_id = row.point.id if style.role in {"name", "wanted", "now"} else None
        sketch.texts += style.set(said, frame.text + (18 if tone is not None else 0), y, node=node_id)
        y += style.tall(said)


def _feelings(
    points: Sequence[Touchpoint], words: JourneyWords, frame: _Frame, middles: Sequence[float], rated: bool, sketch: Sketch
) -> None:
    """Curves, markers and, where there is room, the words beside them."""
    if not rated:
        stops = [(frame.low, y) for y in middles]
        sketch.shapes.append(Line((stops[0], stops[-1]), Stroke("muted", 2), "route"))
        sketch.nodes += [node(point, words, stop, None, stop) for point, stop in zip(points, stops, strict=True)]
        return
    wanted = [_at(frame, point.wanted, y) for point, y in zip(points, middles, strict=True)]
    now = [_at(frame, point.now, y) for point, y in zip(points, middles, strict=True)]
    said = Sketch()
    for n, point in enumerate(points):
        neutral = (frame.x(0), middles[n])
        if frame.beside:
            said.texts += (boxes := _beside(point, words, frame, wanted[n], now[n], neutral))
            for box in boxes:
                said.shapes += plate([box], tint(point))
        sketch.nodes.append(node(point, words, wanted[n], now[n], neutral))
    sketch.shapes += marks(wanted, now, said.shapes)
    sketch.texts += said.texts


def _at(frame: _Frame, value: int | None, y: float) -> Point | None:
    value = held(value)
    return None if value is None else (frame.x(value), y)


def _beside(
    point: Touchpoint, words: JourneyWords, frame: _Frame, wanted: Point | None, now: Point | None, neutral: Point
) -> list[TextBox]:
    """The words of both feelings, outwards from the gap between them."""
    if wanted is None and now is None:
        return UNRATED.set(UNRATED.rows(words.unrated, 120, 1), neutral[0] + 13, neutral[1] - UNRATED.size * LINE / 2, node=point.id)
    turned = wanted is not None and now is not None and now[0] > wanted[0]
    boxes: list[TextBox] = []
    for tone, at, word in ((WANTED, wanted, point.word_wanted), (NOW, now, point.word_now)):
        if at is None or not clean(word):
            continue
        style, away = WORD[tone], SIZE if wanted == now else 12.0
        right = (tone == WANTED) != turned
        room = min(150.0, (frame.width - EDGE - at[0] if right else at[0] - frame.text - frame.room - 4) - away - 4)
        said = style.rows(word, room, 2)
        x = at[0] + away if right else at[0] - away
        boxes += style.set(said, x, at[1] - style.tall(said) / 2, "start" if right else "end", point.id)
    return boxes
