"""Rules for every picture of things: what is drawn lies on the canvas, markers, rings and stars hide no words, both back ends draw it."""

from __future__ import annotations

from hypothesis import strategies as st

from charts.marks import FOCUS_GAP
from charts.metrics import bounds
from charts.scene import Circle, Polygon, Scene
from tests.charts.cast_of_things import NAMES
from tests.charts.layout_rules import apart, obey_but_entries

LABELS = st.one_of(NAMES, st.just(""), st.just("word " * 90))
ALL_WIDTHS = (300.0, 350.0, 560.0, 640.0, 700.0, 900.0)


def sound(scene: Scene) -> None:
    """Hold a scene to every rule; nodes may be fewer than entries, since what has no place has no marker."""
    obey_but_entries(scene)
    assert {node.id for node in scene.nodes} <= {entry.id for entry in scene.entries}
    marked(scene)


def marked(scene: Scene) -> None:
    """Every node in focus has its ring, every one with a star its star; stars and rings hide no words."""
    rings = [(s.x, s.y, s.r) for s in scene.shapes if isinstance(s, Circle) and s.role == "focus"]
    assert rings == [(node.x, node.y, node.size / 2 + FOCUS_GAP) for node in scene.nodes if node.focus]
    found = stars(scene)
    assert len(found) == sum(node.star for node in scene.nodes)
    words = [bounds(text) for text in scene.texts if text.role != "number"]
    for x, y, r in [*rings, *found]:
        assert 0 <= x - r and x + r <= scene.width and 0 <= y - r and y + r <= scene.height
        assert all(apart((x, y), box) >= r - 0.5 for box in words), (x, y, r)


def stars(scene: Scene) -> list[tuple[float, float, float]]:
    """Middle and radius of every star."""
    found = []
    for shape in scene.shapes:
        if isinstance(shape, Polygon) and shape.role == "star":
            x = sum(point[0] for point in shape.points) / 10
            y = sum(point[1] for point in shape.points) / 10
            found.append((x, y, y - min(point[1] for point in shape.points)))
    return found
