"""Marks: automatic feedback as data. A mark counts and compares and names its rule; it never judges what free text means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# accepted / defensible / other: against an authored key. done / open: something is there or missing. question: worth a thought.
Tone = Literal["accepted", "defensible", "other", "done", "open", "question", "note"]


@dataclass(frozen=True)
class Line:
    """One sentence of feedback on one path of the answer (empty: on all of it)."""

    tone: Tone
    text: str
    path: str = ""
    label: str = ""  # what the line is about, as the learner knows it: the text of a card, the name of a thing
    answer: str = ""  # what the learner chose, in words


@dataclass(frozen=True)
class Count:
    """A figure of the mark that a chart can draw: a label, ``n`` and out of how many."""

    label: str
    n: int
    of: int


@dataclass(frozen=True)
class Mark:
    """Feedback on one answer, recomputed whenever it is shown.

    ``rule`` is the sentence that says how the feedback was made; ``lines`` explain each option or gap; ``counts`` are its figures.
    """

    rule: str
    lines: tuple[Line, ...] = ()
    counts: tuple[Count, ...] = ()
