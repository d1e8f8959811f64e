"""Settings of the kind recall, as an author writes them."""

from __future__ import annotations

from typing import Any

POINTS: dict[str, Any] = {
    "points": [
        {"id": "cost", "label": "What it costs", "text": "Money and hours."},
        {"id": "taste", "label": "What they like", "text": "Some want a person."},
        {"id": "plan", "label": "Where it leads", "help": "In the long run", "text": "The plan of the coming years."},
    ],
    "field": {"label": "What do you remember?", "help": "Single words will do"},
    "note": "The source names two of them in one place and three in another.",
    "comebacks": [1, 7, 30],
}
WORDS: dict[str, Any] = {**POINTS, "each": True, "note": ""}
NAMES: dict[str, Any] = {
    "roster": "people",
    "own": True,
    "field": {"label": "Who stands on your list?"},
    "after": {"label": "What has changed?"},
    "comebacks": [1],
}

CASES: list[tuple[str, dict[str, Any]]] = [("recall", POINTS), ("recall", WORDS), ("recall", NAMES)]
