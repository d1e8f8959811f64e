"""Settings of the kind canvas, as an author writes them."""

from __future__ import annotations

CASES = [
    (
        "canvas",
        {
            "blocks": [
                {"id": "who", "label": "Who", "place": [0, 0, 5, 2], "from": {"roster": "people"}},
                {"id": "where", "label": "Where", "place": [5, 0, 5, 2], "from": {"roster": "people", "aspect": "group"}},
                {"id": "cost", "label": "Cost", "place": [0, 2, 10, 1], "note": "What it takes"},
            ]
        },
    )
]
