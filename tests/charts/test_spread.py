"""Means with their middle half: nothing overlaps or leaves, and the words say what is drawn."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from charts.scene import Circle, Scene
from charts.spread import Spread, SpreadWords, spread
from tests.charts.test_layouts import check

NUMBERS = st.floats(-2, 2).map(lambda n: round(n, 2))
SPREADS = st.lists(NUMBERS, min_size=3, max_size=3).map(sorted).map(lambda three: Spread(three[1], three[0], three[2]))
VALUES = st.lists(st.tuples(st.sampled_from(("Wanted", "Now " * 30)), SPREADS), min_size=1, max_size=2, unique_by=lambda one: one[0])
ROWS = st.lists(st.tuples(st.text(min_size=1, max_size=80), VALUES), max_size=8)


def laid(rows: list[tuple[str, list[tuple[str, Spread]]]], width: float = 640) -> Scene:
    return spread(rows, "Feelings", "A dot is the mean.", "Phase", (-2.0, 2.0), width, SpreadWords())


@settings(max_examples=50, deadline=None)
@given(ROWS, st.sampled_from((320.0, 640.0)))
def test_a_spread_never_lets_words_overlap_or_leave(rows: list[tuple[str, list[tuple[str, Spread]]]], width: float) -> None:
    check(laid(rows, width))


def test_a_greater_mean_stands_further_right() -> None:
    scene = laid([("a", [("", Spread(-1, -2, 0))]), ("b", [("", Spread(1.5, 1, 2))])])
    low, high = (shape.x for shape in scene.shapes if isinstance(shape, Circle))
    assert low < high


def test_sentence_and_table_say_what_is_drawn() -> None:
    scene = laid([("Before", [("Wanted", Spread(1.25, 1, 2)), ("Now", Spread(-0.04, -1, 1))])])
    assert scene.sentence == "Before: Wanted +1.2 (+1 to +2), Now 0 (−1 to +1)."
    assert scene.table.columns == ("Phase", "Wanted", "Now") and scene.table.rows == (("Before", "+1.2 (+1 to +2)", "0 (−1 to +1)"),)
