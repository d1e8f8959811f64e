"""A workbook as tables: one file for spreadsheets, and one with plain tables for everything else. It knows no page and no database."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from itertools import count
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from course.words import _
from takeaway.book import Again, Book, Chapter, Entry, Picture, Remark
from takeaway.cells import allowed, formula, safe

NAME = 31  # characters of the name of a sheet
CELL = 32_767  # characters of a cell
NARROW, WIDE = 8, 60  # characters of a column
RESERVED = "history"  # no sheet may be called so
EPOCH = (1980, 1, 1, 0, 0, 0)  # the same book gives the same file
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\s]+")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,9})(?:\.\d{1,9})?")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with the name of its sheet, not yet unique, and of its file, without the ending."""

    name: str
    file: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def xlsx(book: Book) -> bytes:
    """All tables as the sheets of one file for spreadsheets (Office Open XML).

    :param book: the workbook
    """
    out = BytesIO()
    workbook = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    workbook.set_properties({"title": allowed(book.title), "author": allowed(book.learner), "comments": allowed(book.note)})
    look = _Look(
        head=workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "quote_prefix": True}),
        text=workbook.add_format({"text_wrap": True, "valign": "top"}),
        quoted=workbook.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True}),
    )
    taken: set[str] = set()
    for sheet in _sheets(book):
        _fill(workbook.add_worksheet(unique(sheet.name, taken)), sheet, look)
    workbook.close()
    return out.getvalue()


def csv_zip(book: Book) -> bytes:
    """All tables as files with commas (RFC 4180), in UTF-8 with its mark, packed in one.

    :param book: the workbook
    """
    out, taken = BytesIO(), set[str]()
    with ZipFile(out, "w", ZIP_DEFLATED) as pack:
        for sheet in _sheets(book):
            name = next(name for n in count(1) if (name := sheet.file if n == 1 else f"{sheet.file}-{n}") not in taken)
            taken.add(name)
            info = ZipInfo(f"{name}.csv", EPOCH)
            info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, 3, 0o644 << 16
            pack.writestr(info, _csv((sheet.columns, *sheet.rows)))
    return out.getvalue()


def _csv(rows: Iterable[Sequence[str]]) -> bytes:
    out = StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([safe(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _sheets(book: Book) -> Iterator[Sheet]:
    """The answers, the maps, the pictures in the order of the course, the comments."""
    place = (_("Lesson"), _("Title of the lesson"), _("Activity"), _("Title of the activity"))
    answers = tuple(row for chapter in book.chapters for entry in chapter.entries for row in _answers(chapter, entry))
    yield Sheet(_("Answers"), "answers", (*place, _("State"), _("Row"), _("Field"), _("Text")), answers)
    for picture in book.pictures:
        yield from _pictured(picture, picture.title, "map")
    for chapter in book.chapters:
        for entry in chapter.entries:
            for picture in entry.pictures:
                yield from _pictured(picture, f"{chapter.number} {picture.title}", f"{chapter.number:02}-{entry.id}")
    said = tuple(
        (*_place(chapter, entry), *row) for chapter in book.chapters for entry in chapter.entries for row in _remarks(entry.remarks)
    )
    yield Sheet(_("Comments"), "comments", (*place, _("Who"), _("When"), _("In reply to"), _("Text")), said)


def _pictured(picture: Picture, name: str, file: str) -> Iterator[Sheet]:
    """The table of a picture that says anything."""
    table = picture.scene.table
    if table.columns and table.rows:
        yield Sheet(name, file, table.columns, table.rows)


def _place(chapter: Chapter, entry: Entry) -> tuple[str, ...]:
    return str(chapter.number), chapter.title, entry.id, entry.title


def _answers(chapter: Chapter, entry: Entry) -> Iterator[tuple[str, ...]]:
    """A row for each field, and for each of what was written later."""
    start = (*_place(chapter, entry), entry.state)
    yield from ((*start, leaf.heading, leaf.label, leaf.text) for leaf in entry.lines)
    for again in entry.again:
        yield from ((*start, _later(again, leaf.heading), leaf.label, leaf.text) for leaf in again.lines)


def _later(again: Again, heading: str) -> str:
    return _("{title}: {row}", title=again.title, row=heading) if heading else again.title


def _remarks(remarks: Iterable[Remark], to: str = "") -> Iterator[tuple[str, ...]]:
    """A row for each comment, each followed by its replies."""
    for remark in remarks:
        yield remark.who, remark.at, to, remark.text
        yield from _remarks(remark.replies, remark.who)


@dataclass(frozen=True, slots=True)
class _Look:
    """``quoted`` keeps a text a text even when its cell is edited."""

    head: Format
    text: Format
    quoted: Format


def _fill(page: Worksheet, sheet: Sheet, look: _Look) -> None:
    for n, column in enumerate(sheet.columns):
        cells = [row[n] for row in sheet.rows]
        numbers = all(not cell or _NUMBER.fullmatch(cell) for cell in cells)
        page.set_column(n, n, _width([column, *cells]))
        page.write_string(0, n, held(column), look.head)
        for k, cell in enumerate(cells, 1):
            text = held(cell)
            if text and numbers:
                page.write_number(k, n, float(text), look.text)
            else:
                page.write_string(k, n, text, look.quoted if formula(text) else look.text)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def held(text: str) -> str:
    """A text as a cell takes it: with one kind of line end, and cut where a cell is full.

    :param text: anybody's words
    """
    return _cut(allowed(text.replace("\r\n", "\n").replace("\r", "\n")), CELL)


def _cut(text: str, most: int) -> str:
    """The beginning of a text, counted as spreadsheets count: some characters are two."""
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")


def _short(name: str, most: int) -> str:
    """The name, or its beginning with dots that say so."""
    return name if _cut(name, most) == name else _cut(name, most - 1).rstrip("' ,") + "…"


def _width(cells: Iterable[str]) -> int:
    longest = max((len(line) for cell in cells for line in cell.splitlines()), default=0)
    return max(NARROW, min(WIDE, longest + 3))  # and the button of the filter


def unique(name: str, taken: set[str]) -> str:
    """A name that a sheet may have and none has yet; capitals do not tell two names apart.

    :param name: the name wished for
    :param taken: names that are there, folded; the new one is added
    """
    plain = " ".join(_FORBIDDEN.sub(" ", allowed(name)).split()).strip("' ")
    for n in count(1):
        ending = "" if n == 1 else f" ({n})"
        whole = _short(plain or _("Table"), NAME - len(ending)) + ending
        if whole.casefold() not in taken and whole.casefold() != RESERVED:
            break
    taken.add(whole.casefold())
    return whole
