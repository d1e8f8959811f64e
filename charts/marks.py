"""What is drawn around a marker: the ring of the one in focus, the star of somebody who speaks for me. It knows no words and no layout.

A star stands outside of its marker, to the upper right when there is room, else where it hides least.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from charts.metrics import bounds
from charts.scene import Circle, Line, Node, Polygon, Shape, Stroke, TextBox

FOCUS_GAP = 4.5  # px from a marker to the ring around it
LARGEST_STAR, SMALLEST_STAR = 8.5, 5.0  # px from the middle to a tip
WAIST = 0.45  # radius of the inner corners of a star, in radii
REACH = {"circle": 0.5, "square": 0.64, "diamond": 0.62, "triangle": 0.6}  # from the middle to the farthest point, in sizes
APART = 3.0  # px from a star to the markers of others
TURNS = (45, 135, 90, 0, 180, 225, 315, 270, *range(15, 360, 30), *range(30, 360, 30))  # degrees to try, the best first
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Around:
    """What a star should not touch: boxes of words, discs of markers and stars, pieces of lines; and the canvas."""

    boxes: Sequence[tuple[float, float, float, float]]
    discs: Sequence[tuple[float, float, float]]
    pieces: Sequence[tuple[Point, Point]]
    canvas: tuple[float, float]


def star_size(node: Node) -> float:
    """Radius of the star of a node, in px."""
    return min(LARGEST_STAR, max(SMALLEST_STAR, node.size * 0.36))


def star(x: float, y: float, r: float) -> tuple[Point, ...]:
    """Corners of a star with five tips, one of them up."""
    turns = [(math.radians(36 * k - 90), r if k % 2 == 0 else r * WAIST) for k in range(10)]
    return tuple((x + reach * math.cos(turn), y + reach * math.sin(turn)) for turn, reach in turns)


def marks(nodes: Sequence[Node], texts: Iterable[TextBox], shapes: Iterable[Shape], width: float, height: float) -> list[Shape]:
    """Rings and stars of all nodes that have one.

    :param texts: words a star must not cover
    :param shapes: lines among them are avoided where possible
    :param width: of the canvas in px, as ``height``
    """
    drawn: list[Shape] = [Circle(n.x, n.y, n.size / 2 + FOCUS_GAP, "none", Stroke("ink", 2), "focus") for n in nodes if n.focus]
    starred = [node for node in nodes if node.star]
    if not starred:
        return drawn
    boxes = [bounds(box) for box in texts]
    shapes = list(shapes)
    lines = [shape.points for shape in shapes if isinstance(shape, Line)]
    centre = [(shape.x, shape.y, shape.r) for shape in shapes if isinstance(shape, Circle) and shape.role == "me"]
    pieces = [piece for points in lines for piece in zip(points, points[1:], strict=False)]
    stars: list[tuple[float, float, float]] = []
    for node in starred:
        discs = [(n.x, n.y, _reach(n)) for n in nodes if n is not node] + stars + centre
        x, y = _place(node, _near(node, _Around(boxes, discs, pieces, (width, height))))
        stars.append((x, y, star_size(node)))
    return drawn + [Polygon(star(x, y, r), "ink", Stroke("paper", 1), "star") for x, y, r in stars]


def _reach(node: Node) -> float:
    return max(REACH[node.marker] * node.size, node.size / 2 + FOCUS_GAP + 1 if node.focus else 0)


def _rim(node: Node, turn: float) -> float:
    """From the middle of a marker, or of its ring, to its rim in one direction."""
    across, down = abs(math.cos(turn)), abs(math.sin(turn))
    rims = {"square": 0.45 / max(across, down), "diamond": 0.62 / (across + down)}
    return max(rims.get(node.marker, REACH[node.marker]) * node.size, node.size / 2 + FOCUS_GAP + 1 if node.focus else 0)


def _near(node: Node, around: _Around) -> _Around:
    """Only what a star of the node could touch."""
    far = _reach(node) + 3 * star_size(node) + 4
    return _Around(
        [box for box in around.boxes if _gap((node.x, node.y), box) < far],
        [disc for disc in around.discs if math.dist(disc[:2], (node.x, node.y)) < far + disc[2]],
        [piece for piece in around.pieces if _apart((node.x, node.y), piece) < far],
        around.canvas,
    )


def _place(node: Node, around: _Around) -> Point:
    """The middle of the star that hides least; the first of those that hide nothing."""
    r, best, least = star_size(node), (node.x, node.y), math.inf
    for further in (0.8, 1.1):  # at the first the tips nearest to the marker are under it: one sees whose star it is
        for turn in TURNS:
            reach = _rim(node, math.radians(turn)) + r * further
            at = (node.x + reach * math.cos(math.radians(turn)), node.y - reach * math.sin(math.radians(turn)))
            cost = _hidden(at, r, around)
            if cost < least:
                best, least = at, cost
        if least == 0:
            break
    return best


def _hidden(at: Point, r: float, around: _Around) -> float:
    """How much a star at a place would hide or lose; 0 = nothing."""
    (x, y), (wide, high) = at, around.canvas
    cost = 0.0 if r <= x <= wide - r and r <= y <= high - r else 1000.0
    cost += sum(100.0 for box in around.boxes if _gap(at, box) < r)
    cost += sum(10.0 * max(0.0, far + r + APART - math.dist(at, (cx, cy))) / r for cx, cy, far in around.discs)
    return cost + sum(0.5 for piece in around.pieces if _apart(at, piece) < r)


def _gap(at: Point, box: tuple[float, float, float, float]) -> float:
    """Distance of a point from a box."""
    left, top, right, bottom = box
    return math.hypot(max(left - at[0], 0.0, at[0] - right), max(top - at[1], 0.0, at[1] - bottom))


def _apart(at: Point, piece: tuple[Point, Point]) -> float:
    """Distance of a point from a piece of a line."""
    (ax, ay), (bx, by) = piece
    dx, dy = bx - ax, by - ay
    along = ((at[0] - ax) * dx + (at[1] - ay) * dy) / ((dx * dx + dy * dy) or 1.0)
    along = min(1.0, max(0.0, along))
    return math.dist(at, (ax + along * dx, ay + along * dy))
