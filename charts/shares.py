"""Shares of a whole as bars of 100 %. Pure layout; it knows no drawing library.

Each series has a colour, a pattern and its place in the bar, so that it is known without colours; narrow parts have their share below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from charts.columns import spread
from charts.drawing import Drawing, begin, block
from charts.headings import EDGE
from charts.metrics import LINE, clean, wrap
from charts.metrics import width as text_width
from charts.paragraphs import NAMED, keys
from charts.patterns import OPEN, patterned
from charts.scene import Line, Scene, Stroke, Table
from charts.shares_words import SharesWords

__all__ = ["MOST_SERIES", "ShareRow", "SharesWords", "shares"]

MOST_SERIES = 4
STACK_BELOW = 520  # px; narrower pictures write the label above its bar
SIZE, THICK = 14.0, 30.0
TICK = 5.0  # px from a bar to the shares beneath it
WHOLE, NOTHING = 100.0, 0.05


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A bar: its label, and (series, percent 0..100) for each part."""

    label: str
    parts: Sequence[tuple[str, float]]


@dataclass(frozen=True, slots=True)
class _Bar:
    """A row with the share of every series in order, ``None`` where it has none."""

    label: str
    values: tuple[float | None, ...]

    @property
    def sum(self) -> float:
        return sum(value or 0 for value in self.values)

    @property
    def rest(self) -> float:
        """What is not given yet; a rounding error is nothing."""
        rest = WHOLE - self.sum
        return rest if rest >= NOTHING else 0.0


def shares(rows: Sequence[ShareRow], words: SharesWords, width: float) -> Scene:
    """Lay the bars out.

    :param rows: at most four series; a row below 100 % ends in an open part, one above it is drawn to scale and its sum is said
    :param width: px
    :return: a scene as high as needed, without nodes
    :raises ValueError: more than four series
    """
    series = list(dict.fromkeys(clean(name) or words.nameless for row in rows for name, _ in row.parts))
    if len(series) > MOST_SERIES:
        raise ValueError(f"a bar of shares shows at most {MOST_SERIES} series, not {len(series)}")
    bars = [_bar(row, series, words) for row in rows]
    drawing = begin(words.title, words.subtitle, width)
    if any(bar.sum for bar in bars):
        _legend(series, bars, words, drawing)
        _bars(bars, words, drawing)
    else:
        drawing.invite(words.nothing_yet, drawing.width)
    return drawing.finish(_sentence(bars, series, words), _table(bars, series, words))


def _bar(row: ShareRow, series: Sequence[str], words: SharesWords) -> _Bar:
    values: dict[str, float] = {}
    for name, value in row.parts:
        name = clean(name) or words.nameless
        values[name] = values.get(name, 0.0) + max(0.0, value)
    return _Bar(clean(row.label) or words.nameless, tuple(values.get(name) for name in series))


def _share(value: float, words: SharesWords) -> str:
    return words.percent.format(n=f"{value:.1f}".removesuffix(".0"))


def _legend(series: Sequence[str], bars: Sequence[_Bar], words: SharesWords, drawing: Drawing) -> None:
    """A patterned square and a name for each series, in as many rows as needed."""
    names = [*enumerate(series), *([(OPEN, words.rest)] if any(bar.rest for bar in bars) else [])]
    drawing.bottom = _swatches(names, drawing, drawing.bottom, "key") + 6


def _swatches(names: Sequence[tuple[int, str]], drawing: Drawing, top: float, role: str) -> float:
    """Patterns with words beside them, in as many rows as needed; returns where they end in px."""
    words = [name for _, name in names]
    set_keys, end = keys(words, ["ink"] * len(words), 30, top, drawing.width - EDGE)
    for key, (position, _) in zip(set_keys, names, strict=True):
        drawing.shapes += patterned(position, key.x + 1, key.y - 8, 22, 16)
        drawing.texts.append(replace(key.box, role=role))
    return end


