"""A slope shows who moves where; without wishes it is a strip of places."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.scene import Line, Scene, Shape, Thing
from charts.slope import SlopeWords, Track, slope
from tests.charts.cast_of_things import HOSTILE, SECTORS, UNBREAKABLE, things, twelve
from tests.charts.layout_rules import drawable, extent, quick, shown
from tests.charts.soundness import ALL_WIDTHS, LABELS, sound

WORDS = SlopeWords()
STOPS = ("transaction", "repeat", "loyalty", "engagement", "advocacy")
PLACES = st.one_of(st.none(), st.integers(0, 9))


@st.composite
def tracks(draw: st.DrawFn) -> tuple[list[Track], list[str]]:
    """Tracks and stops; in every second list nothing is wanted, in some a place lies beyond the stops."""
    stops = draw(st.lists(LABELS, max_size=9))
    wishes = draw(st.booleans())
    return [Track(thing, draw(PLACES), draw(PLACES) if wishes else None) for thing in draw(things())], stops


@quick
@given(tracks(), st.sampled_from(ALL_WIDTHS), st.sampled_from((SECTORS, ())))
def test_words_and_markers_never_overlap_or_leave(found: tuple[list[Track], list[str]], width: float, sectors: tuple) -> None:
    sound(slope(*found, WORDS, width, sectors))


@quick
@given(tracks(), st.sampled_from(ALL_WIDTHS))
def test_a_marker_or_outline_never_hides_another(found: tuple[list[Track], list[str]], width: float) -> None:
    scene = slope(*found, WORDS, width)
    boxes = [(n.x - n.size * 0.4, n.y - n.size * 0.4, n.x + n.size * 0.4, n.y + n.size * 0.4) for n in scene.nodes]
    boxes += [extent(shape) for shape in outlines(scene)]
    for a, b in combinations(boxes, 2):
        assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]), (a, b)


def outlines(scene: Scene) -> list[Shape]:
    return [shape for shape in scene.shapes if shape.role == "wanted"]


def arrows(scene: Scene) -> list[Line]:
    return [shape for shape in scene.shapes if isinstance(shape, Line) and shape.role == "arrow"]


def moved() -> list[Track]:
    cast = twelve()
    return [
        Track(cast[0], 0, 2),
        Track(cast[1], 2, 2),
        Track(cast[2], 3, 1),
        Track(cast[4], 1),
        Track(cast[5], None, 4),
        Track(cast[9]),
        Track(cast[10], 0, 2),
    ]


def test_the_sentence_says_who_moves_where_and_who_stays() -> None:
    assert slope(moved(), STOPS, WORDS, 700, SECTORS).sentence == (
        "transaction → loyalty: Finance team; New starters. engagement → repeat: My line manager, Priya. "
        "Wanted only, advocacy: Parents of Year 4 pupils. Now only, repeat: My partner, Sam. "
        "Stays at loyalty: Riverside Café (client). Not placed yet: Mum."
    )


def test_nobody_moves_is_said() -> None:
    scene = slope([Track(thing, 1, 1) for thing in twelve()[:2]], STOPS, WORDS, 700)
    assert scene.sentence == "Nobody moves. Stays at repeat: Finance team; Riverside Café (client)."
    assert not arrows(scene) and WORDS.subtitle_stays in scene.subtitle


def test_the_table_has_both_places() -> None:
    scene = slope(moved()[:1] + moved()[5:6], STOPS, WORDS, 350, SECTORS)
    assert scene.table.columns == ("Name", "Group", "Now", "Wanted")
    assert scene.table.rows == (
        ("Finance team", "At work", "transaction", "loyalty"),
        ("Mum", "Away from work", "not placed yet", "not placed yet"),
    )


@pytest.mark.parametrize("width", [350, 640])
def test_the_arrow_goes_from_now_to_wanted_in_either_direction(width: float) -> None:
    scene = slope([moved()[0], moved()[2]], STOPS, WORDS, width)
    (there, back), (first, second) = arrows(scene), scene.nodes
    assert first.x < there.points[0][0] < there.points[1][0] < extent(outlines(scene)[0])[0]
    assert second.x > back.points[0][0] > back.points[1][0] > extent(outlines(scene)[1])[2]


@pytest.mark.parametrize("width", [350, 640])
def test_what_stays_stands_side_by_side_without_an_arrow(width: float) -> None:
    scene = slope(moved()[1:2], STOPS, WORDS, width)
    (node,), (outline,) = scene.nodes, outlines(scene)
    assert not arrows(scene) and node.x + node.size / 2 < extent(outline)[0]


@pytest.mark.parametrize("width", [350, 640])
def test_only_a_wish_is_an_outline_that_can_be_chosen_and_no_place_has_no_marker(width: float) -> None:
    scene = slope(moved()[4:6], STOPS, WORDS, width)
    assert [(node.id, node.hollow) for node in scene.nodes] == [("t5", True)]
    assert [entry.id for entry in scene.entries] == ["t5", "t9"]
    assert "not placed yet" in [text.text for text in scene.texts]


def test_possible_things_are_filled_where_they_stand_now_because_an_outline_means_wanted() -> None:
    scene = slope([Track(replace(twelve()[0], hollow=True), 1, 2)], STOPS, WORDS, 640)
    assert not scene.nodes[0].hollow and scene.table.rows[0][-1] == "possible or past"


@pytest.mark.parametrize("width", [350, 640])
def test_further_along_the_line_stands_further_right(width: float) -> None:
    scene = slope([Track(thing, n, 4) for n, thing in enumerate(twelve()[:4])], STOPS, WORDS, width)
    assert [node.x for node in scene.nodes] == sorted(node.x for node in scene.nodes)


def test_a_narrow_slope_says_the_stops_in_words() -> None:
    scene = slope(moved(), STOPS, WORDS, 300)
    assert shown(scene, "move")[:2] == ["transaction → loyalty", "loyalty, stays"]
    assert " ".join(shown(scene, "stop")) == "From left to right: transaction – repeat – loyalty – engagement – advocacy."
    wide = slope(moved(), STOPS, WORDS, 640)
    assert shown(wide, "stop") == list(STOPS) and not shown(wide, "move")


def test_names_of_stops_that_do_not_fit_are_said_in_words() -> None:
    assert shown(slope(moved()[:1], (UNBREAKABLE * 2, "b", "c"), WORDS, 640), "move")


def test_a_place_beyond_the_stops_is_no_place() -> None:
    scene = slope([Track(twelve()[0], 7, -1)], STOPS, WORDS, 640)
    assert scene.sentence == "Nobody stands on this line yet. Not placed yet: Finance team."


def test_the_columns_of_the_author_name_the_two_markers() -> None:
    words = replace(WORDS, column_now="as it is", column_wanted="as I want it")
    scene = slope(moved(), STOPS, words, 640)
    assert scene.subtitle.startswith("Filled = as it is. Outline = as I want it.")
    assert "as I want it only, advocacy: Parents of Year 4 pupils." in scene.sentence
    assert scene.nodes[0].about == "Finance team. as it is: transaction. as I want it: loyalty."


def strip(count: int = 12) -> list[Track]:
    return [Track(thing, None if n == 5 else n % 3) for n, thing in enumerate(twelve()[:count])]


THREE = ("mostly customer", "", "mostly supplier")


@pytest.mark.parametrize("width", [350, 640])
def test_without_wishes_every_thing_stands_once_under_its_stop(width: float) -> None:
    scene = slope(strip(), THREE, WORDS, width, SECTORS)
    sound(scene)
    assert len(scene.nodes) == 12 and not arrows(scene) and not outlines(scene)
    assert shown(scene, "stop") == ["mostly customer", "2 of 3", "mostly supplier", "Not placed yet"]
    assert scene.table.columns == ("Name", "Group", "Now")


def test_lanes_stand_side_by_side_and_sections_under_each_other() -> None:
    wide, narrow = (slope(strip(3), THREE, WORDS, width) for width in (640, 350))
    assert [node.y for node in wide.nodes] == [wide.nodes[0].y] * 3 and wide.nodes[0].x < wide.nodes[1].x < wide.nodes[2].x
    assert [node.x for node in narrow.nodes] == [narrow.nodes[0].x] * 3 and narrow.nodes[0].y < narrow.nodes[1].y < narrow.nodes[2].y
    assert len(shown(slope(strip(3), [f"stop {n}" for n in range(9)], WORDS, 640), "stop")) == 9


def test_the_sentence_of_a_strip_goes_from_stop_to_stop() -> None:
    assert slope(strip(6), THREE, WORDS, 640).sentence == (
        "mostly customer: Finance team; Night-shift nurses. 2 of 3: Riverside Café (client); My partner, Sam. "
        "mostly supplier: My line manager, Priya. Not placed yet: Parents of Year 4 pupils."
    )


def test_nothing_to_place_invites() -> None:
    scene = slope([], STOPS, WORDS, 350)
    assert " ".join(shown(scene, "invite")) == WORDS.nobody_yet and scene.sentence == WORDS.sentence_none


def test_hostile_words_are_only_words_in_both_drawings() -> None:
    cast = [Track(Thing(f"h{n}", name, "in", 3, 3), n % 2, wanted) for wanted in (None, 1) for n, name in enumerate(HOSTILE)]
    for part in (cast[: len(HOSTILE)], cast[len(HOSTILE) :]):
        for width in (350, 700):
            assert "<script>" in drawable(slope(part, HOSTILE[:2], WORDS, width, SECTORS))
