"""Settings of the kind assign, as an author writes them: texts, scales, conditions and the three pictures."""

from __future__ import annotations

TYPES = [{"id": "self", "label": "Self-service"}, {"id": "person", "label": "A person"}, {"id": "group", "label": "A group"}]
RHYTHMS = [
    {"id": "daily", "label": "Daily", "days": 1},
    {"id": "monthly", "label": "Monthly", "days": 30},
    {"id": "never", "label": "Never"},
]

CHOOSE = {
    "roster": "people",
    "one": "Person",
    "label": "Types",
    "tags": [
        {"id": "now", "label": "Now", "options": TYPES, "each_used": "Nobody has “{label}”."},
        {"id": "wanted", "label": "Wanted", "options": TYPES},
        {"id": "like", "label": "They like it", "scale": {"low": "little", "high": "much"}},
        {"id": "cheap", "label": "It is cheap", "scale": {"low": "hardly", "high": "very"}},
        {"id": "reason", "label": "Why", "text": True, "optional": True},
    ],
    "questions": [
        {"below": {"of": ["like", "cheap"], "is": 5}, "unless": "reason", "ask": "Your numbers for {name} are low. Why all the same?"},
        {"when": {"now": ["self", "group"], "wanted": "person"}, "tone": "note", "ask": "{name} comes nearer."},
    ],
    "draw": {"as": "matrix", "tags": ["now"], "wanted": "wanted"},
}
SEGMENTS = {
    "roster": "people",
    "one": "Person",
    "label": "Groups",
    "tags": [{"id": "segment", "label": "Group", "text": True}],
    "draw": {"as": "groups", "tag": "segment"},
}
CALENDAR = {
    "roster": "people",
    "one": "Person",
    "label": "Rhythms",
    "tags": [{"id": "contact", "label": "Contact", "options": RHYTHMS}, {"id": "payment", "label": "Payment", "options": RHYTHMS}],
    "questions": [{"rarer": ["contact", "payment"], "ask": "You are paid by {name} more often than you meet."}],
    "draw": {"as": "calendar", "tags": ["contact", "payment"]},
}

CASES = [("assign", CHOOSE), ("assign", SEGMENTS), ("assign", CALENDAR)]
