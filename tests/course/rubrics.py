"""Rubrics for tests: one by hand, and strategies for any rubric and any body that answers it."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from course.judging import JUDGING, LEVEL, NOTE
from course.rubric import Rubric

GARDEN = {
    "criteria": [
        {
            "id": "reasons",
            "label": "Reasons",
            "help": "Why each is there",
            "levels": [
                {"id": "open", "label": "Open", "text": "No reason yet."},
                {"id": "some", "label": "Some", "text": "A reason for some."},
                {"id": "all", "label": "All", "text": "A reason for each."},
            ],
        },
        {"id": "basis", "label": "Basis", "levels": [{"id": "guess", "label": "Guessed"}, {"id": "seen", "label": "Seen"}]},
    ]
}
COUNTED = {
    "criteria": [
        {
            "id": "reasons",
            "label": "Reasons",
            "levels": [{"id": "no", "label": "No", "points": 0}, {"id": "yes", "label": "Yes", "points": 1}],
        },
        {
            "id": "basis",
            "label": "Basis",
            "levels": [{"id": "guess", "label": "Guessed", "points": 0.5}, {"id": "seen", "label": "Seen", "points": 2}],
        },
    ]
}


def rubric(data: dict[str, Any] = GARDEN) -> Rubric:
    return Rubric.model_validate(data)


def body(*rows: tuple[str, str, str], **more: Any) -> dict[str, Any]:
    """A body with (criterion, level, note) rows; what is empty is left out."""
    said = [{"id": id} | ({LEVEL: level} if level else {}) | ({NOTE: note} if note else {}) for id, level, note in rows]
    return {JUDGING: said, **more}


labels = st.text("abc é✓", min_size=1, max_size=4).filter(str.strip)
texts = st.text("abc é✓", max_size=4).map(str.strip)


@st.composite
def levels(draw: st.DrawFn, counted: bool) -> list[dict[str, Any]]:
    ids = draw(st.lists(st.sampled_from("abcdefg"), min_size=2, max_size=7, unique=True))
    points = st.integers(0, 5) if counted else st.none()
    return [{"id": id, "label": draw(labels), "text": draw(texts), "points": draw(points)} for id in ids]


@st.composite
def rubrics(draw: st.DrawFn) -> Rubric:
    counted = draw(st.booleans())
    ids = draw(st.lists(st.sampled_from(["one", "two", "three", "four"]), min_size=1, max_size=4, unique=True))
    criteria = [{"id": id, "label": draw(labels), "help": draw(texts), "levels": draw(levels(counted))} for id in ids]
    return Rubric.model_validate({"criteria": criteria})


@st.composite
def bodies(draw: st.DrawFn, by: Rubric) -> dict[str, Any]:
    """A body that answers a rubric, in any order, with some criteria left out."""
    rows = []
    for criterion in draw(st.permutations(by.criteria)):
        level = draw(st.none() | st.sampled_from([level.id for level in criterion.levels]))
        note = draw(st.none() | texts)
        row = ({LEVEL: level} if level else {}) | ({NOTE: note} if note is not None else {})
        rows += [{"id": criterion.id, **row}] if row else []
    return {JUDGING: rows, "comment": "stays"} if rows else {"comment": "stays"}
