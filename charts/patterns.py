"""Fills that are told apart without colours: solid, stripes, dots, outline; and an open, dashed one. It knows no series.

A stripe is the dash of a thick line and a dot that of a thin one: one element each, in SVG and in plotly.
"""

from __future__ import annotations

from charts.scene import Line, Rect, Shape, Stroke

OPEN = 4  # the pattern of what is not given yet
STRIPES, DOTS = (2.0, 5.0), (2.5, 4.5)


def patterned(position: int, x: float, y: float, wide: float, tall: float, gap: float = 0.0) -> list[Shape]:
    """A rectangle with the pattern of a series.

    :param position: 0..3, or ``OPEN``
    :param x: left edge in px; ``y`` is the upper one
    :param gap: px in the middle that are left free for words
    """
    if position == OPEN:
        return [Rect(x, y, wide, tall, "none", Stroke("muted", 1.5, (3, 3)), role="rest")]
    mark, tint = f"mark{position}", f"tint{position}"
    if position == 0:
        return [Rect(x, y, wide, tall, mark, Stroke("paper", 1), role="part")]
    shapes: list[Shape] = [Rect(x, y, wide, tall, tint, Stroke(mark, 1.5), role="part")]
    sides = [(x + 1, x + (wide - gap) / 2), (x + (wide + gap) / 2, x + wide - 1)] if gap else [(x + 1, x + wide - 1)]
    for start, end in sides:
        if position < OPEN - 1 and end - start > 2:
            shapes += _stripes(mark, start, end, y, tall) if position == 1 else _dots(mark, start, end, y, tall)
    return shapes


def _stripes(mark: str, start: float, end: float, y: float, tall: float) -> list[Shape]:
    middle = y + tall / 2
    return [Line(((start, middle), (end, middle)), Stroke(mark, tall - 1, STRIPES), "pattern")]


def _dots(mark: str, start: float, end: float, y: float, tall: float) -> list[Shape]:
    rows = max(1, int(tall / 7))
    heights = [y + tall * (k + 1) / (rows + 1) for k in range(rows)]
    return [Line(((start + 1, height), (end, height)), Stroke(mark, 2.5, DOTS), "pattern") for height in heights]
