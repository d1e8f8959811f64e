"""Titled boxes of text in columns: a portrait, an insight, groups, a lane of ideas. Pure layout; it knows no drawing library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts.cards_words import BASES, Box, CardLine, CardsWords, Mark, counted, sentence, share, table
from charts.headings import EDGE
from charts.metrics import LINE
from charts.paragraphs import Style, keys
from charts.patterns import DOTS
from charts.scene import Circle, Line, Polygon, Rect, Scene, Shape, Stroke, outline
from charts.sketch import Sketch, begin
from charts.theme import tone_of

__all__ = ["Box", "CardLine", "CardsWords", "cards"]

NARROWEST = 190.0  # px of a box that stands beside others
GAP, PAD = 12.0, 12.0
BAR = 4.0  # px at the top of a coloured box
INDENT = 17.0  # px from a mark to its text
APART = 6.0  # px between texts
TEXT, NOTE, EMPTY = Style(14.0, 400, "ink", "line"), Style(13.0, 400, "muted", "note"), Style(14.0, 400, "muted", "empty")
SHARE = Style(14.0, 600, "ink", "share")
PAINTS = {"assumed": "mark1", "observed": "mark0", "asked": "mark2"}


def cards(boxes: Sequence[Box], words: CardsWords, width: float) -> Scene:
    """Lay boxes out.

    :param boxes: 0..60 or more, in reading order
    :param words: ``most_lines`` is how many rows a long text may take before it ends in an ellipsis; the table has all of it
    :param width: px; below 400 px there is one column
    :return: a scene as high as needed, without nodes
    """
    sketch = begin(words.title, words.subtitle, width)
    if not boxes:
        sketch.invite(words.invite, width)
    counts = counted(boxes)
    if counts:
        labels = [words.count.format(name=words.mark(mark), n=counts[mark]) for mark in BASES]
        placed, sketch.bottom = keys(labels, ["ink"] * len(labels), INDENT, sketch.bottom, width)
        for mark, one in zip(BASES, placed, strict=True):
            sketch.shapes += symbol(mark, one.x + 6, one.y)
            sketch.texts.append(one.box)
    for row in _rows(boxes, width):
        _draw(row, words, sketch)
    if share(boxes, words):
        _foot(boxes, words, width, sketch)
    return sketch.scene(words.title, words.subtitle, width, sentence(boxes, words), table(boxes, words))


def symbol(mark: Mark, x: float, y: float) -> list[Shape]:
    """The sign of a mark around (x, y): ring, square, diamond, dot."""
    if mark == "assumed":
        return [Circle(x, y, 4.5, "paper", Stroke(PAINTS[mark], 2), mark)]
    if mark == "dot":
        return [Circle(x, y, 2.5, "muted", role=mark)]
    if mark:
        corners = outline("square", x, y, 11) if mark == "observed" else outline("diamond", x, y, 10.5)
        return [Polygon(corners, PAINTS[mark], role=mark)]
    return []


@dataclass(frozen=True, slots=True)
class _Cell:
    """A box with its place: left side and width in px."""

    box: Box
    x: float
    wide: float

    @property
    def room(self) -> float:
        return self.wide - 2 * PAD

    def title(self) -> Style:
        return Style(15.0, 600, "ink" if self.box.tone is None else f"text{tone_of(self.box.tone)}", "name")


def _rows(boxes: Sequence[Box], width: float) -> list[list[_Cell]]:
    """Boxes in rows, each as wide as its weight; the number of columns that leaves the fewest places free."""
    room = width - 2 * EDGE + GAP
    most = max(1, min(int(room / (NARROWEST + GAP)), sum(max(1, box.weight) for box in boxes)))
    tries = [(columns, _fill(boxes, columns)) for columns in range(most, max(1, most // 2) - 1, -1)]
    columns, rows = min(tries, key=lambda one: len(one[1]) * one[0] - sum(n for row in one[1] for _, n in row) + most - one[0])
    step = room / columns
    cells: list[list[_Cell]] = []
    for row in rows:
        at = [sum(n for _, n in row[:k]) for k in range(len(row))]
        cells.append([_Cell(box, EDGE + start * step, n * step - GAP) for start, (box, n) in zip(at, row, strict=True)])
    return cells


def _fill(boxes: Sequence[Box], columns: int) -> list[list[tuple[Box, int]]]:
    """Rows of boxes with how many columns each takes."""
    rows: list[list[tuple[Box, int]]] = []
    for box in boxes:
        n = min(columns, max(1, box.weight))
        if rows and sum(taken for _, taken in rows[-1]) + n <= columns:
            rows[-1].append((box, n))
        else:
            rows.append([(box, n)])
    return rows


def _tall(cell: _Cell, words: CardsWords) -> float:
    """Height of a box in px."""
    tall = cell.title().tall(cell.title().rows(words.name(cell.box), cell.room, 3)) + NOTE.tall(NOTE.rows(cell.box.note, cell.room, 4))
    texts = [TEXT.tall(_text(line, cell, words)) for line in cell.box.filled] or [EMPTY.tall(EMPTY.rows(words.empty, cell.room, 3))]
    return tall + sum(texts) + APART * (len(texts) + 1) + 2 * PAD


def _text(line: CardLine, cell: _Cell, words: CardsWords) -> tuple[str, ...]:
    return TEXT.rows(line.text, cell.room - (INDENT if line.mark else 0), max(1, words.most_lines))


def _draw(row: Sequence[_Cell], words: CardsWords, sketch: Sketch) -> None:
    """A row of boxes of one height."""
    top, high = sketch.bottom, max(_tall(cell, words) for cell in row)
    for cell in row:
        box = cell.box
        pen = Stroke("line", 1.5 if box.filled else 1.2, () if box.filled else (5, 4))
        fill = "paper" if box.tone is None or not box.filled else f"tint{tone_of(box.tone)}"
        sketch.grounds.append(Rect(cell.x + 0.75, top + 0.75, cell.wide - 1.5, high - 1.5, fill, pen, 6, "box"))
        if box.tone is not None:
            sketch.grounds.append(Rect(cell.x, top, cell.wide, BAR, f"mark{tone_of(box.tone)}", radius=2, role="bar"))
        _words(cell, words, top + PAD, sketch)
    sketch.bottom = top + high + GAP


def _words(cell: _Cell, words: CardsWords, y: float, sketch: Sketch) -> None:
    title = cell.title()
    for style, rows in ((title, title.rows(words.name(cell.box), cell.room, 3)), (NOTE, NOTE.rows(cell.box.note, cell.room, 4))):
        sketch.texts += style.set(rows, cell.x + PAD, y)
        y += style.tall(rows)
    y += APART
    if not cell.box.filled:
        sketch.texts += EMPTY.set(EMPTY.rows(words.empty, cell.room, 3), cell.x + PAD, y)
    for line in cell.box.filled:
        rows = _text(line, cell, words)
        sketch.shapes += symbol(line.mark, cell.x + PAD + 6, y + TEXT.size * LINE / 2)
        sketch.texts += TEXT.set(rows, cell.x + PAD + (INDENT if line.mark else 0), y)
        y += TEXT.tall(rows) + APART


def _foot(boxes: Sequence[Box], words: CardsWords, width: float, sketch: Sketch) -> None:
    """The share of what is not assumed, in words and as a bar: asked, observed, assumed."""
    rows = SHARE.rows(share(boxes, words), width - 2 * EDGE, 3)
    sketch.texts += SHARE.set(rows, EDGE, sketch.bottom)
    y, x, counts = sketch.bottom + SHARE.tall(rows) + 4, float(EDGE), counted(boxes)
    full = width - 2 * EDGE
    for mark in BASES[::-1]:
        wide = full * counts[mark] / counts.total()
        if wide:
            pen = Stroke(PAINTS[mark], 1.5)
            fill = "paper" if mark == "assumed" else PAINTS[mark]
            sketch.shapes.append(Rect(x + 1, y + 1, max(2.0, wide - 2), 12, fill, pen, 3, f"share {mark}"))
            if mark == "asked" and wide > 10:  # without colours it would look like what was observed
                sketch.shapes.append(Line(((x + 5, y + 7), (x + wide - 4, y + 7)), Stroke("paper", 3, DOTS), "pattern"))
        x += wide
    sketch.bottom = y + 16
