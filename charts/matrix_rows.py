"""How the rows of a matrix are drawn: under named columns, under numbered ones, or in words. It knows no sentence about all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from charts.drawing import Drawing, block
from charts.headings import EDGE, SMALLEST
from charts.matrix_words import MatrixWords
from charts.metrics import LINE, wrap
from charts.metrics import width as text_width
from charts.paragraphs import Style
from charts.scene import Circle, Line, Node, Stroke, marker_shape

NAME, SMALL, HEAD, SIGN = 14.0, SMALLEST + 0.5, 13.0, 15.0
MARKER, MARK = 14.0, 16.0
NAME_SHARES = (0.36, 0.28, 0.22)  # of the width for the names of rows; the smaller ones to make room for names over columns
NAMED_FROM, NUMBERED_FROM = 56.0, 28.0  # px, width of a column with a name, with a number
BESIDE = 22.0  # px from the left edge to a name when there is a marker


@dataclass(frozen=True, slots=True)
class Cell:
    """full = now or yes, hollow = wanted, both = now and wanted; ``text`` is a sign such as "+", "0", "–"."""

    mark: Literal["full", "hollow", "both", ""] = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A thing: its marker (yet without a place), a cell for every column, all of them in words, and whether its marker is drawn."""

    node: Node
    cells: tuple[Cell, ...]
    said: str
    shown: bool

    @property
    def chosen(self) -> str | None:
        """The id, when its marker is drawn and can be chosen."""
        return self.node.id if self.shown else None

    @property
    def beside(self) -> float:
        """Where the name begins, in px."""
        return EDGE + (BESIDE if self.shown else 0)


@dataclass(frozen=True, slots=True)
class Columns:
    """Room for the names of rows and width of a column in px, words over each column, and the names behind these when they are numbers."""

    names: float
    column: float
    heads: list[tuple[str, ...]]
    listed: Sequence[str]

    def middles(self, width: float) -> list[float]:
        """Where the columns stand, in px, flush with the right edge."""
        left = width - EDGE - self.column * len(self.heads)
        return [left + (n + 0.5) * self.column for n in range(len(self.heads))]


def columns_for(rows: Sequence[Row], labels: Sequence[str], width: float) -> Columns | None:
    """Named columns if they fit, else numbered ones, else none."""
    beside = rows[0].beside - EDGE + 4
    widest = max(text_width(row.node.label[0], NAME, 600) for row in rows) + beside
    longest = max((text_width(word, NAME, 600) for row in rows for word in row.node.label[0].split()), default=0) + beside
    for share in NAME_SHARES:
        names = min(widest, max(width * share, min(longest, width * NAME_SHARES[0])))  # no word of a name is broken to make room
        column = (width - 2 * EDGE - names - 10) / len(labels)
        heads = [wrap(label, column - 6, HEAD, 600, 3) for label in labels]
        if column >= NAMED_FROM and all(" ".join(head) == label for head, label in zip(heads, labels, strict=True)):
            return Columns(names, column, heads, ())
    names = min(widest, width * NAME_SHARES[0])
    column = (width - 2 * EDGE - names - 10) / len(labels)
    if column >= NUMBERED_FROM:
        return Columns(names, column, [(str(n),) for n in range(1, len(labels) + 1)], labels)
    return None


def draw_columns(rows: Sequence[Row], columns: Columns, words: MatrixWords, drawing: Drawing) -> None:
    """A grid under its columns; numbers have their names in a list above it."""
    if columns.listed:
        _list(columns.listed, drawing)
    high = max(map(len, columns.heads)) * HEAD * LINE
    for x, head in zip(columns.middles(drawing.width), columns.heads, strict=True):
        top = drawing.bottom + high - len(head) * HEAD * LINE
        drawing.texts += block(head, x, top, HEAD, weight=600, paint="muted", anchor="middle", role="column")
    drawing.bottom += high + 4
    for row in rows:
        _row(row, columns, words, drawing)


