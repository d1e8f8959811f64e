"""Settings of a match that is counted group by group, as an author writes them."""

from __future__ import annotations

from typing import Any

BY_GROUP: dict[str, Any] = {
    "by_group": True,
    "groups": [{"id": "bird", "label": "Bird"}, {"id": "fish", "label": "Fish"}, {"id": "stone", "label": "Stone"}],
    "cards": [
        {"id": "owl", "text": "An owl", "accept": ["bird"], "why": "It has feathers."},
        {"id": "penguin", "text": "A penguin", "accept": ["bird", "fish"], "why": "A bird; for a sailor it swims."},
        {"id": "cod", "text": "A cod", "accept": ["fish"], "why": "It has gills."},
        {"id": "mine", "text": "One of yours"},
    ],
}

CASES: list[tuple[str, dict[str, Any]]] = [("match", BY_GROUP), ("sort", BY_GROUP)]
