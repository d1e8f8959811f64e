"""Two ratings and four fields: everything stands in the field it is said to be in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.portfolio import PortfolioWords, portfolio
from charts.quadrants import Point, QuadrantsWords, quadrants
from charts.scene import Rect, Scene, Thing
from tests.charts.cast_of_things import HOSTILE, RATINGS, SECTORS, UNBREAKABLE, things, twelve
from tests.charts.layout_rules import drawable, quick, shown
from tests.charts.soundness import ALL_WIDTHS, LABELS, sound

WORDS = QuadrantsWords()
LOWS = st.tuples(st.integers(1, 4), st.integers(1, 4))
FIELDS = (WORDS.top_left, WORDS.top_right, WORDS.bottom_left, WORDS.bottom_right)


@st.composite
def points(draw: st.DrawFn, most: int = 60) -> list[Point]:
    odd = st.one_of(RATINGS, st.sampled_from((0, 6, -1)))
    one = draw(st.sampled_from((None, None, (3, 3))))
    return [Point(thing, *(one or (draw(odd), draw(odd)))) for thing in draw(things(most))]


@quick
@given(points(), st.sampled_from(ALL_WIDTHS), LOWS, st.sampled_from((SECTORS, ())))
def test_words_and_markers_never_overlap_or_leave(found: list[Point], width: float, lows: tuple[int, int], sectors: tuple) -> None:
    sound(quadrants(found, WORDS, width, sectors, lows))


@quick
@given(points(30), st.sampled_from(ALL_WIDTHS), LOWS)
def test_every_marker_stands_in_its_own_field(found: list[Point], width: float, lows: tuple[int, int]) -> None:
    scene = quadrants(found, WORDS, width, (), lows)
    by_id = {point.thing.id: point for point in found}
    for node in scene.nodes:
        point = by_id[node.id]
        field = (point.x > lows[0]) + 2 * (point.y <= lows[1])
        inside = [n for n, f in enumerate(fields(scene)) if f.x < node.x < f.x + f.width and f.y < node.y < f.y + f.height]
        assert inside == [field]
        assert FIELDS[field] in node.about


@quick
@given(LABELS, st.sampled_from((300.0, 640.0)), LOWS)
def test_long_words_of_authors_stay_on_the_canvas(text: str, width: float, lows: tuple[int, int]) -> None:
    plain = text.replace("{", "").replace("}", "")
    words = QuadrantsWords(title=text, axis_x=text, axis_y=text, x_low=text, y_high=text, top_left=text, top_right=text, axis=plain)
    sound(quadrants(eight(), words, width, SECTORS, lows))


def fields(scene: Scene) -> list[Rect]:
    return [shape for shape in scene.shapes if isinstance(shape, Rect) and shape.role == "field" and shape.fill != "none"]


def eight() -> list[Point]:
    cast = twelve()
    pairs = ((1, 5), (5, 5), (1, 1), (5, 1), (3, 4), (4, 3), (None, 3), (3, None))
    return [Point(thing, *pair) for thing, pair in zip(cast, pairs, strict=False)]


def test_the_sentence_names_who_falls_where_and_who_lacks_a_rating() -> None:
    assert quadrants(eight(), WORDS, 700, SECTORS).sentence == (
        "Keep satisfied: Finance team; My partner, Sam. Work closely with: Riverside Café (client). "
        "Keep an eye on: My line manager, Priya. Keep informed: Night-shift nurses; Parents of Year 4 pupils. "
        "Without both ratings: IT service desk; Football club juniors."
    )


def test_where_low_ends_can_be_chosen() -> None:
    point = [Point(twelve()[0], 3, 3)]
    for lows, field in (((3, 3), FIELDS[2]), ((2, 3), FIELDS[3]), ((3, 2), FIELDS[0]), ((2, 2), FIELDS[1])):
        assert quadrants(point, WORDS, 640, (), lows).sentence == f"{field}: Finance team."


@pytest.mark.parametrize("lows", [(0, 3), (3, 5)])
def test_a_field_without_room_is_refused(lows: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="not within 1..4"):
        quadrants([], WORDS, 640, (), lows)


def test_more_stands_further_right_and_higher() -> None:
    scene = quadrants([Point(thing, n, n) for n, thing in enumerate(twelve()[:5], 1)], WORDS, 640)
    assert [node.x for node in scene.nodes] == sorted(node.x for node in scene.nodes)
    assert [-node.y for node in scene.nodes] == sorted(-node.y for node in scene.nodes)


def test_the_table_has_both_ratings_and_the_field() -> None:
    scene = quadrants(eight()[:1] + eight()[6:7], WORDS, 350)
    assert scene.table.columns == ("Name", "Interest", "Power", "Where it falls")
    assert scene.table.rows == (
        ("Finance team", "1 of 5", "5 of 5", "Keep satisfied"),
        ("IT service desk", "not rated yet", "3 of 5", ""),
    )


def test_both_axes_and_all_four_fields_are_named() -> None:
    for width in (350, 700):
        scene = quadrants(eight(), replace(WORDS, x_low="none", x_high="much"), width, SECTORS)
        assert shown(scene, "axis") == ["Power (1 = low, 5 = high)", "Interest (1 = none, 5 = much)"]
        assert shown(scene, "field") == list(FIELDS)
        assert shown(scene, "key") == ["At work", "Outside", "Away from work"]


def test_without_sectors_there_is_no_key_and_all_look_alike() -> None:
    scene = quadrants(eight(), WORDS, 640)
    assert not shown(scene, "key") and {(node.tone, node.marker) for node in scene.nodes} == {(0, "circle")}
    assert scene.nodes[0].about == "Finance team. Interest: 1 of 5. Power: 5 of 5. Keep satisfied."


def test_names_stand_in_the_cells_where_they_fit_else_numbers() -> None:
    assert not quadrants(eight(), WORDS, 640).numbered
    assert [name for _, _, name in quadrants(eight(), WORDS, 350).numbered][:2] == ["Finance team", "Riverside Café (client)"]
    crowd = [Point(thing, 2, 2) for thing in twelve()[:4]]
    assert not quadrants(crowd[:3], WORDS, 700).numbered and len(quadrants(crowd, WORDS, 700).numbered) == 4


def test_a_name_takes_three_lines_alone_and_two_in_company() -> None:
    long = [replace(point, thing=replace(point.thing, name=UNBREAKABLE * 3), x=2, y=2) for point in eight()]
    assert [len(shown(quadrants(long[:n], WORDS, 640), "name")) for n in (1, 2, 3)] == [3, 4, 6]


def test_nobody_rated_invites_and_still_shows_the_fields() -> None:
    scene = quadrants(eight()[6:7], WORDS, 640)
    assert " ".join(shown(scene, "invite")) == WORDS.nobody_yet and len(fields(scene)) == 4
    assert scene.sentence == "Nobody is rated on both scales yet. Without both ratings: IT service desk."


def test_the_portfolio_is_the_same_grid() -> None:
    cast = twelve()
    same = [Point(thing, thing.works, thing.distance) for thing in cast]
    one = portfolio(cast, SECTORS, PortfolioWords(title="", subtitle=""), 700)
    two = quadrants(same, WORDS, 700, SECTORS, (2, 3))
    assert [(n.id, n.x, n.y, n.size) for n in one.nodes] == [(n.id, n.x, n.y, n.size) for n in two.nodes]


def test_hostile_words_are_only_words_in_both_drawings() -> None:
    cast = [Point(Thing(f"h{n}", name, "in", None, None), 1 + n % 5, 3) for n, name in enumerate((*HOSTILE, UNBREAKABLE))]
    words = replace(WORDS, top_left=HOSTILE[0], axis_x=HOSTILE[1])
    for width in (350, 700):
        assert "<script>" in drawable(quadrants(cast, words, width, SECTORS))
