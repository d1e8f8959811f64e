"""The disc under a relationship ring: slices, dotted rings, ties, the centre, the names of the sectors. It knows no columns.

Ties follow the ecomap convention (Hartman 1978): thick = works well, thin = fair, dashed = needs attention.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from charts.groups import Groups
from charts.headings import EDGE, SMALLEST
from charts.metrics import LINE, clean, cut, even, wrap
from charts.places import ME, Places, Slice
from charts.ratings import Cast
from charts.scene import Anchor, Circle, Line, Shape, Stroke, TextBox, Thing, Wedge
from charts.theme import NEUTRAL
from charts.words import RingWords

NAME_SIZE = 14.0  # px, of the names of sectors
INVITE_ROWS = 6  # lines of the question in an empty sector
# Angle of a place for a sector's name -> left, middle or right (-1, 0, 1), and whether it is below the disc.
CORNERS = {124: (-1, False), 56: (1, False), 270: (0, True), 236: (-1, True), 304: (1, True)}


@dataclass(frozen=True, slots=True)
class Frame:
    """The canvas in px: its measures, where the disc lies, where columns of names may stand (none = numbers)."""

    width: float
    height: float
    radius: float
    x: float
    y: float
    low: float = 0.0
    high: float = 0.0

    @property
    def columns(self) -> bool:
        """Whether names stand beside the disc."""
        return self.high > self.low


def disc(everybody: Cast, words: RingWords, frame: Frame, places: Places) -> tuple[list[Shape], list[TextBox]]:
    """The disc: slices, dotted rings, lines to every thing, the centre, the names of the sectors."""
    crowd = len(everybody.things) > 16
    shapes = ground(everybody, frame, places, lambda thing, tone: _pen(thing, tone, crowd))
    texts = [centre(words.me, frame, 17.0)]
    texts += _sector_names(everybody, frame, places.slices, words)
    texts += _invites(everybody, frame, places.slices, words)
    return shapes, texts


def ground(everybody: Groups, frame: Frame, places: Places, pen: Callable[[Thing, int], Stroke], weight: float = 1.0) -> list[Shape]:
    """The disc without words: slices, dotted rings, lines to every thing, the centre.

    :param pen: gives the line to a thing of a tone
    :param weight: how thick the lines of the disc itself are, 1 = as on a page
    """
    x, y, radius = frame.x, frame.y, frame.radius
    shapes: list[Shape] = [Circle(x, y, radius, f"tint{NEUTRAL}", role="disc")]
    gap = Stroke("paper", 5 * weight)
    shapes += [Wedge(x, y, radius, part.start, part.end, f"tint{part.tone}", gap, "slice") for part in places.slices]
    dotted = Stroke("line", weight, (3 * weight, 4 * weight))
    shapes += [Circle(x, y, r, "none", dotted, "band") for r in places.rings]
    shapes.append(Circle(x, y, radius, "none", Stroke("line", weight), "rim"))
    for thing, (dx, dy) in zip(everybody.things, places.points, strict=True):
        shapes.append(Line(((x, y), (x + dx, y + dy)), pen(thing, everybody.tone(thing)), "tie"))
    shapes.append(Circle(x, y, radius * ME, "ink", Stroke("paper", 3 * weight), "me"))
    return shapes


def centre(me: str, frame: Frame, largest: float) -> TextBox:
    """The word in the middle of the disc, at most ``largest`` px high."""
    size = max(SMALLEST, min(largest, frame.radius * ME * 0.6))
    word = cut(clean(me), frame.radius * ME * 2 - 8, size, 700)
    return TextBox(frame.x, frame.y + size * 0.34, word, "middle", size, 700, "paper", "me")


def _pen(thing: Thing, tone: int, crowd: bool) -> Stroke:
    scale, opacity = (0.6, 0.4) if crowd else (1.0, 0.8)
    if thing.works is None or thing.ghost:
        return Stroke("muted", 1, (1, 4) if thing.ghost else (), 0.5)
    if thing.works >= 4:
        return Stroke(f"mark{tone}", 4 * scale, (), opacity)
    return Stroke(f"mark{tone}", 1.6 * scale, (), opacity) if thing.works == 3 else Stroke(f"mark{tone}", 2.2 * scale, (4, 5), opacity)


def _slice_labels(everybody: Cast, slices: tuple[Slice, ...], words: RingWords) -> list[tuple[Slice, str]]:
    labels = {tone: clean(sector.label) for tone, sector in everybody.coloured()}
    return [(part, labels.get(part.tone, words.unsorted)) for part in slices]


def name_rows(everybody: Cast, words: RingWords, width: float, radius: float, *, columns: bool) -> int:
    """How many lines the longest name of a sector takes in a corner."""
    room = _corner_room(width, radius, columns)
    labels = [clean(sector.label) for _, sector in everybody.coloured()] + [words.unsorted]
    return max(len(wrap(label, room, NAME_SIZE, 700, 2)) for label in labels)


def _corner_room(width: float, radius: float, columns: bool) -> float:
    return radius * 0.38 + 30 if columns else min(width / 2 - EDGE, radius + 12) - radius * 0.42


def _sector_names(everybody: Cast, frame: Frame, slices: tuple[Slice, ...], words: RingWords) -> list[TextBox]:
    """Names of the slices: in the upper corners and below the disc, each at the free place nearest to its slice."""
    free = dict(CORNERS)
    below = sum(part.middle % 360 > 180 for part in slices)
    boxes: list[TextBox] = []
    for part, label in _slice_labels(everybody, slices, words):
        angle = min(free, key=lambda angle, part=part: _off(angle, part))  # type: ignore[misc]
        across, down = free.pop(angle)
        x, anchor, room = _name_place(frame, across, down, alone=below < 2)
        rows = wrap(label, room, NAME_SIZE, 700, 2)
        y = frame.y + frame.radius + NAME_SIZE + 5 if down else frame.y - frame.radius * 0.93 - NAME_SIZE * LINE * (len(rows) - 1)
        for k, row in enumerate(rows):
            boxes.append(TextBox(x, y + k * NAME_SIZE * LINE, row, anchor, NAME_SIZE, 700, f"text{part.tone}", "sector"))
    return boxes


def _name_place(frame: Frame, across: int, down: bool, *, alone: bool) -> tuple[float, Anchor, float]:
    """Anchor point, anchor and room in px of a sector's name."""
    if down and across == 0:
        return frame.x, "middle", frame.radius * (1.1 if alone else 0.3)
    if down:
        return frame.x + across * frame.radius * 0.18, "start" if across > 0 else "end", frame.radius * 0.7
    room = _corner_room(frame.width, frame.radius, frame.columns)
    if frame.columns:
        return frame.x + across * frame.radius * 0.62, "start" if across > 0 else "end", room
    edge = max(EDGE, frame.x - frame.radius - 12)
    return edge if across < 0 else frame.width - edge, "start" if across < 0 else "end", room


def _off(angle: float, part: Slice) -> tuple[bool, float]:
    """How badly a corner suits a slice: outside of it first, then the turn from its middle."""
    turn = abs((angle - part.middle + 180) % 360 - 180)
    return turn > (part.end - part.start) / 2, turn


def _invites(everybody: Cast, frame: Frame, slices: tuple[Slice, ...], words: RingWords) -> list[TextBox]:
    """A question in every empty slice."""
    ids = {tone: sector.id for tone, sector in everybody.coloured()}
    boxes: list[TextBox] = []
    for part in slices:
        text = clean(words.invite.get(ids.get(part.tone, ""), words.nobody_yet))
        if part.members or not text:
            continue
        size = 14.0 if frame.columns else 13.0
        deep = frame.radius * 0.6
        x = frame.x + deep * math.cos(math.radians(part.middle))
        y = frame.y - deep * math.sin(math.radians(part.middle))
        rows = even(text, frame.radius * min(0.62, part.span * 0.4), size, 400, INVITE_ROWS)
        y -= size * LINE * (len(rows) - 1) / 2 - size * 0.3
        boxes += [TextBox(x, y + k * size * LINE, row, "middle", size, 400, "muted", "invite") for k, row in enumerate(rows)]
    return boxes
