"""A grid of things and options: which option each thing has now, which one is wanted. Pure layout; it knows no drawing library.

Columns carry their names where these fit, else numbers with a list of them; with too many columns each thing says its options in words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from charts.drawing import begin
from charts.groups import about, entries, gather, listed, marker_node, table
from charts.legend import legend
from charts.matrix_rows import Cell, Row, columns_for, draw_columns, draw_words
from charts.matrix_words import MatrixWords
from charts.metrics import clean
from charts.paragraphs import NAMED
from charts.scene import Scene, Sector, Thing
from charts.theme import MARKERS, tone_of

__all__ = ["Cell", "Column", "MatrixRow", "MatrixWords", "matrix"]


class Column(Protocol):
    """An option: whatever has an id and a label."""

    @property
    def id(self) -> str:
        """The key of the cells of a row."""

    @property
    def label(self) -> str:
        """The words over the column."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A thing: ``sector`` is the place of its sector in the list of sectors, ``cells`` go by the id of a column."""

    id: str
    label: str
    sector: int | None = None
    cells: Mapping[str, Cell] = field(default_factory=dict)


def matrix(rows: Sequence[MatrixRow], columns: Sequence[Column], words: MatrixWords, width: float, sectors: Sequence[Sector] = ()) -> Scene:
    """Lay the grid out.

    :param rows: 0..60 or more; they become nodes when any of them has a sector
    :param columns: cells of other ids are not drawn
    :param width: px
    :param sectors: name the groups that colours and markers stand for; without them there is no key of the groups
    :return: a scene as high as needed
    """
    labels = [clean(column.label) or words.nameless for column in columns]
    everybody = gather((_thing(row, sectors) for row in rows), sectors, words)
    grouped = any(row.sector is not None for row in rows)
    made = []
    for i in everybody.order():
        cells = [_cell(rows[i].cells.get(column.id)) for column in columns]
        said = _marks(cells, labels, words)
        details = [words.about_marked.format(marks=said) if said else words.about_unmarked]
        thing, tone = everybody.things[i], tone_of(rows[i].sector) if grouped else 0
        node = marker_node(thing, everybody, (0, 0), 0, None, about(thing, everybody, details))
        made.append(Row(replace(node, tone=tone, marker=MARKERS[tone]), tuple(cells), said, grouped))
    fit = columns_for(made, labels, width) if made and labels else None
    drawing = begin(words.title, _subtitle(made, words) if fit else words.subtitle, width)
    if made and labels:
        legend(everybody, drawing)
    if fit:
        draw_columns(made, fit, words, drawing)
    elif made and labels:
        draw_words(made, words, drawing)
    else:
        drawing.invite(words.nothing_yet, drawing.width)
    further = [(label, [_said(row.cells[n], words, words.chosen) for row in made]) for n, label in enumerate(labels)]
    return drawing.finish(_sentence(made, labels, words), table(everybody, further), entries(everybody, {}))


def _thing(row: MatrixRow, sectors: Sequence[Sector]) -> Thing:
    known = row.sector is not None and 0 <= row.sector < len(sectors)
    return Thing(row.id, row.label, sectors[row.sector or 0].id if known else None, None, None)


def _cell(cell: Cell | None) -> Cell:
    return Cell(cell.mark, clean(cell.text)) if cell else Cell()


def _said(cell: Cell, words: MatrixWords, unexplained: str = "") -> str:
    """A cell in words: what its mark means (``unexplained`` when nothing is said about that), its text."""
    meaning = {"full": words.mark_full, "hollow": words.mark_hollow, "both": words.mark_both, "": ""}[cell.mark]
    meaning = meaning or (unexplained if cell.mark else "")
    return words.joiner.join(filter(None, (meaning, cell.text)))


def _marks(cells: Sequence[Cell], labels: Sequence[str], words: MatrixWords) -> str:
    """What stands in a row, in words."""
    parts = []
    for cell, label in zip(cells, labels, strict=True):
        said = _said(cell, words)
        if cell.mark:
            parts.append(words.marked.format(column=label, mark=said) if said else label)
        elif said:
            parts.append(words.noted.format(column=label, text=said))
    return words.marks_joiner.join(parts)


def _subtitle(rows: Sequence[Row], words: MatrixWords) -> str:
    """The subtitle and a key of the marks that are drawn."""
    drawn = {cell.mark for row in rows for cell in row.cells}
    keys = (
        ("full", words.key_full, words.mark_full),
        ("hollow", words.key_open, words.mark_hollow),
        ("both", words.key_both, words.mark_both),
    )
    said = [pattern.format(meaning=meaning) for mark, pattern, meaning in keys if mark in drawn and meaning]
    return " ".join([words.subtitle, *said])


def _sentence(rows: Sequence[Row], labels: Sequence[str], words: MatrixWords) -> str:
    """What stands in the rows, the first eight; then rows and columns without anything."""
    filled = [row for row in rows if row.said]
    parts = [words.sentence_row.format(row=row.node.label[0], marks=row.said) for row in filled[:NAMED]] or [words.sentence_none]
    if len(filled) > NAMED:
        parts.append(words.sentence_more.format(n=len(filled) - NAMED))
    empty = [row.node.label[0] for row in rows if not row.said]
    unused = [label for n, label in enumerate(labels) if not any(row.cells[n].mark or row.cells[n].text for row in rows)]
    for names, pattern in ((empty, words.sentence_rows_empty), (unused, words.sentence_columns_empty)):
        if names and filled:
            parts.append(pattern.format(names=listed(names, words)))
    return " ".join(parts)
