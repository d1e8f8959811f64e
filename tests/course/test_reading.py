"""Reading a course: every slip of an author gets file, line and a suggestion, and the other lessons stay."""

from __future__ import annotations

import json

import pytest

from activities import models
from course.lesson import Activity, Prose
from course.reading import activity_of, read_course
from tests.course.lessons_on_paper import COURSE, FIRST, SECOND, line_of, write


@pytest.fixture
def read(tmp_path):
    def read(**texts):
        return read_course(write(tmp_path, **texts), models())

    return read


def test_a_whole_course_is_read_in_order(read):
    reading = read()
    assert reading.problems == ()
    assert [lesson.slug for lesson in reading.course.lessons] == ["who-is-there", "how-near"]
    assert [activity.id for activity in reading.course.activities()] == ["people", "days", "near"]
    assert reading.course.lesson_of("near").slug == "how-near"
    assert reading.course.activity("nobody") is None


def test_prose_and_activities_keep_their_order_and_lines(read):
    blocks = read().course.lessons[0].blocks
    assert [type(block) for block in blocks] == [Prose, Activity, Prose]
    assert blocks[1].line == line_of(FIRST, "```activity")
    assert blocks[2].text.startswith("Some prose after.")
    assert "not an activity" in blocks[2].text


def test_files_that_are_no_lessons_are_left_alone(tmp_path):
    folder = write(tmp_path)
    (folder / "README.md").write_text("How to write one", "utf-8")
    assert len(read_course(folder, models()).course.lessons) == 2


ERRORS = [
    ("limit: 3", "limt: 3", "limt: 3", "“limt” is not a setting of roster.", "Did you mean “limit”?"),
    ("minutes: 5", "minuts: 5", "minuts: 5", "“minuts” is not a setting of roster.", "Did you mean “minutes”?"),
    ("kind: roster", "kind: rooster", "id: people", "“rooster” is not a kind of activity.", "Did you mean “roster”?"),
    ("kind: roster\n", "", "id: people", "The activity names no kind.", ""),
    ("title: People\n", "", "id: people", "“title” is missing in an activity.", ""),
    ("name: {label: Who}\n", "", "id: people", "“name” is missing in roster.", ""),
    ("name: {label: Who}", "name: {lable: Who}", "lable", "“name.lable” is not a setting of roster.", "Did you mean “label”?"),
    ("limit: 3", "limit: many", "limit: many", "limit: Input should be a valid integer", ""),
    ("limit: 3", "limit: 0", "limit: 0", "limit: Input should be greater than or equal to 1.", ""),
    ("id: people", "id: Most people", "Most people", "id: String should match pattern", ""),
    ("{id: out, label: Outside}", "{id: in, label: Outside}", "Outside", "The id “in” stands here twice.", ""),
    ("group: {label: Where}\n", "", "groups:", "There are “groups” and no question for them.", ""),
    ("limit: 3", "limit: [3", "groups", "This is not YAML:", ""),
    ("goals: [Name them]", "goal: [Name them]", "goal:", "“goal” is not a setting of the front matter.", "Did you mean “goals”?"),
    ("goals: [Name them]", "goals: []", "goals:", "goals: List should have at least 1 item", ""),
]


@pytest.mark.parametrize(("old", "new", "at", "text", "suggestion"), ERRORS)
def test_a_slip_is_told_with_file_line_and_suggestion(read, old, new, at, text, suggestion):
    assert old in FIRST
    broken = FIRST.replace(old, new)
    problems = [problem for problem in read(first=broken).problems if problem.text.startswith(text)]
    assert [(problem.file, problem.suggestion) for problem in problems] == [("garden/01-who-is-there.md", suggestion)]
    if "YAML" not in text:
        assert problems[0].line == line_of(broken, at)
    assert problems[0].line > 1


