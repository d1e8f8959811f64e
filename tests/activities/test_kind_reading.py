"""Reading: ticks and notes are counted; nobody has to read anything."""

from __future__ import annotations

from tests.activities.authors.reading import SHELF
from tests.activities.cast import changed, kind, lines, problems, put, refusals, summary

ASK = put("reading", SHELF)
BOOK = {"items": [{"id": "book", "state": ["read"], "note": "For Ann."}, {"id": "page", "state": ["read", "useful"]}]}


def test_each_text_says_what_one_gets_from_it_and_where_it_is():
    (rows,) = kind("reading").sheet(ASK, {}).parts
    assert [(option.label, option.help) for option in rows.subjects] == [
        ("A. Author, A Book, 2001", "The whole story. (In a library)"),
        ("A page on the web", "The short story."),
    ]


def test_without_states_of_the_author_read_and_useful_can_be_ticked():
    (rows,) = kind("reading").sheet(ASK, {}).parts
    assert [option.label for option in rows.fields[0].options] == ["Read", "Useful to me"]
    (rows,) = kind("reading").sheet(put("reading", changed(SHELF, states=[{"id": "lent", "label": "Lent"}], label="Shelf")), {}).parts
    assert [option.value for option in rows.fields[0].options] == ["lent"]
    assert rows.label == "Shelf"


def test_any_one_tick_or_note_may_be_handed_in_and_nothing_may_not():
    said = [("items", "Tick something or write one note first.")]
    assert problems(ASK, {}) == said
    assert problems(ASK, {"items": [{"id": "book", "state": [], "note": " "}]}) == said
    assert problems(ASK, {"items": [{"id": "page", "note": "Later."}]}) == []
    assert problems(ASK, {"items": [{"id": "page", "state": ["useful"]}]}) == []


def test_ticks_and_notes_are_counted():
    assert lines(ASK, BOOK) == [
        ("note", "items", "Read: 2 of 2."),
        ("note", "items", "Useful to me: 1 of 2."),
        ("note", "items", "A note: 1 of 2."),
    ]
    assert summary(ASK, BOOK) == "Read: 2 of 2, Useful to me: 1 of 2, A note: 1 of 2"


def test_a_text_that_is_not_on_the_list_any_more_does_not_count():
    own = kind("reading")
    answer = own.read({"items": [{"id": "gone", "state": ["read"], "note": "Old."}]})
    assert own.problems(ASK, answer)
    assert own.summary(ASK, answer).startswith("Read: 0 of 2")


def test_the_figure_shows_the_counts_of_the_last_try():
    own = kind("reading")
    scene = own.figure(ASK, [own.read({"items": BOOK["items"][:1]}), own.read(BOOK)], 640)
    assert scene.table.rows == (("Read", "2"), ("Useful to me", "1"), ("A note", "1"))
    assert own.figure(ASK, [own.read({})], 640) is None
    assert own.figure(ASK, [], 640) is None


def test_a_text_or_a_state_that_stands_twice_is_refused():
    assert refusals("reading", changed(SHELF, items=SHELF["items"][:1] * 2))[0][0] == ("items", 1, "id")
    assert refusals("reading", changed(SHELF, states=[{"id": "lent", "label": "Lent"}] * 2))[0][0] == ("states", 1, "id")


def test_a_text_without_what_one_gets_from_it_is_refused():
    assert refusals("reading", changed(SHELF, items=[{"id": "book", "label": "A book"}]))[0][0] == ("items", 0, "help")
