"""Pictures as PNG, for formats that carry no SVG. It decides no layout and knows no document."""

from __future__ import annotations

import json
from collections.abc import Sequence

from charts.scene import Scene
from charts.svg_view import FONT, MARGIN, svg
from charts.theme import LIGHT, Theme
from takeaway.plain import plain
from takeaway.typeset import FAMILY, fonts, forget

SCALE = 2  # pixels for one px of the scene
_CSS = 96  # px to an inch

# The source never changes: pictures come in as data, so nothing a learner wrote is ever read as source.
_SOURCE = b"""
#set page(width: auto, height: auto, margin: 0pt)
#for one in json(bytes(sys.inputs.pictures)) {
  page(image(bytes(one.svg), format: "svg", width: one.width * 0.75pt))
}
"""


def png(scene: Scene, theme: Theme = LIGHT, scale: float = SCALE, margin: float = MARGIN) -> bytes:
    """One picture.

    :param scene: what it shows
    :param theme: its colours
    :param scale: pixels for one px of the scene
    :param margin: px around the scene
    """
    return pngs([scene], theme, scale, margin)[0]


def pngs(scenes: Sequence[Scene], theme: Theme = LIGHT, scale: float = SCALE, margin: float = MARGIN) -> list[bytes]:
    """All pictures in one go, which takes a third of the time of one by one.

    :param scenes: what they show; see :func:`png` for the rest
    """
    import typst

    if not scenes:
        return []
    drawn = [(plain(svg(scene, theme, margin=margin)).replace(FONT, FAMILY, 1), scene.width + 2 * margin) for scene in scenes]
    pictures = [{"svg": picture, "width": width} for picture, width in drawn]
    try:
        made = typst.compile(
            _SOURCE, format="png", ppi=float(_CSS * scale), font_paths=fonts(), sys_inputs={"pictures": json.dumps(pictures)}
        )
    finally:
        forget()
    return [made] if isinstance(made, bytes) else [page for page in made or [] if page is not None]
