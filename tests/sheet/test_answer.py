from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from course.compare import difference, readback
from tests.sheet.app.sheets import LIST, MATCH, ORDER, RATE
from ui.sheet.answer import pieces

words = st.lists(st.sampled_from(["school ", "office", ", ", "Käse\n", "נא", " "]), max_size=8).map("".join)


@given(words, words)
def test_pieces_make_up_both_texts(before: str, after: str) -> None:
    found = list(pieces(before, after))
    assert "".join(text for kind, text in found if kind != "added") == before
    assert "".join(text for kind, text in found if kind != "removed") == after


def test_one_changed_word_is_one_change() -> None:
    assert list(pieces("They wait for lists.", "They wait for timetables.")) == [
        ("same", "They wait for "),
        ("removed", "lists"),
        ("added", "timetables"),
        ("same", "."),
    ]


def test_very_long_texts_are_compared_as_wholes() -> None:
    assert list(pieces("a " * 3000, "b " * 3000)) == [("removed", "a " * 3000), ("added", "b " * 3000)]


def test_an_answer_reads_back_in_the_order_of_the_sheet_with_followed_defaults() -> None:
    body = {"customers": [{"id": "a", "name": "Ann", "group": "personal", "weight": 5}], "note": "x"}
    assert [(leaf.heading, leaf.label, leaf.text) for leaf in readback(LIST, body)] == [
        ("Customer 1", "Name or role", "Ann"),
        ("Customer 1", "Where are they?", "Away from work"),
        ("Customer 1", "Why are they important to you?", ""),
        ("Customer 1", "How much do they depend on you?", "5 (completely)"),
        ("Customer 1", "Who may read this?", "Only me"),
        ("", "What did you notice while listing them?", "x"),
    ]


def test_given_rows_and_cards_are_named_by_their_labels() -> None:
    rated = readback(RATE, {"ratings": [{"id": "s2", "importance": 3}]})
    assert [(leaf.heading, leaf.text) for leaf in rated if leaf.text] == [("My neighbour", "3")]
    assert readback(MATCH, {"roles": {"c1": ["self", "personal"]}})[0].text == "Self-service, Personal assistance"
    assert readback(ORDER, {"phases": ["loyalty", "awareness"]})[0].text == "Loyalty → Awareness"


def test_a_moved_row_is_one_change_and_an_unchanged_body_none() -> None:
    rows = [{"id": "a", "name": "Ann"}, {"id": "b", "name": "Bo"}]
    (moved,) = difference(LIST, {"customers": rows}, {"customers": rows[::-1]})
    assert (moved.path, moved.before, moved.after) == ("customers", "Ann, Bo", "Bo, Ann")
    assert difference(LIST, {"customers": rows}, {"customers": rows}) == []


def test_an_answer_and_a_difference_draw_on_a_page() -> None:
    def page() -> None:
        from course.compare import difference, readback
        from tests.sheet.app.sheets import LIST
        from ui.sheet.answer import show_answer, show_changes

        show_answer(readback(LIST, {"note": "<b>x</b>"}))
        show_changes(difference(LIST, {"note": "one"}, {"note": "two"}))

    assert not AppTest.from_function(page).run().exception
