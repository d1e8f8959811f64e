"""Settings of the kind strip, as an author writes them."""

from __future__ import annotations

from typing import Any

LOOK_BACK: dict[str, Any] = {
    "panels": [
        {"id": "was", "label": "What happened", "weight": 2, "limit": 400},
        {"id": "did", "label": "What I did instead", "help": "The first thing"},
        {"id": "could", "label": "What I could offer"},
    ],
    "card": "Annoyed",
}

CASES: list[tuple[str, dict[str, Any]]] = [
    ("strip", LOOK_BACK),
    ("strip", {**LOOK_BACK, "basis": True}),
    ("strip", {"panels": [{"id": "one", "label": "One text", "limit": 20}]}),
]
