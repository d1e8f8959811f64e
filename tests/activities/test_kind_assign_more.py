"""Assign with texts and scales, conditions that combine, and its three pictures."""

from __future__ import annotations

from typing import Any

import pytest

from tests.activities.authors.assign import CALENDAR, CHOOSE, SEGMENTS
from tests.activities.cast import changed, facts, kind, lines, put, refusals


def rows(*entries: dict[str, Any]) -> dict[str, Any]:
    return {"tags": list(entries)}


ANN = {"id": "ann1", "now": "self", "wanted": "person", "like": 2, "cheap": 2}
MANY = {"id": "many", "label": "Many", "many": True, "options": CHOOSE["tags"][0]["options"]}
LOW = "Your numbers for Ann are low. Why all the same?"


def test_a_sum_below_the_middle_is_asked_about_until_there_is_a_reason():
    ask = put("assign", CHOOSE)
    assert [text for _t, _p, text in lines(ask, rows(ANN), "question")] == [LOW]
    assert lines(ask, rows(ANN | {"reason": "They asked for it."}), "question") == []
    assert lines(ask, rows(ANN | {"cheap": 3}), "question") == []


def test_a_sum_is_only_judged_when_all_of_it_is_there():
    assert lines(put("assign", CHOOSE), rows({"id": "ann1", "like": 1}), "question") == []


def test_a_fact_is_pointed_out_as_a_note_for_any_of_several_values():
    ask = put("assign", CHOOSE)
    for now, said in (("self", True), ("group", True), ("person", False)):
        notes = [text for _t, _p, text in lines(ask, rows(ANN | {"now": now}), "note")]
        assert ("Ann comes nearer." in notes) == said


def test_options_nobody_has_are_named_once_something_is_chosen():
    notes = [text for _t, _p, text in lines(put("assign", CHOOSE), rows(ANN), "note")]
    assert [text for text in notes if text.startswith("Nobody")] == ["Nobody has “A person”.", "Nobody has “A group”."]
    notes = [text for _t, _p, text in lines(put("assign", CHOOSE), rows({"id": "ann1", "like": 2}), "note")]
    assert not [text for text in notes if text.startswith("Nobody")]


def test_several_values_can_be_wanted_all_at_once():
    roles = {"id": "roles", "label": "Roles", "many": True, "options": [{"id": x, "label": x.title()} for x in ("pays", "uses", "told")]}
    question = {"all": {"roles": ["pays", "uses"]}, "tone": "note", "ask": "{name} does both."}
    ask = put("assign", changed(SEGMENTS, tags=[roles], questions=[question], draw=None))
    for chosen, said in ((["pays", "uses", "told"], True), (["pays"], False)):
        notes = [text for _t, _p, text in lines(ask, rows({"id": "ann1", "roles": chosen}), "note")]
        assert ("Ann does both." in notes) == said


def test_an_optional_tag_is_never_missing():
    assert not [text for _t, _p, text in lines(put("assign", CHOOSE), rows(ANN), "open") if "Why" in text]


@pytest.mark.parametrize(
    ("contact", "payment", "asked"), [("monthly", "daily", True), ("daily", "monthly", False), ("daily", "daily", False)]
)
def test_a_rhythm_rarer_than_another_is_asked_about(contact, payment, asked):
    found = lines(put("assign", CALENDAR), rows({"id": "ben2", "contact": contact, "payment": payment}), "question")
    assert [text for _t, _p, text in found] == (["You are paid by Ben more often than you meet."] if asked else [])


def test_texts_scales_and_options_are_passed_on_with_their_words():
    assert facts(put("assign", CHOOSE), rows(ANN | {"reason": "  Because\n so. "}))["ann1"] == {
        "now": "self",
        "wanted": "person",
        "like": 2,
        "cheap": 2,
        "reason": "Because so.",
    }
    assert kind("assign").labels(put("assign", CHOOSE).settings)["now"]["self"] == "Self-service"


def drawn(settings: dict[str, Any], body: dict[str, Any]) -> Any:
    own, ask = kind("assign"), put("assign", settings)
    return own.figure(ask, [own.read(body)], 640)


def test_a_grid_shows_now_and_wanted():
    scene = drawn(CHOOSE, rows(ANN, {"id": "ben2", "now": "group", "wanted": "group"}))
    cells = {row[0]: row[1:] for row in scene.table.rows}
    assert any("Now" in cell for cell in cells["Ann"]) and any("Wanted" in cell for cell in cells["Ann"])
    assert any("both" in cell for cell in cells["Ben"])


def test_equal_texts_are_one_group_whatever_their_case_and_the_rest_is_named():
    table = str(drawn(SEGMENTS, rows({"id": "ann1", "segment": "Early"}, {"id": "ben2", "segment": "early "})).table)
    assert "('Early', 'Ann'), ('Early', 'Ben'), ('In no group yet', 'Cy')" in table


def test_rhythms_are_drawn_over_a_year():
    scene = drawn(CALENDAR, rows({"id": "ann1", "contact": "monthly", "payment": "never"}))
    assert "Monthly" in str(scene.table) and scene.sentence


def test_without_a_picture_or_an_answer_nothing_is_drawn():
    assert drawn(changed(CHOOSE, draw=None), rows(ANN)) is None
    assert drawn(CHOOSE, {}) is None


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (
            {"tags": [{"id": "x", "label": "X"}], "questions": None, "draw": None},
            "The tag “x” needs one of “options”, “scale” and “text: true”.",
        ),
        (
            {"tags": [{"id": "x", "label": "X", "options": [{"id": "a", "label": "A"}]}], "questions": None, "draw": None},
            "A choice needs two.",
        ),
        ({"draw": {"as": "groups"}}, "groups need “tag”"),
        ({"draw": {"as": "matrix", "tags": ["nwo"]}}, "“nwo” is not in “tags”."),
        ({"draw": {"as": "calendar", "tags": ["now"]}}, "need “days” for a calendar"),
        ({"questions": [{"ask": "Why?"}]}, "This question has no condition."),
        ({"questions": [{"below": {"of": ["lke"], "is": 3}, "ask": "Why?"}]}, "“lke” is not in “tags”."),
        ({"questions": [{"below": {"of": ["now"], "is": 3}, "ask": "Why?"}]}, "“below” adds scales up, and “now” is none."),
        ({"questions": [{"rarer": ["now", "reason"], "ask": "Why?"}]}, "“rarer” compares tags of which one option is chosen"),
        ({"questions": [{"rarer": ["now", "like"], "ask": "Why?"}]}, "“rarer” compares tags of which one option is chosen"),
        ({"tags": [MANY, *CHOOSE["tags"]], "questions": [{"rarer": ["many", "now"], "ask": "Why?"}]}, "and “many” is none."),
        ({"questions": [{"when": {"now": ["self", "grp"]}, "ask": "Why?"}]}, "“grp” is not in “now: options”."),
        ({"draw": {"as": "matrix", "tags": ["like"]}}, "A matrix shows options, and “wanted” needs the same ones."),
        ({"draw": {"as": "matrix", "tags": ["now"], "wanted": "reason"}}, "A matrix shows options, and “wanted” needs the same ones."),
    ],
)
def test_what_an_author_gets_wrong_is_told(change, text):
    assert any(text in said for _where, said in refusals("assign", changed(CHOOSE, **change)))
