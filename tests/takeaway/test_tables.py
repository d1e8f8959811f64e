"""The workbook as tables: opened by other readers, whatever was typed."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from charts.scene import Scene, Table
from course.compare import Leaf
from takeaway.book import Again, Book, Chapter, Entry, Picture
from takeaway.cells import safe
from takeaway.tables import csv_zip, xlsx
from tests.takeaway.shelf import full_book, hostile_book

FORMULAS = ['=HYPERLINK("http://evil","x") ', "@SUM(1) ", "+1 ", "\t=1 ", " =1", "＝1 +1"]  # a blank: only such boxes are filled
NAMES = Table(("Name",), (("Ann",),))
EMPTY = Book("A course", "Fern", "en", "now", "Nothing.", (), ())


def sheets(book: Book) -> dict[str, Worksheet]:
    return {page.title: page for page in openpyxl.load_workbook(BytesIO(xlsx(book))).worksheets}


def texts(page: Worksheet) -> list[list[str]]:
    return [["" if cell is None else str(cell) for cell in row] for row in page.iter_rows(values_only=True)]


def files(book: Book) -> dict[str, list[list[str]]]:
    with ZipFile(BytesIO(csv_zip(book))) as pack:
        return {name: list(csv.reader(StringIO(pack.read(name).decode("utf-8-sig"), newline=""))) for name in pack.namelist()}


def answers(book: Book) -> list[list[str]]:
    return [
        [str(chapter.number), chapter.title, entry.id, entry.title, entry.state, leaf.heading, leaf.label, leaf.text]
        for chapter in book.chapters
        for entry in chapter.entries
        for leaf in entry.lines
    ]


def drawn(*titles: str, table: Table = NAMES) -> Book:
    scene = Scene(1, 1, "", "", (), (), (), "", table)
    entries = tuple(Entry(f"l1-{n}", title, (), "", True, pictures=(Picture(title, scene),)) for n, title in enumerate(titles))
    return Book("A course", "Fern", "en", "now", "", (), (Chapter(1, "One", (), entries),))


def test_every_answer_is_a_row_of_the_first_sheet():
    page = next(iter(sheets(full_book()).values()))
    rows = texts(page)
    assert page.title == "Answers" and rows[0][-1] == "Text"
    assert rows[1:] == answers(full_book()) and len(rows) > 500


def test_every_answer_is_a_row_of_the_first_file():
    rows = files(full_book())["answers.csv"]
    assert rows[1:] == [[safe(cell) for cell in row] for row in answers(full_book())]


def test_what_was_written_later_stands_below_its_answer():
    later = Entry("l1-a", "A", (), "", True, (Leaf("a", "", "A", "one"),), again=(Again("After 3 days", (Leaf("b", "Row", "B", "two"),)),))
    book = Book("A course", "Fern", "en", "now", "", (), (Chapter(1, "One", (), (later,)),))
    assert [row[-3:] for row in files(book)["answers.csv"][1:]] == [["", "A", "one"], ["After 3 days: Row", "B", "two"]]


def test_the_map_comes_before_the_pictures_of_the_lessons_and_the_comments_come_last():
    names = list(sheets(full_book()))
    lessons = [int(name.split()[0]) for name in names[2:-1]]
    assert names[:2] == ["Answers", "My map"] and names[-1] == "Comments" and lessons == sorted(lessons)
    packed = list(files(full_book()))
    assert packed[:2] == ["answers.csv", "map.csv"] and packed[-1] == "comments.csv" and len(packed) == len(names)


def test_the_table_of_a_picture_is_the_same_in_both_files():
    book = full_book()
    table = next(entry.pictures[0].scene.table for entry in book.entries() if entry.id == "l7-touchpoints")
    expected = [list(table.columns), *map(list, table.rows)]
    assert texts(sheets(book)["7 From hearing of you to comin…"]) == expected == files(book)["07-l7-touchpoints.csv"]


def test_a_reply_stands_below_its_comment_and_says_to_whom():
    rows = files(full_book())["comments.csv"]
    assert [row[4:7] for row in rows[1:]] == [["Ines", "2026-11-20 10:15", ""], ["Fern", "2026-11-20 11:00", "Ines"]]
    assert rows == texts(sheets(full_book())["Comments"])


@pytest.mark.parametrize("words", FORMULAS)
def test_what_looks_like_a_formula_is_text_in_every_sheet(words: str):
    book = hostile_book(words)
    for page in sheets(book).values():
        cells = [cell for row in page.iter_rows() for cell in row]
        assert not [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink]
    rows = texts(sheets(book)["Answers"])[1:]
    assert rows == answers(book) and sum(row[-1] == words for row in rows) > 50
    with ZipFile(BytesIO(xlsx(book))) as pack:
        assert not [name for name in pack.namelist() if b"<f>" in pack.read(name) or b"<hyperlink" in pack.read(name)]


@pytest.mark.parametrize("words", FORMULAS)
def test_what_looks_like_a_formula_begins_with_an_apostrophe_in_every_file(words: str):
    packed = files(hostile_book(words))
    cells = [cell for rows in packed.values() for row in rows for cell in row]
    assert f"'{words}" in cells and words not in cells
    assert not [cell for cell in cells if cell.strip()[:1] in ("=", "+", "@", "＝")]


@pytest.mark.parametrize(
    "text",
    ["=1", "+1", "@A1", "-A1", "-1-1", "\tx", "\rx", "\n=1", " =1", "\u00a0=1", "\ufeff=1", "\x00=1", "＝1", "＋1", "－1", "＠A", "−A1"],
)
def test_an_apostrophe_stands_before_what_could_be_a_formula(text: str):
    assert safe(text) == "'" + text.replace("\x00", "")


@pytest.mark.parametrize(
    "text", ["", "-2", "−1", "-2.5", "-2,5 %", "2", "a = b", "a+b", "ann@example.org", "it's", "“=1”", "one;-) two", "a\nb"]
)
def test_plain_words_and_numbers_stay_as_they_are(text: str):
    assert safe(text) == text


@pytest.mark.parametrize(
    ("text", "kept"), [("a;=1;b", "a;'=1;b"), ("a\t@A", "a\t'@A"), ("a\n\n =1", "a\n\n '=1"), ("=1;=2", "'=1;'=2"), ("-2;=1", "'-2;'=1")]
)
def test_a_cell_that_another_separator_would_begin_is_no_formula_either(text: str, kept: str):
    assert safe(text) == kept


@given(st.text(max_size=60))
def test_whatever_is_typed_comes_back_from_both_files(text: str):
    entry = Entry("l1-a", "A", (), "", True, (Leaf("a", "", "A", f"{text}."),))
    book = Book("A course", "Fern", "en", "now", "", (), (Chapter(1, "One", (), (entry,)),))
    (row,) = files(book)["answers.csv"][1:]
    assert row[-1] == safe(f"{text}.")
    cell = sheets(book)["Answers"]["H2"]
    assert cell.data_type == "s" and not set(str(cell.value)) & {chr(n) for n in range(32) if n not in (9, 10)}


def test_the_names_of_sheets_are_short_allowed_and_not_twice_the_same():
    long = "What [is] this: a/very\\long * title?"
    names = list(sheets(drawn(long, long.upper(), "History", "'", "😀" * 20, "😀" * 20)))
    assert len({name.casefold() for name in names}) == len(names) == 8
    assert all(len(name.encode("utf-16-le")) <= 62 and not set(name) & set("[]:*?/\\") for name in names)


def test_names_of_files_are_not_twice_the_same():
    book = drawn("A")
    (entry,) = book.chapters[0].entries
    twice = Entry("l1-0", "A", (), "", True, pictures=entry.pictures * 2)
    packed = files(Book("A course", "Fern", "en", "now", "", entry.pictures * 2, (Chapter(1, "One", (), (twice,)),)))
    assert list(packed) == ["answers.csv", "map.csv", "map-2.csv", "01-l1-0.csv", "01-l1-0-2.csv", "comments.csv"]


def test_a_column_of_numbers_is_numbers_and_every_other_column_is_text():
    page = sheets(drawn("A", table=Table(("n", "mixed", "code"), (("3", "3", "007"), ("-1.5", "−1", "")))))["1 A"]
    assert [cell.value for cell in page["A"]] == ["n", 3, -1.5]
    assert [[cell.data_type for cell in column[1:] if cell.value] for column in (page["A"], page["B"], page["C"])] == [
        ["n", "n"],
        ["s", "s"],
        ["s"],
    ]


def test_the_header_is_bold_and_stays_and_the_columns_fit_and_filter():
    page = sheets(full_book())["Answers"]
    assert page["A1"].font.bold and page.freeze_panes == "A2" and page.auto_filter.ref == f"A1:H{page.max_row}"
    assert page["H2"].alignment.wrap_text and all(8 <= page.column_dimensions[letter].width <= 62 for letter in "ABCDEFGH")


def test_a_cell_takes_no_more_than_it_can_hold():
    entry = Entry("l1-a", "A", (), "", True, (Leaf("a", "", "A", "😀" * 20_000),))
    book = Book("A course", "Fern", "en", "now", "", (), (Chapter(1, "One", (), (entry,)),))
    assert sheets(book)["Answers"]["H2"].value == "😀" * 16_383


def test_an_empty_book_has_two_empty_tables():
    assert {name: len(texts(page)) for name, page in sheets(EMPTY).items()} == {"Answers": 1, "Comments": 1}
    assert {name: len(rows) for name, rows in files(EMPTY).items()} == {"answers.csv": 1, "comments.csv": 1}


def test_the_same_book_packs_to_the_same_file_with_the_mark_and_line_ends_of_a_table():
    packed = csv_zip(full_book())
    assert packed == csv_zip(full_book())
    with ZipFile(BytesIO(packed)) as pack:
        file = pack.read("answers.csv")
        assert file.startswith(b"\xef\xbb\xbf") and file.endswith(b"\r\n")
        assert {info.date_time for info in pack.infolist()} == {(1980, 1, 1, 0, 0, 0)}
