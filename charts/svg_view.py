"""A scene as SVG: as plain values for the component, and as text for files. It knows no browser and decides no layout.

Every colour is written twice: as a class (``f-mark0`` fills, ``s-line`` strokes) that a page's style can follow, and as a
plain value for programs without styles. Learner text is only ever a text node or an attribute value.
"""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET
from typing import Any

from charts.scene import Circle, Line, Node, Polygon, Rect, Scene, Shape, Stroke, TextBox, Wedge, marker_shape
from charts.theme import Theme

Element = dict[str, Any]
FONT = "'Source Sans', 'Source Sans 3', 'Source Sans Pro', 'Liberation Sans', Arial, sans-serif"
MARGIN = 20  # px around a picture that stands alone
NAMESPACE = "http://www.w3.org/2000/svg"


def elements(scene: Scene, theme: Theme | None, *, interactive: bool = True) -> list[Element]:
    """Children of the ``svg`` element as JSON-able values: ``tag``, ``attributes`` and, where needed, ``text`` or ``children``.

    :param theme: colours written beside the classes; ``None`` leaves them to the page's style
    :param interactive: nodes are buttons with ``data-id``; else plain groups
    """
    pen = _Pen(theme.colours() if theme else {})
    # Names stand outside their node: a screen reader's tap goes to the middle of what it reads, which must be the marker.
    numbers = {box.node: box for box in scene.texts if box.role == "number"}
    stars = [pen.shape(shape) for shape in scene.shapes if shape.role == "star"]  # above every marker, or a neighbour covers them
    drawn = [pen.shape(shape) for shape in scene.shapes if shape.role != "star"]
    drawn += [pen.text(box, interactive) for box in scene.texts if box.role != "number"]
    return drawn + [pen.node(node, numbers.get(node.id), n, interactive) for n, node in enumerate(scene.nodes)] + stars


def svg(scene: Scene, theme: Theme, standalone: bool = True, margin: float = MARGIN) -> str:
    """The picture as one SVG document with a margin, or (not standalone) as an element to be put into a page of one's own.

    :param margin: px around a picture that stands alone
    :return: XML; ``title`` and ``desc`` say what it shows
    """
    return ET.tostring(tree(scene, theme, standalone, margin), encoding="unicode", xml_declaration=standalone)


def tree(scene: Scene, theme: Theme, standalone: bool = True, margin: float = MARGIN) -> ET.Element:
    """The same as :func:`svg`, as an element tree."""
    margin = margin if standalone else 0
    left, wide, high = _number(-margin), _number(scene.width + 2 * margin), _number(scene.height + 2 * margin)
    root = ET.Element("svg", {"viewBox": f"{left} {left} {wide} {high}", "role": "img", "font-family": FONT})
    if standalone:
        root.attrib |= {"xmlns": NAMESPACE, "width": wide, "height": high}
    ET.SubElement(root, "title").text = scene.title or scene.sentence
    ET.SubElement(root, "desc").text = scene.sentence
    ET.SubElement(root, "rect", {"x": left, "y": left, "width": wide, "height": high, "fill": theme.paper, "class": "f-paper"})
    _append(root, elements(scene, theme, interactive=False))
    return root


