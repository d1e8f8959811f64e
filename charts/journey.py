"""A journey from touchpoint to touchpoint: how people should feel, how they feel now. Pure layout; it knows no drawing library.

Two curves over the points of contact, after the journey maps of service design; the gap between them is where to work.
"""

from __future__ import annotations

from collections.abc import Sequence

from charts.journey_columns import columns, fitting
from charts.journey_marks import key
from charts.journey_rows import rows
from charts.journey_words import JourneyWords, Touchpoint, entries, sentence, table
from charts.scene import Scene
from charts.sketch import Sketch, begin

__all__ = ["JourneyWords", "Touchpoint", "journey"]


def journey(touchpoints: Sequence[Touchpoint], words: JourneyWords, width: float) -> Scene:
    """Lay the journey out.

    :param touchpoints: 0..60 or more, in order; feelings -2..2, whatever is beyond stands at the end of the axis
    :param width: px; columns from left to right while every name has room, else rows from top to bottom
    :return: a scene as high as needed; before any feeling is rated it shows the touchpoints as stops of a route
    """
    sketch = begin(words.title, words.subtitle, width)
    if touchpoints:
        _draw(touchpoints, words, width, sketch)
    else:
        sketch.invite(words.invite, width)
    said, cells, listed = sentence(touchpoints, words), table(touchpoints, words), entries(touchpoints, words)
    return sketch.scene(words.title, words.subtitle, width, said, cells, listed)


def _draw(points: Sequence[Touchpoint], words: JourneyWords, width: float, sketch: Sketch) -> None:
    rated = any(point.wanted is not None or point.now is not None for point in points)
    if rated:
        key(words, width, sketch)
    style = fitting(points, words, width, rated)
    if style is not None:
        columns(points, words, width, sketch, rated, style)
    else:
        rows(points, words, width, sketch, rated)
