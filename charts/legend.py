"""The key of the groups: a marker and a name for each. It knows nothing of what stands below."""

from __future__ import annotations

import math

from charts.drawing import Drawing
from charts.groups import Groups
from charts.headings import EDGE
from charts.metrics import clean
from charts.paragraphs import keys
from charts.scene import Marker, Polygon, outline
from charts.theme import MARKERS, NEUTRAL

LEAD, SIZE = 22.0, 13.0  # px kept for a marker, and across it
ROUND = 24  # corners of a circle among polygons


def legend(everybody: Groups, drawing: Drawing) -> None:
    """Marker and name of every group, in as many rows as needed; nothing when the picture has no groups."""
    labels = [(tone, clean(sector.label)) for tone, sector in everybody.coloured()]
    if everybody.grouped and everybody.members(NEUTRAL):
        labels.append((NEUTRAL, everybody.words.unsorted))
    words = [label for _, label in labels]
    set_keys, drawing.bottom = keys(words, ["ink"] * len(words), LEAD, drawing.bottom, drawing.width - EDGE)
    for key, (tone, _) in zip(set_keys, labels, strict=True):
        drawing.shapes.append(Polygon(corners(MARKERS[tone], key.x + 8, key.y, SIZE), f"mark{tone}", role="key"))
        drawing.texts.append(key.box)


def corners(marker: Marker, x: float, y: float, size: float) -> tuple[tuple[float, float], ...]:
    """Corners of a marker around (x, y), ``size`` px across; a circle is a polygon of many."""
    turns = (turn * 2 * math.pi / ROUND for turn in range(ROUND))
    return outline(marker, x, y, size) or tuple((x + size / 2 * math.cos(turn), y + size / 2 * math.sin(turn)) for turn in turns)
