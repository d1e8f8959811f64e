"""What a picture is made of: shapes, words, nodes, and the same content as a sentence and a table. It knows no drawing library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Anchor = Literal["start", "middle", "end"]
Marker = Literal["circle", "square", "diamond", "triangle"]

# Colours are named, never written here: "paper", "ink", "muted", "line", "none", and for sector n
# "mark<n>" (markers and lines), "tint<n>" (areas), "on<n>" (words on a marker), "text<n>" (words on paper). See charts.theme.
Paint = str


@dataclass(frozen=True, slots=True)
class Sector:
    """A group of things; its place in the list decides colour and marker (three have a colour)."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Thing:
    """One entry of the learner's list.

    :param distance: importance, 1..5, 5 stands nearest to the centre; ``None`` = not rated yet
    :param works: how well it works, 1..5; ``None`` = not rated yet
    :param note: small lines under the name, shown while there are few things
    :param hollow: possible or past: drawn as an outline
    :param ghost: somebody who is not on the list: dashed and faint
    :param focus: the one looked at more closely: ringed
    :param star: somebody who speaks for the learner, with evidence: a star at the marker
    :param about: the words a screen reader says; made from the other fields when empty
    """

    id: str
    name: str
    sector: str | None
    distance: int | None
    works: int | None
    note: tuple[str, ...] = ()
    hollow: bool = False
    kind: str = ""
    ghost: bool = False
    focus: bool = False
    about: str = ""
    star: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A pen: colour name, width in px, dash pattern in px (empty = solid), opacity 0..1."""

    paint: Paint = "none"
    width: float = 1.0
    dash: tuple[float, ...] = ()
    opacity: float = 1.0


NO_STROKE = Stroke("none", 0)


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle around (x, y)."""

    x: float
    y: float
    r: float
    fill: Paint = "none"
    stroke: Stroke = NO_STROKE
    role: str = ""


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle with its top left corner at (x, y)."""

    x: float
    y: float
    width: float
    height: float
    fill: Paint = "none"
    stroke: Stroke = NO_STROKE
    radius: float = 0.0
    role: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight or bent line through two or more points."""

    points: tuple[tuple[float, float], ...]
    stroke: Stroke
    role: str = ""


@dataclass(frozen=True, slots=True)
class Wedge:
    """A slice of a disc; angles in degrees, counter-clockwise from east."""

    x: float
    y: float
    r: float
    start: float
    end: float
    fill: Paint
    stroke: Stroke = NO_STROKE
    role: str = ""


@dataclass(frozen=True, slots=True)
class Polygon:
    """A closed shape through its points: square, diamond and triangle markers."""

    points: tuple[tuple[float, float], ...]
    fill: Paint = "none"
    stroke: Stroke = NO_STROKE
    role: str = ""


Shape = Circle | Rect | Line | Wedge | Polygon


@dataclass(frozen=True, slots=True)
class TextBox:
    """One line of text: (x, y) is the baseline at the anchor. ``node`` names the node it belongs to."""

    x: float
    y: float
    text: str
    anchor: Anchor = "start"
    size: float = 14.0
    weight: int = 400
    paint: Paint = "ink"
    role: str = ""
    node: str | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """A marker one can choose: centre, size across in px, and what is said about it."""

    id: str
    x: float
    y: float
    size: float
    number: int | None
    marker: Marker
    tone: int
    label: tuple[str, ...]
    about: str
    hollow: bool = False
    ghost: bool = False
    focus: bool = False
    star: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list under a picture; ``number`` is set when the picture shows numbers instead of names."""

    id: str
    name: str
    group: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The same content as rows of words."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """A laid-out picture; all measures in px of the scene, y grows downwards."""

    width: float
    height: float
    title: str
    subtitle: str
    shapes: tuple[Shape, ...]
    texts: tuple[TextBox, ...]
    nodes: tuple[Node, ...]
    sentence: str
    table: Table
    entries: tuple[Entry, ...] = ()

    @property
    def numbered(self) -> list[tuple[int, str, str]]:
        """(number, id, name) of every node that is drawn as a number; empty when names stand in the picture."""
        return [(entry.number, entry.id, entry.name) for entry in self.entries if entry.number is not None]


def outline(marker: Marker, x: float, y: float, size: float) -> tuple[tuple[float, float], ...]:
    """Corners of a marker that looks as large as a circle of ``size`` px (a circle has none)."""
    if marker == "square":
        h = size * 0.45
        return ((x - h, y - h), (x + h, y - h), (x + h, y + h), (x - h, y + h))
    if marker == "diamond":
        h = size * 0.62
        return ((x, y - h), (x + h, y), (x, y + h), (x - h, y))
    if marker == "triangle":
        h = size * 0.6
        return ((x, y - h), (x + h, y + h * 0.78), (x - h, y + h * 0.78))
    return ()


def marker_shape(node: Node, size: float, fill: Paint, stroke: Stroke, role: str = "marker") -> Shape:
    """The marker of a node as a shape."""
    if node.marker == "circle":
        return Circle(node.x, node.y, size / 2, fill, stroke, role)
    return Polygon(outline(node.marker, node.x, node.y, size), fill, stroke, role)
