"""Focus: one thing is chosen for a closer look; a choice that has left its list is said and not lost."""

from __future__ import annotations

from course.check import check
from course.facts import ME, Around, Fact
from tests.activities.authors.focus import CHOSEN
from tests.activities.cast import PEOPLE, changed, facts, kind, lines, problems, put, summary

ASK = put("focus", CHOSEN)
LEFT = put("focus", CHOSEN, Around((*PEOPLE.facts, Fact("dee4", "name", "Dee"), Fact("dee4", "gone", "people"))))
BEN = {"thing": "ben2", "why": "He calls."}


def test_the_choice_is_a_fact_of_the_thing_and_of_the_learner():
    assert facts(ASK, BEN) == {"ben2": {"focus": True}, ME: {"here": "ben2"}}
    assert summary(ASK, BEN) == "Ben"


def test_nothing_chosen_may_not_be_handed_in():
    assert problems(ASK, {"why": "Because."}) == [("thing", "Choose one first.")]
    assert problems(ASK, {"thing": "ann1"}) == []
    assert (facts(ASK, {}), summary(ASK, {})) == ({}, "Nothing chosen")


def test_a_choice_without_a_reason_is_open_and_the_note_is_said():
    assert lines(ASK, {"thing": "ann1", "why": " "}) == [
        ("done", "thing", "Chosen: Ann."),
        ("open", "why", "There is no reason here yet."),
        ("note", "thing", "You can choose again."),
    ]
    assert lines(ASK, BEN, "open") == []
    assert [tone for tone, _path, _text in lines(put("focus", changed(CHOSEN, note=None)), BEN)] == ["done"]


def test_with_an_empty_roster_it_says_to_write_the_list_first():
    sentence = "Hand in your list first. What stands on it appears here then."
    ask = put("focus", CHOSEN, Around())
    assert kind("focus").sheet(ask, {}).parts[0].help == sentence
    assert problems(ask, {}) == [("thing", sentence)]


def test_while_all_that_can_be_chosen_has_left_the_list_it_says_to_write_one():
    left = put("focus", CHOSEN, Around((Fact("dee4", "name", "Dee"), Fact("dee4", "gone", "people"))))
    assert kind("focus").sheet(left, {}).parts[0].help
    assert kind("focus").sheet(ASK, {}).parts[0].help == ""


def test_a_choice_that_left_its_list_stays_and_is_asked_about():
    body = {"thing": "dee4", "why": "She calls."}
    assert check(kind("focus").sheet(LEFT, body), body) == []
    assert lines(LEFT, body, "question") == [("question", "thing", "“Dee” is no longer on your list. Choose another one when you like.")]
    assert facts(LEFT, body) == {ME: {"here": "dee4"}}


def test_a_choice_outside_the_list_does_not_fit_the_form():
    assert [fault.path for fault in check(kind("focus").sheet(ASK, {}), {"thing": "st1"})] == ["thing"]


def test_it_works_on_its_list():
    assert kind("focus").needs(ASK.settings) == ("people",)
