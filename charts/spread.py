"""Means with the middle half of the values, row by row on one scale. Pure layout; it knows no drawing library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts.headings import EDGE, below, headings
from charts.metrics import LINE, clean, wrap
from charts.scene import Circle, Line, Rect, Scene, Shape, Stroke, Table, TextBox
from charts.theme import tone_of

SIZE = 14.0
TALL = 22.0  # px of one line of values
DOT = 6.0
VALUE = 44.0  # px kept free for the number beside a line


@dataclass(frozen=True, slots=True)
class Spread:
    """Mean, lower and upper quartile of some values."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class SpreadWords:
    """Every sentence of the picture."""

    cell: str = "{mean} ({low} to {high})"
    value: str = "{series} {value}"
    sentence_row: str = "{label}: {values}."
    joiner: str = ", "
    sentence_none: str = "There is nothing to show yet."


Row = tuple[str, Sequence[tuple[str, Spread]]]


def spread(
    rows: Sequence[Row], title: str, subtitle: str, column: str, scale: tuple[float, float], width: float, words: SpreadWords
) -> Scene:
    """Lay means and middle halves out, each row below its label.

    :param rows: (label, [(series, spread)])
    :param column: what the labels are, for the table beside the picture
    :param scale: the least and the greatest value there can be
    :param width: px
    :return: a scene as high as needed, without nodes
    """
    rows = [(clean(label), [(clean(name), value) for name, value in values]) for label, values in rows]
    series = list(dict.fromkeys(name for _, values in rows for name, _ in values))
    texts = headings(clean(title), clean(subtitle), width)
    shapes: list[Shape] = []
    left, right = EDGE + DOT + 2, width - EDGE - VALUE
    y = _legend(series, width, below(texts) + 10, shapes, texts)
    y = _axis(scale, left, right, y, texts)
    top = y
    for label, values in rows:
        for line in wrap(label, width - 2 * EDGE, SIZE, 400, 2):
            y += SIZE * LINE
            texts.append(TextBox(EDGE, y - 3, line, size=SIZE, role="label"))
        for name, value in values:
            y += TALL
            _mark(value, tone_of(series.index(name)), scale, (left, right), y - TALL / 2, shapes, texts)
        y += 10
    middle = left + (right - left) / 2
    grid: list[Shape] = [Line(((x, top), (x, y - 4)), Stroke("line", 1), "base") for x in (left, middle, right)]
    sentence = " ".join(_said(label, values, words) for label, values in rows) or words.sentence_none
    return Scene(
        width, y + 4, clean(title), clean(subtitle), (*grid, *shapes), tuple(texts), (), sentence, _table(rows, series, column, words)
    )


def _at(value: float, scale: tuple[float, float], ends: tuple[float, float]) -> float:
    return ends[0] + (value - scale[0]) / (scale[1] - scale[0]) * (ends[1] - ends[0])


def _mark(
    value: Spread, tone: int, scale: tuple[float, float], ends: tuple[float, float], y: float, shapes: list[Shape], texts: list[TextBox]
) -> None:
    low, mean, high = (_at(v, scale, ends) for v in (value.low, value.mean, value.high))
    shapes.append(Line(((low, y), (high, y)), Stroke(f"mark{tone}", 3), "spread"))
    shapes.append(Circle(mean, y, DOT, f"mark{tone}", Stroke("paper", 1.5), "mean"))
    texts.append(TextBox(ends[1] + DOT + 4, y + SIZE * 0.35, _amount(value.mean), size=SIZE, weight=600, role="value"))


def _axis(scale: tuple[float, float], left: float, right: float, y: float, texts: list[TextBox]) -> float:
    y += SIZE * LINE
    for value, x in ((scale[0], left), (sum(scale) / 2, (left + right) / 2), (scale[1], right)):
        texts.append(TextBox(x, y - 4, _amount(value), "middle" if x > left else "start", 12.0, paint="muted", role="axis"))
    return y


def _legend(series: Sequence[str], width: float, y: float, shapes: list[Shape], texts: list[TextBox]) -> float:
    for n, name in enumerate(series if any(series) else ()):
        shapes.append(Rect(EDGE, y + 2, 14, 14, f"mark{tone_of(n)}", radius=2, role="key"))
        texts.append(TextBox(EDGE + 22, y + SIZE, wrap(name, width - 2 * EDGE - 22, SIZE, 400, 1)[0], size=SIZE, role="key"))
        y += SIZE * LINE + 4
    return y


def _amount(value: float) -> str:
    """A signed number with at most one decimal."""
    text = f"{value:+.1f}".removesuffix(".0").replace("-", "−")
    return "0" if text in {"+0", "−0"} else text


def _cell(value: Spread, words: SpreadWords) -> str:
    return words.cell.format(mean=_amount(value.mean), low=_amount(value.low), high=_amount(value.high))


def _said(label: str, values: Sequence[tuple[str, Spread]], words: SpreadWords) -> str:
    parts = [words.value.format(series=name, value=_cell(value, words)).strip() for name, value in values]
    return words.sentence_row.format(label=label, values=words.joiner.join(parts))


def _table(rows: Sequence[Row], series: Sequence[str], column: str, words: SpreadWords) -> Table:
    cells = [(label, dict(values)) for label, values in rows]
    body = tuple((label, *(_cell(found[name], words) if name in found else "" for name in series)) for label, found in cells)
    return Table((column, *series), body)
