"""Where things stand on a ring: slices of the disc, bands of distance, a place for every marker. It knows no words and no colours.

Bands grow with what has to stand in them, so markers never touch and a nearer thing never stands further out than a farther one
of the same slice.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

FARTHEST, NEAREST = 1, 5
PITCH = 1.08  # least distance of two markers, in marker sizes
ME = 0.15  # radius of the centre, in radii of the ring
SHARES = (0.19, 0.175, 0.15, 0.115, 0.105)  # thickness of the bands from the nearest to the farthest, in radii
ROOMY, TIGHT = 0.265, 0.2  # where the nearest band begins, in radii
NARROWEST = 48.0  # degrees
FEW = 9  # up to so many things of a slice get an angle of their own
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of the disc: tone, angles in degrees counter-clockwise from east, and which things stand in it."""

    tone: int
    start: float
    end: float
    members: tuple[int, ...]

    @property
    def middle(self) -> float:
        """The angle in the middle."""
        return (self.start + self.end) / 2

    @property
    def span(self) -> float:
        """Opening in radians."""
        return math.radians(self.end - self.start)


@dataclass(frozen=True, slots=True)
class Places:
    """A layout around (0, 0) with y downwards: marker size and radii of the rings in px, one point per thing."""

    slices: tuple[Slice, ...]
    size: float
    rings: tuple[float, ...]
    points: tuple[Point, ...]


def cut_disc(groups: Sequence[tuple[int, tuple[int, ...]]], neutral: tuple[int, ...], neutral_tone: int, lean: float) -> tuple[Slice, ...]:
    """Slices clockwise with the border of the first two at the top; the neutral one only when somebody stands in it.

    :param groups: (tone, things) of each coloured sector, in order
    :param lean: 0 = equal slices, 1 = as wide as their share of the things (but never narrower than 48 degrees)
    """
    everybody = sum(len(members) for _, members in groups) + len(neutral)
    if not groups:
        return (Slice(neutral_tone, -90, 270, neutral),) if neutral else ()
    grey = min(max(NARROWEST, 46 + 2.2 * len(neutral)), 130) if neutral else 0.0
    free = 360 - grey
    wishes = [
        max(NARROWEST, free * ((1 - lean) / len(groups) + lean * len(members) / max(everybody - len(neutral), 1))) for _, members in groups
    ]
    widths = [wish * free / sum(wishes) for wish in wishes]
    at = 90 + widths[0] if len(groups) > 1 else 270 - grey / 2
    slices = []
    for (tone, members), width in zip(groups, widths, strict=True):
        slices.append(Slice(tone, at - width, at, members))
        at -= width
    if neutral:
        slices.append(Slice(neutral_tone, at - grey, at, neutral))
    return tuple(slices)


def _turn(radius: float, pitch: float) -> float:
    """Angle in radians between two markers on a row whose middles are ``pitch`` px apart."""
    return 2 * math.asin(min(1.0, pitch / (2 * radius)))


def _room(radius: float, span: float, pitch: float) -> int:
    return max(1, int(span / _turn(radius, pitch)))


def _rows(count: int, inner: float, step: float, span: float, pitch: float) -> int:
    """How many rows hold ``count`` markers when the first row stands half a step beyond ``inner``."""
    rows = 0
    while count > 0:
        count -= _room(inner + (rows + 0.5) * step, span, pitch)
        rows += 1
    return rows


def _bands(slices: Sequence[Slice], distances: Sequence[int], radius: float, pitch: float, begin: float) -> list[float] | None:
    """The six borders of the five bands from the centre outwards, or ``None`` when the markers do not fit."""
    inner, needs = begin * radius, []
    for distance in range(NEAREST, FARTHEST - 1, -1):
        counts = [(sum(distances[i] == distance for i in part.members), part.span) for part in slices]
        rows = max((_rows(count, inner, pitch, span, pitch) for count, span in counts), default=0)
        needs.append(rows * pitch)
        inner += rows * pitch
    spare = radius - inner
    if spare < 0:
        return None
    total = sum(SHARES)
    wishes = [max(0.0, share / total * (1 - begin) * radius - need) for share, need in zip(SHARES, needs, strict=True)]
    scale = spare / (sum(wishes) or 1)
    borders = [begin * radius]
    for need, wish in zip(needs, wishes, strict=True):
        borders.append(borders[-1] + need + wish * scale)
    return borders


def _polar(radius: float, angle: float) -> Point:
    return radius * math.cos(math.radians(angle)), -radius * math.sin(math.radians(angle))


