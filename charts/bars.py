"""Horizontal bars with the value written beside each. Pure layout; it knows no drawing library.

Each series has a colour and a pattern, so that it is known without colours.
"""

from __future__ import annotations

from collections.abc import Sequence

from charts.headings import EDGE, below, headings
from charts.metrics import LINE, clean, wrap
from charts.metrics import width as text_width
from charts.patterns import patterned
from charts.scene import Line, Scene, Shape, Stroke, Table, TextBox
from charts.theme import tone_of
from charts.words import BarsWords

__all__ = ["BarsWords", "bars"]

SIZE = 14.0
THICK, GAP = 18.0, 4.0
SHORTEST = 3.0  # px of a bar for nothing
LEAD = 30.0  # px from a pattern to its name
STACK_BELOW = 520  # px; narrower pictures write the label above its bars
Row = tuple[str, Sequence[tuple[str, float]]]


def bars(rows: Sequence[Row], words: BarsWords, width: float, most: float = 0.0) -> Scene:
    """Lay bars out.

    :param rows: (label, [(series, value >= 0)]); an unnamed series ("") needs no legend
    :param width: px
    :param most: the value of a bar as long as there is room; without it that of the longest bar
    :return: a scene as high as needed, without nodes
    """
    rows = [(clean(label), [(clean(name), max(0.0, value)) for name, value in values]) for label, values in rows]
    series = list(dict.fromkeys(name for _, values in rows for name, _ in values))
    head = headings(clean(words.title), clean(words.subtitle), width)
    shapes: list[Shape] = []
    texts = list(head)
    y = _legend(series, width, below(head) + 10, shapes, texts) if any(series) else below(head) + 10
    stacked = width < STACK_BELOW
    room = width - 2 * EDGE if stacked else min(width * 0.38, max((text_width(label, SIZE) for label, _ in rows), default=0) + 2)
    left = EDGE if stacked else EDGE + room + 12
    highest = max((value for _, values in rows for _, value in values), default=0) or 1
    highest = max(most, highest)
    beside = max((text_width(_beside(value, words), SIZE, 600) for _, values in rows for _, value in values), default=0)
    full = width - EDGE - left - beside - 10
    top = y
    for label, values in rows:
        lines = wrap(label, room, SIZE, 400, 2)
        tall = len(values) * (THICK + GAP) - GAP
        text_tall = len(lines) * SIZE * LINE
        start = y if stacked else y + max(tall, text_tall) / 2 - text_tall / 2
        for k, line in enumerate(lines):
            x, anchor = (EDGE, "start") if stacked else (left - 12, "end")
            texts.append(TextBox(x, start + (k + 0.75) * SIZE * LINE, line, anchor, SIZE, role="label"))  # type: ignore[arg-type]
        at = y + text_tall + 2 if stacked else y + max(tall, text_tall) / 2 - tall / 2
        for name, value in values:
            long = max(SHORTEST, value / highest * full)
            shapes += patterned(tone_of(series.index(name)), left, at, long, THICK)
            end = left + long + 6
            texts.append(TextBox(end, at + THICK * 0.75, _beside(value, words), size=SIZE, weight=600, role="value"))
            at += THICK + GAP
        y = (at if stacked else y + max(tall, text_tall)) + 12
    shapes.append(Line(((left - 2, top), (left - 2, y - 8)), Stroke("line", 1), "base"))
    return Scene(
        width,
        y + 4,
        clean(words.title),
        clean(words.subtitle),
        tuple(shapes),
        tuple(texts),
        (),
        _sentence(rows, words),
        _table(rows, series, words),
    )


def _amount(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _beside(value: float, words: BarsWords) -> str:
    return words.beside.format(n=_amount(value))


def _legend(series: list[str], width: float, y: float, shapes: list[Shape], texts: list[TextBox]) -> float:
    """A pattern and a name per series; returns where it ends."""
    x = float(EDGE)
    for position, name in enumerate(series):
        label = wrap(name, width - 2 * EDGE - LEAD, SIZE, 400, 1)[0]
        wide = LEAD + text_width(label, SIZE)
        if x > EDGE and x + wide > width - EDGE:
            x, y = EDGE, y + SIZE * LINE + 4
        shapes += patterned(tone_of(position), x, y + 1, LEAD - 8, 16)
        texts.append(TextBox(x + LEAD, y + SIZE, label, size=SIZE, role="key"))
        x += wide + 24
    return y + SIZE * LINE + 14


def _sentence(rows: Sequence[Row], words: BarsWords) -> str:
    """Every row in words."""
    said = []
    for label, values in rows:
        parts = [words.value.format(series=name, n=_beside(value, words)).strip() for name, value in values]
        said.append(words.sentence_row.format(label=label, values=words.joiner.join(parts)))
    return " ".join(said) or words.sentence_none


def _table(rows: Sequence[Row], series: list[str], words: BarsWords) -> Table:
    """A row per label, a column per series."""
    cells = [(label, dict(values)) for label, values in rows]
    body = tuple((label, *(_beside(found[name], words) if name in found else "" for name in series)) for label, found in cells)
    return Table((words.column_label, *series), body)
