"""A real HTML table with a heading row and a first column that stay in sight. Drawn with text nodes; it knows no course and no storage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell: its text, and how dark it is (0 to 1) where the text says the same."""

    text: str
    shade: float = 0.0


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row: its heading, the cells, and the id that comes back when the heading is chosen (empty: it is not a button)."""

    head: str
    cells: tuple[GridCell, ...]
    id: str = ""
    strong: bool = False


@cache
def _component() -> ComponentRenderer:
    css, js = ((_HERE / name).read_text("utf-8") for name in ("grid.css", "grid.js"))
    return st.components.v2.component("cc_grid", html='<div class="grid"></div>', css=css, js=js)


def grid(caption: str, columns: Sequence[str], rows: Sequence[GridRow], key: str) -> str | None:
    """Show a table; its texts may come from learners and are drawn as text.

    :param caption: what the table is about
    :param columns: heading of the first column, then of every other
    :param rows: the rows, each with a cell for every further column
    :param key: key of the element
    :return: the id of the row whose heading was chosen, in that one run
    """
    data = {"caption": caption, "columns": list(columns), "rows": [asdict(row) for row in rows]}
    chosen = _component()(key=key, data=data, on_open_change=lambda: None).open
    return chosen if any(row.id == chosen for row in rows if row.id) else None
