"""Roster: a list with stable ids; feedback counts and never refuses; a gap closes by an entry or by a reason."""

from __future__ import annotations

import copy

import pytest

from course.check import check
from tests.activities.cast import CANDIDATES, ROSTER, changed, facts, kind, lines, problems, put, refusals, summary

ANN = {"id": "a1", "name": " Ann ", "group": "work", "why": "She waits for my numbers."}
BEN = {"id": "b2", "name": "Ben", "group": "home", "why": "We share a kitchen."}


def people(*entries: dict, **gaps: str) -> dict:
    return {"entries": list(entries), **{f"gap-{group}": why for group, why in gaps.items()}}


def test_a_named_entry_becomes_a_thing_with_its_facts():
    said = facts(put("roster", ROSTER, id="people"), people(ANN, {"id": "x9", "name": " "}, BEN))
    assert said == {
        "a1": {
            "name": "Ann",
            "group": "work",
            "group_label": "At work",
            "why": ANN["why"],
            "visible": "instructor",
            "order": 1,
            "roster": "people",
        },
        "b2": {
            "name": "Ben",
            "group": "home",
            "group_label": "At home",
            "why": BEN["why"],
            "visible": "me",
            "order": 2,
            "roster": "people",
        },
    }


def test_unsure_is_no_group():
    assert facts(put("roster", ROSTER), people({**ANN, "group": "unsure"}))["a1"]["group"] is None


@pytest.mark.parametrize(
    ("entry", "visible"),
    [
        ({"group": "home"}, "me"),
        ({"group": "work"}, "instructor"),
        ({}, "me"),
        ({"group": "unsure"}, "me"),
        ({"group": "home", "visible": "instructor"}, "instructor"),
        ({"group": "work", "visible": "me"}, "me"),
    ],
)
def test_who_sees_an_entry_follows_its_group_until_the_learner_chooses(entry, visible):
    own, ask = kind("roster"), put("roster", ROSTER)
    answer = own.read(people({"id": "a1", "name": "Ann", **entry}))
    assert own.hidden(ask, answer) == {"a1": visible == "me"}
    assert facts(ask, people({"id": "a1", "name": "Ann", **entry}))["a1"]["visible"] == visible


def test_an_entry_without_a_name_is_hidden_like_any_other():
    own = kind("roster")
    assert own.hidden(put("roster", ROSTER), own.read(people({"id": "a1", "group": "home", "why": "Half typed"}))) == {"a1": True}


def test_without_the_choice_nothing_is_hidden_and_nothing_is_shown_that_was_hidden():
    own = kind("roster")
    assert own.hidden(put("roster", CANDIDATES), own.read(people({"id": "a1", "name": "Ann"}))) == {}


def test_nobody_named_may_not_be_handed_in():
    ask = put("roster", ROSTER)
    assert problems(ask, {}) == [("entries", "Give at least one entry a name.")]
    assert problems(ask, people(ANN)) == []


def test_an_entry_with_text_needs_a_name():
    nameless = {"id": "x9", "name": "", "why": "Because."}
    assert problems(put("roster", ROSTER), people(ANN, nameless)) == [("entries/x9/name", "This entry has no name.")]
    assert problems(put("roster", ROSTER), people(ANN, {"id": "x9"})) == []


def test_one_entry_more_than_the_limit_does_not_fit_the_form():
    own, ask = kind("roster"), put("roster", ROSTER)
    body = people(*({"id": f"e{n}", "name": f"Person {n}"} for n in range(5)))
    assert [fault.path for fault in check(own.sheet(ask, body), body)] == ["entries"]


def test_the_count_is_told_out_of_the_limit():
    assert lines(put("roster", ROSTER), people(ANN, BEN))[0] == ("done", "entries", "2 of 4 listed.")


def test_an_empty_reason_is_open():
    assert ("open", "entries/a1/why", "There is no reason here yet.") in lines(put("roster", ROSTER), people({**ANN, "why": " "}))


def test_the_same_name_twice_is_asked_about_whatever_its_case():
    told = lines(put("roster", ROSTER), people(ANN, {**BEN, "name": "ANN"}), "question")
    assert told == [("question", "entries/b2/name", "This name stands twice. Is it the same?")]


def test_the_same_reason_pasted_twice_is_asked_about_with_the_first_name():
    told = lines(put("roster", ROSTER), people(ANN, {**BEN, "why": ANN["why"] + "\n"}), "question")
    assert told == [("question", "entries/b2/why", "The same reason stands at “Ann”. Is there one for this alone?")]


def test_a_gap_is_open_until_an_entry_or_a_reason_closes_it():
    ask = put("roster", ROSTER)
    gap = ("open", "gap-home", "There is no entry here yet. An entry closes this gap, and so does a reason why there is none.")
    assert lines(ask, people(ANN), "open") == [gap]
    assert lines(ask, people(ANN, home="  "), "open") == [gap]
    assert lines(ask, people(ANN, BEN), "open") == []
    assert lines(ask, people(ANN, home="I live alone."), "open") == []
    assert ("done", "gap-home", "No entry, and you said why.") in lines(ask, people(ANN, home="I live alone."))