def _append(parent: ET.Element, children: list[Element]) -> None:
    for child in children:
        element = ET.SubElement(parent, child["tag"], child["attributes"])
        element.text = child.get("text")
        _append(element, child.get("children", []))


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _points(points: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


class _Pen:
    """Turns shapes into elements with the colours given."""

    def __init__(self, colours: dict[str, str]) -> None:
        self.colours = colours

    def shape(self, shape: Shape) -> Element:
        """One shape."""
        tag, geometry = _geometry(shape)
        fill = "none" if isinstance(shape, Line) else shape.fill
        return {"tag": tag, "attributes": geometry | self._style(fill, shape.stroke, shape.role)}

    def text(self, box: TextBox, interactive: bool) -> Element:
        """One line of text; ``data-node`` says to which node it belongs."""
        attributes = {
            "x": _number(box.x),
            "y": _number(box.y),
            "text-anchor": box.anchor,
            "font-size": _number(box.size),
            "font-weight": str(box.weight),
            "unicode-bidi": "plaintext",
        }
        if interactive and box.node is not None and box.role != "number":
            attributes["data-node"] = box.node
        return {"tag": "text", "attributes": attributes | self._fill(box.paint, box.role), "text": box.text}

    def node(self, node: Node, number: TextBox | None, position: int, interactive: bool) -> Element:
        """A marker with its number; the invisible halo is what a finger hits (24 px at least, WCAG 2.2 SC 2.5.8)."""
        children = [self.shape(shape) for shape in _marker(node)] + ([self.text(number, interactive)] if number else [])
        attributes = {"class": f"node tone{node.tone}"}
        if interactive:
            said = f"{number.text}. {node.about}" if number else node.about  # what is seen is part of what is heard (WCAG 2.5.3)
            attributes |= {"data-id": node.id, "role": "button", "tabindex": "-1" if position else "0", "aria-label": said}
        return {"tag": "g", "attributes": attributes, "children": children}

    def _fill(self, paint: str, role: str) -> dict[str, str]:
        attributes = {"class": f"f-{paint} {role}".strip()}
        if paint in self.colours:
            attributes["fill"] = self.colours[paint]
        return attributes

    def _style(self, fill: str, stroke: Stroke, role: str) -> dict[str, str]:
        attributes = {"fill": self.colours.get(fill, "none")} if self.colours or fill == "none" else {}
        classes = [] if fill == "none" else [f"f-{fill}"]
        if stroke.paint != "none":
            classes.append(f"s-{stroke.paint}")
            attributes |= {"stroke-width": _number(stroke.width)}
            if self.colours:
                attributes["stroke"] = self.colours[stroke.paint]
            if stroke.dash:
                attributes["stroke-dasharray"] = " ".join(_number(length) for length in stroke.dash)
            if stroke.opacity < 1:
                attributes["stroke-opacity"] = f"{stroke.opacity:g}"
        attributes["class"] = " ".join([*classes, role]).strip()
        return attributes


def _marker(node: Node) -> list[Shape]:
    """Halo and marker."""
    mark = f"mark{node.tone}"
    shapes: list[Shape] = [Circle(node.x, node.y, max(node.size / 2 + 7, 12.0), role="halo")]
    if node.ghost:
        shapes.append(marker_shape(node, node.size - 2, "paper", Stroke(mark, 1.5, (3, 3), 0.8)))
    elif node.hollow:
        shapes.append(marker_shape(node, node.size - 3, "paper", Stroke(mark, 2.5)))
    else:
        shapes.append(marker_shape(node, node.size, mark, Stroke("paper", 2)))
    return shapes


def _geometry(shape: Shape) -> tuple[str, dict[str, str]]:
    """Tag and measures of a shape."""
    match shape:
        case Circle():
            return "circle", {"cx": _number(shape.x), "cy": _number(shape.y), "r": _number(shape.r)}
        case Rect():
            box = {"x": _number(shape.x), "y": _number(shape.y), "width": _number(shape.width), "height": _number(shape.height)}
            return "rect", box | ({"rx": _number(shape.radius)} if shape.radius else {})
        case Line():
            return "polyline", {"points": _points(shape.points)}
        case Polygon():
            return "polygon", {"points": _points(shape.points)}
        case Wedge():
            return _slice(shape)


def _slice(shape: Wedge) -> tuple[str, dict[str, str]]:
    """A slice as a path; a full turn is a circle because an arc cannot end where it begins."""
    if shape.end - shape.start >= 360:
        return "circle", {"cx": _number(shape.x), "cy": _number(shape.y), "r": _number(shape.r)}
    ends = []
    for angle in (shape.start, shape.end):
        turn = math.radians(angle)
        ends.append(f"{_number(shape.x + shape.r * math.cos(turn))},{_number(shape.y - shape.r * math.sin(turn))}")
    large = int(shape.end - shape.start > 180)
    r = _number(shape.r)
    return "path", {"d": f"M{_number(shape.x)},{_number(shape.y)} L{ends[0]} A{r},{r} 0 {large} 0 {ends[1]} Z"}
