"""The proof of a course finds what is broken in a kind or in the order of the activities, and names the activity."""

from __future__ import annotations

import pytest

from activities import kinds, models
from activities.kind import Examples
from activities.proof import prove
from course.check import Fault
from course.facts import Fact
from course.mark import Line, Mark
from course.reading import read_course
from tests.course.lessons_on_paper import COURSE, FIRST, SECOND, write


@pytest.fixture
def course(tmp_path):
    return read_course(write(tmp_path, course=COURSE + "after_discussion: What would you change?\n"), models()).course


def test_a_sound_course_proves_itself(course):
    assert prove(course) == []


def test_an_activity_before_the_list_it_works_on_is_found(tmp_path):
    turned = read_course(write(tmp_path, first=SECOND, second=FIRST), models()).course
    told = prove(turned)
    assert "near: it works on “people”, which is not an activity before it." in told
    assert "near: there is no good example, perhaps because the list it works on is empty." in told


def test_a_wording_that_follows_no_activity_is_found(tmp_path):
    course = read_course(write(tmp_path, second=SECOND.replace("by: days", "by: nights")), models()).course
    assert prove(course) == ["near: its wording follows “nights”, which is not an activity."]


BROKEN = [
    ("problems", lambda *_: [Fault("entries", "No.")], "people: a good example may not be handed in: No."),
    ("problems", lambda *_: [], "people: a wrong example may be handed in."),
    ("mark", lambda *_: Mark(""), "people: the feedback does not name its rule."),
    ("mark", lambda *_: Mark("Counted.", (Line("done", "Fine."),)), "people: a wrong example is not told in the feedback."),
    ("summary", lambda *_: "two\nlines", "people: the summary is not one line: “two\nlines”."),
    ("summary", lambda *_: " ", "people: the summary is not one line: “ ”."),
    ("hidden", lambda *_: {"nobody": True}, "people: “nobody” is hidden and not in the answer."),
    ("facts", lambda *_: [Fact("stray", "near", 1)], "people: the fact about “stray” is about nothing on a list."),
    ("examples", lambda *_: Examples([{"gone": 1}]), "people: a good example does not fit its form: gone: The form does not ask this."),
    ("examples", lambda *_: Examples([]), "people: there is no good example, perhaps because the list it works on is empty."),
]


@pytest.mark.parametrize(("method", "broken", "sentence"), BROKEN)
def test_a_kind_that_breaks_its_contract_is_found(course, monkeypatch, method, broken, sentence):
    monkeypatch.setattr(type(kinds()["roster"]), method, broken)
    assert sentence in prove(course)


@pytest.mark.parametrize(
    ("examples", "sentence"),
    [
        ({"incomplete": [{"gone": 1}]}, "people: an incomplete example is no draft: gone: The form does not ask this."),
        ({"wrong": [({"entries": 3}, "problem")]}, "people: a wrong example is no draft: entries: Every row needs its own id."),
        ({"incomplete": "good"}, "people: an incomplete example is not told what is open."),
    ],
)
def test_an_example_that_proves_nothing_is_found(course, monkeypatch, examples, sentence):
    own = kinds()["roster"]
    good = {"entries": [{"id": "a1", "name": "Ann", "group": "in", "why": "She digs."}]}
    given = {name: [good] if value == "good" else value for name, value in examples.items()}
    monkeypatch.setattr(type(own), "examples", lambda *_: Examples([good], **given))
    assert sentence in prove(course)