def test_an_entry_one_is_not_sure_of_is_asked_about():
    told = lines(put("roster", ROSTER), people({**ANN, "group": "unsure"}), "question")
    assert told == [("question", "entries/a1/group", "You are not sure yet where this belongs. What would decide it?")]


def test_the_counts_of_the_groups_can_be_drawn():
    own = kind("roster")
    mark = own.mark(put("roster", ROSTER), own.read(people(ANN, BEN, {"id": "c3", "name": "Cy", "group": "work"})))
    assert [(c.label, c.n, c.of) for c in mark.counts] == [("At work", 2, 3), ("At home", 1, 3)]


def test_the_field_for_a_gap_is_shown_while_the_group_has_no_entry():
    own, ask = kind("roster"), put("roster", ROSTER)
    when = own.sheet(ask, {}).parts[1].when
    assert (when.test, when.path, when.field, when.value) == ("missing", "entries", "group", "work")


def test_the_form_starts_with_as_many_entries_as_the_limit_and_carries_the_timer():
    sheet = kind("roster").sheet(put("roster", ROSTER), {})
    assert (sheet.parts[0].start, sheet.parts[0].limit, sheet.timer) == (4, 4, 20)
    assert kind("roster").sheet(put("roster", changed(ROSTER, start=1)), {}).parts[0].start == 1


def test_the_summary_is_one_line_whatever_was_typed():
    assert summary(put("roster", ROSTER), people({**ANN, "name": "Ann\nof  sales"}, BEN)) == "2 listed: Ann of sales, Ben"
    assert summary(put("roster", ROSTER), {}) == "Nothing listed"


def test_an_added_candidate_becomes_a_thing_of_the_other_list_after_those_already_there():
    body = people({"id": "d4", "name": "Di", "decision": "add"})
    assert facts(put("roster", CANDIDATES, id="met"), body)["d4"] == {
        "name": "Di",
        "group": None,
        "group_label": "",
        "why": "",
        "visible": "instructor",
        "order": 4,
        "roster": "people",
    }


def test_a_candidate_left_out_is_a_ghost_of_its_own_list():
    said = facts(put("roster", CANDIDATES, id="met"), people({"id": "d4", "name": "Di", "decision": "leave", "reason": "Met once."}))["d4"]
    assert (said["roster"], said["ghost"], said["reason"]) == ("met", True, "Met once.")


def test_a_candidate_is_left_out_with_a_reason_and_never_without_a_decision():
    ask = put("roster", CANDIDATES)
    assert problems(ask, people({"id": "d4", "name": "Di", "decision": "leave"})) == [("entries/d4/reason", "Say why “Di” is left out.")]
    assert problems(ask, people({"id": "d4", "name": "Di"})) == [("entries/d4/decision", "Decide about “Di”.")]
    assert problems(ask, people({"id": "d4", "name": "Di", "decision": "add"})) == []


def test_candidates_are_counted():
    body = people({"id": "d4", "name": "Di", "decision": "add"}, {"id": "e5", "name": "Ed", "decision": "leave", "reason": "Once."})
    assert [text for _tone, _path, text in lines(put("roster", CANDIDATES), body, "note")] == [
        "1 added to your list.",
        "1 left out with a reason.",
    ]


def test_who_is_left_out_needs_no_reason_to_be_on_the_list():
    ask = put("roster", {**CANDIDATES, "why": {"label": "Why?"}})
    body = people({"id": "d4", "name": "Di", "decision": "add"}, {"id": "e5", "name": "Ed", "decision": "leave", "reason": "Once."})
    assert [path for _tone, path, _text in lines(ask, body, "open")] == ["entries/d4/why"]


def test_candidates_need_the_list_they_go_into():
    own = kind("roster")
    assert own.needs(put("roster", CANDIDATES).settings) == ("people",)
    assert own.needs(put("roster", ROSTER).settings) == ()


@pytest.mark.parametrize(
    ("change", "at", "sentence"),
    [
        ({"group": None}, ("groups",), "There are “groups” and no question for them. Add “group” with a label."),
        ({"visibility": None}, ("groups", 1, "private"), "A private group needs “visibility”."),
        ({"start": 9}, ("start",), "“start” is more than “limit”."),
    ],
)
def test_settings_that_do_not_go_together_are_refused(change, at, sentence):
    assert (at, sentence) in refusals("roster", changed(ROSTER, **change))


@pytest.mark.parametrize(
    ("change", "at", "sentence"),
    [
        ({"gap": ""}, ("groups", 0), "“coverage” lets a gap be closed by a reason, so the group “work” needs “gap”."),
        ({"id": "unsure"}, ("groups", 0, "id"), "“unsure” is kept for the choice “not sure yet”. Take another id."),
        ({"id": "home"}, ("groups", 1, "id"), "The id “home” stands here twice. Give each its own."),
    ],
)
def test_a_group_that_cannot_work_is_refused(change, at, sentence):
    settings = copy.deepcopy(ROSTER)
    settings["groups"][0] |= change
    assert (at, sentence) in refusals("roster", settings)
