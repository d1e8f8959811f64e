"""Rhythms along a calendar, a strip for each thing. Pure layout; it knows no dates and no drawing library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts.calendar_words import Beat, CalendarWords, Strip, entries, places, said, sentence, series, shown, table
from charts.headings import EDGE
from charts.metrics import LINE, clean
from charts.metrics import width as text_width
from charts.paragraphs import Style, keys
from charts.scene import Circle, Line, Node, Polygon, Rect, Scene, Shape, Stroke, outline
from charts.sketch import Sketch, begin
from charts.theme import MARKERS, NEUTRAL, tone_of

__all__ = ["Beat", "CalendarWords", "Strip", "calendar"]

BESIDE_FROM = 560.0  # px; narrower pictures write labels above their strips
LABELS = 0.34  # width of the labels beside the strips, in widths of the picture
TRACK = 18.0  # px, height of a track
MARKER, SMALLEST, DENSEST = 12.0, 5.0, 6.0  # px: a marker, the smallest one, the room each needs
HANDLE = 11.0  # px across the marker one can choose
INDENT = 20.0  # px from the edge to a name
SYMBOL = 18.0  # px from the sign of a series to the words
HEAD, NAME = Style(12.5, 400, "muted", "column"), Style(14.5, 600, "ink", "name")
SAID, NONE = Style(13.0, 400, "ink", "said"), Style(13.0, 400, "muted", "none")


@dataclass(frozen=True, slots=True)
class _Frame:
    """The tracks in px: where they begin and how wide they are; names of the columns; room for words; names of the series."""

    left: float
    wide: float
    columns: tuple[str, ...]
    room: float
    beside: bool
    series: tuple[str, ...]

    def x(self, at: float) -> float:
        return self.left + at / max(1, len(self.columns)) * self.wide

    def tone(self, beat: Beat) -> int:
        return tone_of(self.series.index(clean(beat.series)))


def calendar(strips: Sequence[Strip], columns: Sequence[str], words: CalendarWords, width: float) -> Scene:
    """Lay the strips out.

    :param strips: 0..60 or more
    :param columns: names of the months or dates, from left to right; where they are too wide only some are written
    :param width: px; labels stand beside the strips from 560 px, else above them
    :return: a scene as high as needed
    """
    sketch = begin(words.title, words.subtitle, width)
    if not strips:
        sketch.invite(words.invite, width)
    else:
        frame = _frame(strips, columns, width)
        _key(frame, width, sketch)
        _head(frame, sketch)
        for strip in strips:
            _strip(strip, words, frame, width, sketch)
    cells = table(strips, columns, words)
    return sketch.scene(words.title, words.subtitle, width, sentence(strips, words), cells, entries(strips, words))


def _frame(strips: Sequence[Strip], columns: Sequence[str], width: float) -> _Frame:
    beside = width >= BESIDE_FROM
    left = width * LABELS if beside else float(EDGE)
    room = (left - 12 if beside else width - EDGE) - EDGE - INDENT
    return _Frame(left, width - EDGE - left, tuple(columns), room, beside, tuple(series(strips)))


def sign(tone: int, x: float, y: float, size: float) -> Shape:
    """The marker of a series around (x, y)."""
    corners = outline(MARKERS[tone], x, y, size)
    return Polygon(corners, f"mark{tone}", role="beat") if corners else Circle(x, y, size / 2, f"mark{tone}", role="beat")


def _key(frame: _Frame, width: float, sketch: Sketch) -> None:
    """Sign and name of every series; a single series without a name needs no key."""
    if not any(frame.series):
        return
    placed, sketch.bottom = keys(frame.series, ["ink"] * len(frame.series), SYMBOL, sketch.bottom, width)
    for n, one in enumerate(placed):
        sketch.shapes.append(sign(tone_of(n), one.x + 6, one.y, MARKER))
        sketch.texts.append(one.box)


def _head(frame: _Frame, sketch: Sketch) -> None:
    """Names of the columns: all of them in the middle, or every second, third … where its column begins."""
    if not frame.columns:
        return
    names, step = [clean(name) for name in frame.columns], frame.wide / len(frame.columns)
    widths = [text_width(name, HEAD.size) for name in names]
    if max(widths) <= step - 4:
        for n, name in enumerate(names):
            sketch.texts += HEAD.set(HEAD.rows(name, step, 1), frame.x(n + 0.5), sketch.bottom, "middle")
    else:
        every = next((k for k in range(1, len(names)) if max(widths[::k]) <= k * step - 8), len(names))
        for n in range(0, len(names), every):
            room = frame.left + frame.wide - frame.x(n)
            if n == 0 or widths[n] <= room:
                sketch.texts += HEAD.set(HEAD.rows(names[n], room, 1), frame.x(n), sketch.bottom)
    sketch.bottom += HEAD.size * LINE + 4


def _strip(strip: Strip, words: CalendarWords, frame: _Frame, width: float, sketch: Sketch) -> None:
    """Name, rhythms in words, a track for each rhythm."""
    top = sketch.bottom
    sketch.grounds.append(Line(((EDGE, top), (width - EDGE, top)), Stroke("line", 1), "border"))
    rows = NAME.rows(words.name(strip), frame.room, 3)
    y = top + 8
    sketch.texts += NAME.set(rows, EDGE + INDENT, y, node=strip.id)
    at, full = (EDGE + HANDLE / 2 + 1, y + NAME.size * LINE / 2), bool(shown(strip))
    about = words.about.format(name=words.name(strip), said=said(strip, words))
    sketch.nodes.append(Node(strip.id, *at, HANDLE, None, "circle", NEUTRAL, (words.name(strip),), about, hollow=not full))
    y += NAME.tall(rows) + 2
    for beat in shown(strip):
        y = _beat(beat, words, frame, y, sketch)
    if not full:
        none = NONE.rows(words.none, frame.room, 2)
        sketch.texts += NONE.set(none, EDGE + INDENT, y)
        y += NONE.tall(none)
    sketch.bottom = y + 8


def _beat(beat: Beat, words: CalendarWords, frame: _Frame, y: float, sketch: Sketch) -> float:
    """A rhythm in words and on its track, beside each other or under each other; returns where it ends."""
    rows = SAID.rows(words.rhythm(beat), frame.room - SYMBOL, 3)
    tall = max(SAID.tall(rows), TRACK) if frame.beside else SAID.tall(rows)
    sketch.shapes.append(sign(frame.tone(beat), EDGE + INDENT + 6, y + SAID.size * LINE / 2, MARKER - 2))
    sketch.texts += SAID.set(rows, EDGE + INDENT + SYMBOL, y)
    track = y + (SAID.size * LINE - TRACK) / 2 if frame.beside else y + tall + 2
    _track(beat, frame, track, sketch)
    return y + tall + 5 if frame.beside else track + TRACK + 6


def _track(beat: Beat, frame: _Frame, top: float, sketch: Sketch) -> None:
    """The ground with its columns, then markers, or a bar where they would stand too close."""
    sketch.grounds.append(Rect(frame.left, top, frame.wide, TRACK, f"tint{NEUTRAL}", radius=3, role="track"))
    for n in range(1, len(frame.columns)):
        sketch.grounds.append(Rect(frame.x(n) - 0.5, top, 1, TRACK, "line", role="column"))
    tone, middle = frame.tone(beat), top + TRACK / 2
    spots = [frame.x(at) for at in places(beat, frame.columns)]
    if beat.steady or len(spots) * DENSEST > frame.wide:
        sketch.shapes.append(Rect(frame.left + 3, middle - 3.5, frame.wide - 6, 7, f"mark{tone}", radius=3, role="steady"))
        return
    size = max(SMALLEST, min(MARKER, 0.85 * frame.wide / max(1, len(spots))))
    low, high, last = frame.left + size * 0.65, frame.left + frame.wide - size * 0.65, -size
    for spot in (min(max(x, low), high) for x in spots):
        if spot - last >= size * 0.5:
            sketch.shapes.append(sign(tone, spot, middle, size))
            last = spot
