"""Shares of a whole: three parts with a reason, and two in another unit."""

from __future__ import annotations

EFFORT = {
    "roster": "people",
    "label": "Who does the work?",
    "one": "Person",
    "parts": [{"id": "mine", "label": "Me"}, {"id": "theirs", "label": "They"}, {"id": "others", "label": "Others"}],
    "why": {"label": "Why?"},
}
POINTS = {**EFFORT, "parts": EFFORT["parts"][:2], "unit": "points {of 100}", "why": None}
CASES = [("split", EFFORT), ("split", POINTS)]