def _list(labels: Sequence[str], drawing: Drawing) -> None:
    """The numbers of the columns and their names, in as many rows as needed."""
    beside = text_width(str(len(labels)), HEAD, 600) + 8
    x, line = float(EDGE), HEAD * LINE + 3
    for n, label in enumerate(labels, 1):
        rows = wrap(label, drawing.width - 2 * EDGE - beside, HEAD, 400, 2)
        wide = beside + max(text_width(row, HEAD) for row in rows)
        if x > EDGE and x + wide > drawing.width - EDGE:
            x, drawing.bottom = EDGE, drawing.bottom + line
        drawing.texts += block([str(n)], x, drawing.bottom, HEAD, weight=600, paint="muted", role="key")
        drawing.texts += block(rows, x + beside, drawing.bottom, HEAD, role="key")
        x += wide + 18
        if len(rows) > 1:
            x, drawing.bottom = EDGE, drawing.bottom + line + (len(rows) - 1) * HEAD * LINE
    drawing.bottom += (line if x > EDGE else 0) + 10


def _row(row: Row, columns: Columns, words: MatrixWords, drawing: Drawing) -> None:
    room = columns.names + EDGE - row.beside
    lines = wrap(row.node.label[0], room, NAME, 600, 3)
    small = () if row.said else wrap(words.unmarked, room, SMALL, 400, 1)
    texts = [Style(_size(cell), 600).rows(cell.text, columns.column - 6, 2) for cell in row.cells]
    tall = (len(lines) * NAME + len(small) * SMALL) * LINE
    cells = [_cell_height(cell, text) for cell, text in zip(row.cells, texts, strict=True)]
    high = max(36.0, tall + 12, max(cells) + 12)
    drawing.shapes.append(Line(((EDGE, drawing.bottom), (drawing.width - EDGE, drawing.bottom)), Stroke("line", 1, (), 0.7), "row"))
    _name(row, lines, small, drawing.bottom + (high - tall) / 2, drawing)
    middle = drawing.bottom + high / 2
    for cell, text, x in zip(row.cells, texts, columns.middles(drawing.width), strict=True):
        _cell(row.node, cell, text, (x, middle), drawing)
    drawing.bottom += high


def _cell_height(cell: Cell, text: tuple[str, ...]) -> float:
    return (MARK + 8 if cell.mark else 0) + len(text) * _size(cell) * LINE


def _size(cell: Cell) -> float:
    """Of a text in px: a sign is larger than a word."""
    return SIGN if len(cell.text) <= 3 else SMALL


def _cell(node: Node, cell: Cell, text: tuple[str, ...], at: tuple[float, float], drawing: Drawing) -> None:
    """Mark and text of a cell, under each other around its middle."""
    x, y = at
    top = y - _cell_height(cell, text) / 2
    if not cell.mark and not text:
        drawing.shapes.append(Circle(x, y, 2, "line", role="empty"))
    if cell.mark:
        mark, paint = replace(node, x=x, y=top + MARK / 2 + 4), f"mark{node.tone}"
        outline = Stroke(paint, 2)
        if cell.mark == "both":
            drawing.shapes.append(marker_shape(mark, MARK + 8, "none", outline, "both"))
        filled = cell.mark != "hollow"
        size = MARK - 4 if cell.mark == "both" else MARK
        drawing.shapes.append(marker_shape(mark, size, paint if filled else "none", Stroke() if filled else outline, cell.mark))
        top += MARK + 8
    drawing.texts += block(text, x, top, _size(cell), weight=600, anchor="middle", role="sign")


def _name(row: Row, lines: tuple[str, ...], small: tuple[str, ...], top: float, drawing: Drawing) -> None:
    drawing.texts += block(lines, row.beside, top, NAME, weight=600, role="name", node=row.chosen)
    drawing.texts += block(small, row.beside, top + len(lines) * NAME * LINE, SMALL, paint="muted", role="note", node=row.chosen)
    if row.shown:
        drawing.nodes.append(replace(row.node, x=EDGE + MARKER * 0.62 + 1, y=top + NAME * LINE * 0.55, size=MARKER))


def draw_words(rows: Sequence[Row], words: MatrixWords, drawing: Drawing) -> None:
    """Each thing with its options in words under its name."""
    for row in rows:
        room = drawing.width - EDGE - row.beside
        lines = wrap(row.node.label[0], room, NAME, 600, 3)
        said = wrap(row.said or words.unmarked, room, NAME, 400, 6)
        _name(row, lines, (), drawing.bottom, drawing)
        drawing.bottom += len(lines) * NAME * LINE
        drawing.texts += block(said, row.beside, drawing.bottom, NAME, paint="ink" if row.said else "muted", role="marks", node=row.chosen)
        drawing.bottom += len(said) * NAME * LINE + 12
