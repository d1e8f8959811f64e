"""Reflect about things: a text for each, about some that are chosen, about the one in focus; and what a text stands on."""

from __future__ import annotations

import pytest

from course.facts import ME, Fact
from storage.redact import redact
from tests.activities.authors.reflect import SEATS, SEEN, SIDES, TWO, VALUED
from tests.activities.cast import PEOPLE, REFLECT, Around, changed, facts, kind, lines, problems, put, refusals, summary

EACH, BOTH, CHOSEN, FOCUSED, STANDING = (put("reflect", case) for case in (VALUED, SIDES, TWO, SEATS, SEEN))
ASSUMED = "All of this is assumed. Whom could you ask about one part of it?"


def texts(**rows: dict[str, str] | str) -> dict:
    return {"texts": [{"id": id, **(row if isinstance(row, dict) else {"sign": row})} for id, row in rows.items()]}


def test_each_thing_of_a_list_has_a_text():
    (rows,) = kind("reflect").sheet(EACH, {}).parts
    assert [option.label for option in rows.subjects] == ["Ann", "Ben", "Cy"]
    assert (rows.label, rows.one) == ("How would they know?", "Person")
    assert kind("reflect").sheet(BOTH, {}).parts[0].label == "An activity"


def test_things_without_a_text_are_open():
    assert lines(EACH, texts(ann1="I call.", cy3=" ")) == [
        ("done", "", "1 of 3 written."),
        ("open", "texts/ben2/sign", "Nothing is written here yet."),
        ("open", "texts/cy3/sign", "Nothing is written here yet."),
    ]
    assert summary(EACH, texts(ann1="I call.")) == "1 of 3 written"


def test_with_several_texts_a_thing_the_open_one_is_named():
    own = kind("reflect")
    mark = own.mark(BOTH, own.read(texts(ann1={"give": "Time", "basis": "asked"})))
    assert mark.lines[1].label == "Ann: I get"
    assert (mark.counts[0].n, mark.counts[0].of) == (1, 6)


def test_nothing_written_for_any_thing_may_not_be_handed_in():
    assert problems(EACH, texts(ann1=" ")) == [("texts", "Write something first.")]
    assert problems(EACH, texts(ben2="I call.")) == []
    empty = "Hand in your list first. What stands on it appears here then."
    assert problems(put("reflect", VALUED, Around()), {}) == [("texts", empty)]
    assert problems(put("reflect", TWO, Around()), {"high": "x"}) == [("thing1", empty)]


def test_the_texts_are_said_of_their_things():
    assert facts(EACH, texts(ann1="I call.", ben2=" ")) == {"ann1": {"sign": "I call."}}
    assert facts(BOTH, texts(ann1={"get": "Time", "basis": "asked"})) == {"ann1": {"get": "Time"}}


def test_a_text_about_a_thing_that_left_the_list_is_not_looked_at():
    own = kind("reflect")
    answer = own.read(texts(gone9="I called."))
    assert own.problems(EACH, answer)
    assert own.facts(EACH, answer) == []


def test_what_each_written_text_stands_on_is_counted():
    body = texts(
        ann1={"give": "Time", "get": "Tea", "basis": "asked"}, ben2={"give": "Time", "get": "Tea", "basis": "assumed"}, cy3={"give": "x"}
    )
    told = lines(BOTH, body)
    assert ("open", "texts/cy3/basis", "Not said yet what this stands on.") in told
    assert ("note", "texts", "1 of 2 is observed or asked.") in told
    all_assumed = texts(ann1={"give": "Time", "basis": "assumed"}, ben2={"get": "Tea", "basis": "assumed"})
    assert lines(BOTH, all_assumed, "question") == [("question", "texts", ASSUMED)]


def test_a_single_text_is_asked_what_it_stands_on():
    assert lines(STANDING, {"see": "Rust"}) == [("done", "", "1 of 1 written."), ("open", "basis", "Not said yet what this stands on.")]
    assert lines(STANDING, {"see": "Rust", "basis": "assumed"}, "question") == [("question", "basis", ASSUMED)]
    assert lines(STANDING, {"see": "Rust", "basis": "observed"}) == [("done", "", "1 of 1 written.")]


def test_things_are_chosen_one_by_one():
    parts = kind("reflect").sheet(CHOSEN, {}).parts
    assert [(part.path, part.label) for part in parts[:2]] == [
        ("thing1", "Whom do you take? (1 of 2)"),
        ("thing2", "Whom do you take? (2 of 2)"),
    ]
    one = put("reflect", changed(TWO, things={**TWO["things"], "count": 1}))
    assert kind("reflect").sheet(one, {}).parts[0].label == "Whom do you take?"


