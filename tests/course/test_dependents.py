"""A thing that left its list: what an answer holds about it is found, moved or dropped, and nothing else is touched."""

from __future__ import annotations

from course.dependents import answers_about, dropped, mentions, moved

RATED = {"ratings": [{"id": "a", "n": 4}, {"id": "b", "n": 2}], "pairs": [{"id": "a~b", "first": "a"}, {"id": "b~c", "first": "c"}]}
ITEMS = {"items": [{"id": "i1", "thing": "a", "what": "time"}, {"id": "i2", "thing": "b", "what": "a"}]}


def test_a_row_a_pair_and_a_choice_are_found():
    assert (
        mentions(RATED, "a")
        and mentions(ITEMS, "a")
        and mentions({"about": "a"}, "a")
        and mentions({"grid": [{"id": "v", "at": ["a"]}]}, "a")
    )
    assert not mentions(RATED, "d") and not mentions({"text": "a fine day"}, "a")


def test_dropping_takes_its_rows_and_pairs_and_leaves_the_others():
    assert dropped(RATED, "a") == {"ratings": [{"id": "b", "n": 2}], "pairs": [{"id": "b~c", "first": "c"}]}
    assert dropped(ITEMS, "b") == {"items": [{"id": "i1", "thing": "a", "what": "time"}]}


def test_dropping_empties_a_single_choice_and_keeps_what_stands_beside_it():
    assert dropped({"about": "a", "needs": "Quiet."}, "a") == {"needs": "Quiet."}
    assert dropped({"rows": [{"id": "v", "at": ["a", "b"]}]}, "a") == {"rows": [{"id": "v", "at": ["b"]}]}


def test_moving_gives_its_row_to_another_thing_whose_own_row_gives_way():
    assert moved(RATED, "a", "c") == {
        "ratings": [{"id": "c", "n": 4}, {"id": "b", "n": 2}],
        "pairs": [{"id": "c~b", "first": "c"}, {"id": "b~c", "first": "c"}],
    }
    assert moved(RATED, "a", "b")["ratings"] == [{"id": "b", "n": 4}]


def test_moving_leaves_out_the_pair_of_a_thing_with_itself():
    assert moved({"pairs": [{"id": "a~b", "first": "a"}]}, "a", "b") == {"pairs": []}


def test_moving_changes_choices_and_doubles_none():
    assert moved({"about": "a", "at": ["a", "b"]}, "a", "b") == {"about": "b", "at": ["b"]}
    assert moved(ITEMS, "a", "b")["items"][0] == {"id": "i1", "thing": "b", "what": "time"}


def test_nothing_is_changed_in_place():
    before = str(RATED)
    moved(RATED, "a", "b"), dropped(RATED, "a")
    assert str(RATED) == before


def test_a_row_without_anything_is_no_answer():
    assert answers_about(RATED, "a") and not answers_about({"ratings": [{"id": "a"}]}, "a") and not answers_about({"about": "a"}, "a")
