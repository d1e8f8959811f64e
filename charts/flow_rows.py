"""A chain from left to right, in as many rows as needed. It knows no narrow page."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from charts.flow_parts import BADGE, LABEL, PAD, PASSES, WEAK, heading, put_arrow, put_box, put_field, runs
from charts.flow_words import FlowWords, Step
from charts.headings import EDGE
from charts.sketch import Sketch

BOX, WIDEST_BOX = 128.0, 176.0  # px
ARROW, LONGEST_ARROW = 102.0, 150.0  # px from box to box
RETURN = 26.0  # px at the left for the line that comes back from the row above
INSIDE = 10.0  # px between the border of a box and its words


@dataclass(frozen=True, slots=True)
class _Grid:
    """How many boxes a row has, where it begins, how wide boxes and arrows are, in px."""

    columns: int
    left: float
    box: float
    arrow: float

    def x(self, column: int) -> float:
        return self.left + column * (self.box + self.arrow)


@dataclass(frozen=True, slots=True)
class _Row:
    """Heights of a row in px: the names of its fields, above and below the line of the arrows, the box."""

    numbers: tuple[int, ...]
    head: float
    above: float
    below: float
    box: float

    @property
    def high(self) -> float:
        return self.head + self.above + self.below + 2 * PAD


def grid(count: int, width: float) -> _Grid | None:
    """Rows of about the same length; ``None`` when not even two boxes stand beside each other."""
    room = width - 2 * EDGE - 2 * PAD
    if count * BOX + (count - 1) * ARROW > room:
        most = int((room - RETURN + ARROW) / (BOX + ARROW))
        if most < 2:
            return None
        columns = math.ceil(count / math.ceil(count / most))
        room -= RETURN
    else:
        columns = count
    spare = room - columns * BOX - (columns - 1) * ARROW
    box = min(WIDEST_BOX, BOX + spare / (2 * columns - 1))
    arrow = min(LONGEST_ARROW, (room - columns * box) / (columns - 1)) if columns > 1 else 0.0
    return _Grid(columns, EDGE + PAD + (RETURN if columns < count else 0), box, arrow)


def rows(steps: Sequence[Step], words: FlowWords, plan: _Grid, sketch: Sketch) -> None:
    """Lay the rows out below what is sketched already."""
    y, left_at = sketch.bottom, (0.0, 0.0)
    for first in range(0, len(steps), plan.columns):
        row = _row(steps, words, plan, tuple(range(first, min(len(steps), first + plan.columns))))
        lane = y
        if first:
            lane, y = _lane(steps[first], words, plan, y, sketch)
        line = y + PAD + row.head + row.above
        if first:
            edge = EDGE + 5.0
            path = (left_at, (left_at[0], lane), (edge, lane), (edge, line), (plan.left - 2, line))
            put_arrow(path, steps[first].weak, sketch)
        _draw(steps, words, plan, row, y, sketch)
        left_at = (plan.x(len(row.numbers) - 1) + plan.box / 2, line + row.box / 2 + 1)
        y += row.high
    sketch.bottom = y


def _lane(step: Step, words: FlowWords, plan: _Grid, y: float, sketch: Sketch) -> tuple[float, float]:
    """Words on the line that comes back to the first box of a row; returns where the line runs and where the row begins."""
    x, room = EDGE + 18.0, plan.x(plan.columns - 1) + plan.box / 2 - EDGE - 40
    passed = PASSES.rows(step.passes, room, 3)
    sketch.texts += PASSES.set(passed, x, y + 8)
    y += 8 + max(PASSES.tall(passed) + 4, 8)
    weak = WEAK.rows(words.weak, room, 1) if step.weak else ()
    sketch.texts += WEAK.set(weak, x, y + 5)
    return y, y + WEAK.tall(weak) + 14


def _label_tall(step: Step, words: FlowWords, plan: _Grid) -> float:
    return LABEL.tall(LABEL.rows(words.name(step), plan.box - 2 * INSIDE, 4))


def _room(steps: Sequence[Step], plan: _Grid, n: int) -> float:
    """Room for words on the arrow into step ``n``: between the fields when it crosses the border."""
    return plan.arrow - (2 * PAD + 6 if steps[n].outside != steps[n - 1].outside else 10)


def _row(steps: Sequence[Step], words: FlowWords, plan: _Grid, numbers: tuple[int, ...]) -> _Row:
    box = max(_label_tall(steps[n], words, plan) for n in numbers) + BADGE + 4 + 2 * INSIDE
    above = below = box / 2
    for n in numbers[1:]:
        room = _room(steps, plan, n)
        above = max(above, PASSES.tall(PASSES.rows(steps[n].passes, room, 5)) + 8)
        if steps[n].weak:
            below = max(below, WEAK.tall(WEAK.rows(words.weak, room, 2)) + 8)
    head = 0.0
    for run in runs([steps[n] for n in numbers]):
        step = steps[numbers[run[0]]]
        wide = len(run) * (plan.box + plan.arrow) - plan.arrow
        head = max(head, heading(step).tall(heading(step).rows(words.place(step), wide, 3)))
    return _Row(numbers, head + 6, above, below, box)


def _draw(steps: Sequence[Step], words: FlowWords, plan: _Grid, row: _Row, top: float, sketch: Sketch) -> None:
    line = top + PAD + row.head + row.above
    for run in runs([steps[n] for n in row.numbers]):
        step = steps[row.numbers[run[0]]]
        left, right = plan.x(run[0]), plan.x(run[-1]) + plan.box
        put_field(step, left - PAD, top, right + PAD, top + row.high, sketch)
        style = heading(step)
        sketch.texts += style.set(style.rows(words.place(step), right - left, 3), left, top + PAD - 2)
    for column, n in enumerate(row.numbers):
        left, high = plan.x(column), line - row.box / 2
        rows = LABEL.rows(words.name(steps[n]), plan.box - 2 * INSIDE, 4)
        start = high + INSIDE + BADGE + 4 + (row.box - 2 * INSIDE - BADGE - 4 - LABEL.tall(rows)) / 2
        middle = left + plan.box / 2
        label = LABEL.set(rows, middle, start, "middle", steps[n].id)
        put_box(n, steps[n], words, (left, high), (plan.box, row.box), (middle, high + INSIDE + BADGE / 2), label, sketch)
        if column:
            _arrow(steps, words, plan, n, left, line, sketch)


def _arrow(steps: Sequence[Step], words: FlowWords, plan: _Grid, n: int, right: float, y: float, sketch: Sketch) -> None:
    step, room = steps[n], _room(steps, plan, n)
    put_arrow(((right - plan.arrow + 2, y), (right - 2, y)), step.weak, sketch)
    middle = right - plan.arrow / 2
    passed = PASSES.rows(step.passes, room, 5)
    sketch.texts += PASSES.set(passed, middle, y - 6 - PASSES.tall(passed), "middle")
    if step.weak:
        sketch.texts += WEAK.set(WEAK.rows(words.weak, room, 2), middle, y + 7, "middle")
