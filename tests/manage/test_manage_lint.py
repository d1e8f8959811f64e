"""`manage.py lint` finds what authors get wrong, on the right line, with what to write instead."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commands.lint import LESSONS, inspect
from course.problems import Problem
from manage import main

SHIPPED = LESSONS / "who-are-your-customers"
FIRST, SECOND = "01-who-counts-as-a-customer.md", "02-your-customers.md"
Plant = Callable[[str, str, str], tuple[Path, int]]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["lint", *arguments])


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    """`plant(file, old, new)` copies the course, replaces the first `old` and returns the copy and the line of the change."""
    folder = tmp_path / "planted"

    def put(file: str, old: str, new: str) -> tuple[Path, int]:
        if not folder.exists():
            shutil.copytree(SHIPPED, folder)
        path = folder / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        return folder, text[: text.index(old)].count("\n") + 1

    return put


def only(folder: Path) -> Problem:
    problems = inspect(folder)[1]
    assert len(problems) == 1, [str(problem) for problem in problems]
    return problems[0]


def test_the_shipped_courses_have_nothing_to_mend() -> None:
    result = run()
    assert result.exit_code == 0
    assert "Nothing to mend." in result.output
    assert "l2-customers" in result.output


@pytest.mark.parametrize(
    ("file", "old", "new", "text", "suggestion"),
    [
        pytest.param(SECOND, "limit: 5", "limt: 5", "“limt” is not a setting of roster.", "“limit”", id="setting"),
        pytest.param(
            FIRST,
            "id: l1-purchases\nkind: tally",
            "id: l1-purchases\nkind: taly",
            "“taly” is not a kind of activity.",
            "“tally”",
            id="kind",
        ),
        pytest.param(FIRST, "goals:", "gaols:", "“gaols” is not a setting of the front matter.", "“goals”", id="front matter"),
        pytest.param(FIRST, "accept: [buyer]", "accept: [byer]", "“byer” is not in “groups”.", "“buyer”", id="group of the key"),
        pytest.param(SECOND, "roster: l2-customers", "roster: l2-customer", "no activity “l2-customer”", "“l2-customers”", id="roster"),
        pytest.param(SECOND, "into: l2-customers", "into: l2-custmers", "no activity “l2-custmers”", "“l2-customers”", id="candidates"),
        pytest.param(SECOND, "by: l2-days", "by: l2-day", "no choice “l2-day”", "“l2-days”", id="variants"),
        pytest.param(SECOND, "by: l2-days", "by: l1-cases", "no choice “l1-cases”", "", id="variants of another kind"),
        pytest.param(SECOND, "    carer: >-", "    carers: >-", "“carers” is no option of “l2-days”.", "“carer”", id="option"),
        pytest.param(FIRST, "sources: [S1, S0]", "sources: [S1, SO]", "“SO” is not in course.yaml.", "", id="source"),
        pytest.param(FIRST, "minutes: 18", "minutes: 9", "says 9 minutes", "“minutes: 19”", id="minutes"),
        pytest.param(FIRST, "Take this along", "Take <b>this</b> along", "HTML is shown as it is written: <b>", "Markdown", id="html"),
        pytest.param(FIRST, "You need no previous", "You [need](#l1-case) no previous", "leads to no activity", "“l1-cases”", id="anchor"),
        pytest.param(FIRST, "You need no previous", "You [need](your-customer) no", "leads to no lesson", "“your-customers”", id="link"),
        pytest.param(
            FIRST, "You need no previous", "![x](https://a.test/x.png)", "would make every learner's browser", "words", id="picture"
        ),
        pytest.param("course.yaml", "ghosts: l2-met", "ghosts: l2-mett", "there is no roster “l2-mett”", "“l2-met”", id="map"),
        pytest.param("course.yaml", "summary:", "sumary:", "“sumary” is not a setting of the course.", "“summary”", id="course"),
        pytest.param("demo.yaml", "names:", "nmaes:", "“nmaes” is not a setting of the made-up learners.", "“names”", id="demo"),
    ],
)
def test_an_error_is_named_with_its_line_and_what_to_write(plant: Plant, file: str, old: str, new: str, text: str, suggestion: str) -> None:
    folder, line = plant(file, old, new)
    problems = [problem for problem in inspect(folder)[1] if text in problem.text]
    assert [(Path(problem.file).name, problem.line) for problem in problems[:1]] == [(file, line)]
    assert suggestion in problems[0].suggestion
    result = run(str(folder))
    assert result.exit_code == 1
    assert f"{file}:{line}: " in result.output


def test_a_list_that_comes_later_is_told_to_move_up(plant: Plant) -> None:
    folder, line = plant(SECOND, "roster: l2-customers", "roster: l2-met")
    problem = only(folder)
    assert (problem.line, problem.suggestion) == (line, "Move it further up.")


def test_two_activities_with_one_id_are_told_apart(plant: Plant) -> None:
    folder, _line = plant(SECOND, "id: l2-met", "id: l1-cases")
    assert any("is used in" in problem.text for problem in inspect(folder)[1])


def test_links_inside_the_course_that_lead_somewhere_are_fine(plant: Plant) -> None:
    folder, _line = plant(FIRST, "You need no previous", "See [a](#l1-both), [b](your-customers), [c](your-customers#l2-met). No previous")
    assert inspect(folder)[1] == []


def test_what_may_stand_in_a_broken_lesson_is_not_missed(plant: Plant) -> None:
    """One slip must not be followed by twenty sentences about its consequences."""
    folder, _line = plant(SECOND, "limit: 5", "limt: 5")
    assert "limt" in only(folder).text


def test_an_error_inside_a_discussion_is_found_at_its_key(plant: Plant) -> None:
    folder, line = plant(FIRST, "discussion: |\n", "discussion: |\n  <hr>\n\n")
    assert only(folder).line == line


def test_an_activity_that_cannot_be_answered_is_found_by_its_proof(plant: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commands.course_rules.prove", lambda course: ["l1-both: a good example may not be handed in: why."])
    folder, line = plant(FIRST, "id: l1-both", "id: l1-both ")
    problem = only(folder)
    assert (Path(problem.file).name, problem.line) == (FIRST, line - 1)
    assert problem.text == "A good example may not be handed in: why."


def test_json_gives_lessons_activities_and_problems(plant: Plant) -> None:
    folder, line = plant(FIRST, "minutes: 18", "minutes: 9")
    result = run("--json", str(folder))
    told = json.loads(result.output)
    assert set(told) == {"lessons", "problems"}
    assert [lesson["slug"] for lesson in told["lessons"]][:2] == ["who-counts-as-a-customer", "your-customers"]
    assert sum(len(lesson["activities"]) for lesson in told["lessons"]) == 69
    days = told["lessons"][1]["activities"][0]
    assert days == {"id": "l2-days", "kind": "choice", "title": "What describes your days now?", "minutes": 1, "optional": True}
    assert [(p["line"], p["suggestion"]) for p in told["problems"]] == [(line, "Write “minutes: 19”.")]
    assert told["problems"][0]["file"].endswith(f"planted/{FIRST}")
    assert result.exit_code == 1


def test_a_folder_without_a_course_is_said_to_be_none(tmp_path: Path) -> None:
    result = run(str(tmp_path))
    assert result.exit_code == 1
    assert "There is no course.yaml" in result.output
