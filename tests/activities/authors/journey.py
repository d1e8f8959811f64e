"""Settings of the kind journey, as an author writes them: touchpoints, and feelings at them."""

from __future__ import annotations

TOUCHPOINTS = {
    "focus": "focusing",
    "label": "Touchpoints",
    "one": "Touchpoint",
    "add": "Add a touchpoint",
    "limit": 6,
    "name": {"label": "What happens"},
    "phase": {"label": "Phase"},
    "phases": [{"id": "before", "label": "Before"}, {"id": "during", "label": "During"}, {"id": "after", "label": "After"}],
    "channel": {"label": "How"},
    "channels": [{"id": "phone", "label": "By phone"}, {"id": "met", "label": "Face to face"}],
    "templates": [
        {"label": "A shop", "steps": [{"name": "Comes in", "phase": "before"}, {"name": "Pays", "phase": "during", "channel": "met"}]}
    ],
    "rules": {"before": {"phases": ["before"], "ask": "Nothing before?"}, "after": {"phases": ["after"], "ask": "Nothing after?"}},
}
FEELINGS = {
    "of": "steps",
    "label": "Feelings",
    "one": "Touchpoint",
    "think": {"label": "They think"},
    "wanted": {"label": "Wanted"},
    "now": {"label": "Now"},
    "low": "bad",
    "high": "good",
    "word": {"label": "A word"},
    "basis": True,
}

CASES = [("journey", TOUCHPOINTS), ("journey", FEELINGS)]
