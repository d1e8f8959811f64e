"""What both shapes of the share card are made of: its measures, its lines, the items of its legend. It knows no composition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from charts.groups import Groups
from charts.legend import corners
from charts.metrics import clean, cut, width, wrap
from charts.places import Places, stand
from charts.scene import Polygon, Shape, Stroke, TextBox, Thing
from charts.theme import MARKERS, NEUTRAL

WIDTH, HEIGHT = 1200.0, 630.0  # px: the size pictures of links have nearly everywhere
EDGE = 52.0
SMALL = 20.0  # px of the smallest words; those on markers may go down to SMALLEST
SMALLEST = 18.0
FARTHEST = 1
CROWD = 16
RIM = 16.0  # px; a dotted ring nearer to the rim or to the ring before it would blur with it
MARK, GAP = 24.0, 12.0  # across a marker of the legend, and from it to the next word


@dataclass(slots=True)
class Sheet:
    """What has been drawn so far."""

    shapes: list[Shape] = field(default_factory=list)
    texts: list[TextBox] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Item:
    """One group in the legend: its colour, how many stand in it, its name."""

    tone: int
    n: int
    label: str

    def width(self, size: float) -> float:
        """How wide it is in px, whole."""
        return MARK + GAP + width(str(self.n), size, 700) + GAP + width(self.label, size, 600)


def rows(text: str, room: float, size: float, weight: int, lines: int) -> tuple[str, ...]:
    """A text in at most ``lines`` lines, none wider than ``room`` px even where a single sign is."""
    return tuple(cut(row, room, size, weight) for row in wrap(text, room, size, weight, lines) if row)


def items(everybody: Groups) -> list[Item]:
    """The groups of a card in order; those without a known one come last, when there are any."""
    found = [Item(tone, len(everybody.members(tone)), clean(sector.label)) for tone, sector in everybody.coloured()]
    unsorted = everybody.members(NEUTRAL)
    return found + ([Item(NEUTRAL, len(unsorted), everybody.words.unsorted)] if unsorted else [])


def draw_item(sheet: Sheet, item: Item, x: float, y: float, size: float, room: float) -> None:
    """Marker, number and name of a group on the baseline ``y``, no wider than ``room`` px."""
    middle = y - size * 0.34
    sheet.shapes.append(Polygon(corners(MARKERS[item.tone], x + MARK / 2, middle, MARK), f"mark{item.tone}", role="key"))
    number, at = str(item.n), x + MARK + GAP
    sheet.texts.append(TextBox(at, y, number, size=size, weight=700, paint=f"text{item.tone}", role="count"))
    at += width(number, size, 700) + GAP
    sheet.texts.append(TextBox(at, y, cut(item.label, room - (at - x), size, 600), size=size, weight=600, role="group"))


def keys(everybody: Groups, distance: str, ties: str, outline: str) -> list[str]:
    """The sentences that explain the card: only for what is drawn on it."""
    rated = any(thing.works is not None for thing in everybody.things)
    hollow = any(thing.hollow for thing in everybody.things)
    return [clean(text) for text, holds in ((distance, bool(everybody.things)), (ties, rated), (outline, hollow)) if holds]


def places(everybody: Groups, radius: float, sizes: Sequence[float]) -> Places | None:
    """A place for every thing, or None when not even the smallest marker fits."""
    groups = [(tone, everybody.members(tone)) for tone, _sector in everybody.coloured()]
    distances = [min(5, max(1, thing.distance or FARTHEST)) for thing in everybody.things]
    try:
        stood = stand(groups, everybody.members(NEUTRAL), NEUTRAL, distances, radius, sizes)
    except ValueError:
        return None
    rings: list[float] = []
    for ring in stood.rings:
        if ring < radius - RIM and (not rings or ring > rings[-1] + RIM):
            rings.append(ring)
    return replace(stood, rings=tuple(rings))


def pen(thing: Thing, tone: int, crowd: bool) -> Stroke:
    """The line to a thing; one whose working is not on the card has a plain line in its colour."""
    scale, opacity = (0.7, 0.45) if crowd else (1.0, 0.8)
    paint = f"mark{tone}"
    if thing.works is None:
        return Stroke(paint, 2.5 * scale, (), opacity)
    if thing.works >= 4:
        return Stroke(paint, 7 * scale, (), opacity)
    return Stroke(paint, 2.5 * scale, (), opacity) if thing.works == 3 else Stroke(paint, 3.5 * scale, (7, 8), opacity)
