"""Words are measured and broken so that a reader can still read them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from charts.metrics import clean, clusters, cut, even, width, wrap

quick = settings(max_examples=80, deadline=None, derandomize=True, database=None)


@quick
@given(st.text(max_size=120), st.floats(60, 300), st.sampled_from((12.0, 16.0)), st.integers(1, 3))
def test_no_line_is_wider_than_its_room_or_one_too_many(text: str, room: float, size: float, lines: int) -> None:
    rows = wrap(text, room, size, 600, lines)
    assert 1 <= len(rows) <= lines
    assert all(width(row, size, 600) <= room for row in rows)


def test_a_name_that_fits_is_not_touched() -> None:
    assert wrap("Riverside Café (client)", 200, 15, 600) == ("Riverside Café (client)",)


def test_a_long_word_breaks_and_ends_in_an_ellipsis() -> None:
    rows = wrap("Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz", 120, 15)
    assert len(rows) == 2 and rows[-1].endswith("…")
    assert cut("Rindfleisch", 40, 15).endswith("…")


def test_bold_is_wider_than_regular_and_wide_scripts_count_a_full_em() -> None:
    assert width("Mother", 16, 700) > width("Mother", 16, 600) > width("Mother", 16, 400)
    assert width("日本", 16) == 32


def test_what_a_reader_sees_as_one_character_is_never_split() -> None:
    assert clusters("e\u0301👨‍👩‍👧🇩🇪👍🏽") == ["e\u0301", "👨‍👩‍👧", "🇩🇪", "👍🏽"]


@quick
@given(st.text(max_size=80))
def test_cleaned_words_are_one_line_that_any_file_can_hold(text: str) -> None:
    said = clean(text)
    said.encode("utf-8")
    assert not any(character < " " or character in "\ufffe\uffff\u202e\u2028" for character in said)
    assert clean(said) == said


def test_lines_of_about_the_same_width_leave_no_word_alone() -> None:
    assert wrap("Night shift on ward 3", 135, 16, 600) == ("Night shift on ward", "3")
    assert even("Night shift on ward 3", 135, 16, 600) == ("Night shift", "on ward 3")
    assert even("Mum", 135, 16, 600) == ("Mum",)


@given(st.lists(st.sampled_from(("a", "team", "Riverside", "of", "x" * 30)), max_size=12).map(" ".join), st.integers(30, 300))
def test_even_lines_are_as_many_and_no_wider_and_say_the_same(text: str, room: int) -> None:
    plain, level = wrap(text, room, 14, 400, 3), even(text, room, 14, 400, 3)
    assert len(level) == len(plain) and " ".join(level) == " ".join(plain)
    assert all(width(row, 14) <= room + 0.01 for row in level)
