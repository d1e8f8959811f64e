"""Title and subtitle on top of a picture. It knows nothing of what stands below."""

from __future__ import annotations

from charts.metrics import LINE, wrap
from charts.scene import TextBox

EDGE = 2  # px kept free at the sides: words of the picture stand flush with those of the page
SMALLEST = 12.0  # px; no text is smaller
WIDE_FROM = 700  # px


def headings(title: str, subtitle: str, width: float) -> list[TextBox]:
    """Title and subtitle in as many lines as they need; empty ones take no room."""
    title_size, size = (26.0, 14.5) if width >= WIDE_FROM else (20.0, 14.0)
    boxes: list[TextBox] = []
    y = 8.0
    for row in wrap(title, width - 2 * EDGE, title_size, 700, 2) if title else ():
        y += title_size * LINE
        boxes.append(TextBox(EDGE, y - title_size * 0.3, row, size=title_size, weight=700, role="title"))
    for row in wrap(subtitle, width - 2 * EDGE, size, 400, 4) if subtitle else ():
        y += size * LINE
        boxes.append(TextBox(EDGE, y - size * 0.3, row, size=size, paint="muted", role="subtitle"))
    return boxes


def below(boxes: list[TextBox]) -> float:
    """Where the headings end, in px."""
    return max((box.y + box.size * 0.3 for box in boxes), default=8.0)
