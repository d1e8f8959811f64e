"""Answers for research: only of those who agreed, without names and dates, and with counts that name nobody."""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

from takeaway.research import days_between, research
from takeaway.results import Learner
from takeaway.streams import CsvTables
from tests.takeaway.cohort import learner, plan


def packed(people: list[tuple[Learner, bool]], folder: Path, names: tuple[str, ...] = (), purpose: str = "A study") -> dict[str, str]:
    with CsvTables(folder / "file") as tables:
        research(plan(), people, names, purpose, tables, lambda n: None)
    with ZipFile(folder / "file") as pack:
        return {name: pack.read(name).decode("utf-8-sig") for name in pack.namelist()}


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


def test_only_those_who_agreed_are_in_it_and_nobody_by_name(tmp_path: Path):
    files = packed([(learner("Ann", "QQyes"), True), (learner("Bob", "QQno"), False)], tmp_path)
    assert [row["text"] for row in rows(files["texts.csv"])] == ["QQyes"]
    everything = "".join(files.values())
    assert not re.search("QQno|Ann|Bob", everything) and len(rows(files["learners.csv"])) == 1


def test_there_are_days_since_joining_and_no_date_anywhere(tmp_path: Path):
    files = packed([(learner("Ann", "one", "two", day=3), True), (learner("Cy", "one", day=9), True)], tmp_path)
    assert [row["day"] for row in rows(files["versions.csv"])] == ["2", "2", "8"]
    assert [row["last_day"] for row in rows(files["learners.csv"])] == ["2", "8"]
    assert "2026" not in "".join(files.values())


def test_the_same_learner_has_another_number_in_every_file(tmp_path: Path):
    first, second = (rows(packed([(learner("Ann", "one"), True)], tmp_path)["learners.csv"])[0]["id"] for _ in range(2))
    assert first != second and re.fullmatch("[0-9a-f]{16}", first)


def test_names_of_the_cohort_become_a_mark_in_the_texts(tmp_path: Path):
    files = packed([(learner("Ann", "I asked Bob, and ines said yes."), True)], tmp_path, ("Bob", "Ines"))
    assert rows(files["texts.csv"])[0]["text"] == "I asked [name], and [name] said yes."


def test_counts_are_over_all_learners_and_small_ones_are_kept_back(tmp_path: Path):
    people = [(learner(f"L{n}", *["text"] * (n % 3)), False) for n in range(30)] + [(learner("A", "text"), True)]
    say, more = rows(packed(people, tmp_path)["counts.csv"])
    columns = ("learners", "never", "once", "twice", "three_or_more")
    assert [say[name] for name in columns] == ["31", "kept back", "11", "10", "kept back"]
    assert [more[name] for name in columns] == ["31", *["kept back"] * 4]


def test_a_handful_of_learners_has_no_counts_at_all(tmp_path: Path):
    for row in rows(packed([(learner(f"L{n}", "text"), False) for n in range(4)], tmp_path)["counts.csv"]):
        assert {row[name] for name in ("learners", "never", "once", "twice", "three_or_more")} == {"kept back"}


def test_those_who_did_not_agree_cannot_be_found_by_taking_off_those_who_did(tmp_path: Path):
    people = [(learner(f"L{n}", "text"), True) for n in range(20)] + [(learner("X", "text"), False)]
    say = rows(packed(people, tmp_path)["counts.csv"])[0]
    assert say["once"] == "kept back" and say["learners"] == "kept back"


def test_every_column_of_every_table_is_explained(tmp_path: Path):
    files = packed([(learner("Ann", "one"), True)], tmp_path)
    page = files.pop("README.md")
    for name, text in files.items():
        part = page.split(f"### {name}")[1].split("###")[0]
        for column in text.splitlines()[0].split(","):
            assert f"`{column}`" in part, (name, column)


def test_the_page_names_the_purpose_as_text_and_warns_of_names_in_texts(tmp_path: Path):
    page = packed([], tmp_path, purpose="A [study](http://evil) # of")["README.md"]
    assert r"\[study\](http" in page and "read the texts before you give them to anybody" in page


def test_formulas_are_text_in_the_files_for_research_too(tmp_path: Path):
    files = packed([(learner("Ann", "=1+1"), True)], tmp_path)
    assert rows(files["texts.csv"])[0]["text"] == "'=1+1"


def test_a_day_is_whole():
    assert days_between("2026-03-01T12:00:00.000Z", "2026-03-02T11:59:59.999Z") == 0
    assert days_between("2026-03-01T12:00:00.000Z", "2026-03-02T12:00:00.000Z") == 1