def _bars(bars: Sequence[_Bar], words: SharesWords, drawing: Drawing) -> None:
    """Every bar with its label above it or at its left."""
    stacked = drawing.width < STACK_BELOW
    widest = max(text_width(bar.label, SIZE) for bar in bars) + 2
    room = drawing.width - 2 * EDGE if stacked else min(drawing.width * 0.34, widest)
    left = EDGE + 1 if stacked else EDGE + room + 14
    for bar in bars:
        rows = wrap(bar.label, room, SIZE, 400, 2)
        tall = len(rows) * SIZE * LINE
        if stacked:
            drawing.texts += block(rows, EDGE, drawing.bottom, SIZE, role="label")
            drawing.bottom += tall + 3
            drawing.bottom += THICK + _parts(bar, words, drawing, left, drawing.bottom)
        else:
            top, high = drawing.bottom, max(THICK, tall)
            drawing.texts += block(rows, left - 14, top + (high - tall) / 2, SIZE, anchor="end", role="label")
            at = top + (high - THICK) / 2
            drawing.bottom = max(top + high, at + THICK + _parts(bar, words, drawing, left, at))
        drawing.bottom += 14


def _parts(bar: _Bar, words: SharesWords, drawing: Drawing, left: float, top: float) -> float:
    """The parts of a bar; returns what the shares beneath it take, in px."""
    full = drawing.width - EDGE - 1 - left
    x, beneath = left, []
    for position, value in [*enumerate(bar.values), (OPEN, bar.rest)]:
        if not value:
            continue
        wide, said = value * full / max(WHOLE, bar.sum), _share(value, words)
        room = text_width(said, SIZE, 600) + 14
        inside = room <= wide
        drawing.shapes += patterned(position, x, top, wide, THICK, room if inside else 0)
        if inside:
            paint = "muted" if position == OPEN else "on0" if position == 0 else "ink"
            at = top + (THICK - SIZE * LINE) / 2
            drawing.texts += block([said], x + wide / 2, at, SIZE, weight=600, paint=paint, anchor="middle", role="value")
        else:
            beneath.append((position, x + wide / 2, said))
        x += wide
    return _beneath(beneath, drawing, (left, left + full), top + THICK)


def _beneath(said: Sequence[tuple[int, float, str]], drawing: Drawing, ends: tuple[float, float], top: float) -> float:
    """Shares of narrow parts under the bar, each with a line to its part or, without room, its pattern; returns their height in px."""
    rooms = [text_width(text, SIZE, 600) + 8 for _, _, text in said]
    if sum(rooms) > ends[1] - ends[0]:
        end = _swatches([(position, text) for position, _, text in said], drawing, top + TICK, "value")
        return end - top
    for (_, x, text), at in zip(said, spread([x for _, x, _ in said], rooms, *ends), strict=True):
        drawing.shapes.append(Line(((x, top + 1), (x, top + TICK / 2), (at, top + TICK + 2)), Stroke("muted", 1), "tick"))
        drawing.texts += block([text], at, top + TICK, SIZE, weight=600, anchor="middle", role="value")
    return TICK + SIZE * LINE if said else 0.0


def _sentence(bars: Sequence[_Bar], series: Sequence[str], words: SharesWords) -> str:
    """Every bar in words, the first eight; what is empty; what does not add up."""
    filled = [bar for bar in bars if bar.sum]
    parts = [_said(bar, series, words) for bar in filled[:NAMED]] or [words.sentence_none]
    if len(filled) > NAMED:
        parts.append(words.sentence_more.format(n=len(filled) - NAMED))
    empty = [bar.label for bar in bars if not bar.sum]
    if empty and filled:
        parts.append(words.sentence_empty.format(labels=words.between_labels.join(empty)))
    over = [bar for bar in bars if bar.sum >= WHOLE + NOTHING]
    return " ".join([*parts, *(words.sentence_sum.format(label=bar.label, sum=_share(bar.sum, words)) for bar in over)])


def _said(bar: _Bar, series: Sequence[str], words: SharesWords) -> str:
    named = [(name, value) for name, value in zip(series, bar.values, strict=True) if value is not None]
    named += [(words.rest, bar.rest)] if bar.rest else []
    parts = [words.part.format(series=name, share=_share(value, words)).strip() for name, value in named]
    return words.sentence_row.format(label=bar.label, parts=words.joiner.join(parts))


def _table(bars: Sequence[_Bar], series: Sequence[str], words: SharesWords) -> Table:
    """A row per bar, a column per series, and what is still open where anything is."""
    rest = any(bar.rest for bar in bars)
    rows = []
    for bar in bars:
        cells = ["" if value is None else _share(value, words) for value in bar.values]
        rows.append((bar.label, *cells, *([_share(bar.rest, words)] if rest else [])))
    return Table((words.column_label, *series, *([words.column_rest] if rest else [])), tuple(rows))
