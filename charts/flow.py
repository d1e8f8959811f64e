"""A chain of people: what one passes on to the next, and its weakest link. Pure layout; it knows no drawing library."""

from __future__ import annotations

from collections.abc import Sequence

from charts.flow_rows import grid, rows
from charts.flow_stack import stack
from charts.flow_words import FlowWords, Step, entries, sentence, table
from charts.scene import Scene
from charts.sketch import begin

__all__ = ["FlowWords", "Step", "flow"]


def flow(steps: Sequence[Step], words: FlowWords, width: float) -> Scene:
    """Lay the chain out.

    :param steps: 0..60 or more, in order from the learner to the last one
    :param width: px; rows from left to right where two boxes and an arrow have room, else from top to bottom
    :return: a scene as high as needed
    """
    sketch = begin(words.title, words.subtitle, width)
    if not steps:
        sketch.invite(words.invite, width)
    elif (plan := grid(len(steps), width)) is None:
        stack(steps, words, width, sketch)
    else:
        rows(steps, words, plan, sketch)
    return sketch.scene(words.title, words.subtitle, width, sentence(steps, words), table(steps, words), entries(steps, words))
