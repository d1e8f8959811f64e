"""Rules that hold for every picture of boxes and words, whatever learners write."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from charts.metrics import bounds
from charts.plotly_view import figure
from charts.scene import Circle, Line, Polygon, Rect, Scene, Shape, Wedge
from charts.svg_view import svg
from charts.theme import DARK, LIGHT, PRINT
from tests.charts.cast_of_things import NAMES
from tests.charts.test_layouts import check

WIDTHS = st.sampled_from((300.0, 350.0, 640.0, 700.0, 900.0))
TEXTS = st.one_of(NAMES, st.just(""), st.just("word " * 90), st.just("x" * 600))
COUNTS = st.one_of(st.integers(0, 8), st.sampled_from((12, 30, 60)))
quick = settings(max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))


def obey(scene: Scene) -> None:
    """Hold a scene to every rule; everything listed is drawn."""
    obey_but_entries(scene)
    assert sorted(entry.id for entry in scene.entries) == sorted(node.id for node in scene.nodes)


def obey_but_entries(scene: Scene) -> None:
    """Hold a scene to the rules that hold even where what has no place is listed and not drawn."""
    check(scene)
    for shape in scene.shapes:
        left, top, right, bottom = extent(shape)
        assert left >= -0.5 and right <= scene.width + 0.5, shape
        assert top >= -0.5 and bottom <= scene.height + 0.5, (shape, scene.height)
    for text in scene.texts:
        for node in scene.nodes:
            if text.role != "number":
                assert apart((node.x, node.y), bounds(text)) >= node.size / 2 - 0.5, (text, node)
    ids = [node.id for node in scene.nodes]
    assert len(set(ids)) == len(ids)
    assert {text.node for text in scene.texts} <= {*ids, None}
    assert all(node.about for node in scene.nodes) and all(entry.group and entry.name for entry in scene.entries)
    assert scene.sentence
    assert all(len(row) == len(scene.table.columns) for row in scene.table.rows)


def one_place_each(scene: Scene, places: list[tuple[float, float, float, float]], roles: set[str]) -> None:
    """Every text of these roles stands whole in one of the places; the places stay apart."""
    for text in scene.texts:
        if text.role in roles:
            left, top, right, bottom = bounds(text)
            assert sum(b[0] <= left and right <= b[2] and b[1] <= top and bottom <= b[3] for b in places) == 1, text
    for n, a in enumerate(places):
        assert not any(a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for b in places[:n])


def drawable(scene: Scene) -> str:
    """Draw a scene with both back ends; returns its words as the SVG has them."""
    for theme in (LIGHT, DARK, PRINT):
        root = ET.fromstring(svg(scene, theme))
    shown = [note.text for note in figure(scene, DARK).layout.annotations]
    assert not any(sign in text for text in shown for sign in "<>$%")
    return " ".join(element.text or "" for element in root.iter() if element.tag.endswith("text"))


def extent(shape: Shape) -> tuple[float, float, float, float]:
    """Left, top, right, bottom."""
    match shape:
        case Rect():
            return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
        case Circle() | Wedge():
            return shape.x - shape.r, shape.y - shape.r, shape.x + shape.r, shape.y + shape.r
        case Line() | Polygon():
            xs, ys = zip(*shape.points, strict=True)
            return min(xs), min(ys), max(xs), max(ys)
    raise TypeError(shape)


def apart(at: tuple[float, float], box: tuple[float, float, float, float]) -> float:
    """Distance of a point from a box."""
    left, top, right, bottom = box
    dx, dy = max(left - at[0], 0.0, at[0] - right), max(top - at[1], 0.0, at[1] - bottom)
    return (dx * dx + dy * dy) ** 0.5


def shown(scene: Scene, role: str) -> list[str]:
    """The words of a role, in the order in which they were set."""
    return [text.text for text in scene.texts if text.role == role]
