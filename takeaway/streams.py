"""Tables written row by row into files on the disk, so that their length costs no memory. It knows no column in particular."""

from __future__ import annotations

import csv
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from takeaway.cells import allowed, formula, safe
from takeaway.tables import WIDE, held, unique

Cell = str | int
ROWS = 1_048_576  # of a sheet, its head included
NORMAL = 24  # characters of a column that holds no long text


class Rows(Protocol):
    """One table that grows."""

    def add(self, *cells: Cell) -> None:
        """Append a row."""


class Tables(Protocol):
    """A file of tables; the file is whole when the block it was opened for ends without an error."""

    def table(self, name: str, file: str, columns: tuple[str, ...]) -> Rows:
        """Begin a table.

        :param name: of its sheet
        :param file: of its file, without the ending
        :param columns: their heads; the last one holds long text
        """

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...


class XlsxTables:
    """One file for spreadsheets (Office Open XML); a table that is too long for one sheet goes on in further ones.

    :param path: where it goes
    :param title: of the file, in its properties
    """

    def __init__(self, path: Path, title: str) -> None:
        self.workbook = Workbook(str(path), {"constant_memory": True, "tmpdir": str(path.parent), "use_zip64": True})
        self.workbook.set_properties({"title": allowed(title)})
        self.head = self.workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "quote_prefix": True})
        self.text = self.workbook.add_format({"text_wrap": True, "valign": "top"})
        self.quoted = self.workbook.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
        self._taken: set[str] = set()
        self._tables: list[_Sheets] = []

    def table(self, name: str, file: str, columns: tuple[str, ...]) -> Rows:
        """Begin a table; see :meth:`Tables.table`."""
        table = _Sheets(self, name, columns)
        self._tables.append(table)
        return table

    def sheet(self, name: str) -> Worksheet:
        """A new sheet with a name that none has yet."""
        return self.workbook.add_worksheet(unique(name, self._taken))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is None:
            for table in self._tables:
                table.end()
            self.workbook.close()
            return
        self.workbook.fileclosed = True  # or it would complain when it is collected; its parts lie in the folder of the file


class _Sheets:
    """One table of such a file, on as many sheets as it takes."""

    def __init__(self, file: XlsxTables, name: str, columns: tuple[str, ...]) -> None:
        self._file, self._name, self._columns = file, name, columns
        self._begin()

    def _begin(self) -> None:
        page = self._page = self._file.sheet(self._name)
        for n, column in enumerate(self._columns):
            page.set_column(n, n, WIDE if n == len(self._columns) - 1 else NORMAL)
            page.write_string(0, n, held(column), self._file.head)
        page.freeze_panes(1, 1)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        self._row = 1

    def add(self, *cells: Cell) -> None:
        """Append a row, on a further sheet when this one is full."""
        if self._row == ROWS:
            self.end()
            self._begin()
        for n, cell in enumerate(cells):
            if isinstance(cell, int):
                self._page.write_number(self._row, n, cell, self._file.text)
            elif text := held(cell):
                self._page.write_string(self._row, n, text, self._file.quoted if formula(text) else self._file.text)
        self._row += 1

    def end(self) -> None:
        """Note how far the filter reaches, which is known only now."""
        self._page.autofilter(0, 0, self._row - 1, len(self._columns) - 1)


class CsvTables:
    """Files with commas (RFC 4180), in UTF-8 with its mark, packed in one.

    :param path: where it goes; the parts lie beside it until it is whole
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._parts: list[_Part] = []
        self._notes: dict[str, str] = {}

    def table(self, name: str, file: str, columns: tuple[str, ...]) -> Rows:
        """Begin a table; see :meth:`Tables.table`."""
        part = _Part(self._path.parent / f"{file}.csv", columns)
        self._parts.append(part)
        return part

    def note(self, file: str, text: str) -> None:
        """Put a text beside the tables.

        :param file: its name with the ending
        :param text: what it says
        """
        self._notes[file] = text

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for part in self._parts:
            part.close()
        if kind is None:
            with ZipFile(self._path, "w", ZIP_DEFLATED) as pack:
                for file, text in self._notes.items():
                    pack.writestr(file, text)
                for part in self._parts:
                    pack.write(part.path, part.path.name)
        for part in self._parts:
            part.path.unlink()


class _Part:
    """One file with commas."""

    def __init__(self, path: Path, columns: tuple[str, ...]) -> None:
        self.path = path
        self._out = path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._out, lineterminator="\r\n")
        self.add(*columns)

    def add(self, *cells: Cell) -> None:
        """Append a row."""
        self._writer.writerow([cell if isinstance(cell, int) else safe(cell) for cell in cells])

    def close(self) -> None:
        """Write what is left."""
        self._out.close()
