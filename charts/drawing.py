"""A picture of things while it is drawn: width, headings, rings and stars around markers, lines of text, arrows. It knows no layout."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from charts import sketch
from charts.marks import marks
from charts.metrics import clean
from charts.paragraphs import Style
from charts.scene import Anchor, Entry, Line, Paint, Polygon, Scene, Shape, Stroke, Table, TextBox

HEAD = 12.0  # px, length of an arrow's head
FOOT = 6.0  # px kept free below


@dataclass(slots=True)
class Drawing(sketch.Sketch):
    """A sketch that knows its width in px and its headings."""

    width: float = 0.0
    title: str = ""
    subtitle: str = ""

    def finish(self, sentence: str, table: Table, entries: tuple[Entry, ...] = ()) -> Scene:
        """The finished picture, with the rings and stars of its markers."""
        self.bottom += FOOT
        self.shapes += marks(self.nodes, self.texts, self.shapes, self.width, self.bottom)
        return self.scene(self.title, self.subtitle, self.width, sentence, table, entries)


def begin(title: str, subtitle: str, width: float) -> Drawing:
    """A drawing that ends below its headings."""
    below = sketch.begin(title, subtitle, width)
    return Drawing(texts=below.texts, bottom=below.bottom, width=width, title=clean(title), subtitle=clean(subtitle))


def block(
    rows: Iterable[str],
    x: float,
    top: float,
    size: float,
    *,
    weight: int = 400,
    paint: Paint = "ink",
    anchor: Anchor = "start",
    role: str = "",
    node: str | None = None,
) -> list[TextBox]:
    """Lines of text under each other; each takes ``size * LINE`` px from ``top`` downwards."""
    return Style(size, weight, paint, role).set(list(rows), x, top, anchor, node)


def arrow(start: tuple[float, float], end: tuple[float, float], pen: Stroke, head: float = HEAD) -> list[Shape]:
    """A line with a head at ``end``; both in px. The head is never longer than the arrow."""
    length = math.dist(start, end) or 1.0
    head = min(head, length)
    ux, uy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    neck = (end[0] - ux * head, end[1] - uy * head)
    half = head * 0.45
    tip = (end, (neck[0] - uy * half, neck[1] + ux * half), (neck[0] + uy * half, neck[1] - ux * half))
    return [Line((start, neck), pen, "arrow"), Polygon(tip, pen.paint, role="head")]
