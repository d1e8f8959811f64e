"""A picture of boxes and words while it is laid out: what lies below, what lies above, down to where. It knows no things."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from charts.headings import EDGE, below, headings
from charts.metrics import clean
from charts.paragraphs import Style
from charts.scene import Entry, Node, Rect, Scene, Shape, Stroke, Table, TextBox

INVITE = Style(15.0, 400, "muted", "invite")
GAP = 8.0  # px below the headings


@dataclass(slots=True)
class Sketch:
    """Grounds, shapes above them, words and nodes gathered so far; ``bottom`` is where they end in px."""

    grounds: list[Shape] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    texts: list[TextBox] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    bottom: float = 0.0

    def invite(self, text: str, width: float) -> None:
        """A dashed field with a sentence, where nothing is yet."""
        room, top = width - 2 * EDGE, self.bottom
        rows = INVITE.rows(text, room - 40, 6)
        high = max(88.0, INVITE.tall(rows) + 44)
        self.shapes.append(Rect(EDGE, top, room, high, "none", Stroke("line", 1.5, (5, 5)), 8, "field"))
        self.texts += INVITE.set(rows, width / 2, top + (high - INVITE.tall(rows)) / 2, "middle")
        self.bottom = top + high

    def scene(self, title: str, subtitle: str, width: float, sentence: str, table: Table, entries: Iterable[Entry] = ()) -> Scene:
        """The finished picture."""
        shapes, texts, nodes = (*self.grounds, *self.shapes), tuple(self.texts), tuple(self.nodes)
        return Scene(width, self.bottom + 2, clean(title), clean(subtitle), shapes, texts, nodes, sentence, table, tuple(entries))


def begin(title: str, subtitle: str, width: float) -> Sketch:
    """A sketch that ends below its headings."""
    head = headings(clean(title), clean(subtitle), width)
    return Sketch(texts=head, bottom=below(head) + GAP if head else GAP)
