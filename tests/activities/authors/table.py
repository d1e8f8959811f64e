"""Settings of the kind table, as an author writes them: own rows, given rows, rows of a list, rows of the focus."""

from __future__ import annotations

SIGNS = [{"id": "more", "label": "+"}, {"id": "same", "label": "0"}, {"id": "less", "label": "–"}]

EFFECTS = {
    "label": "Changes",
    "one": "Change",
    "add": "Add a change",
    "limit": 3,
    "columns": [
        {"id": "change", "label": "What changes", "needed": "Write the change first."},
        {"id": "cost", "label": "Cost", "sort": "choice", "options": SIGNS},
        {"id": "joy", "label": "Joy", "sort": "choice", "options": SIGNS},
    ],
    "draw": "matrix",
}
PHASES = {
    "label": "Chances",
    "rows": [{"id": "before", "label": "Before"}, {"id": "after", "label": "After"}],
    "columns": [{"id": "chance", "label": "A chance", "sort": "long", "needed": "No chance yet."}, {"id": "first", "label": "First step"}],
    "draw": "cards",
}
VALUES = {
    "label": "Values",
    "one": "Value",
    "add": "Add a value",
    "columns": [
        {"id": "value", "label": "Value"},
        {"id": "shown", "label": "Where it shows", "sort": "choices", "from": "steps", "needed": "Shown nowhere."},
    ],
    "used": [{"column": "shown", "ask": "At “{label}” no value shows."}],
    "draw": "matrix",
    "grid": "shown",
}
LOG = {
    "label": "Log",
    "one": "Answer",
    "add": "Add an answer",
    "columns": [{"id": "whom", "label": "Whom", "sort": "choice", "from": "people"}, {"id": "day", "label": "When", "sort": "date"}],
    "says": {"column": "whom", "aspect": "basis", "value": "asked"},
}
WORTH = {
    "label": "Worth",
    "one": "Case",
    "add": "Add a case",
    "columns": [
        {"id": "who", "label": "Who"},
        {"id": "margin", "label": "Margin", "sort": "number"},
        {"id": "years", "label": "Years", "sort": "number"},
    ],
    "products": [{"id": "all", "label": "In all", "of": ["margin", "years"], "unit": "hours"}],
}
EACH = {
    "label": "Who hears what",
    "roster": "people",
    "columns": [{"id": "message", "label": "Message"}, {"id": "way", "label": "Way", "sort": "choice", "options": SIGNS}],
    "facts": ["way"],
}
FACTS = {
    "label": "What I would keep",
    "one": "Fact",
    "add": "Add a fact",
    "focus": "focusing",
    "columns": [{"id": "fact", "label": "Fact"}, {"id": "purpose", "label": "Why", "needed": "No purpose yet."}],
    "covers": {"column": "fact", "roster": "people", "aspect": "group", "ask": "Nothing covers {value}."},
}

CASES = [("table", settings) for settings in (EFFECTS, PHASES, VALUES, LOG, WORTH, EACH, FACTS)]
