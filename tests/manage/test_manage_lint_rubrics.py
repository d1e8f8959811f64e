"""What lint finds in a rubric that can be read: labels nobody can tell apart, levels that say nothing, points without order."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands.lint import inspect
from course.problems import Problem
from tests.ui.conftest import GARDEN, NEAR, PEOPLE

FIRST, SECOND = "01-who-is-there.md", "02-how-near.md"
RUBRIC = """\
rubric:
  criteria:
    - id: reasons
      label: Reasons
      levels:
        - {id: none, label: None yet, text: Names alone., points: 0}
        - id: some
          label: Some
          text: A reason for some.
          points: 1
        - {id: all, label: All, text: A reason for each., points: 3}
    - id: basis
      label: Basis
      levels:
        - {id: none, label: Guessed, text: Nothing was seen., points: 0}
        - {id: seen, label: Seen, text: Somebody was there., points: 1}
"""


@pytest.fixture
def garden(tmp_path: Path) -> Path:
    """A course whose first activity has a rubric with nothing to mend."""
    folder = tmp_path / "garden"
    folder.mkdir()
    first = PEOPLE.replace("group: {label: Where}\n", "group: {label: Where}\n" + RUBRIC)
    files = {"course.yaml": GARDEN, FIRST: first, SECOND: NEAR}
    for name, text in files.items():
        (folder / name).write_text(text.replace("minutes: 10", "minutes: 5", 1), "utf-8")
    return folder


def problems(folder: Path) -> list[Problem]:
    return inspect(folder)[1]


def change(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")


def line(folder: Path, part: str, name: str = FIRST) -> int:
    """The line of the last place where a part stands."""
    text = (folder / name).read_text("utf-8")
    return text[: text.rindex(part)].count("\n") + 1


def test_a_rubric_that_says_what_it_means_is_fine(garden: Path) -> None:
    assert problems(garden) == []


def test_levels_may_be_called_alike_in_different_criteria(garden: Path) -> None:
    change(garden, FIRST, "label: Guessed", "label: None yet")
    assert problems(garden) == []


@pytest.mark.parametrize(
    ("old", "new", "at", "text", "suggestion"),
    [
        ("label: Basis", "label: reasons", "label: reasons", "Two criteria are called “reasons”.", "Give each its own label."),
        (
            "label: Some\n",
            "label: None yet\n",
            "label: None yet\n",
            "Two levels of “Reasons” are called “None yet”.",
            "Give each its own label.",
        ),
        (
            ", text: Somebody was there.",
            "",
            "label: Seen",
            "“Basis” does not say what an answer on the level “Seen” looks like.",
            "Write it as its “text”.",
        ),
        (
            "          text: A reason for some.\n",
            "",
            "id: some",
            "“Reasons” does not say what an answer on the level “Some” looks like.",
            "Write it as its “text”.",
        ),
        ("points: 3", "points: 0.5", "id: none, label: None", "The points of “Reasons” go up and down.", "in the order of their points"),
        ("there., points: 1", "there., points: 0", "id: none, label: Guessed", "Every level of “Basis” has the same points.", "differ"),
    ],
)
def test_what_would_puzzle_a_reader_is_told_at_its_line(garden: Path, old: str, new: str, at: str, text: str, suggestion: str) -> None:
    change(garden, FIRST, old, new)
    (found,) = problems(garden)
    where = line(garden, at) - (at.startswith("id: none"))  # a whole criterion is told where its levels begin
    assert (Path(found.file).name, found.text) == (FIRST, text)
    assert found.line == where and suggestion in found.suggestion


def test_an_activity_that_asks_nothing_has_no_rubric(garden: Path) -> None:
    change(garden, SECOND, "kind: then-now\n", "kind: then-now\n" + RUBRIC)
    (found,) = problems(garden)
    assert (Path(found.file).name, found.line) == (SECOND, line(garden, "rubric:", SECOND))
    assert found.text == "A rubric is given, and “then-now” asks nothing that could be looked at."
