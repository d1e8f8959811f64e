"""Rate by yes and no with evidence, and two ratings against each other with a name for each of the four fields."""

from __future__ import annotations

import pytest

from course.facts import Around, Fact
from storage.redact import redact
from tests.activities.authors.rate import GRID, SPEAKS
from tests.activities.cast import PEOPLE, changed, facts, kind, lines, problems, put, refusals, summary

GONE = PEOPLE.plus([Fact("dee4", "name", "Dee"), Fact("dee4", "gone", "people")], "people")
CLAIM = "What shows that Ann speaks for you?"
BOTH = changed(SPEAKS, ratings=[{"id": "near", "label": "Near", "low": "far", "high": "near"}])


def rated(**rows: dict) -> dict:
    return {"ratings": [{"id": id, **row} for id, row in rows.items()]}


def at(power: int | None, care: int | None) -> dict:
    return {"power": power, "care": care}


def drawn(settings: dict, body: dict, around: Around = PEOPLE):
    own, ask = kind("rate"), put("rate", settings, around)
    return own.figure(ask, [own.read(body)], 640)


def test_questions_by_yes_and_no_are_asked_before_scales_and_evidence():
    (rows,) = kind("rate").sheet(put("rate", BOTH), {}).parts
    assert [(field.path, field.kind) for field in rows.fields] == [("speaks", "choice"), ("near", "scale"), ("evidence", "long")]
    assert [(option.value, option.label) for option in rows.fields[0].options] == [("yes", "Yes"), ("no", "No")]
    assert kind("rate").labels(put("rate", BOTH).settings) == {"speaks": {"yes": "Yes", "no": "No"}}


def test_an_answer_to_one_question_is_enough_and_a_no_is_one():
    ask = put("rate", SPEAKS)
    for empty in ({}, rated(ann1={"evidence": "Seen."}), rated(ann1={"speaks": None})):
        assert problems(ask, empty) == [("ratings", "Answer for at least one first.")]
    assert problems(ask, rated(ann1={"speaks": "no"})) == []
    assert problems(put("rate", BOTH), {}) == [("ratings", "Rate at least one first.")]
    assert problems(put("rate", BOTH), rated(ann1={"near": 1})) == []


def test_yes_and_no_become_facts_with_their_evidence():
    said = facts(
        put("rate", changed(SPEAKS, claim=None)), rated(ann1={"speaks": "yes", "evidence": " She said so. "}, ben2={"speaks": "no"}, cy3={})
    )
    assert said == {"ann1": {"speaks": "yes", "evidence": "She said so."}, "ben2": {"speaks": "no"}}


def test_a_claim_is_shown_by_a_yes_with_evidence_only():
    ask = put("rate", SPEAKS)
    made = {
        "yes": {"speaks": "yes", "evidence": "Seen."},
        "bare": {"speaks": "yes", "evidence": " "},
        "no": {"speaks": "no", "evidence": "x"},
    }
    shown = {name: facts(ask, rated(ann1=row))["ann1"].get("speaks-shown") for name, row in made.items()}
    assert shown == {"yes": True, "bare": None, "no": None}


def test_things_with_a_yes_are_counted_and_the_unanswered_are_open():
    own, ask = kind("rate"), put("rate", SPEAKS)
    body = rated(ann1={"speaks": "yes", "evidence": "Seen."}, ben2={"speaks": "no"})
    assert lines(ask, body) == [
        ("note", "ratings", "Speaks for me: 1 of 3."),
        ("open", "ratings/cy3/speaks", "Not answered yet: Speaks for me."),
    ]
    assert summary(ask, body) == "Speaks for me: 1 of 3"
    assert [(count.label, count.n, count.of) for count in own.mark(ask, own.read(body)).counts] == [("Speaks for me", 1, 3)]


def test_a_claim_without_evidence_is_asked_about_by_name():
    ask = put("rate", SPEAKS)
    for evidence in ("", " \n"):
        told = lines(ask, rated(ann1={"speaks": "yes", "evidence": evidence}), "question")
        assert told == [("question", "ratings/ann1/evidence", CLAIM)]
    for settled in ({"speaks": "yes", "evidence": "She said so."}, {"speaks": "no"}, {}):
        assert lines(ask, rated(ann1=settled), "question") == []


def test_without_a_claim_a_yes_needs_no_evidence():
    ask = put("rate", changed(SPEAKS, claim=None))
    assert [line for line in lines(ask, rated(ann1={"speaks": "yes"})) if "evidence" in line[1]] == []


def test_a_claim_is_asked_about_once_where_something_is_rated_too():
    told = lines(put("rate", BOTH), rated(ann1={"speaks": "yes", "near": 4}))
    assert [line for line in told if line[1] == "ratings/ann1/evidence"] == [("question", "ratings/ann1/evidence", CLAIM)]
    told = lines(put("rate", BOTH), rated(ann1={"speaks": "no", "near": 4}))
    assert ("open", "ratings/ann1/evidence", "This rating has no evidence yet.") in told


