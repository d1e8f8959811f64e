"""Portraits of the person in focus: with and without what the lines stand on."""

from __future__ import annotations

LINES = {
    "focus": "focusing",
    "aspects": [{"id": "needs", "label": "Needs"}, {"id": "likes", "label": "Likes", "limit": 40}],
    "ask": "What could you ask?",
}
CASES = [("portrait", LINES), ("portrait", {**LINES, "basis": False, "ask": ""}), ("portrait", {**LINES, "aspects": LINES["aspects"][:1]})]
