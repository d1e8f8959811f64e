"""A scene as a plotly figure: zoom and hover for the same picture. It decides no layout; plotly is imported when asked for.

Rules found by trying with plotly 7: markers need ``opacity=1``, shapes must lie below the markers, and words are read as a kind of
HTML with links, so every word is escaped. ``graph_objects`` only: ``plotly.express`` costs 20 to 50 ms a figure.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from charts.scene import Circle, Line, Node, Polygon, Rect, Scene, Shape, Stroke, TextBox, Wedge, marker_shape
from charts.theme import Theme

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

FONT = '"Source Sans", "Source Sans 3", "Liberation Sans", Arial, sans-serif'
SYMBOLS = {"circle": "circle", "square": "square", "diamond": "diamond", "triangle": "triangle-up"}
SCALES = {"circle": 1.0, "square": 0.9, "diamond": 0.95, "triangle": 1.15}
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;", "%": "&#37;", '"': "&#34;"})


def escape(text: str) -> str:
    """Words that plotly shows as they are: no tags, no links, no formulas, no placeholders."""
    return text.translate(_ESCAPES)


def figure(scene: Scene, theme: Theme) -> Figure:
    """The scene as a figure of the same size; ``customdata`` of a marker is the id of its thing."""
    from plotly import graph_objects as go

    colours = theme.colours() | {"none": "rgba(0,0,0,0)"}
    shapes = [_shape(shape, colours) for shape in scene.shapes if not isinstance(shape, Line)] + _ghosts(scene, colours)
    traces = [go.Scatter(**trace) for trace in [*_lines(scene, colours), *_nodes(scene, colours)]]
    layout = {
        "template": "none",
        "width": scene.width,
        "height": scene.height,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "paper_bgcolor": theme.paper,
        "plot_bgcolor": theme.paper,
        "font": {"family": FONT, "color": theme.ink},
        "showlegend": False,
        "shapes": shapes,
        "annotations": [_annotation(box, colours) for box in scene.texts],
        "xaxis": {"visible": False, "range": [0, scene.width]},
        "yaxis": {"visible": False, "range": [scene.height, 0], "scaleanchor": "x"},
    }
    return go.Figure(traces, layout)


def _pen(stroke: Stroke, colours: dict[str, str]) -> dict[str, Any]:
    dash = ",".join(f"{length:g}px" for length in stroke.dash) or "solid"
    return {"color": colours[stroke.paint], "width": stroke.width, "dash": dash}


def _shape(shape: Shape, colours: dict[str, str]) -> dict[str, Any]:
    """An area. The centre of the ring, the plates behind words and the stars lie above what they interrupt."""
    layer = "above" if shape.role in {"me", "plate", "star"} else "below"
    common = {"line": _pen(shape.stroke, colours), "layer": layer}
    match shape:
        case Circle(x=x, y=y, r=r):
            box = {"x0": x - r, "x1": x + r, "y0": y - r, "y1": y + r}
            return common | box | {"type": "circle", "fillcolor": colours[shape.fill]}
        case Rect(x=x, y=y, width=width, height=height):
            box = {"x0": x, "x1": x + width, "y0": y, "y1": y + height}
            return common | box | {"type": "rect", "fillcolor": colours[shape.fill]}
        case Wedge():
            return common | {"type": "path", "path": _path(_arc(shape)), "fillcolor": colours[shape.fill]}
        case Polygon():
            return common | {"type": "path", "path": _path(shape.points), "fillcolor": colours[shape.fill]}
    raise TypeError(f"a line is a trace, not a shape: {shape}")


def _path(points: tuple[tuple[float, float], ...]) -> str:
    return "M" + " L".join(f"{x:.1f},{y:.1f}" for x, y in points) + " Z"


def _arc(shape: Wedge) -> tuple[tuple[float, float], ...]:
    """Plotly's paths have no arcs: a corner every three degrees."""
    steps = max(2, round((shape.end - shape.start) / 3))
    angles = [math.radians(shape.start + (shape.end - shape.start) * k / steps) for k in range(steps + 1)]
    edge = tuple((shape.x + shape.r * math.cos(a), shape.y - shape.r * math.sin(a)) for a in angles)
    return edge if shape.end - shape.start >= 360 else ((shape.x, shape.y), *edge)


def _lines(scene: Scene, colours: dict[str, str]) -> list[dict[str, Any]]:
    """All lines of one pen in one trace."""
    drawn: dict[Stroke, tuple[list[float | None], list[float | None]]] = {}
    for shape in scene.shapes:
        if isinstance(shape, Line):
            xs, ys = drawn.setdefault(shape.stroke, ([], []))
            xs += [*(x for x, _ in shape.points), None]
            ys += [*(y for _, y in shape.points), None]
    return [
        {"x": xs, "y": ys, "mode": "lines", "line": _pen(stroke, colours), "opacity": stroke.opacity, "hoverinfo": "skip"}
        for stroke, (xs, ys) in drawn.items()
    ]


def _nodes(scene: Scene, colours: dict[str, str]) -> list[dict[str, Any]]:
    """Markers that look alike in one trace."""
    alike: dict[tuple[int, bool, bool], list[Node]] = {}
    for node in scene.nodes:
        alike.setdefault((node.tone, node.hollow or node.ghost, node.ghost), []).append(node)
    traces = []
    for (tone, hollow, ghost), nodes in alike.items():
        mark = colours[f"mark{tone}"]
        line = {"color": mark if hollow else colours["paper"], "width": 0 if ghost else 2.5 if hollow else 1.5}
        marker = {
            "symbol": SYMBOLS[nodes[0].marker],
            "size": [node.size * SCALES[node.marker] for node in nodes],
            "opacity": 0.7 if ghost else 1,
            "color": colours["paper"] if hollow else mark,
            "line": line,
        }
        about = {"text": [escape(node.about) for node in nodes], "hovertemplate": "%{text}<extra></extra>"}
        where = {"x": [node.x for node in nodes], "y": [node.y for node in nodes], "customdata": [node.id for node in nodes]}
        traces.append(where | about | {"mode": "markers", "marker": marker})
    return traces


def _ghosts(scene: Scene, colours: dict[str, str]) -> list[dict[str, Any]]:
    """The dotted outlines of ghosts: a marker's own outline cannot be dotted."""
    pens = ((node, Stroke(f"mark{node.tone}", 1.5, (3, 3))) for node in scene.nodes if node.ghost)
    return [_shape(marker_shape(node, node.size, "none", pen), colours) | {"layer": "above"} for node, pen in pens]


def _annotation(box: TextBox, colours: dict[str, str]) -> dict[str, Any]:
    anchors = {"start": "left", "middle": "center", "end": "right"}
    return {
        "x": box.x,
        "y": box.y - box.size * 0.33,
        "text": escape(box.text),
        "showarrow": False,
        "xanchor": anchors[box.anchor],
        "align": anchors[box.anchor],
        "yanchor": "middle",
        "borderpad": 0,
        "font": {"size": box.size, "weight": box.weight, "color": colours[box.paint]},
    }
