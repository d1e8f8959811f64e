"""A page of blocks, each in its place, filled or still empty. Pure layout; it knows no block's name and no drawing library.

The usual plan is the business model canvas (Osterwalder & Pigneur 2010, *Business Model Generation*): ten columns, two rows of
tall blocks, one row of wide ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from charts.canvas_words import COLUMNS, ROWS, Block, CanvasWords, Place, about, entries, sentence, table
from charts.headings import EDGE
from charts.metrics import LINE
from charts.paragraphs import Style
from charts.scene import Circle, Node, Rect, Scene, Stroke
from charts.sketch import Sketch, begin
from charts.theme import NEUTRAL

__all__ = ["Block", "CanvasWords", "canvas"]

PAGE_FROM = 600.0  # px; narrower pictures have one column
LOWEST = 84.0  # px of a row of the page
GAP, PAD = 6.0, 10.0
HANDLE = 12.0  # px across the marker of a block
BULLET = 11.0  # px from a bullet to its text
LABELS = {True: Style(14.5, 600, "text0", "name"), False: Style(14.5, 600, "muted", "name")}
NOTE, COUNT = Style(12.5, 400, "muted", "note"), Style(12.5, 400, "muted", "count")
TEXT, MORE = Style(13.5, 400, "ink", "line"), Style(13.0, 400, "muted", "more")


def canvas(blocks: Sequence[Block], words: CanvasWords, width: float) -> Scene:
    """Lay the page out.

    :param blocks: 0 or more
    :param width: px; the page from 600 px, else one column with filled blocks first
    :return: a scene as high as needed
    :raises ValueError: a place is not on the page, or two blocks overlap
    """
    _check(blocks)
    sketch = begin(words.title, words.subtitle, width)
    if not blocks:
        sketch.invite(words.invite, width)
    elif width >= PAGE_FROM:
        _page(blocks, words, width, sketch)
    else:
        _column(blocks, words, width, sketch)
    said, cells, listed = sentence(blocks, words), table(blocks, words), entries(blocks, words)
    return sketch.scene(words.title, words.subtitle, width, said, cells, listed)


def _check(blocks: Sequence[Block]) -> None:
    for block in blocks:
        column, row, wide, high = block.place
        if min(column, row) < 0 or min(wide, high) < 1 or column + wide > COLUMNS or row + high > ROWS:
            raise ValueError(f"block {block.id!r} is not on the page: {block.place}")
    for one, other in combinations(blocks, 2):
        if all(_meet(one.place, other.place, axis) for axis in (0, 1)):
            raise ValueError(f"blocks {one.id!r} and {other.id!r} overlap: {one.place}, {other.place}")


def _meet(one: Place, other: Place, axis: int) -> bool:
    return one[axis] < other[axis] + other[axis + 2] and other[axis] < one[axis] + one[axis + 2]


@dataclass(frozen=True, slots=True)
class _Rows:
    """The words of a block, broken for its width."""

    label: tuple[str, ...]
    note: tuple[str, ...]
    count: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    more: tuple[str, ...]

    @property
    def tall(self) -> float:
        label = LABELS[True].tall(self.label) + NOTE.tall(self.note) + COUNT.tall(self.count)
        return label + sum(TEXT.tall(line) + 3 for line in self.lines) + MORE.tall(self.more) + (5 if self.lines else 0) + 2 * PAD


def _rows(block: Block, words: CanvasWords, wide: float) -> _Rows:
    room = wide - 2 * PAD
    shown = block.filled[: max(1, words.most_entries)]
    left = len(block.filled) - len(shown)
    return _Rows(
        LABELS[True].rows(words.name(block), room - HANDLE - 4, 4),
        NOTE.rows(block.note, room, 3),
        COUNT.rows(words.counted(block), room, 2),
        tuple(TEXT.rows(text, room - BULLET, max(1, words.most_lines)) for text in shown),
        MORE.rows(words.more.format(n=left), room, 2) if left else (),
    )


def _page(blocks: Sequence[Block], words: CanvasWords, width: float, sketch: Sketch) -> None:
    """Blocks in their places, rows as high as what stands in them."""
    unit = (width - 2 * EDGE + GAP) / COLUMNS
    heights = [0.0] * ROWS
    said = [_rows(block, words, block.place[2] * unit - GAP) for block in blocks]
    for block, rows in sorted(zip(blocks, said, strict=True), key=lambda one: one[0].place[3]):
        _, row, _, high = block.place
        span = range(row, row + high)
        for n in span:
            heights[n] = max(heights[n], LOWEST)
        missing = rows.tall + GAP - sum(heights[n] for n in span)
        for n in span:
            heights[n] += max(0.0, missing / high)
    top = sketch.bottom
    for block, rows in zip(blocks, said, strict=True):
        column, row, wide, high = block.place
        corner = (EDGE + column * unit, top + sum(heights[:row]))
        _draw(block, words, rows, corner, (wide * unit - GAP, sum(heights[row : row + high]) - GAP), sketch)
    sketch.bottom = top + sum(heights)


def _column(blocks: Sequence[Block], words: CanvasWords, width: float, sketch: Sketch) -> None:
    """Blocks under each other, filled ones first."""
    for block in sorted(blocks, key=lambda block: not block.filled):
        rows = _rows(block, words, width - 2 * EDGE)
        _draw(block, words, rows, (EDGE, sketch.bottom), (width - 2 * EDGE, rows.tall), sketch)
        sketch.bottom += rows.tall + GAP


def _draw(block: Block, words: CanvasWords, rows: _Rows, corner: tuple[float, float], size: tuple[float, float], sketch: Sketch) -> None:
    full = bool(block.filled)
    (left, top), (wide, high) = corner, size
    pen = Stroke("mark0", 1.2) if full else Stroke("line", 1.2, (5, 4))
    sketch.grounds.append(Rect(left + 0.75, top + 0.75, wide - 1.5, high - 1.5, "tint0" if full else "none", pen, 5, "block"))
    at = (left + wide - PAD - HANDLE / 2, top + PAD + LABELS[full].size * LINE / 2)
    tone = 0 if full else NEUTRAL
    label = (words.name(block),)
    sketch.nodes.append(Node(block.id, *at, HANDLE, None, "circle", tone, label, about(block, words), hollow=not full))
    x, y = left + PAD, top + PAD
    for style, said in ((LABELS[full], rows.label), (NOTE, rows.note), (COUNT, rows.count)):
        sketch.texts += style.set(said, x, y, node=block.id if style.role == "name" else None)
        y += style.tall(said)
    y += 5
    for said in rows.lines:
        sketch.shapes.append(Circle(x + 3, y + TEXT.size * LINE / 2, 2, "mark0", role="bullet"))
        sketch.texts += TEXT.set(said, x + BULLET, y)
        y += TEXT.tall(said) + 3
    sketch.texts += MORE.set(rows.more, x, y)
