"""Recall: memory first, then the points, then the learner's own marks. No text is compared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from course.compare import readback
from course.sheet import only_shown
from tests.activities.authors.recall import NAMES, POINTS, WORDS
from tests.activities.cast import PEOPLE, Around, changed, kind, lines, listed, problems, put, refusals, summary

ASK, EACH, OWN = put("recall", POINTS), put("recall", WORDS), put("recall", NAMES)


def marked(**marks: str) -> dict:
    return {"text": "Money.", "shown": "yes", "marks": [{"id": id, "mark": mark} for id, mark in marks.items()]}


def shown_labels(ask, body) -> str:
    return " ".join(f"{leaf.heading} {leaf.label}" for leaf in readback(kind("recall").sheet(ask, body), body))


def test_the_points_are_not_shown_before_they_are_asked_for():
    assert "What they like" not in shown_labels(ASK, {"text": "Money."})
    assert "What they like" in shown_labels(ASK, {"text": "Money.", "shown": "yes"})


def test_the_points_are_shown_with_their_explanations_and_the_note():
    rows = next(part for part in kind("recall").sheet(ASK, {}).parts if part.path == "marks")
    assert [option.help for option in rows.subjects] == [
        "Money and hours.",
        "Some want a person.",
        "In the long run The plan of the coming years.",
    ]
    assert rows.help == POINTS["note"]


def test_one_by_one_the_labels_are_asked_without_the_explanations():
    first = kind("recall").sheet(EACH, {}).parts[0]
    assert [(option.label, option.help) for option in first.subjects] == [
        ("What it costs", ""),
        ("What they like", ""),
        ("Where it leads", "In the long run"),
    ]


def test_nothing_written_and_nothing_marked_may_not_be_handed_in():
    said = "Write what you remember first, or show the points and mark them."
    assert problems(ASK, {"text": " \n"}) == [("text", said)]
    assert problems(ASK, {"shown": "yes"}) == [("text", said)]
    assert problems(EACH, {}) == [("texts", said)]
    assert problems(ASK, {"text": "Money."}) == []
    assert problems(EACH, {"texts": [{"id": "cost", "text": "Money."}]}) == []
    assert problems(ASK, {"shown": "yes", "marks": [{"id": "cost", "mark": "missed"}]}) == []


def test_whoever_did_not_look_is_told_so_and_nothing_else():
    assert lines(ASK, {"text": "Money."}) == [("open", "shown", "You have not looked yet. Show the points above and mark yourself.")]


def test_marks_do_not_count_while_the_points_are_hidden():
    body = {**marked(cost="had"), "shown": None}
    assert summary(ASK, body) == "Not marked yet"
    assert only_shown(kind("recall").sheet(ASK, body), body) == {"text": "Money.", "shown": None}


def test_each_point_has_its_explanation_and_the_own_mark():
    own = kind("recall")
    told = own.mark(ASK, own.read(marked(cost="had", taste="partly"))).lines
    assert [(line.tone, line.label, line.answer, line.text) for line in told] == [
        ("done", "What it costs", "I had it", "Money and hours."),
        ("note", "What they like", "I had a part of it", "Some want a person."),
        ("open", "Where it leads", "", "Not marked yet."),
        ("note", "", "", POINTS["note"]),
    ]


def test_the_summary_counts_what_was_marked():
    assert summary(ASK, marked(cost="had", taste="partly", plan="missed")) == "1 of 3 remembered"
    assert summary(ASK, marked(cost="had", taste="had")) == "2 of 2 remembered, 1 not marked"
    assert summary(ASK, {"text": "Money."}) == "Not marked yet"


def test_the_counts_are_of_what_was_marked():
    own = kind("recall")
    counts = own.mark(ASK, own.read(marked(cost="had", taste="partly"))).counts
    assert [(count.label, count.n, count.of) for count in counts] == [("Remembered", 1, 2), ("In part", 1, 2)]


def test_the_names_of_a_list_are_the_points_private_ones_too():
    around = Around(listed("people", ("ann1", "Ann"), ("ben2", "Ben"), visible="me"))
    parts = {part.path: part for part in kind("recall").sheet(put("recall", NAMES, around), {}).parts}
    assert [(option.value, option.label) for option in parts["marks"].subjects] == [("ann1", "Ann"), ("ben2", "Ben")]
    assert "An instructor can read this text." in parts["text"].help


def test_without_private_names_nothing_is_said_about_who_reads_it():
    assert kind("recall").sheet(OWN, {}).parts[0].help == ""


def test_names_are_remembered_or_forgotten():
    told = lines(OWN, {**marked(ann1="had", ben2="missed", cy3="had"), "after": "Nothing."})
    assert told == [
        ("done", "marks/ann1/mark", "You remembered it."),
        ("note", "marks/ben2/mark", "It did not come to mind this time."),
        ("done", "marks/cy3/mark", "You remembered it."),
    ]
    marks = next(part for part in kind("recall").sheet(OWN, {}).parts if part.path == "marks").fields[0]
    assert [option.value for option in marks.options] == ["had", "missed"]


def test_a_name_that_left_the_list_is_not_counted():
    answer = kind("recall").read(marked(ann1="had", gone9="had"))
    assert kind("recall").summary(OWN, answer) == "1 of 1 remembered, 2 not marked"


def test_the_text_after_revealing_is_asked_for():
    assert ("open", "after", "Nothing is written here yet.") in lines(OWN, marked(ann1="had"))
    assert "What has changed?" not in shown_labels(OWN, {"text": "Ann"})


def test_an_empty_list_may_not_be_handed_in():
    ask = put("recall", NAMES, Around())
    assert problems(ask, {"text": "Ann"}) == [("text", "Hand in your list first. What stands on it appears here then.")]


def test_it_works_on_its_list():
    assert kind("recall").needs(OWN.settings) == ("people",)
    assert kind("recall").needs(ASK.settings) == ()


def test_the_figure_shows_the_share_remembered_try_by_try():
    own = kind("recall")
    tries = [own.read(body) for body in (marked(cost="had", taste="partly", plan="missed"), {"text": "x"}, marked(cost="had", taste="had"))]
    scene = own.figure(ASK, tries, 640)
    assert scene.table.rows == (("Try 1", "33", "33"), ("Try 3", "100", "0"))
    assert own.figure(ASK, [own.read({"text": "x"})], 640) is None
    assert own.figure(OWN, [own.read(marked(ann1="had", ben2="missed"))], 320).table.rows == (("Try 1", "50"),)


def test_the_tries_of_a_come_back_say_after_how_many_days():
    back = replace(ASK, activity=replace(ASK.activity, follows="here", part="back7"))
    one = replace(ASK, activity=replace(ASK.activity, follows="here", part="back1"))
    own = kind("recall")
    tries = [own.read(marked(cost="had"))]
    assert own.figure(back, tries, 640).table.rows[0][0] == "After 7 days, try 1"
    assert own.figure(one, tries, 640).table.rows[0][0] == "After 1 day, try 1"


@pytest.mark.parametrize(
    ("values", "at", "sentence"),
    [
        ({"roster": "people"}, ("points",), "Give either “points” or “roster”."),
        ({"points": None}, ("points",), "Give either “points” or “roster”."),
        ({"points": POINTS["points"][:1] * 2}, ("points", 1, "id"), "The id “cost” stands here twice. Give each its own."),
        (
            {"points": None, "roster": "people", "each": True},
            ("each",),
            "The names of a list are what is remembered, so they cannot be asked one by one.",
        ),
    ],
)
def test_a_slip_is_refused_with_its_place(values, at, sentence):
    assert (at, sentence) in refusals("recall", changed(POINTS, **values))


def test_an_id_that_is_no_row_id_and_a_day_that_is_none_are_refused():
    point = {**POINTS["points"][0], "id": "what_it_costs"}
    assert refusals("recall", changed(POINTS, points=[point]))[0][0] == ("points", 0, "id")
    assert refusals("recall", changed(POINTS, comebacks=[0]))[0][0] == ("comebacks", 0)


def test_private_names_stand_in_the_answer_only_as_ids():
    body = kind("recall").examples(put("recall", NAMES, PEOPLE)).good[0]
    assert {row["id"] for row in body["marks"]} == {"ann1", "ben2", "cy3"}
    assert not any(name in str(body) for name in ("Ann", "Ben", "Cy"))
