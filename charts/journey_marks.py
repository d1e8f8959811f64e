"""The marks of a journey: markers, curves, gaps, plates behind words, the key. It knows no axis and no place."""

from __future__ import annotations

import math
from collections.abc import Sequence

from charts.journey_words import JourneyWords, Touchpoint, about
from charts.metrics import bounds, clean
from charts.paragraphs import Style, keys
from charts.scene import Circle, Line, Node, Paint, Rect, Shape, Stroke, TextBox
from charts.sketch import Sketch
from charts.theme import NEUTRAL

WANTED, NOW = 0, 1  # tones
SIZE = 15.0  # px across a marker
RING = 12.0  # radius of the wanted marker around the one of now when both feelings are the same
WORD = {WANTED: Style(13.0, 400, "text0", "wanted"), NOW: Style(13.0, 600, "text1", "now")}
UNRATED = Style(12.5, 400, "muted", "unrated")
CHOSEN = Style(13.0, 700, "text1", "chosen")
PENS = {WANTED: Stroke("mark0", 2.5, (7, 5)), NOW: Stroke("mark1", 3.5)}
BRIDGES = {WANTED: Stroke("mark0", 1.5, (2, 5), 0.6), NOW: Stroke("mark1", 1.5, (2, 5), 0.6)}
GAP = Stroke("muted", 1.5, (2, 3))
GRID, MIDDLE = Stroke("line", 1, (3, 4)), Stroke("muted", 1)
Point = tuple[float, float]


def tint(point: Touchpoint) -> Paint:
    """The ground a touchpoint stands on."""
    return "tint1" if point.chosen else "tint0"


def key(words: JourneyWords, width: float, sketch: Sketch) -> None:
    """Line, marker and words of both curves."""
    labels, paints = (clean(words.wanted), clean(words.now)), ("text0", "text1")
    placed, sketch.bottom = keys(labels, paints, 44, sketch.bottom, width)
    for tone, one in zip((WANTED, NOW), placed, strict=True):
        middle = one.x + 18
        sketch.shapes.append(Line(((one.x, one.y), (middle - 8, one.y)), PENS[tone], "key"))
        sketch.shapes.append(Line(((middle + 8, one.y), (one.x + 36, one.y)), PENS[tone], "key"))
        sketch.shapes.append(hollow((middle, one.y), 6) if tone == WANTED else Circle(middle, one.y, 6.5, "mark1", role="key"))
        sketch.texts.append(one.box)


def hollow(at: Point, radius: float = 6.25) -> Circle:
    """The marker of a wanted feeling."""
    return Circle(*at, radius, "paper", Stroke("mark0", 2.5), "wanted")


def curve(places: Sequence[Point | None], tone: int, radii: Sequence[float]) -> list[Shape]:
    """Segments from marker to marker that end at the rim; a faint one bridges touchpoints that are not rated.

    :param places: one per touchpoint, ``None`` where nothing is rated
    :param radii: of the markers in px
    """
    rated = [(n, at) for n, at in enumerate(places) if at is not None]
    lines: list[Shape] = []
    for (one, start), (other, end) in zip(rated, rated[1:], strict=False):
        apart = math.dist(start, end)
        if apart > radii[one] + radii[other]:
            pens = PENS if other - one == 1 else BRIDGES
            lines.append(Line((_towards(start, end, radii[one] / apart), _towards(end, start, radii[other] / apart)), pens[tone], "curve"))
    return lines


def _towards(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def marks(wanted: Sequence[Point | None], now: Sequence[Point | None], plates: Sequence[Shape]) -> list[Shape]:
    """Curves, gaps, plates behind words, and the hollow markers, in the order in which they cover each other."""
    same = [a is not None and a == b for a, b in zip(wanted, now, strict=True)]
    rims = [RING + 1.5 if one else 9.0 for one in same]
    shapes: list[Shape] = [*curve(now, NOW, [SIZE / 2 if one else 9.0 for one in same]), *curve(wanted, WANTED, rims)]
    for a, b in zip(wanted, now, strict=True):
        if a is not None and b is not None and a != b:
            apart = math.dist(a, b)
            shapes.append(Line((_towards(a, b, 9 / apart), _towards(b, a, 9 / apart)), GAP, "gap"))
    shapes += plates
    both = [(a, one) for a, one, b in zip(wanted, same, now, strict=True) if a is not None and b is not None]
    return shapes + [hollow(a, RING if one else 6.25) for a, one in both]


def plate(boxes: Sequence[TextBox], fill: Paint) -> list[Shape]:
    """The ground behind a word, so that curves do not run through it."""
    if not boxes:
        return []
    left, top, right, bottom = (list(side) for side in zip(*map(bounds, boxes), strict=True))
    return [Rect(min(left) - 3, min(top) - 1, max(right) - min(left) + 6, max(bottom) - min(top) + 2, fill, radius=3, role="plate")]


def node(point: Touchpoint, words: JourneyWords, wanted: Point | None, now: Point | None, free: Point) -> Node:
    """The marker one can choose: the feeling now, else the wanted one, else a faint one at ``free``."""
    x, y = now or wanted or free
    tone = NOW if now else WANTED if wanted else NEUTRAL
    return Node(
        point.id, x, y, SIZE, None, "circle", tone, (words.name(point),), about(point, words),
        hollow=now is None and wanted is not None, ghost=now is None and wanted is None,
    )  # fmt: skip
