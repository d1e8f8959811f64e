"""The parts of a chain: boxes with a number, arrows, the fields inside and outside the organisation. It knows no order of rows."""

from __future__ import annotations

import math
from collections.abc import Sequence

from charts.flow_words import FlowWords, Step, about
from charts.paragraphs import Style
from charts.scene import Line, Node, Polygon, Rect, Stroke, TextBox
from charts.sketch import Sketch
from charts.theme import MARKERS

BADGE = 24.0  # px across the number
HEAD = 10.0  # px, length of an arrow's head
PAD = 9.0  # px between a box and the border of its field
LABEL = Style(15.0, 600, "ink", "name")
PASSES, WEAK = Style(13.0, 400, "ink", "passes"), Style(13.0, 700, "text1", "weak")
SOUND_PEN, WEAK_PEN = Stroke("muted", 2), Stroke("mark1", 2.5, (6, 5))
Point = tuple[float, float]


def tone(step: Step) -> int:
    """Number of the colours of a step: inside, outside."""
    return 1 if step.outside else 0


def heading(step: Step) -> Style:
    """How the name of a step's field is set."""
    return Style(13.0, 700, f"text{tone(step)}", "field")


def runs(steps: Sequence[Step]) -> list[list[int]]:
    """Numbers of neighbours on the same side of the border."""
    found: list[list[int]] = []
    for n, step in enumerate(steps):
        if found and steps[found[-1][-1]].outside == step.outside:
            found[-1].append(n)
        else:
            found.append([n])
    return found


def put_field(step: Step, left: float, top: float, right: float, bottom: float, sketch: Sketch) -> None:
    """The ground under steps of one side; only the organisation has a border."""
    pen = Stroke("none", 0) if step.outside else Stroke("mark0", 1.5)
    sketch.grounds.append(Rect(left, top, right - left, bottom - top, f"tint{tone(step)}", pen, 10, "field"))


def put_box(n: int, step: Step, words: FlowWords, corner: Point, size: Point, badge: Point, label: list[TextBox], sketch: Sketch) -> None:
    """A box with its label and its number; the number is what one can choose."""
    mark = tone(step)
    sketch.shapes.append(Rect(*corner, *size, "paper", Stroke(f"mark{mark}", 1.5), 7, "box"))
    sketch.texts += label
    name = words.name(step)
    sketch.nodes.append(Node(step.id, *badge, BADGE, n + 1, MARKERS[mark], mark, (name,), about(n, step, words)))
    sketch.texts.append(TextBox(badge[0], badge[1] + 4.3, str(n + 1), "middle", 13, 600, f"on{mark}", "number", step.id))


def put_arrow(points: Sequence[Point], weak: bool, sketch: Sketch) -> None:
    """A line through points with a head at the last one; a weak link is dashed."""
    (x0, y0), (x1, y1) = points[-2:]
    apart = math.dist((x0, y0), (x1, y1)) or 1.0
    dx, dy = (x1 - x0) / apart, (y1 - y0) / apart
    neck = (x1 - dx * HEAD, y1 - dy * HEAD)
    pen = WEAK_PEN if weak else SOUND_PEN
    wing = HEAD * 0.55
    sketch.shapes.append(Line((*points[:-1], neck), pen, "arrow"))
    corners = ((x1, y1), (neck[0] - dy * wing, neck[1] + dx * wing), (neck[0] + dy * wing, neck[1] - dx * wing))
    sketch.shapes.append(Polygon(corners, pen.paint, role="head"))
