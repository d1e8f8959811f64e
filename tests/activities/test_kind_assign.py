"""Assign: tags for the things of a roster, and the author's questions where tags meet."""

from __future__ import annotations

import copy

import pytest

from course.facts import Around
from tests.activities.cast import ASSIGN, facts, kind, lines, problems, put, refusals, summary


def tagged(**tags: dict) -> dict:
    return {"tags": [{"id": id, **values} for id, values in tags.items()]}


FULL = tagged(
    ann1={"time": "past", "way": ["loyal"]}, ben2={"time": "now", "way": ["loyal", "once"]}, cy3={"time": "past", "way": ["once"]}
)


def test_tags_become_facts_of_the_thing():
    assert facts(put("assign", ASSIGN), FULL)["ben2"] == {"time": "now", "way": ["loyal", "once"]}


def test_a_question_is_asked_where_all_its_tags_meet():
    assert lines(put("assign", ASSIGN), FULL, "question") == [("question", "tags/ann1/time", "Is Ann still loyal?")]


def test_a_question_says_whom_it_is_about():
    own, ask = kind("assign"), put("assign", ASSIGN)
    assert [line.label for line in own.mark(ask, own.read(FULL)).lines if line.tone == "question"] == ["Ann"]


def test_a_thing_without_a_tag_is_open():
    told = lines(put("assign", ASSIGN), tagged(ann1={"time": "now", "way": []}), "open")
    assert ("open", "tags/ann1/way", "Nothing chosen yet: How.") in told
    assert ("open", "tags/cy3/time", "Nothing chosen yet.") in told
    assert ("open", "tags/ann1/time", "Nothing chosen yet: When.") not in told
    assert len(told) == 3


def test_nothing_chosen_may_not_be_handed_in():
    ask = put("assign", ASSIGN)
    assert problems(ask, tagged(ann1={"time": None, "way": []})) == [("tags", "Choose something for at least one first.")]
    assert problems(ask, tagged(ann1={"time": "now"})) == []


def test_with_an_empty_roster_it_says_to_write_the_list_first():
    assert problems(put("assign", ASSIGN, Around()), {})[0][0] == "tags"


def test_a_row_of_a_thing_that_left_the_roster_is_kept_and_not_looked_at():
    ask, body = put("assign", ASSIGN), tagged(gone7={"time": "past", "way": ["loyal"]}, ann1={"time": "now"})
    assert problems(ask, body) == []
    assert set(facts(ask, body)) == {"ann1"}
    assert lines(ask, body, "question") == []


def test_the_summary_counts_each_tag():
    assert summary(put("assign", ASSIGN), tagged(ann1={"time": "now"})) == "When: 1 of 3, How: 0 of 3"


@pytest.mark.parametrize(
    ("when", "at", "sentence"),
    [
        ({"tme": "past"}, ("questions", 0, "when"), "“tme” is not in “tags”."),
        ({"time": "passt"}, ("questions", 0, "when", "time"), "“passt” is not in “time: options”."),
    ],
)
def test_it_refuses_a_question_about_a_tag_or_option_that_is_not_there(when, at, sentence):
    settings = copy.deepcopy(ASSIGN)
    settings["questions"][0]["when"] = when
    assert refusals("assign", settings) == [(at, sentence)]


def test_it_refuses_a_tag_that_would_overwrite_what_the_list_says():
    settings = copy.deepcopy(ASSIGN)
    settings["tags"][0]["id"], settings["questions"] = "roster", []
    assert refusals("assign", settings) == [(("tags", 0, "id"), "“roster” is a name the form uses itself. Take another id.")]
