"""Small counts are kept back, and nobody can work them out from what is shown."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takeaway.names import Names
from takeaway.small_cells import LEAST, shown, total


def test_a_row_without_small_counts_is_shown():
    assert shown([10, 7, 5, 6], [0, 0, 0, 0]) == [10, 7, 5, 6] and total([10, 7, 5, 6], [0, 0, 0, 0]) == 28


def test_a_small_count_takes_a_second_one_with_it():
    assert shown([20, 9, 3, 12], [0, 0, 0, 0]) == [20, None, None, 12]


def test_two_small_counts_that_add_up_to_little_take_a_third_one_with_them():
    assert shown([20, 9, 0, 0], [0, 0, 0, 0]) == [20, None, None, None]


def test_what_can_be_counted_elsewhere_is_taken_off_first():
    assert shown([20, 30], [19, 10]) == [None, None]  # one person more than those whose rows can be read
    assert shown([20, 30], [10, 10]) == [20, 30] == shown([20, 30], [20, 30])


def test_a_sum_that_names_a_few_is_kept_back():
    assert total([2, 2], [0, 0]) is None and total([20, 20], [18, 20]) is None and total([20, 20], [20, 20]) == 40


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=2, max_size=4))
def test_no_single_small_count_follows_from_the_rest(pairs: list[tuple[int, int]]):
    cells, known = [a + b for a, b in pairs], [b for _a, b in pairs]
    row = shown(cells, known)
    for view in (cells, [a - b for a, b in zip(cells, known, strict=True)]):
        if view is not cells and not sum(view):
            continue
        missing = [n for n, count in enumerate(row) if count is None]
        assert all(view[n] >= LEAST for n in range(len(view)) if n not in missing)
        if missing and len(missing) < len(row):
            left = sum(view[n] for n in missing)
            ways = [way for way in product(range(left + 1), repeat=len(missing)) if sum(way) == left]
            assert len({way[0] for way in ways}) > 1 and left >= LEAST


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Ask ann, then ANN's boss.", "Ask [name], then [name]'s boss."),
        ("Annex, Joann and Ann2", "Annex, Joann and Ann2"),
        ("Mary  Lou\nsaid so; Mary did not", "[name]\nsaid so; Mary did not"),
        ("I saw 🐟🐟 there", "I saw [name] there"),
        ("Żółć ŻÓŁĆ", "[name] [name]"),
        ("a.b (dot) axb", "[name] (dot) axb"),
    ],
)
def test_a_name_becomes_a_mark_wherever_it_stands_as_a_word(text: str, kept: str):
    assert Names(["Ann", "Mary Lou", "🐟🐟", "żółć", "a.b", " "], "[name]").out_of(text) == kept


def test_the_longer_of_two_names_wins():
    assert Names(["Mary", "Mary Lou"], "[name]").out_of("Mary Lou and Mary") == "[name] and [name]"
