"""What lint finds across a course: pictures, the map's references, aspects nobody says anything about, ids that were taken out."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands.lint import inspect
from course.problems import Problem
from tests.ui.conftest import GARDEN, NEAR, PEOPLE

COURSE, FIRST, SECOND = "course.yaml", "01-who-is-there.md", "02-how-near.md"
SHARE = """
```activity
id: parts
kind: share
title: Parts
prompt: Look.
minutes: 1
roster: people
aspect: group
parts:
  - {id: in, label: Inside, of: [in]}
  - {id: out, label: Outside, of: [out]}
```
"""


@pytest.fixture
def garden(tmp_path: Path) -> Path:
    """A course with nothing to mend."""
    folder = tmp_path / "garden"
    folder.mkdir()
    second = NEAR.replace("minutes: 10", "minutes: 5", 1) + SHARE
    for name, text in ((COURSE, GARDEN), (FIRST, PEOPLE.replace("minutes: 10", "minutes: 5", 1)), (SECOND, second)):
        (folder / name).write_text(text, "utf-8")
    return folder


def change(folder: Path, name: str, old: str, new: str) -> int:
    """Replace the first ``old`` in a file; the line it stood on comes back."""
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def problems(folder: Path) -> list[Problem]:
    return inspect(folder)[1]


def test_the_course_of_these_tests_has_nothing_to_mend(garden: Path) -> None:
    assert problems(garden) == []


@pytest.mark.parametrize(
    ("old", "new", "text", "suggestion"),
    [
        ("pictures: [moments]", "pictures: [moment]", "map: there is no activity “moment” for “pictures”.", "“moments”"),
        ("after: who-is-there", "after: who-is-here", "map: there is no lesson “who-is-here” for a snapshot.", "“who-is-there”"),
        ("distance: near", "distance: nera", "map: no activity says “nera” about anything.", "“near”"),
        ("works: near", "works: far", "map: no activity says “far” about anything.", ""),
        ("roster: people", "roster: peple", "map: there is no roster “peple” for “roster”.", "“people”"),
        ("  roster: people", "  focus: chosen\n  roster: people", "map: there is no activity “chosen” for “focus”.", ""),
        ("  roster: people", "  star: speaks\n  roster: people", "map: no activity says “speaks” about anything.", ""),
    ],
)
def test_whatever_the_map_refers_to_is_there(garden: Path, old: str, new: str, text: str, suggestion: str) -> None:
    line = change(garden, COURSE, old, new)
    found = [problem for problem in problems(garden) if problem.text == text]
    assert [(Path(p.file).name, p.line) for p in found] == [(COURSE, line)]
    assert suggestion in found[0].suggestion


def test_an_aspect_nobody_says_anything_about_is_found_where_it_is_read(garden: Path) -> None:
    line = change(garden, SECOND, "aspect: group", "aspect: grop")
    (found,) = problems(garden)
    assert (Path(found.file).name, found.line, found.text) == (SECOND, line, "No activity says “grop” about anything.")
    assert "“group”" in found.suggestion


def test_an_id_that_was_taken_out_is_not_used_again(garden: Path) -> None:
    change(garden, COURSE, "place: 1", "place: 1\nretired: [near]")
    (found,) = problems(garden)
    assert Path(found.file).name == SECOND and "taken out" in found.text and "new id" in found.suggestion


def test_a_picture_beside_the_lesson_with_words_is_fine(garden: Path) -> None:
    (garden / "pond.png").write_bytes(b"\x89PNG")
    change(garden, FIRST, "Some prose", "![A pond with two ducks](pond.png)\n\nSome prose")
    assert problems(garden) == []


@pytest.mark.parametrize(
    ("picture", "text", "suggestion"),
    [
        ("![](pond.png)", "The picture pond.png has no alternative text.", "Say what it shows"),
        ("![A pond](pnod.png)", "There is no picture pnod.png beside the lesson.", "“pond.png”"),
        ("![A pond](pond.gif)", "pond.gif is no picture a browser draws.", ".png"),
        ("![A pond](large.png)", "The picture large.png is larger than 300 KiB.", "smaller"),
    ],
)
def test_a_picture_without_words_or_bytes_is_told(garden: Path, picture: str, text: str, suggestion: str) -> None:
    (garden / "pond.png").write_bytes(b"\x89PNG")
    (garden / "large.png").write_bytes(bytes(300 * 1024 + 1))
    line = change(garden, FIRST, "Some prose", f"{picture}\n\nSome prose")
    (found,) = problems(garden)
    assert (Path(found.file).name, found.line, found.text) == (FIRST, line, text)
    assert suggestion in found.suggestion


def test_a_broken_lesson_keeps_the_map_from_being_judged(garden: Path) -> None:
    change(garden, FIRST, "limit: 3", "limt: 3")
    assert [problem.text for problem in problems(garden)] == ["“limt” is not a setting of roster."]
