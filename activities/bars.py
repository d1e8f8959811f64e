"""The small picture of a learner's own tries: horizontal bars. It draws only when asked, so that other pages do not pay for it."""

from __future__ import annotations

from collections.abc import Sequence

from charts.scene import Scene


def drawn(rows: Sequence[tuple[str, Sequence[tuple[str, float]]]], title: str, column: str, width: float, most: float = 0.0) -> Scene:
    """Bars as a scene.

    :param rows: label and (series, value) pairs of each row.
    :param title: heading of the picture.
    :param column: what the labels are, for the table beside it.
    :param width: px.
    :param most: the value of a full bar, for shares; without it the longest bar is full.
    """
    from charts.bars import bars
    from charts.words import BarsWords

    return bars([(label, list(values)) for label, values in rows], BarsWords(title=title, column_label=column), width, most)
