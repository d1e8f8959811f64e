"""A focus: with a note, and without."""

from __future__ import annotations

CHOSEN = {"roster": "people", "label": "Who comes first?", "why": {"label": "Why this one?"}, "note": "You can choose again."}
CASES = [("focus", CHOSEN), ("focus", {**CHOSEN, "note": ""})]
