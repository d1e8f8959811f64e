"""A chain from top to bottom, for narrow pages. It knows no rows."""

from __future__ import annotations

from collections.abc import Sequence

from charts.flow_parts import BADGE, LABEL, PAD, PASSES, WEAK, heading, put_arrow, put_box, put_field, runs
from charts.flow_words import FlowWords, Step
from charts.headings import EDGE
from charts.sketch import Sketch

WIDEST = 420.0  # px of a box
SHORTEST = 34.0  # px of an arrow
BESIDE = 16.0  # px between an arrow and its words


def stack(steps: Sequence[Step], words: FlowWords, width: float, sketch: Sketch) -> None:
    """Lay the chain out below what is sketched already."""
    left = EDGE + PAD
    wide = min(WIDEST, width - 2 * left)
    y = sketch.bottom
    end = 0.0  # of the box before
    for run in runs(steps):
        first = steps[run[0]]
        if run[0]:
            y += PAD + 4
            high = _words(first, words, left, wide, y, sketch)
            y += max(high + 6, SHORTEST - PAD)
        field_top, y = y, y + PAD
        style = heading(first)
        rows = style.rows(words.place(first), wide - _lead(), 2)
        sketch.texts += style.set(rows, left + _lead(), y - 2)
        y += max(style.tall(rows), 10) + 4
        for n in run:
            if n != run[0]:
                y += max(SHORTEST, _words(steps[n], words, left, wide, y + 5, sketch) + 10)
            if n:
                x = left + PAD + BADGE / 2
                put_arrow(((x, end + 2), (x, y - 2)), steps[n].weak, sketch)
            y = end = _box(n, steps[n], words, left, wide, y, sketch)
        put_field(first, EDGE, field_top, left + wide + PAD, y + PAD, sketch)
    sketch.bottom = y + PAD


def _lead() -> float:
    """Where words begin beside an arrow."""
    return PAD + BADGE / 2 + BESIDE


def _words(step: Step, words: FlowWords, left: float, wide: float, y: float, sketch: Sketch) -> float:
    """What stands beside the arrow into a step; returns its height."""
    room = wide - _lead()
    passed = PASSES.rows(step.passes, room, 4)
    weak = WEAK.rows(words.weak, room, 1) if step.weak else ()
    sketch.texts += PASSES.set(passed, left + _lead(), y)
    sketch.texts += WEAK.set(weak, left + _lead(), y + PASSES.tall(passed))
    return PASSES.tall(passed) + WEAK.tall(weak)


def _box(n: int, step: Step, words: FlowWords, left: float, wide: float, y: float, sketch: Sketch) -> float:
    """A box with its number at the left; returns where it ends."""
    lead = PAD + BADGE + 10
    rows = LABEL.rows(words.name(step), wide - lead - PAD, 4)
    high = max(BADGE, LABEL.tall(rows)) + 2 * PAD
    label = LABEL.set(rows, left + lead, y + (high - LABEL.tall(rows)) / 2, node=step.id)
    put_box(n, step, words, (left, y), (wide, high), (left + PAD + BADGE / 2, y + high / 2), label, sketch)
    return y + high
