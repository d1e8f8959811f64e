"""Portrait: lines about the thing in focus, each with what it stands on; counted and never judged."""

from __future__ import annotations

import pytest

from course.compare import readback
from course.facts import ME, Around, Fact
from tests.activities.authors.portrait import LINES
from tests.activities.cast import PEOPLE, changed, facts, kind, lines, problems, put, refusals, summary

ASK, PLAIN = put("portrait", LINES), put("portrait", changed(LINES, basis=False))
FULL = {"about": "ann1", "needs": " Quiet. ", "needs-basis": "asked", "likes": "Tea", "likes-basis": "assumed"}


def test_the_lines_become_facts_of_the_thing():
    assert facts(ASK, FULL) == {"ann1": {"needs": "Quiet.", "likes": "Tea"}}
    assert facts(ASK, {"about": "ben2", "likes": "Jam"}) == {"ben2": {"likes": "Jam"}}


def test_lines_and_what_is_more_than_assumed_are_counted():
    assert summary(ASK, FULL) == "Ann: 2 of 2 written"
    assert lines(ASK, FULL) == [("done", "", "2 of 2 written."), ("note", "", "1 of 2 is observed or asked.")]


def test_an_empty_line_and_a_line_without_a_basis_are_open():
    assert lines(ASK, {"about": "ann1", "needs": "Quiet.", "likes": " ", "likes-basis": "asked"}, "open") == [
        ("open", "likes", "Nothing is written here yet."),
        ("open", "needs-basis", "Not said yet what this stands on."),
    ]


def test_everything_assumed_is_asked_about_in_the_authors_words():
    body = {**FULL, "needs-basis": "assumed"}
    assert lines(ASK, body, "question") == [("question", "", "What could you ask?")]
    general = put("portrait", changed(LINES, ask=None))
    assert lines(general, body, "question") == [("question", "", "All of this is assumed. Whom could you ask about one part of it?")]


def test_without_a_basis_only_the_lines_are_counted():
    assert lines(PLAIN, {"about": "ann1", "needs": "Quiet.", "likes": "Tea"}) == [("done", "", "2 of 2 written.")]
    assert [part.path for part in kind("portrait").sheet(PLAIN, {}).parts] == ["about", "needs", "likes"]


def test_what_a_line_stands_on_is_asked_once_it_is_written():
    body = {"about": "ann1", "needs": "Quiet."}
    labels = [leaf.label for leaf in readback(kind("portrait").sheet(ASK, body), body)]
    assert labels == ["This is about", "Needs", "What does “Needs” stand on?", "Likes"]


def test_nothing_written_may_not_be_handed_in():
    assert problems(ASK, {"about": "ann1", "likes": " "}) == [("needs", "Write something first.")]
    assert problems(ASK, {"likes": "Tea"}) == []


def test_without_a_focus_it_may_not_be_handed_in():
    sentence = "Choose your focus first. What this can be about appears here then."
    alone = put("portrait", LINES, Around())
    assert problems(alone, {"needs": "Quiet."}) == [("about", sentence)]
    assert summary(alone, {"needs": "Quiet."}) == "1 of 2 written"


def test_a_portrait_of_the_former_focus_is_asked_about():
    moved = put("portrait", LINES, Around((*PEOPLE.facts, Fact(ME, "focusing", "ben2"))))
    assert lines(moved, FULL, "question") == [
        ("question", "about", "This still belongs to “Ann”. Your focus is “Ben” now. Choose above what it is about.")
    ]
    assert lines(moved, {**FULL, "about": "ben2"}, "question") == []


def test_a_portrait_of_a_thing_that_left_its_list_says_nothing_about_things():
    gone = put("portrait", LINES, Around((*PEOPLE.facts, Fact("dee4", "name", "Dee"), Fact("dee4", "gone", "people"))))
    body = {**FULL, "about": "dee4"}
    assert problems(gone, body) == []
    assert facts(gone, body) == {}
    assert summary(gone, body) == "Dee: 2 of 2 written"


def test_the_picture_shows_the_lines_with_the_share_that_is_more_than_assumed():
    own = kind("portrait")
    scene = own.figure(ASK, [own.read(FULL)], 640)
    assert scene.title == "Ann"
    assert "1 of 2 lines are observed or asked." in [text.text for text in scene.texts]
    assert own.figure(ASK, [own.read({"about": "ann1"})], 640) is None
    assert own.figure(ASK, [], 640) is None


def test_what_lines_stand_on_is_not_drawn_any_more_when_the_author_stops_asking():
    own = kind("portrait")
    before, after = (own.figure(ask, [own.read(FULL)], 640) for ask in (ASK, PLAIN))
    assert {"asked", "assumed"} <= {shape.role for shape in before.shapes}
    assert not {"asked", "assumed"} & {shape.role for shape in after.shapes}
    assert not [text for text in after.texts if text.role == "share"]


def test_it_works_on_the_choice_of_the_focus():
    assert kind("portrait").needs(ASK.settings) == ("focusing",)


@pytest.mark.parametrize("name", ["about", "name", "group", "focus", "needs-basis"])
def test_it_refuses_a_line_that_the_form_uses_itself(name):
    aspects = [*LINES["aspects"], {"id": name, "label": "X"}]
    assert refusals("portrait", changed(LINES, aspects=aspects))[0][0] == ("aspects", 2, "id")
