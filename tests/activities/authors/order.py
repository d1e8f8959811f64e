"""Settings of the kind order, as an author writes them."""

from __future__ import annotations

from typing import Any

TEA: dict[str, Any] = {
    "steps": [
        {"id": "boil", "label": "Boil the water", "why": "Cold water draws nothing out."},
        {"id": "warm", "label": "Warm the cup", "help": "With a little hot water", "why": "It keeps the tea hot."},
        {"id": "pour", "label": "Pour it over the leaves", "why": "Leaves need hot water."},
        {"id": "drink", "label": "Drink", "why": "It has to draw first."},
    ],
    "why": "The leaves need water that is hot, and time.",
    "also": [{"order": ["warm", "boil", "pour", "drink"], "why": "A cup can be warmed at the tap."}],
}

CASES: list[tuple[str, dict[str, Any]]] = [
    ("order", TEA),
    ("order", {**TEA, "also": [], "start": ["drink", "pour", "warm", "boil"]}),
]