def test_a_choice_that_is_missing_or_made_twice_is_told():
    written = {"high": "x", "low": "y"}
    assert lines(CHOSEN, {**written, "thing1": "ann1"})[0] == ("open", "thing2", "Nothing is chosen here yet.")
    twice = lines(CHOSEN, {**written, "thing1": "ann1", "thing2": "ann1"}, "question")
    assert twice == [("question", "thing2", "“Ann” is chosen twice. Whom could you take instead?")]
    assert lines(CHOSEN, {**written, "thing1": "ann1", "thing2": "ben2"}) == [("done", "", "2 of 2 written.")]


def test_a_chosen_thing_that_left_its_list_is_told():
    gone = Around((*PEOPLE.facts, Fact("dee4", "name", "Dee"), Fact("dee4", "gone", "people")))
    told = lines(put("reflect", TWO, gone), {"thing1": "dee4", "thing2": "ben2", "high": "x", "low": "y"}, "question")
    assert told == [("question", "thing1", "“Dee” is no longer on your list. Choose another one when you like.")]


@pytest.mark.parametrize(
    ("ask", "body"), [(CHOSEN, {"thing1": "ben2", "thing2": "ann1", "high": "x"}), (FOCUSED, {"about": "ann1", "gets": "x"})]
)
def test_a_text_about_a_hidden_thing_is_withheld_as_a_whole(ask, body):
    assert problems(ask, body) == []
    assert redact(body, {"ann1"}) == {}


def test_of_a_list_only_the_row_of_a_hidden_thing_is_withheld():
    assert redact(texts(ann1="I call.", ben2="I write."), {"ann1"}) == texts(ben2="I write.")


def test_a_text_that_belongs_to_the_focus_is_said_of_it():
    assert kind("reflect").sheet(FOCUSED, {}).parts[0].preset == "ann1"
    assert facts(FOCUSED, {"gets": "Patience"}) == {"ann1": {"gets": "Patience"}}
    assert facts(FOCUSED, {"about": "ben2", "gets": "Patience"}) == {"ben2": {"gets": "Patience"}}
    assert lines(FOCUSED, {"about": "ben2", "gets": "Patience"}, "question")[0][1] == "about"
    assert [path for path, _text in problems(put("reflect", SEATS, Around()), {"gets": "x"})] == ["about"]


def test_of_a_focus_that_left_its_list_nothing_is_said():
    gone = Around((Fact("dee4", "name", "Dee"), Fact("dee4", "gone", "people"), Fact(ME, "focusing", "dee4")))
    assert facts(put("reflect", SEATS, gone), {"about": "dee4", "gets": "x"}) == {}


def test_texts_about_nobody_in_particular_pass_nothing_on():
    assert facts(put("reflect", REFLECT), {"give": "Time"}) == {}


def test_it_works_on_what_its_texts_are_about():
    needs = kind("reflect").needs
    assert [needs(ask.settings) for ask in (EACH, CHOSEN, FOCUSED, STANDING)] == [("people",), ("people",), ("focusing",), ()]


@pytest.mark.parametrize(
    ("settings", "at", "sentence"),
    [
        ({**VALUED, "focus": "focusing"}, ("focus",), "Give only one of “roster”, “things” and “focus”."),
        ({**VALUED, "things": TWO["things"]}, ("things",), "Give only one of “roster”, “things” and “focus”."),
        ({**VALUED, "one": ""}, ("one",), "With “roster” add “one”: what one thing is called."),
        (
            {**VALUED, "fields": [{"id": "name", "label": "x"}]},
            ("fields", 0, "id"),
            "“name” is a name the form uses itself. Take another id.",
        ),
        (
            {**SEEN, "fields": [{"id": "basis", "label": "x"}]},
            ("fields", 0, "id"),
            "“basis” is a name the form uses itself. Take another id.",
        ),
        (
            {**TWO, "fields": [{"id": "thing2", "label": "x"}]},
            ("fields", 0, "id"),
            "“thing2” is a name the form uses itself. Take another id.",
        ),
    ],
)
def test_a_slip_is_refused_with_its_place(settings, at, sentence):
    assert (at, sentence) in refusals("reflect", settings)


def test_a_text_of_ones_own_may_have_any_other_name():
    assert refusals("reflect", {"fields": [{"id": "name", "label": "x"}, {"id": "thing2", "label": "y"}]}) == []
