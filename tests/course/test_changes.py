"""Two states of a list, and the words for what lies between them."""

from __future__ import annotations

from course.changes import Compared, changes
from course.facts import Thing

COMPARED = Compared("group", {"in": "Inside", "out": "Outside"}, {"weight": "Importance"}, "focus")


def thing(id: str, name: str, **said: object) -> Thing:
    return Thing(id, {"name": name, **said})


ANN, BEN = thing("a", "Ann", group="in", weight=4), thing("b", "Ben", group="out", weight=2, focus=True)


def test_two_lists_alike_say_nothing():
    assert changes([ANN, BEN], [ANN, BEN], COMPARED) == []
    assert changes([], [], COMPARED) == []


def test_what_came_and_what_went_is_named():
    assert changes([ANN], [BEN], COMPARED)[:2] == ["1 added: “Ben”.", "1 taken off: “Ann”."]


def test_a_rename_keeps_the_thread():
    assert changes([ANN], [thing("a", "Anna", group="in", weight=4)], COMPARED) == ["“Ann” is called “Anna” now."]


def test_a_move_from_one_place_to_another_is_told_in_the_words_of_the_places():
    assert changes([ANN], [thing("a", "Ann", group="out", weight=4)], COMPARED) == ["“Ann” moved from “Inside” to “Outside”."]
    assert changes([thing("a", "Ann", weight=4)], [ANN], COMPARED) == ["“Ann” has a place now: “Inside”."]
    assert changes([ANN], [thing("a", "Ann", weight=4)], COMPARED) == ["“Ann” has no place any more. It was “Inside”."]


def test_numbers_go_up_and_down_or_are_new():
    assert changes([ANN], [thing("a", "Ann", group="in", weight=5)], COMPARED) == ["Importance: “Ann” went from 4 to 5."]
    assert changes([thing("a", "Ann", group="in")], [ANN], COMPARED) == ["Importance: “Ann” has 4 now."]
    assert changes([ANN], [thing("a", "Ann", group="in")], COMPARED) == []


def test_another_focus_is_told_and_the_first_one_too():
    plain = thing("b", "Ben", group="out", weight=2)
    chosen = thing("a", "Ann", group="in", weight=4, focus=True)
    assert changes([ANN, BEN], [chosen, plain], COMPARED) == ["Your focus went from “Ben” to “Ann”."]
    assert changes([ANN, plain], [chosen, plain], COMPARED) == ["Your focus is “Ann”."]
