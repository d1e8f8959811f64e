"""The pictures of a table: a grid, a card for each row, products as bars. It draws only when asked; other pages do not pay for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from activities.kind import Ask
from activities.tabling import CHOSEN, Column, Product, TableRow, TableSettings
from charts.scene import Scene
from course.words import _, catalogued

Rows = Sequence[tuple[str, TableRow]]


def product_of(row: TableRow, product: Product) -> float | None:
    """The numbers of a row multiplied; None while one of them is missing or is no number."""
    result = 1.0
    for column in product.of:
        try:
            result *= float(str(row.value(column) or "").replace(",", "."))
        except ValueError:
            return None
    return result


def amount(value: float) -> str:
    """A number with at most two places and no idle zeros."""
    return f"{value:,.2f}".rstrip("0").rstrip(".").replace(",", "\u202f")


def drawn(ask: Ask[TableSettings], rows: Rows, width: float) -> Scene | None:
    """The picture the author asked for; products first, since they are what the rows are for.

    :param ask: the activity.
    :param rows: what each row is called, and the row.
    :param width: px.
    """
    if ask.settings.products:
        return _bars(ask, rows, width)
    if ask.settings.draw == "cards":
        return _cards(ask, rows, width)
    return _matrix(ask, rows, width) if ask.settings.draw == "matrix" else None


def _bars(ask: Ask[TableSettings], rows: Rows, width: float) -> Scene | None:
    from activities.bars import drawn as bars

    products = ask.settings.products
    told = [(name, [(p.label, product_of(row, p)) for p in products]) for name, row in rows]
    whole = [(name, [(label, n) for label, n in values if n is not None]) for name, values in told]
    whole = [(name, values) for name, values in whole if len(values) == len(products)]
    return bars(whole, ask.settings.label, ask.settings.one, width) if whole else None


def _cards(ask: Ask[TableSettings], rows: Rows, width: float) -> Scene:
    from charts.cards import Box, CardLine, CardsWords, cards

    first = None if ask.settings.given else ask.settings.columns[0].id
    boxes = []
    for n, (name, row) in enumerate(rows, 1):
        lines = [CardLine(text) for column in ask.settings.columns if column.id != first and (text := _said(ask, row, column))]
        boxes.append(Box(name or _("Row {n}", n=n), tuple(lines)))
    words = replace(catalogued(CardsWords()), column_box=ask.settings.one or _("Row"))
    return cards(boxes, words, width)


def _said(ask: Ask[TableSettings], row: TableRow, column: Column) -> str:
    """A value as the learner reads it, behind what it is where there are several columns."""
    value = row.value(column.id)
    words = {option.value: option.label for option in column.choices(ask.around)} if column.sort in CHOSEN else {}
    text = ", ".join(words.get(item, item) for item in (value if isinstance(value, list) else [value] if value else []))
    if not text or len(ask.settings.columns) < 3:
        return text
    if column.label.endswith(("?", "…", ":")):
        return _("{question} {answer}", question=column.label, answer=text)
    return _("{label}: {text}", label=column.label, text=text)


def _matrix(ask: Ask[TableSettings], rows: Rows, width: float) -> Scene | None:
    from charts.matrix import Cell, MatrixRow, MatrixWords, matrix

    grid = ask.settings.column(ask.settings.grid)
    words = replace(catalogued(MatrixWords()), mark_full="", sentence_columns_empty=_("In no row: {names}."))
    words = replace(words, column_name=ask.settings.one or _("Row"))
    if grid is not None:
        options = [option for option in grid.choices(ask.around) if not option.spare]
        columns = [_Option(str(option.value), option.label) for option in options]
        cells = [{one: Cell("full") for one in _list(row.value(grid.id))} for _name, row in rows]
    else:
        signs = [column for column in ask.settings.columns if column.sort == "choice" and column.options]
        columns = [_Option(column.id, column.label) for column in signs]
        cells = [{c.id: Cell("", _said_alone(ask, row, c)) for c in signs if row.value(c.id)} for _name, row in rows]
    if not columns:
        return None
    named = [name or _("Row {n}", n=n) for n, (name, _row) in enumerate(rows, 1)]
    return matrix(
        [MatrixRow(row.id, name, None, has) for (_n, row), name, has in zip(rows, named, cells, strict=True)], columns, words, width
    )


def _said_alone(ask: Ask[TableSettings], row: TableRow, column: Column) -> str:
    return next((option.label for option in column.options if option.id == row.value(column.id)), "")


def _list(value: str | list[str] | None) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


class _Option:
    """A column of the grid."""

    def __init__(self, id: str, label: str) -> None:
        self.id, self.label = id, label
