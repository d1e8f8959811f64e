"""A rubric as authors write it: its rules, its hash, and that it is no part of what an answer replies to."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from activities import models
from course.reading import activity_of, read_course
from course.rubric import Rubric, rubric_of
from tests.course.lessons_on_paper import COURSE, FIRST, SECOND, line_of, write
from tests.course.rubrics import COUNTED, GARDEN, rubric, rubrics

# Of the paper lesson, computed before there were rubrics.
PINNED = {
    "people": "0e268e4c382c2abcd7e9ab54c6d5c7eee202dda76d1479fba29e7b54c7d2b8e4",
    "days": "6d4c9bc8457fc676197307e1667b882b9e2384ba6166cf08182bc9e248b78172",
    "near": "62e2ed42525e01639d6fa4b96ad1f3933b252dd563bc7a4dc50f9e1f43fdce48",
}
WRITTEN = """\
discussion: Somebody else wrote three.
rubric:
  criteria:
    - id: reasons
      label: Reasons
      levels:
        - {id: open, label: Open, text: No reason yet., points: 0}
        - {id: all, label: All, text: A reason for each., points: 2}
    - id: basis
      label: Basis
      levels:
        - {id: guess, label: Guessed, text: Nothing was seen., points: 0}
        - {id: seen, label: Seen, text: Somebody was there., points: 1}
"""
JUDGED = FIRST.replace("discussion: Somebody else wrote three.\n", WRITTEN)


@pytest.fixture
def read(tmp_path):
    return lambda **texts: read_course(write(tmp_path, **texts), models())


def test_an_activity_may_have_a_rubric(read):
    reading = read(first=JUDGED)
    assert reading.problems == ()
    assert [criterion.label for criterion in reading.course.activity("people").rubric.criteria] == ["Reasons", "Basis"]
    assert reading.course.activity("near").rubric is None


@pytest.mark.parametrize("first", [FIRST, JUDGED], ids=["without", "with"])
def test_a_rubric_is_no_part_of_the_wording_an_answer_replies_to(read, first):
    course = read(first=first).course
    assert {activity.id: activity.hash for activity in course.activities()} == PINNED
    assert "rubric" not in course.activity("people").spec


def test_an_activity_known_again_from_its_kept_wording_has_the_same_wording_and_no_rubric(read):
    activity = read(first=JUDGED).course.activity("people")
    again = activity_of(activity.spec, models())
    assert (again.hash, again.head.wording, again.rubric) == (activity.hash, activity.head.wording, None)


def test_the_line_after_a_discussion_and_a_come_back_have_no_rubric(read):
    recall = "kind: recall\ntitle: Names\nprompt: Name them.\nminutes: 1\nroster: people\nfield: {label: Who}\ncomebacks: [1]\n"
    block = "\n```activity\nid: names\n" + recall + WRITTEN + "```\n"
    reading = read(course=COURSE + "after_discussion: What would you change?\n", second=SECOND + block)
    assert reading.problems == ()
    rubrics = {activity.id: activity.rubric is not None for activity in reading.course.activities()}
    assert rubrics == {"people": False, "people~change": False, "days": False, "near": False} | {
        "names": True,
        "names~change": False,
        "names~back1": False,
    }


SLIPS = [
    (
        "      label: Reasons\n",
        "      lable: Reasons\n",
        "lable",
        "“rubric.criteria.0.lable” is not a setting of an activity.",
        "Did you mean “label”?",
    ),
    ("rubric:\n", "rubrik:\n", "rubrik", "“rubrik” is not a setting of roster.", "Did you mean “rubric”?"),
    ("{id: open, label: Open,", "{id: open,", "id: open", "“rubric.criteria.0.levels.0.label” is missing", ""),
    ("{id: all,", "{id: open,", "label: All", "The id “open” stands here twice.", ""),
    ("id: basis", "id: reasons", "label: Basis", "The id “reasons” stands here twice.", ""),
    ("id: basis", "id: our-basis", "our-basis", "rubric.criteria.1.id: String should match pattern", ""),
    ("points: 1}", "points: -1}", "points: -1", "rubric.criteria.1.levels.1.points: Input should be greater than or equal to 0.", ""),
    ("points: 1}", "points: yes}", "points: yes", "rubric.criteria.1.levels.1.points: Input should be a valid number.", ""),
    ("points: 1}", "points: .inf}", "points: .inf", "rubric.criteria.1.levels.1.points: Input should be", ""),
    (
        ", points: 1}",
        "}",
        "label: Seen",
        "Some levels have points, and “Seen” has none.",
        "Give points to every level of every criterion, or to none.",
    ),
]


@pytest.mark.parametrize(("old", "new", "at", "text", "suggestion"), SLIPS)
def test_a_slip_in_a_rubric_is_told_with_file_line_and_suggestion(read, old, new, at, text, suggestion):
    assert old in JUDGED
    broken = JUDGED.replace(old, new)
    found = [problem for problem in read(first=broken).problems if problem.text.startswith(text)]
    assert [(problem.file, problem.suggestion) for problem in found] == [("garden/01-who-is-there.md", suggestion)]
    assert found[0].line == line_of(broken, at) - (at == "label: Basis")  # its id stands on the line above


@pytest.mark.parametrize("many", [0, 13])
def test_a_rubric_has_one_to_twelve_criteria(many):
    criteria = [GARDEN["criteria"][1] | {"id": f"c{n}"} for n in range(many)]
    with pytest.raises(ValidationError):
        rubric({"criteria": criteria})


@pytest.mark.parametrize("many", [1, 8])
def test_a_criterion_has_two_to_seven_levels(many):
    levels = [{"id": f"l{n}", "label": str(n)} for n in range(many)]
    with pytest.raises(ValidationError):
        rubric({"criteria": [{"id": "one", "label": "One", "levels": levels}]})


def test_points_stand_on_all_levels_or_on_none():
    assert not rubric(GARDEN).has_points and rubric(COUNTED).has_points


def test_the_hash_of_a_rubric_stays_what_it_was():
    """Reviews point at it: a new setting that is left out must not change it."""
    assert rubric().hash == "5ee40d2cd754dbccf6d40060f24c7ca339539a8f87df70b8268679db0e64ef78"
    assert rubric(COUNTED).hash == "dd8d6ea13158ba3947c71053d0b83655ac25064f19aff4e56e641ab8485af391"


def shuffled(value, draw):
    if isinstance(value, dict):
        return {key: shuffled(value[key], draw) for key in draw(st.permutations(list(value)))}
    return [shuffled(item, draw) for item in value] if isinstance(value, list) else value


@given(rubric=rubrics(), data=st.data())
def test_the_order_in_which_settings_are_written_does_not_matter(rubric, data):
    again = Rubric.model_validate(shuffled(rubric.model_dump(mode="json"), data.draw))
    assert (again, again.hash) == (rubric, rubric.hash)


@given(rubric=rubrics())
def test_a_rubric_is_known_again_from_what_is_kept(rubric):
    assert rubric_of(rubric.spec) == rubric
    assert Rubric.model_validate(yaml.safe_load(yaml.safe_dump(rubric.model_dump(mode="json")))).hash == rubric.hash


@given(one=rubrics(), other=rubrics())
def test_other_words_have_another_hash(one, other):
    assert (one.hash == other.hash) == (one == other)


def test_a_rubric_that_is_not_understood_any_more_is_none():
    assert rubric_of(json.dumps(GARDEN | {"gone": 1})) is None
    assert rubric_of("not JSON") is None
