"""On paper without colours: only greys, and what belongs to different groups differs in shape or pattern as well."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations

import pytest

from charts.scene import Circle, Line, Polygon, Rect, Scene, Shape
from charts.svg_view import svg
from charts.theme import LIGHT, PRINT
from tests.charts.every_picture import PICTURES, some
from tests.charts.test_theme import linear

HEX = re.compile(r"#[0-9A-Fa-f]{6}\b")
Looks = dict[str, set[object]]


def tone_of(paint: str) -> str:
    """``mark1`` and ``tint1`` belong to tone 1; everything else to none."""
    return paint[-1] if paint[:-1] in {"mark", "tint"} else ""


def outline_of(shape: Polygon | Circle) -> object:
    """Its corners around its middle, to the nearest px: the same for every marker of one kind and size."""
    if isinstance(shape, Circle):
        return ("circle", shape.fill == "paper")
    x, y = (sum(values) / len(shape.points) for values in zip(*shape.points, strict=True))
    return tuple((round(px - x), round(py - y)) for px, py in shape.points)


def markers(scene: Scene) -> Looks:
    """Tone → how its markers look without colour."""
    looks: Looks = defaultdict(set)
    for node in scene.nodes:
        looks[str(node.tone)].add((node.marker, node.hollow, node.ghost))
    return looks


def signs(scene: Scene, role: str) -> Looks:
    """Tone → how the shapes of a role look without colour."""
    looks: Looks = defaultdict(set)
    for shape in scene.shapes:
        if shape.role == role and isinstance(shape, (Polygon, Circle)):
            tone = tone_of(shape.fill) or tone_of(shape.stroke.paint)
            looks[tone].add(outline_of(shape))
    return looks


def fills(scene: Scene) -> Looks:
    """Tone → how the parts of bars are filled: solid, or with the dash of their pattern."""
    looks: Looks = defaultdict(set)
    for n, shape in enumerate(scene.shapes):
        if isinstance(shape, Rect) and (shape.role == "part" or shape.role.startswith("share")):
            after: Shape | None = scene.shapes[n + 1] if n + 1 < len(scene.shapes) else None
            pattern = after.stroke.dash if isinstance(after, Line) and after.role == "pattern" else ()
            solid = shape.fill.startswith("mark") and not pattern
            if solid or shape.width > 12:  # a narrow part has no room for its pattern; its share stands beneath it
                looks[tone_of(shape.stroke.paint) or tone_of(shape.fill)].add((solid, pattern))
    return looks


def test_the_colours_of_paper_are_greys_that_grow_lighter_from_group_to_group() -> None:
    for colour in PRINT.colours().values():
        assert colour == "none" or len({colour[n : n + 2] for n in (1, 3, 5)}) == 1
    lightness = [linear(tone.mark)[0] for tone in PRINT.tones[:3]]
    assert lightness == sorted(lightness) and all(b - a > 0.09 for a, b in zip(lightness, lightness[1:], strict=False))


@pytest.mark.parametrize("count", [5, 12, 50])
@pytest.mark.parametrize("name", PICTURES)
def test_groups_differ_in_shape_or_pattern_and_not_in_colour_alone(name: str, count: int) -> None:
    for width in (350.0, 700.0):
        scene = PICTURES[name](some(count), width)
        for looks in (markers(scene), signs(scene, "key"), signs(scene, "beat"), fills(scene)):
            for one, other in combinations(looks, 2):
                assert not looks[one] & looks[other], (one, other, looks)


@pytest.mark.parametrize(("name", "least"), [("ring", 3), ("shares", 3), ("bars", 2), ("cards", 3), ("slope", 3), ("ladder", 3)])
def test_the_groups_that_are_compared_are_there(name: str, least: int) -> None:
    scene = PICTURES[name](some(12), 700.0)
    assert max(len(markers(scene)), len(fills(scene))) >= least


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_drawn_for_paper_holds_no_colour(name: str) -> None:
    scene = PICTURES[name](some(12), 700.0)
    found = set(HEX.findall(svg(scene, PRINT)))
    assert found and all(len({colour[n : n + 2] for n in (1, 3, 5)}) == 1 for colour in found)
    assert set(HEX.findall(svg(scene, LIGHT))) - found
