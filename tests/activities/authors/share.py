"""Settings of the kind share, as an author writes them."""

from __future__ import annotations

CASES = [
    (
        "share",
        {
            "roster": "people",
            "aspect": "group",
            "parts": [{"id": "work", "label": "At work", "of": ["work"]}, {"id": "home", "label": "At home", "of": ["home", "garden"]}],
        },
    )
]
