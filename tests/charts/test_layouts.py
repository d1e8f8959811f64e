"""Nothing overlaps and nothing leaves the canvas, whatever learners write."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from charts.bars import BarsWords, bars
from charts.metrics import bounds
from charts.portfolio import PortfolioWords, portfolio
from charts.ring import NARROW, WIDE, RingWords, ring
from charts.scene import Scene, Sector, Thing
from tests.charts.cast_of_things import SECTORS, UNBREAKABLE, things, twelve

quick = settings(max_examples=70, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
WORDS = RingWords(title="My map", invite={"out": "Nobody outside yet?"})
SMALLEST = 12.0


def check(scene: Scene) -> None:
    boxes = [(text, bounds(text)) for text in scene.texts]
    for text, (left, top, right, bottom) in boxes:
        assert text.size >= SMALLEST, text
        assert left >= -0.5 and right <= scene.width + 0.5, (text, left, right)
        assert top >= -0.5 and bottom <= scene.height + 0.5, (text, top, bottom, scene.height)
    for (one, a), (other, b) in combinations(boxes, 2):
        overlap = a[0] < b[2] - 0.5 and b[0] < a[2] - 0.5 and a[1] < b[3] - 0.5 and b[1] < a[3] - 0.5
        assert not overlap, (one, other)
    for node in scene.nodes:
        assert 0 <= node.x - node.size / 2 and node.x + node.size / 2 <= scene.width
        assert 0 <= node.y - node.size / 2 and node.y + node.size / 2 <= scene.height
    for a, b in combinations(scene.nodes, 2):
        assert math.dist((a.x, a.y), (b.x, b.y)) >= min(a.size, b.size) - 0.01, (a, b)


@quick
@given(things(), st.sampled_from((WIDE, 900.0, 1200.0)))
def test_a_wide_ring_never_lets_labels_overlap_or_leave(cast: list[Thing], width: float) -> None:
    check(ring(cast, SECTORS, WORDS, width))


@quick
@given(things(), st.sampled_from((NARROW, 390.0, 560.0)))
def test_a_narrow_ring_never_lets_numbers_overlap_or_leave(cast: list[Thing], width: float) -> None:
    scene = ring(cast, SECTORS, WORDS, width)
    check(scene)
    assert [number for number, _, _ in scene.numbered] == list(range(1, len(cast) + 1))


@quick
@given(things(), st.sampled_from((NARROW, WIDE, 1000.0)))
def test_a_portfolio_never_lets_labels_overlap_or_leave(cast: list[Thing], width: float) -> None:
    check(portfolio(cast, SECTORS, PortfolioWords(), width))


VALUES = st.lists(st.tuples(st.sampled_from(("", "first", "last")), st.floats(0, 1e6)), max_size=3)


@quick
@given(st.lists(st.tuples(st.text(max_size=80), VALUES), max_size=12), st.sampled_from((NARROW, WIDE)))
def test_bars_never_let_words_overlap_or_leave(rows: list[tuple[str, list[tuple[str, float]]]], width: float) -> None:
    check(bars(rows, BarsWords(title="Counts"), width))


@pytest.mark.parametrize("sectors", [(), SECTORS[:1], SECTORS[:2], (*SECTORS, Sector("more", "A fourth group"))])
@pytest.mark.parametrize("count", [0, 1, 12])
def test_any_number_of_sectors_can_be_drawn(sectors: tuple[Sector, ...], count: int) -> None:
    for width in (NARROW, WIDE):
        scene = ring(twelve()[:count], sectors, WORDS, width)
        check(scene)
        assert len(scene.nodes) == count


def test_long_words_of_authors_stay_on_the_canvas() -> None:
    sectors = [Sector(sector.id, f"{UNBREAKABLE} {sector.label}") for sector in SECTORS]
    words = RingWords(title=UNBREAKABLE * 2, me=UNBREAKABLE, subtitle_narrow=UNBREAKABLE * 3, nobody_yet=UNBREAKABLE)
    for cast in ([], twelve()):
        check(ring(cast, sectors, words, NARROW))
        check(ring(cast, sectors, words, WIDE))
        check(portfolio(cast, sectors, PortfolioWords(repair=UNBREAKABLE, axis_works=UNBREAKABLE), NARROW))


@quick
@given(things(30))
def test_a_nearer_thing_never_stands_further_out_than_a_farther_one_of_its_group(cast: list[Thing]) -> None:
    scene = ring(cast, SECTORS, WORDS, WIDE)
    middle = next(text for text in scene.texts if text.role == "me")
    by_id = {thing.id: thing for thing in cast}
    reach = {node.id: math.dist((node.x, node.y), (middle.x, middle.y - middle.size * 0.34)) for node in scene.nodes}
    for a, b in combinations(scene.nodes, 2):
        near, far = sorted((a, b), key=lambda node: -(by_id[node.id].distance or 1))
        if a.tone == b.tone and (by_id[near.id].distance or 1) > (by_id[far.id].distance or 1):
            assert reach[near.id] < reach[far.id]


def test_a_given_height_is_kept() -> None:
    scene = ring(twelve(), SECTORS, WORDS, 1000, 520)
    check(scene)
    assert (scene.width, scene.height) == (1000, 520)


def test_few_names_stand_in_the_picture_and_a_crowd_gets_numbers() -> None:
    assert not ring(twelve(), SECTORS, WORDS, WIDE).numbered
    crowd = [Thing(f"{n}{thing.id}", thing.name, thing.sector, 3, 3) for n in range(5) for thing in twelve()]
    assert len(ring(crowd, SECTORS, WORDS, WIDE).numbered) == 60


def test_a_crowded_cell_of_the_portfolio_gets_numbers() -> None:
    alike = [Thing(str(n), "Name", "in", 4, 4) for n in range(4)]
    assert not portfolio(alike[:3], SECTORS, PortfolioWords(), WIDE).numbered
    assert len(portfolio(alike, SECTORS, PortfolioWords(), WIDE).numbered) == 4