def _stand_in_rows(part: Slice, members: Sequence[int], inner: float, outer: float, pitch: float, first: int) -> dict[int, Point]:
    """Spread things of one band over as few rows as hold them; ``first`` is the number of the band."""
    rows = next(q for q in range(1, len(members) + 1) if _holds(part, len(members), inner, outer, pitch, q))
    step = (outer - inner) / rows
    radii = [inner + (row + 0.5) * step for row in range(rows)]
    rooms = [_room(radius, part.span, pitch) for radius in radii]
    found: dict[int, Point] = {}
    left = list(members)
    for row, radius in enumerate(radii):
        after = sum(rooms[row + 1 :])
        count = min(rooms[row], max(len(left) - after, round(len(left) * rooms[row] / (rooms[row] + after))))
        used = min(1.0, max(0.77, count * _turn(radius, pitch) / part.span))
        whole = math.degrees(part.span)
        turn = whole * used
        aside = min(turn / count / 4, (whole - turn) / 2) * (-1 if (first + row) % 2 else 1)  # ties pass between the row below
        for k, i in enumerate(left[:count]):
            found[i] = _polar(radius, part.middle + turn / 2 - turn * (k + 0.5) / count + (aside if count > 1 else 0))
        left = left[count:]
    return found


def _holds(part: Slice, count: int, inner: float, outer: float, pitch: float, rows: int) -> bool:
    step = (outer - inner) / rows
    return sum(_room(inner + (row + 0.5) * step, part.span, pitch) for row in range(rows)) >= count


def _stand_apart(part: Slice, order: Sequence[int], middles: dict[int, float], stride: int) -> dict[int, Point]:
    """Give each thing an angle of its own, neighbours in distance ``stride`` angles apart."""
    count = len(order)
    turn = math.degrees(part.span) * (0.77 if count > 1 else 0)
    found = {}
    for k, i in enumerate(order):
        angle = part.middle + turn / 2 - turn * ((k * stride) % count + 0.5) / count
        found[i] = _polar(middles[i], angle)
    return found


def _tangle(found: dict[int, Point], size: float, pitch: float) -> float:
    """How hard to read: markers too near, lines and leaders that run through other markers."""
    reach, cost = size * 0.7, 0.0
    for a, b in combinations(found.values(), 2):
        apart = math.dist(a, b)
        cost += 1000.0 if apart < pitch * 0.999 else size / apart
        near, far = sorted((a, b), key=lambda p: math.hypot(*p))
        length = math.hypot(*far)
        if abs(far[0] * near[1] - far[1] * near[0]) / length < reach and far[0] * near[0] + far[1] * near[1] > 0:
            cost += 3.0
        if abs(a[1] - b[1]) < reach and a[0] * b[0] > 0:
            cost += 2.0
    return cost


def _stand(part: Slice, distances: Sequence[int], borders: Sequence[float], size: float, pitch: float) -> dict[int, Point]:
    """Places of one slice: unique angles when few and untangled, else rows."""
    rows: dict[int, Point] = {}
    middles: dict[int, float] = {}
    for band, distance in enumerate(range(NEAREST, FARTHEST - 1, -1)):
        members = [i for i in part.members if distances[i] == distance]
        if members:
            rows |= _stand_in_rows(part, members, borders[band], borders[band + 1], pitch, band)
            middles |= dict.fromkeys(members, (borders[band] + borders[band + 1]) / 2)
    count = len(part.members)
    if count > FEW:
        return rows
    order = sorted(part.members, key=lambda i: -distances[i])
    tries = [_stand_apart(part, order, middles, s) for s in range(1, max(count, 2)) if math.gcd(s, count) == 1]
    return min([*tries, rows], key=lambda found: _tangle(found, size, pitch))


def stand(
    groups: Sequence[tuple[int, tuple[int, ...]]],
    neutral: tuple[int, ...],
    neutral_tone: int,
    distances: Sequence[int],
    radius: float,
    sizes: Sequence[float],
) -> Places:
    """Find slices, bands and a place for every thing.

    :param groups: (tone, indexes of things) of each coloured sector, in order
    :param neutral: indexes of the things without a known sector
    :param distances: 1..5 of every thing, 5 nearest
    :param sizes: marker sizes in px to try, the best first
    :raises ValueError: not even the smallest size fits
    """
    for size in sizes:
        for lean, begin in ((0.0, ROOMY), (0.5, ROOMY), (0.0, TIGHT), (0.5, TIGHT), (1.0, TIGHT)):
            slices = cut_disc(groups, neutral, neutral_tone, lean)
            borders = _bands(slices, distances, radius, size * PITCH, begin)
            if borders is not None:
                return _places(slices, distances, borders, size)
    raise ValueError(f"{len(distances)} things do not fit on a ring of {radius:.0f} px")


def _places(slices: tuple[Slice, ...], distances: Sequence[int], borders: Sequence[float], size: float) -> Places:
    found: dict[int, Point] = {}
    for part in slices:
        found |= _stand(part, distances, borders, size, size * PITCH)
    return Places(slices, size, tuple(borders[1:-1]), tuple(found[i] for i in range(len(distances))))
