"""The one in focus is ringed, who speaks for me has a star; both are said in words as well."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.marks import FOCUS_GAP, marks, star
from charts.plotly_view import figure
from charts.portfolio import PortfolioWords, portfolio
from charts.ring import RingWords, ring
from charts.scene import Circle, Node, Scene, Table, TextBox, Thing
from charts.svg_view import svg
from charts.theme import DARK, LIGHT
from tests.charts.cast_of_things import SECTORS, things, twelve
from tests.charts.layout_rules import quick
from tests.charts.soundness import ALL_WIDTHS, marked, stars

WORDS = RingWords(title="My map")
PICTURES = st.sampled_from(
    (lambda cast, width: ring(cast, SECTORS, WORDS, width), lambda cast, width: portfolio(cast, SECTORS, PortfolioWords(), width))
)


def cast() -> list[Thing]:
    """Twelve, the third in focus, three with a star, one of them in focus as well."""
    return [replace(thing, focus=n == 2, star=n in (2, 5, 9)) for n, thing in enumerate(twelve())]


@quick
@given(things(30), PICTURES, st.sampled_from(ALL_WIDTHS))
def test_rings_and_stars_hide_no_words_and_stay_on_the_canvas(
    cast: list[Thing], picture: Callable[[list[Thing], float], Scene], width: float
) -> None:
    marked(picture(cast, width))


@quick
@given(things(60), st.sampled_from(ALL_WIDTHS))
def test_a_star_stands_at_its_own_marker(cast: list[Thing], width: float) -> None:
    scene = ring(cast, SECTORS, WORDS, width)
    starred = [node for node in scene.nodes if node.star]
    for node, (x, y, r) in zip(starred, stars(scene), strict=True):
        assert node.size * 0.4 < math.dist((x, y), (node.x, node.y)) < node.size * 0.7 + 1.2 * r + FOCUS_GAP


@quick
@given(things(12), st.sampled_from(ALL_WIDTHS))
def test_no_marker_of_a_dozen_hides_a_star_of_another(cast: list[Thing], width: float) -> None:
    known = [replace(thing, sector=thing.sector if thing.sector in {"in", "out", "away"} else "out") for thing in cast]
    scene = ring(known, SECTORS, WORDS, width)
    for node, (x, y, r) in zip([node for node in scene.nodes if node.star], stars(scene), strict=True):
        assert all(math.dist((x, y), (other.x, other.y)) >= other.size / 2 + r / 2 for other in scene.nodes if other is not node)


def test_a_star_goes_to_the_upper_right_and_gives_way_to_words_and_to_the_edge() -> None:
    alone = Node("a", 100, 100, 20, None, "circle", 0, ("A",), "A.", star=True)
    assert directions([alone], ()) == [(1, -1)]
    assert directions([alone], (TextBox(106, 92, "Over here", size=14),)) == [(-1, -1)]
    assert directions([replace(alone, x=198, y=100)], ()) == [(-1, -1)]
    assert directions([replace(alone, x=198, y=12)], ())[0][0] == -1


def directions(nodes: list[Node], texts: tuple[TextBox, ...]) -> list[tuple[int, int]]:
    """Where each star stands: left or right, above or below of the first marker."""
    drawn = Scene(210, 200, "", "", tuple(marks(nodes, texts, (), 210, 200)), texts, tuple(nodes), "-", Table((), ()))
    return [(1 if x > nodes[0].x else -1, 1 if y > nodes[0].y else -1) for x, y, _ in stars(drawn)]


def test_a_star_has_five_tips_of_its_radius() -> None:
    reach = [math.hypot(x, y) for x, y in star(0, 0, 8)]
    assert reach[::2] == pytest.approx([8] * 5) and max(reach[1::2]) < 4


@pytest.mark.parametrize("width", [350, 700])
def test_focus_and_star_are_said_in_key_about_sentence_and_table(width: float) -> None:
    for scene in (ring(cast(), SECTORS, WORDS, width), portfolio(cast(), SECTORS, PortfolioWords(), width)):
        assert WORDS.key_focus in scene.subtitle and WORDS.key_star in scene.subtitle
        assert "In focus: My line manager, Priya." in scene.sentence
        assert "Speaks for me: My line manager, Priya" in scene.sentence and "Mum." in scene.sentence
        said = {row[0]: row[-1] for row in scene.table.rows}
        assert said["My line manager, Priya"].replace(";", ",") == "in focus, speaks for me"
        assert (said["Mum"], said["Finance team"]) == ("speaks for me", "")
        abouts = {node.id: node.about for node in scene.nodes}
        assert abouts["t2"].replace(";", ",").endswith("In focus, speaks for me.")
        assert abouts["t9"].endswith("Speaks for me.") and "peaks" not in abouts["t0"]


@pytest.mark.parametrize("width", [350, 700])
def test_nobody_in_focus_and_no_star_need_no_key(width: float) -> None:
    scene = ring(twelve(), SECTORS, WORDS, width)
    assert WORDS.key_focus not in scene.subtitle and WORDS.key_star not in scene.subtitle
    assert "focus" not in scene.sentence and scene.table.columns[-1] != "Remark"
    assert not [shape for shape in scene.shapes if shape.role in {"star", "focus"}]


@pytest.mark.parametrize("width", [350, 700])
def test_both_drawings_show_the_ring_and_the_stars(width: float) -> None:
    scene = ring(cast(), SECTORS, WORDS, width)
    root = ET.fromstring(svg(scene, LIGHT))
    classes = [element.get("class", "").split() for element in root.iter()]
    assert sum("star" in names for names in classes) == 3
    assert any("focus" in names for names in classes)
    drawn = figure(scene, DARK).layout.shapes
    assert sum(shape.type == "path" and shape.fillcolor == DARK.ink for shape in drawn) == 3
    (node,) = [node for node in scene.nodes if node.focus]
    assert any(shape.type == "circle" and shape.x1 - shape.x0 == pytest.approx(node.size + 2 * FOCUS_GAP) for shape in drawn)


@pytest.mark.parametrize("width", [300.0, 350.0, 700.0])
def test_two_rings_beside_each_other_stand_at_one_height(width: float) -> None:
    then, now = [replace(thing, focus=False, star=False) for thing in cast()], cast()
    one, other = ring(then, SECTORS, RingWords(), width, beside=now), ring(now, SECTORS, RingWords(), width, beside=then)
    assert one.subtitle == other.subtitle != ring(then, SECTORS, RingWords(), width).subtitle
    middles = [next(shape.y for shape in scene.shapes if isinstance(shape, Circle) and shape.role == "me") for scene in (one, other)]
    assert middles[0] == middles[1] and one.height == other.height
