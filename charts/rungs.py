"""How one exchange is drawn: long arrows to a box, or a card with short arrows. It knows no sentences about the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from charts.drawing import Drawing, arrow, block
from charts.groups import remarks
from charts.headings import EDGE, SMALLEST
from charts.ladder_words import LadderWords
from charts.metrics import LINE, clean, cut, wrap
from charts.metrics import width as text_width
from charts.paragraphs import Style
from charts.scene import Node, Rect, Stroke, TextBox, Thing

TEXT, NAME, SMALL, GROUP = 14.0, 15.0, SMALLEST + 0.5, 13.0
MARKER = 18.0
PAD = 12.0  # px inside a box
BESIDE = 28.0  # px from the left of a box's inside to the words beside its marker
DASH, SHORT_DASH = (7.0, 5.0), (4.0, 2.5)
BETWEEN, GROUPS_BETWEEN = 18.0, 8.0  # px between two boxes, and more between two groups


@dataclass(frozen=True, slots=True)
class Rung:
    """What is exchanged with one thing: items given, items got back."""

    thing: Thing
    gives: tuple[str, ...] = ()
    gets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exchange:
    """A rung in words: its marker (yet without a place), heading of its group (empty = none), items of each direction joined."""

    thing: Thing
    node: Node
    heading: str
    gives: str
    gets: str

    @property
    def name(self) -> str:
        """The name, or the words for none."""
        return self.node.label[0]

    @property
    def tone(self) -> int:
        """Number of its colours."""
        return self.node.tone


@dataclass(frozen=True, slots=True)
class _Way:
    """One direction: lines of text, and the pens of its arrow and its words."""

    rows: tuple[str, ...]
    pen: Stroke
    paint: str

    @property
    def height(self) -> float:
        return len(self.rows) * TEXT * LINE


def _ways(exchange: Exchange, words: LadderWords, room: float, lines: int) -> tuple[_Way, _Way]:
    """Giving and getting; a direction without items is faint and asks."""
    made = []
    for items, question, dash in ((exchange.gives, words.ask_give, ()), (exchange.gets, words.ask_get, DASH)):
        pen = Stroke(f"mark{exchange.tone}", 2.5, dash) if items else Stroke("line", 1.5, dash)
        made.append(_Way(Style(TEXT).rows(items or question, room, lines), pen, "ink" if items else "muted"))
    return made[0], made[1]


def draw_arrows(exchanges: Sequence[Exchange], words: LadderWords, drawing: Drawing) -> None:
    """Me at the left, a box for each thing at the right, two arrows between."""
    top, width = drawing.bottom, drawing.width
    mine, box = (92.0 if width >= 900 else 64.0), min(282.0, max(170.0, width * 0.3))
    left = width - EDGE - box
    start, end = EDGE + mine + 8, left - 8
    for before, exchange in zip((None, *exchanges), exchanges, strict=False):
        _group(before, exchange, drawing, left, box)
        give, get = _ways(exchange, words, end - start - 30, 4)
        inside = _inside(exchange, words, box)
        arrows = give.height + get.height + 18
        tall = max(arrows, inside.height + 2 * PAD)
        _box(exchange, inside, drawing, (left, box, tall), (tall - inside.height) / 2)
        at = drawing.bottom + (tall - arrows) / 2
        for way, (tail, head) in ((give, (start, end)), (get, (end, start))):
            drawing.texts += block(way.rows, (start + end) / 2, at, TEXT, paint=way.paint, anchor="middle", role="items")
            at += way.height + 4
            drawing.shapes += arrow((tail, at), (head, at), way.pen)
            at += 10
        drawing.bottom += tall + BETWEEN
    drawing.bottom -= BETWEEN
    drawing.shapes.append(Rect(EDGE, top, mine, drawing.bottom - top, "ink", radius=10, role="me"))
    me = cut(clean(words.me), mine - 10, 18, 700)
    drawing.texts.append(TextBox(EDGE + mine / 2, (top + drawing.bottom) / 2 + 6, me, "middle", 18, 700, "paper", "me"))


def draw_cards(exchanges: Sequence[Exchange], words: LadderWords, drawing: Drawing) -> None:
    """A card for each thing; what I give and get stands under its name."""
    box, x = drawing.width - 2 * EDGE, EDGE + PAD + BESIDE
    labels = [cut(clean(label), box * 0.3, TEXT, 600) for label in (words.give, words.get)]
    beside = max(text_width(label, TEXT, 600) for label in labels) + 10
    ends = (EDGE + PAD, EDGE + PAD + 22)
    for before, exchange in zip((None, *exchanges), exchanges, strict=False):
        _group(before, exchange, drawing, EDGE, box)
        ways = _ways(exchange, words, box - PAD - BESIDE - beside - PAD, 6)
        inside = _inside(exchange, words, box)
        tall = 2 * PAD + inside.height + sum(way.height + 4 for way in ways)
        _box(exchange, inside, drawing, (EDGE, box, tall), PAD)
        at = drawing.bottom + PAD + inside.height
        for way, label, (tail, head) in zip(ways, labels, (ends, ends[::-1]), strict=True):
            at += 4
            middle = at + TEXT * LINE * 0.55
            drawing.shapes += arrow((tail, middle), (head, middle), replace(way.pen, dash=way.pen.dash and SHORT_DASH), 8)
            drawing.texts += block([label], x, at, TEXT, weight=600, paint="muted", role="label")
            drawing.texts += block(way.rows, x + beside, at, TEXT, paint=way.paint, role="items")
            at += way.height
        drawing.bottom += tall + BETWEEN
    drawing.bottom -= BETWEEN


def _group(before: Exchange | None, exchange: Exchange, drawing: Drawing, x: float, room: float) -> None:
    """The name of a group over its first box."""
    if not exchange.heading or (before and before.heading == exchange.heading):
        return
    drawing.bottom += GROUPS_BETWEEN if before else 0
    rows = wrap(exchange.heading, room, GROUP, 700, 2)
    drawing.texts += block(rows, x, drawing.bottom, GROUP, weight=700, paint=f"text{exchange.tone}", role="group")
    drawing.bottom += len(rows) * GROUP * LINE + 5


@dataclass(frozen=True, slots=True)
class _Inside:
    """The words in a box."""

    name: tuple[str, ...]
    small: tuple[str, ...]

    @property
    def height(self) -> float:
        return (len(self.name) * NAME + len(self.small) * SMALL) * LINE


def _inside(exchange: Exchange, words: LadderWords, box: float) -> _Inside:
    room = box - 2 * PAD - BESIDE
    more = words.joiner.join(filter(None, [clean(exchange.thing.kind), *remarks(exchange.thing, words)]))
    return _Inside(wrap(exchange.name, room, NAME, 600, 3), wrap(more, room, SMALL, 400, 2) if more else ())


def _box(exchange: Exchange, inside: _Inside, drawing: Drawing, measures: tuple[float, float, float], drop: float) -> None:
    """A box at ``drawing.bottom`` with the marker and the words of a thing.

    :param measures: left edge, width, height
    :param drop: px from its upper edge to its first word
    """
    thing, tone, (x, wide, tall) = exchange.thing, exchange.tone, measures
    pen = Stroke(f"mark{tone}", 3.5 if thing.focus else 2, (4, 4) if thing.ghost else ())
    drawing.shapes.append(Rect(x, drawing.bottom, wide, tall, "paper" if thing.hollow or thing.ghost else f"tint{tone}", pen, 8, "box"))
    top, beside = drawing.bottom + drop, x + PAD + BESIDE
    drawing.texts += block(inside.name, beside, top, NAME, weight=600, role="name", node=thing.id)
    top += len(inside.name) * NAME * LINE
    drawing.texts += block(inside.small, beside, top, SMALL, paint="muted", role="note", node=thing.id)
    middle = drawing.bottom + drop + NAME * LINE * 0.55
    drawing.nodes.append(replace(exchange.node, x=x + PAD + MARKER / 2 - 1, y=middle, size=MARKER))
