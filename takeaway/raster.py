"""Pictures as PNG, for formats that carry no SVG. It decides no layout and knows no document."""

from __future__ import annotations

import json
from collections.abc import Sequence

from charts.scene import Scene
from charts.svg_view import FONT, MARGIN, svg
from charts.theme import LIGHT
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


def png(scene: Scene) -> bytes:
    """One picture.

    :param scene: what it shows
    """
    return pngs([scene])[0]


def pngs(scenes: Sequence[Scene]) -> list[bytes]:
    """All pictures in one go, which takes a third of the time of one by one.

    :param scenes: what they show
    """
    import typst

    if not scenes:
        return []
    pictures = [{"svg": plain(svg(scene, LIGHT)).replace(FONT, FAMILY, 1), "width": scene.width + 2 * MARGIN} for scene in scenes]
    try:
        made = typst.compile(
            _SOURCE, format="png", ppi=float(_CSS * SCALE), font_paths=fonts(), sys_inputs={"pictures": json.dumps(pictures)}
        )
    finally:
        forget()
    return [made] if isinstance(made, bytes) else [page for page in made or [] if page is not None]