def test_an_answer_about_a_thing_that_left_its_list_is_kept_and_not_looked_at():
    ask, body = put("rate", SPEAKS, GONE), rated(dee4={"speaks": "yes"})
    assert problems(ask, body) == [("ratings", "Answer for at least one first.")]
    assert (facts(ask, body), summary(ask, body)) == ({}, "Speaks for me: 0 of 3")


def test_only_the_row_of_a_hidden_thing_is_withheld():
    assert redact(rated(ann1={"speaks": "yes"}, ben2={"speaks": "no"}), {"ann1"}) == rated(ben2={"speaks": "no"})


def test_two_ratings_are_drawn_with_the_authors_names_and_ends():
    scene = drawn(GRID, rated(ann1=at(5, 4), ben2=at(2, 5)))
    assert scene.table.columns == ("Name", "Group", "Interest", "Power", "Where it falls", "Remark")
    assert scene.table.rows[0] == ("Ann", "At work", "4 of 5", "5 of 5", "Work with", "in focus")
    assert scene.sentence == "Work with: Ann. Thank: Ben. Without both ratings: Cy. In focus: Ann."


def test_the_first_field_goes_to_the_right_and_the_second_upwards():
    fields = {pair: drawn(GRID, rated(ann1=at(*pair))).table.rows[0][4] for pair in ((1, 1), (5, 1), (1, 5), (5, 5))}
    assert fields == {(1, 1): "Wait", (5, 1): "Inform", (1, 5): "Thank", (5, 5): "Work with"}


def test_the_middle_of_a_scale_counts_as_low():
    assert [drawn(GRID, rated(ann1=at(n, n))).table.rows[0][4] for n in (3, 4)] == ["Wait", "Work with"]


def test_a_thing_with_one_rating_stands_in_no_field():
    scene = drawn(GRID, rated(ann1=at(5, None)))
    assert scene.table.rows[0] == ("Ann", "At work", "not rated yet", "5 of 5", "", "in focus")
    assert scene.sentence.startswith("Nobody is rated on both scales yet. Without both ratings: Ann; Ben; Cy.")


def test_without_a_picture_or_a_try_nothing_is_drawn():
    assert drawn(SPEAKS, rated(ann1={"speaks": "yes"})) is None
    assert kind("rate").figure(put("rate", GRID), [], 640) is None


def test_all_in_one_field_are_asked_about_when_there_are_two():
    ask = put("rate", GRID)
    asked = [("question", "ratings", "All in one field?")]
    assert lines(ask, rated(ann1=at(5, 4), ben2=at(4, 5)), "question") == asked
    assert lines(ask, rated(ann1=at(1, 3), ben2=at(3, 2)), "question") == asked
    for other in (rated(ann1=at(5, 5)), rated(ann1=at(5, 5), ben2=at(3, 5)), rated(ann1=at(5, 5), ben2=at(5, None)), {}):
        assert lines(ask, other, "question") == []
    assert lines(put("rate", changed(GRID, one_field=None)), rated(ann1=at(5, 4), ben2=at(4, 5)), "question") == []


SPEAK = {"id": "speaks", "label": "Speaks"}
WORDS = {"top_left": "a", "top_right": "b", "bottom_left": "c"}
QUADRANTS = "Quadrants need two ratings in “fields” and the four names in “words”."


@pytest.mark.parametrize(
    ("settings", "change", "where", "sentence"),
    [
        (GRID, {"ratings": [], "fields": [], "draw": None}, ("label",), "There is nothing to rate: give “ratings” or “yesno”."),
        (SPEAKS, {"claim": {"of": "speak", "ask": "?"}}, ("claim", "of"), "“speak” is not in “yesno”."),
        (SPEAKS, {"evidence": None}, ("claim",), "“claim” asks for evidence, so “evidence” has to be asked, too."),
        (GRID, {"fields": ["power"]}, ("draw",), QUADRANTS),
        (GRID, {"words": None}, ("draw",), QUADRANTS),
        (GRID, {"words": WORDS}, ("words", "bottom_right"), "Field required"),
        (GRID, {"fields": ["power", "cre"]}, ("fields",), "“cre” is not in “ratings”."),
    ],
)
def test_settings_that_do_not_go_together_are_refused(settings, change, where, sentence):
    assert (where, sentence) in refusals("rate", changed(settings, **change))


@pytest.mark.parametrize("name", ["evidence", "basis", "name", "visible"])
def test_a_question_with_a_name_that_is_taken_is_refused(name):
    taken = f"“{name}” is a name the form uses itself. Take another id."
    assert taken in [text for _where, text in refusals("rate", changed(SPEAKS, yesno=[{**SPEAK, "id": name}], claim=None))]


def test_a_question_with_the_id_of_a_rating_is_refused():
    told = refusals("rate", changed(BOTH, yesno=[{**SPEAK, "id": "near"}], claim=None))
    assert "The id “near” stands here twice. Give each its own." in [text for _where, text in told]
