"""The gradebook: opened by other readers, whatever was typed, and no larger in memory for a large cohort."""

from __future__ import annotations

import csv
import tracemalloc
from collections.abc import Iterable
from dataclasses import replace
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from takeaway import streams
from takeaway.gradebook import gradebook
from takeaway.results import Answered, Learner, Said
from takeaway.streams import CsvTables, XlsxTables
from tests.takeaway.cohort import learner, many, plan

HOSTILE = ["=1+1", "@SUM(A1)", "+1 2", "-A1", "\t=1", "＝1", '=HYPERLINK("http://evil","x")', "<b>&amp;", "a\r\nb;=1", "\x00\ud800x"]


def sheets(learners: Iterable[Learner], folder: Path) -> dict[str, list[list[str]]]:
    with XlsxTables(folder / "file.xlsx", "Spring") as tables:
        gradebook(plan(), learners, tables, lambda n: None)
    pages = openpyxl.load_workbook(folder / "file.xlsx").worksheets
    return {page.title: [["" if cell is None else str(cell) for cell in row] for row in page.iter_rows(values_only=True)] for page in pages}


def files(learners: Iterable[Learner], folder: Path) -> dict[str, list[list[str]]]:
    with CsvTables(folder / "file") as tables:
        gradebook(plan(), learners, tables, lambda n: None)
    with ZipFile(folder / "file") as pack:
        return {name: list(csv.reader(StringIO(pack.read(name).decode("utf-8-sig"), newline=""))) for name in pack.namelist()}


def test_a_learner_is_a_row_with_what_is_done_and_where_each_answer_stands(tmp_path: Path):
    rows = sheets([learner("Ann", "one", "two"), learner("Bob")], tmp_path)["Learners"]
    assert rows[0] == ["Learner", "Joined", "Last here", "1 Water: done", "say: Where does it go?", "more: More"]
    assert [row[3:] for row in rows[1:]] == [["1 of 2", "version 2", ""], ["0 of 2", "", ""]]


def test_an_answer_is_a_row_and_each_filled_field_is_one(tmp_path: Path):
    packed = files([learner("Ann", "one", "two")], tmp_path)
    head, first, second = packed["answers.csv"]
    assert first[:6] == ["Ann", "1", "Water", "say", "Where does it go?", "1"]
    assert head[-6:] == ["Newest version", "Handed in", "State", "Note", "Question", "Answer"]
    assert second[5:7] == ["2", "yes"] and second[8:11] == ["", "", "Say **it**."]
    assert "two" in second[-1] and first[6:9] == ["no", "2026-03-03T13:00:00.000Z", "reviewed"]
    assert [row[5:] for row in packed["fields.csv"][1:]] == [["1", "", "Where", "one"], ["2", "", "Where", "two"]]


def test_a_comment_is_a_row_and_its_reply_says_to_whom(tmp_path: Path):
    said = (Said("say", 1, "Ines", "then", "", "accepted", "Good"), Said("say", 1, "Ann", "later", "Ines", "", "Thanks"))
    rows = sheets([learner("Ann", "one", said=said)], tmp_path)["Comments"]
    assert [row[5:] for row in rows[1:]] == [["1", "Ines", "then", "", "accepted", "Good"], ["1", "Ann", "later", "Ines", "", "Thanks"]]


def test_an_answer_that_cannot_be_read_is_a_row_that_says_so(tmp_path: Path):
    lost = Answered("say", plan().course.activity("say"), 1, "then", True, None, "", "damaged")
    gone = Answered("old", None, 1, "then", True, None, "", "the kind is not installed")
    packed = files([replace(learner("Ann"), answers=(lost, gone))], tmp_path)
    assert [(row[3], row[9], row[-1]) for row in packed["answers.csv"][1:]] == [
        ("say", "damaged", ""),
        ("old", "the kind is not installed", ""),
    ]
    assert packed["learners.csv"][1][3:] == ["1 of 2", "version 1, damaged", ""] and len(packed["fields.csv"]) == 1


@pytest.mark.parametrize("words", HOSTILE)
def test_no_word_becomes_a_formula_a_link_or_a_broken_file(tmp_path: Path, words: str):
    who = learner(words, words, said=(Said("say", 1, words, words, words, words, words),))
    with XlsxTables(tmp_path / "file.xlsx", words) as tables:
        gradebook(plan(), [who], tables, lambda n: None)
    for page in openpyxl.load_workbook(tmp_path / "file.xlsx").worksheets:
        assert not [cell.coordinate for row in page.iter_rows() for cell in row if cell.data_type == "f" or cell.hyperlink]
    with ZipFile(tmp_path / "file.xlsx") as pack:
        assert not [name for name in pack.namelist() if b"<f>" in pack.read(name) or b"<hyperlink" in pack.read(name)]
    for rows in files([who], tmp_path).values():
        assert not [cell for row in rows for cell in row if cell.strip()[:1] in ("=", "+", "@", "＝") or cell.startswith("-A")]


def test_a_table_that_is_too_long_goes_on_in_a_further_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(streams, "ROWS", 3)
    found = sheets([learner(f"L{n}") for n in range(5)], tmp_path)
    names = [name for name in found if name.startswith("Learners")]
    assert names == ["Learners", "Learners (2)", "Learners (3)"]
    assert [row[0] for name in names for row in found[name][1:]] == [f"L{n}" for n in range(5)]
    assert {found[name][0][0] for name in names} == {"Learner"}


def test_columns_filter_and_the_head_and_the_name_stay_in_sight(tmp_path: Path):
    sheets([learner("Ann", "one"), learner("Bob")], tmp_path)
    page = openpyxl.load_workbook(tmp_path / "file.xlsx")["Learners"]
    assert page.auto_filter.ref == "A1:F3" and page.freeze_panes == "B2" and page["A1"].font.bold


@pytest.mark.parametrize("make", [lambda path: XlsxTables(path, "x"), CsvTables])
def test_a_file_that_fails_leaves_only_what_its_folder_takes_along(tmp_path: Path, make):
    def broken():
        yield learner("Ann", "one")
        raise RuntimeError("the page was closed")

    with pytest.raises(RuntimeError), make(tmp_path / "file") as tables:
        gradebook(plan(), broken(), tables, lambda n: None)
    assert not (tmp_path / "file").exists() and not list(tmp_path.glob("*.csv"))


def peak(count: int, path: Path, form: str) -> int:
    tracemalloc.start()
    with XlsxTables(path, "x") if form == "xlsx" else CsvTables(path) as tables:
        gradebook(plan(), many(count), tables, lambda n: None)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_ten_times_the_learners_take_hardly_more_memory(tmp_path: Path, form: str):
    peak(30, tmp_path / "first", form)  # what is loaded once
    few, lot = peak(300, tmp_path / "few", form), peak(3000, tmp_path / "lot", form)
    assert lot < 1.5 * few, f"{few:,} bytes for 300, {lot:,} for 3,000"
    assert (tmp_path / "lot").stat().st_size > 4 * (tmp_path / "few").stat().st_size


def test_it_tells_how_many_learners_are_done(tmp_path: Path):
    told: list[int] = []
    with CsvTables(tmp_path / "file") as tables:
        gradebook(plan(), many(3), tables, told.append)
    assert told == [1, 2, 3]
