"""Settings of the kind rate, as an author writes them: yes and no with evidence, two ratings as a grid."""

from __future__ import annotations

SPEAKS = {
    "roster": "people",
    "one": "Person",
    "label": "Who speaks for me?",
    "yesno": [{"id": "speaks", "label": "Speaks for me"}],
    "evidence": {"label": "How do I know?"},
    "claim": {"of": "speaks", "ask": "What shows that {name} speaks for you?"},
}
GRID = {
    "roster": "people",
    "one": "Person",
    "label": "Power and interest",
    "ratings": [
        {"id": "power", "label": "Power", "low": "none", "high": "much"},
        {"id": "care", "label": "Interest", "low": "none", "high": "much"},
    ],
    "draw": "quadrants",
    "fields": ["care", "power"],
    "words": {"top_left": "Inform", "top_right": "Work with", "bottom_left": "Wait", "bottom_right": "Thank"},
    "one_field": "All in one field?",
}

CASES = [("rate", SPEAKS), ("rate", GRID)]