def test_a_slip_in_a_reference_is_told_at_its_line_with_a_suggestion(read):
    second = SECOND.replace("ratings:", "pairs: {of: neer, label: First}\nratings:")
    problem = read(second=second).problems[0]
    assert str(problem) == f"garden/02-how-near.md:{line_of(second, 'pairs')}: “neer” is not in “ratings”. Did you mean “near”?"


def test_every_slip_of_a_file_is_told_at_once(read):
    broken = FIRST.replace("limit: 3", "limt: 3").replace("add:", "ad:").replace("goals:", "goal:")
    assert len({problem.line for problem in read(first=broken).problems}) >= 3


def test_a_broken_lesson_leaves_the_others(read):
    reading = read(first=FIRST.replace("limit: 3", "limt: 3"))
    assert [lesson.slug for lesson in reading.course.lessons] == ["how-near"]
    assert reading.broken == ("who-is-there",)


def test_a_lesson_without_front_matter_is_told_how_to_begin(read):
    problem = read(first="Only prose.").problems[0]
    assert (problem.line, problem.text) == (1, "The lesson has no front matter.")
    assert "---" in problem.suggestion


def test_an_activity_that_is_no_list_of_names_is_told_so(read):
    problem = read(first=FIRST.replace("id: people\n", "- people\n- ")).problems[0]
    assert problem.line >= line_of(FIRST, "```activity")


def test_an_id_used_twice_names_the_other_place(read):
    reading = read(second=SECOND.replace("id: near\nkind", "id: people\nkind"))
    problem = reading.problems[0]
    assert (problem.file, problem.line) == ("garden/02-how-near.md", line_of(SECOND, "id: near") - 1)
    assert f"garden/01-who-is-there.md:{line_of(FIRST, '```activity')}" in problem.text


@pytest.mark.parametrize(
    ("course", "text"),
    [
        (COURSE.replace("title:", "titel:"), "“titel” is not a setting of the course."),
        ("- a list", "A list of “name: value” lines is expected here."),
        ("title: [", "This is not YAML:"),
        ("", "A list of “name: value” lines is expected here."),
    ],
)
def test_a_broken_course_file_is_told_and_nothing_is_taught(read, course, text):
    reading = read(course=course)
    assert reading.course is None
    assert any(problem.file == "garden/course.yaml" and problem.text.startswith(text) for problem in reading.problems)


def test_a_discussion_is_followed_by_a_line_of_its_own(read):
    course = read(course=COURSE + "after_discussion: What would you change?\n").course
    after = course.afters["people"]
    assert (after.id, after.kind, after.head.optional) == ("people~change", "reflect", True)
    assert [activity.id for activity in course.activities()] == ["people", "people~change", "days", "near"]
    assert course.activity("people~change") is after
    assert [activity.id for activity in course.lessons[0].activities] == ["people"]


def test_without_the_question_nothing_follows_a_discussion(read):
    assert read().course.afters == {}


def test_an_activity_is_known_again_from_the_wording_kept_with_an_answer(read):
    course = read(course=COURSE + "after_discussion: What would you change?\n").course
    for activity in course.activities():
        again = activity_of(activity.spec, models())
        assert (again.id, again.hash, again.settings, again.lesson) == (activity.id, activity.hash, activity.settings, activity.lesson)


@pytest.mark.parametrize("gone", ["kind", "settings"])
def test_a_wording_that_is_not_understood_any_more_is_no_activity(read, gone):
    spec = json.loads(read().course.activity("near").spec)
    if gone == "kind":
        spec["head"]["kind"] = "gone"
    else:
        spec["settings"]["gone"] = 1
    assert activity_of(json.dumps(spec), models()) is None


def test_another_wording_has_another_hash_and_the_same_id(tmp_path, read):
    before = read().course
    (tmp_path / "other").mkdir()
    after = read_course(write(tmp_path / "other", first=FIRST.replace("prompt: List them.", "prompt: List them all.")), models()).course
    assert before.activity("people").hash != after.activity("people").hash
    assert before.activity("near").hash == after.activity("near").hash
    assert before.lessons[0].hash != after.lessons[0].hash
