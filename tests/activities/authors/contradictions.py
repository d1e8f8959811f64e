"""Settings of the kind contradictions, as an author writes them."""

from __future__ import annotations

CASES = [
    (
        "contradictions",
        {
            "rules": [
                {"id": "far", "label": "Near and not served", "when": {"weight": [4, 5], "served": [1, 2]}, "ask": "What about {name}?"}
            ]
        },
    )
]
