"""Spectrum: a place on a line for every thing; what moves from now to wanted is counted and no place is judged."""

from __future__ import annotations

import pytest

from course.facts import Around
from tests.activities.authors.spectrum import SHIFT, STRIP
from tests.activities.cast import changed, facts, kind, lines, problems, put, refusals, summary

ASK, ONE = put("spectrum", SHIFT), put("spectrum", STRIP)
NAMES = ("ann1", "ben2", "cy3")


def placed(*places: tuple[str | None, str | None]) -> dict:
    return {"places": [{"id": id, "bond_now": now, "bond_wanted": wanted} for id, (now, wanted) in zip(NAMES, places, strict=True)]}


MIXED = placed(("far", "close"), ("near", "near"), ("close", None))
STILL = placed(("far", "far"), ("near", "near"), (None, "close"))


def test_the_stop_in_each_position_becomes_a_fact_of_the_thing():
    assert facts(ASK, MIXED) == {
        "ann1": {"bond_now": "far", "bond_wanted": "close"},
        "ben2": {"bond_now": "near", "bond_wanted": "near"},
        "cy3": {"bond_now": "close"},
    }


def test_places_and_moves_are_counted():
    assert summary(ASK, MIXED) == "Now: 3 of 3, Wanted: 2 of 3, 1 moves"
    assert [text for _tone, _path, text in lines(ASK, MIXED, "note")] == [
        "Now: 3 of 3.",
        "Wanted: 2 of 3.",
        "Far 1, Near 1, Close 1.",
        "Near 1, Close 1.",
        "1 of 2 moves.",
    ]


def test_a_thing_without_a_place_is_open():
    assert lines(ASK, MIXED, "open") == [("open", "places/cy3/bond_wanted", "Not placed yet: Wanted.")]


def test_when_nothing_moves_the_authors_question_is_asked():
    assert lines(ASK, STILL, "question") == [("question", "places", "Is all as you want it?")]
    assert lines(ASK, MIXED, "question") == []
    assert lines(put("spectrum", changed(SHIFT, questions=None)), STILL, "question") == []


def test_what_has_only_one_place_neither_moves_nor_stays():
    assert lines(ASK, placed(("far", None), (None, "near"), (None, None)), "question") == []


def test_a_position_without_any_place_is_only_counted():
    body = placed(("far", None), (None, None), (None, None))
    assert [text for _tone, _path, text in lines(ASK, body, "note")] == ["Now: 1 of 3.", "Wanted: 0 of 3.", "Far 1."]


def test_a_reason_is_asked_only_when_the_author_wants_one():
    assert [[field.path for field in kind("spectrum").sheet(ask, {}).parts[0].fields] for ask in (ASK, ONE)] == [
        ["bond_now", "bond_wanted", "why"],
        ["side"],
    ]


def test_with_one_position_nothing_can_move():
    body = {"places": [{"id": "ann1", "side": "mine"}]}
    assert summary(ONE, body) == "Side: 1 of 3"
    assert [text for _tone, _path, text in lines(ONE, body, "note")] == ["Side: 1 of 3.", "Mostly they 1."]


def test_nothing_placed_may_not_be_handed_in():
    assert problems(ASK, placed((None, None), (None, None), (None, None))) == [("places", "Place at least one first.")]
    assert problems(ASK, MIXED) == []


def test_with_an_empty_roster_it_says_to_write_the_list_first():
    sentence = "Hand in your list first. What stands on it appears here then."
    assert problems(put("spectrum", SHIFT, Around()), {}) == [("places", sentence)]


def test_a_row_of_a_thing_that_left_the_roster_is_kept_and_not_looked_at():
    body = {"places": [*MIXED["places"], {"id": "gone7", "bond_now": "far", "bond_wanted": "near"}]}
    assert problems(ASK, body) == []
    assert "gone7" not in facts(ASK, body)
    assert summary(ASK, body) == summary(ASK, MIXED)


def test_a_stop_that_was_taken_out_of_the_line_counts_as_no_place():
    fewer = put("spectrum", changed(SHIFT, stops=SHIFT["stops"][:2]))
    own = kind("spectrum")
    assert own.summary(fewer, own.read(MIXED)) == "Now: 2 of 3, Wanted: 1 of 3, 0 move"


def test_the_picture_shows_the_last_try_with_an_arrow_and_the_authors_words():
    own = kind("spectrum")
    said = own.figure(ASK, [own.read(STILL), own.read(MIXED)], 640).sentence
    assert "Far → Close: Ann." in said
    assert "Stays at Near: Ben." in said
    assert own.figure(ASK, [own.read(placed((None, None), (None, None), (None, None)))], 640) is None
    assert own.figure(ASK, [], 640) is None


def test_stops_are_read_by_their_labels():
    assert kind("spectrum").labels(ASK.settings) == dict.fromkeys(
        ("bond_now", "bond_wanted"), {"far": "Far", "near": "Near", "close": "Close"}
    )


@pytest.mark.parametrize("name", ["why", "roster", "name"])
def test_it_refuses_a_position_that_would_overwrite_what_the_form_uses(name):
    assert refusals("spectrum", changed(SHIFT, positions=[{"id": name, "label": "X"}]))[0][0] == ("positions", 0, "id")


def test_it_refuses_a_stop_that_stands_twice():
    assert refusals("spectrum", changed(SHIFT, stops=[SHIFT["stops"][0]] * 2))[0][0] == ("stops", 1, "id")
